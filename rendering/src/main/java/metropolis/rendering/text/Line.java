package metropolis.rendering.text;

import java.util.List;

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
}
