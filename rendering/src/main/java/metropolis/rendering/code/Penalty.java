package metropolis.rendering.code;

/**
 * How badly a masked symbol would be read, by the four rules of ISO/IEC 18004, 7.8.3, as ZXing
 * reads them: all columns of a row, and all rows of a column, are judged in one word.
 */
final class Penalty {

  private static final int RUN = 3;
  private static final int BLOCK = 3;
  private static final int FINDER = 40;
  private static final int BALANCE = 10;

  private Penalty() {}

  /**
   * @param rows a word for each row
   * @param columns the same symbol, a word for each column
   */
  static int of(long[] rows, long[] columns) {
    return lines(rows) + lines(columns) + BLOCK * blocks(rows) + balance(rows);
  }

  private static int lines(long[] lines) {
    int size = lines.length;
    long all = -1L >>> 64 - size;
    int penalty = 0;
    for (long line : lines) {
      penalty += runs(line, all >>> 1) + FINDER * finders(line, size);
    }
    return penalty;
  }

  /**
   * Three for each run of five of one colour, one for each module more.
   *
   * @param pairs the places of modules that have another after them
   */
  private static int runs(long line, long pairs) {
    long two = ~(line ^ line >>> 1) & pairs;
    long three = two & two >>> 1;
    long five = three & three >>> 2;
    // A run of n holds n - 4 windows of five; runs of two colours are never neighbours in them.
    long begins = five & ~(five << 1);
    return Long.bitCount(five) + (RUN - 1) * Long.bitCount(begins);
  }

  /** Windows 1011101 with four light modules, all within the line, on either side. */
  private static int finders(long dark, int size) {
    long light = ~dark;
    long windows =
        dark
            & light >>> 1
            & dark >>> 2
            & dark >>> 3
            & dark >>> 4
            & light >>> 5
            & dark >>> 6
            & -1L >>> 64 - size >>> 6;
    if (windows == 0) {
      return 0;
    }
    long inside = light & -1L >>> 64 - size;
    long two = inside & inside >>> 1;
    long four = two & two >>> 2;
    return Long.bitCount(windows & (four << 4 | four >>> 7));
  }

  /** Squares of four modules of one colour. */
  private static int blocks(long[] rows) {
    long inside = -1L >>> 64 - rows.length >>> 1;
    int blocks = 0;
    for (int y = 1; y < rows.length; y++) {
      long above = rows[y - 1];
      long here = rows[y];
      long dark = above & here;
      long light = ~(above | here);
      blocks += Long.bitCount((dark & dark >>> 1 | light & light >>> 1) & inside);
    }
    return blocks;
  }

  private static int balance(long[] rows) {
    int dark = 0;
    for (long row : rows) {
      dark += Long.bitCount(row);
    }
    int total = rows.length * rows.length;
    return Math.abs(dark * 2 - total) * 10 / total * BALANCE;
  }
}
