package metropolis.rendering.code;

/**
 * Places among the data that a reader may take for one of the three finders: dark, light, dark,
 * light and dark again about as 1:1:3:1:1, across and down through one middle. Some readers that
 * see several of them look for the symbol in the wrong place, however well it is printed.
 */
final class FalseFinders {

  /** Finders and the light modules around them. */
  private static final int CORNER = 8;

  private static final int EDGES = 6;

  private FalseFinders() {}

  /**
   * @param rows a word for each row
   * @param columns the same symbol, a word for each column
   */
  static int count(long[] rows, long[] columns) {
    int size = rows.length;
    int[] edges = new int[size + 1];
    int found = 0;
    for (int y = 0; y < size; y++) {
      int count = edges(rows[y], edges);
      for (int i = 0; i + EDGES <= count; i += 2) {
        if (!isWidestInside(edges, i)) {
          continue;
        }
        int length = edges[i + 5] - edges[i];
        int middle = (edges[i + 2] + edges[i + 3]) / 2;
        if (isLikeFinder(edges, i)
            && !isInCorner(middle, y, size)
            && isCrossed(columns[middle], y, length)) {
          found++;
        }
      }
    }
    return found;
  }

  /** Where dark modules begin and, by turns, where they end. */
  private static int edges(long line, int[] edges) {
    int count = 0;
    for (long rest = line ^ line << 1; rest != 0; rest &= rest - 1) {
      edges[count++] = Long.numberOfTrailingZeros(rest);
    }
    return count;
  }

  /** What every finder is, and few others are; without a branch, as nobody can foretell it. */
  private static boolean isWidestInside(int[] edges, int i) {
    int left = Math.max(edges[i + 1] - edges[i], edges[i + 2] - edges[i + 1]);
    int right = Math.max(edges[i + 4] - edges[i + 3], edges[i + 5] - edges[i + 4]);
    return edges[i + 3] - edges[i + 2] > Math.max(left, right);
  }

  private static boolean isLikeFinder(int[] edges, int i) {
    return isLikeFinder(
        edges[i], edges[i + 1], edges[i + 2], edges[i + 3], edges[i + 4], edges[i + 5]);
  }

  /** Each part is off by less than half of what it should be. */
  private static boolean isLikeFinder(int a, int b, int c, int d, int e, int f) {
    int all = f - a;
    return isAbout(b - a, 1, all)
        && isAbout(c - b, 1, all)
        && isAbout(d - c, 3, all)
        && isAbout(e - d, 1, all)
        && isAbout(f - e, 1, all);
  }

  private static boolean isAbout(int part, int sevenths, int all) {
    return 14 * part > sevenths * all && 14 * part < 3 * sevenths * all;
  }

  private static boolean isInCorner(int x, int y, int size) {
    boolean left = x < CORNER;
    boolean top = y < CORNER;
    return left && top || top && x >= size - CORNER || left && y >= size - CORNER;
  }

  /** Whether a column shows the same, of about the same length, around a dark module. */
  private static boolean isCrossed(long column, int y, int length) {
    long edges = column ^ column << 1;
    long above = edges & (2L << y) - 1;
    long below = edges & ~((2L << y) - 1);
    if (Long.bitCount(above) < EDGES / 2 || Long.bitCount(below) < EDGES / 2) {
      return false;
    }
    int c = last(above);
    above ^= 1L << c;
    int b = last(above);
    int a = last(above ^ 1L << b);
    int d = Long.numberOfTrailingZeros(below);
    below &= below - 1;
    int e = Long.numberOfTrailingZeros(below);
    int f = Long.numberOfTrailingZeros(below & below - 1);
    return 5 * Math.abs(f - a - length) < 2 * length && isLikeFinder(a, b, c, d, e, f);
  }

  private static int last(long bits) {
    return 63 - Long.numberOfLeadingZeros(bits);
  }
}
