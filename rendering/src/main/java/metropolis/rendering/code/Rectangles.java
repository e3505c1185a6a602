package metropolis.rendering.code;

import java.util.Arrays;

/** Joins dark modules: runs in a row, with equal runs in the rows below. */
final class Rectangles {

  private int[] found = new int[1024];
  private int count;

  private Rectangles() {}

  /** For any symbol, one module at a time. */
  static int[] of(Symbol symbol) {
    int size = symbol.size();
    // The row in which the run that begins at a column was first seen, and where it ends.
    int[] since = new int[size];
    int[] ends = new int[size];
    Rectangles rectangles = new Rectangles();
    for (int y = 0; y <= size; y++) {
      int x = 0;
      while (x < size) {
        int end = x;
        while (y < size && end < size && symbol.isDark(end, y)) {
          end++;
        }
        if (ends[x] != end || end == x) {
          rectangles.close(x, since[x], ends[x], y);
          since[x] = y;
          ends[x] = end == x ? 0 : end;
        }
        for (int inside = x + 1; inside < Math.max(end, x + 1); inside++) {
          rectangles.close(inside, since[inside], ends[inside], y);
          ends[inside] = 0;
        }
        x = Math.max(end, x + 1);
      }
    }
    return Arrays.copyOf(rectangles.found, rectangles.count);
  }

  /** For symbols of at most 64 columns, the first of them in the lowest bit. */
  static int[] of(long[] rows) {
    Rectangles rectangles = new Rectangles();
    long[] left = rows.clone();
    for (int y = 0; y < left.length; y++) {
      while (left[y] != 0) {
        int x = Long.numberOfTrailingZeros(left[y]);
        int width = Long.numberOfTrailingZeros(~(left[y] >>> x));
        long run = (width == 64 ? -1L : (1L << width) - 1) << x;
        long around = run | run << 1 | run >>> 1;
        int end = y;
        // Only a whole run is joined: what touches it at the side belongs to another.
        while (end < left.length && (rows[end] & around) == run) {
          left[end] &= ~run;
          end++;
        }
        rectangles.add(x, y, width, end - y);
      }
    }
    return Arrays.copyOf(rectangles.found, rectangles.count);
  }

  private void close(int x, int y, int end, int bottom) {
    if (end > x) {
      add(x, y, end - x, bottom - y);
    }
  }

  private void add(int x, int y, int width, int height) {
    if (count == found.length) {
      found = Arrays.copyOf(found, 2 * count);
    }
    found[count++] = x;
    found[count++] = y;
    found[count++] = width;
    found[count++] = height;
  }
}
