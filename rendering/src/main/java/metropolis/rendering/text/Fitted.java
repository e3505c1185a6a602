package metropolis.rendering.text;

import java.util.List;

/**
 * A text broken into lines of one size. Immutable.
 *
 * @param size of the letters, in points
 * @param above what each line takes above its baseline, in em
 * @param below what each line takes below its baseline, in em
 */
public record Fitted(List<Line> lines, double size, double above, double below) implements Fit {

  static final double MILLIMETRES = 25.4 / 72;

  public Fitted {
    lines = List.copyOf(lines);
  }

  /** From baseline to baseline, in millimetres. */
  public double leading() {
    return (above + below) * size * MILLIMETRES;
  }

  /** Of all lines, in millimetres. */
  public double height() {
    return lines.size() * leading();
  }

  /** Of the widest line, in millimetres. */
  public double width() {
    return lines.stream().mapToDouble(Line::width).max().orElse(0) * size * MILLIMETRES;
  }

  /** From the top of the first line to the baseline of another, in millimetres; counts from 0. */
  public double baseline(int line) {
    return line * leading() + above * size * MILLIMETRES;
  }
}
