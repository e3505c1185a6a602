package metropolis.rendering.text;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The ways to divide a text into lines, judged by the width of their widest line. A space at the
 * end of a line has no width. For one thread.
 */
final class Division {

  /** Where pieces begin, and at last the end of the text. */
  private final int[] begins;

  /** Where pieces end, without the space after them. */
  private final int[] ends;

  private final double[] positions;
  private final int mostLines;

  /** The least that the widest line can have, by lines and pieces used. */
  private final double[][] widest;

  /**
   * @param positions the width of everything before each character, in em
   * @param mostEm a wider line is of no use, in em
   */
  Division(String text, BitSet breaks, double[] positions, int mostLines, double mostEm) {
    int pieces = breaks.cardinality() + 1;
    this.positions = positions;
    this.mostLines = Math.min(mostLines, pieces);
    this.begins = new int[pieces + 1];
    this.ends = new int[pieces];
    int next = 1;
    for (int at = breaks.nextSetBit(0); at >= 0; at = breaks.nextSetBit(at + 1)) {
      begins[next++] = at;
    }
    begins[pieces] = text.length();
    for (int i = 0; i < pieces; i++) {
      ends[i] = begins[i + 1];
      while (ends[i] > begins[i] && Breaks.isSpace(text.charAt(ends[i] - 1))) {
        ends[i]--;
      }
    }
    this.widest = new double[this.mostLines + 1][pieces + 1];
    fill(mostEm);
  }

  int mostLines() {
    return mostLines;
  }

  /** In em; infinite if so few lines are each too wide. */
  double widest(int lines) {
    return widest[lines][ends.length];
  }

  private void fill(double mostEm) {
    Arrays.fill(widest[0], Double.POSITIVE_INFINITY);
    widest[0][0] = 0;
    for (int line = 1; line <= mostLines; line++) {
      Arrays.fill(widest[line], Double.POSITIVE_INFINITY);
      for (int to = line; to <= ends.length; to++) {
        for (int from = to - 1; from >= line - 1; from--) {
          double width = width(from, to);
          if (width > mostEm) {
            break;
          }
          double both = Math.max(widest[line - 1][from], width);
          widest[line][to] = Math.min(widest[line][to], both);
        }
      }
    }
  }

  private double width(int from, int to) {
    return positions[ends[to - 1]] - positions[begins[from]];
  }

  /** Begin and end of each of so many lines, none wider than the widest must be, of like widths. */
  int[][] lines(int lines) {
    double most = widest(lines);
    double[][] unevenness = new double[lines + 1][ends.length + 1];
    int[][] cameFrom = new int[lines + 1][ends.length + 1];
    Arrays.fill(unevenness[0], Double.POSITIVE_INFINITY);
    unevenness[0][0] = 0;
    for (int line = 1; line <= lines; line++) {
      Arrays.fill(unevenness[line], Double.POSITIVE_INFINITY);
      for (int to = line; to <= ends.length; to++) {
        for (int from = to - 1; from >= line - 1 && width(from, to) <= most; from--) {
          double width = width(from, to);
          double sum = unevenness[line - 1][from] + width * width;
          if (sum < unevenness[line][to]) {
            unevenness[line][to] = sum;
            cameFrom[line][to] = from;
          }
        }
      }
    }
    int[][] found = new int[lines][];
    int to = ends.length;
    for (int line = lines; line > 0; line--) {
      int from = cameFrom[line][to];
      found[line - 1] = new int[] {begins[from], ends[to - 1]};
      to = from;
    }
    return found;
  }
}
