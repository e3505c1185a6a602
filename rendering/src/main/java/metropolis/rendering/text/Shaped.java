package metropolis.rendering.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A shaped line while it grows, with the place in the text of each cluster. For one thread. */
final class Shaped {

  private final int from;
  private final List<Cluster> clusters = new ArrayList<>();

  /** How wide each character is, in em; a cluster's width stands at its first. */
  private final double[] widths;

  private final Set<String> missing = new LinkedHashSet<>();
  private double width;

  Shaped(int from, int to) {
    this.from = from;
    this.widths = new double[to - from];
  }

  void add(Cluster cluster, int start) {
    double em = (cluster.advance() + (double) cluster.kern()) / cluster.face().unitsPerEm();
    clusters.add(cluster);
    widths[start - from] += em;
    width += em;
  }

  /** The face turned out to have no glyph for this. */
  void miss(String cluster) {
    missing.add(cluster);
  }

  Set<String> missing() {
    return missing;
  }

  Line line(String text) {
    return new Line(clusters, width, text);
  }

  /**
   * The width of everything before each character, in em; the last element is that of the whole.
   */
  double[] positions() {
    double[] positions = new double[widths.length + 1];
    for (int i = 0; i < widths.length; i++) {
      positions[i + 1] = positions[i] + widths[i];
    }
    return positions;
  }
}
