package metropolis.rendering.text;

import java.util.List;
import metropolis.rendering.font.Face;

/**
 * One line, ready to be drawn from left to right. Immutable.
 *
 * @param clusters as they stand on paper, from left to right
 * @param width in em, kerning included
 * @param text the whole line in logical order
 */
public record Line(List<Cluster> clusters, double width, String text) {

  public static final Line EMPTY = new Line(List.of(), 0, "");

  public Line {
    clusters = List.copyOf(clusters);
  }

  /** From the baseline to the highest ink, in em; 0 without ink above it. */
  public double ascent() {
    double highest = 0;
    for (Cluster cluster : clusters) {
      Face face = cluster.face();
      int[] glyphs = cluster.glyphs();
      for (int i = 0; i < glyphs.length; i++) {
        double top = face.top(glyphs[i]) + cluster.y()[i];
        highest = Math.max(highest, top / face.unitsPerEm());
      }
    }
    return highest;
  }

  /** From the baseline down to the lowest ink, in em, positive; 0 without ink below it. */
  public double descent() {
    double lowest = 0;
    for (Cluster cluster : clusters) {
      Face face = cluster.face();
      int[] glyphs = cluster.glyphs();
      for (int i = 0; i < glyphs.length; i++) {
        double bottom = face.bottom(glyphs[i]) + cluster.y()[i];
        lowest = Math.min(lowest, bottom / face.unitsPerEm());
      }
    }
    return -lowest;
  }
}
