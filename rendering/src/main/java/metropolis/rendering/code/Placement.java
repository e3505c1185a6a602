package metropolis.rendering.code;

import com.google.zxing.qrcode.decoder.Version;
import java.util.Arrays;

/**
 * Where the bits of one version go under mask 0, and what stands around them. Immutable.
 *
 * <p>Source: ISO/IEC 18004:2015, 6.3 (function patterns), 7.7.3 (placement), 7.8.2 (masks).
 */
final class Placement {

  private static final int FINDER = 9;
  private static final int TIMING = 6;

  /** From this version on, it stands in the symbol. */
  private static final int TOLD = 7;

  private final long[] base;

  /** Row and column of each bit, in six bits each. */
  private final short[] places;

  /**
   * @param sample any symbol of the version at level M under mask 0, a word for each row
   */
  Placement(Version version, long[] sample) {
    int size = sample.length;
    long[] functions = functions(version, size);
    base = new long[size];
    for (int y = 0; y < size; y++) {
      long even = y % 2 == 0 ? 0x5555_5555_5555_5555L : 0xAAAA_AAAA_AAAA_AAAAL;
      long all = -1L >>> 64 - size;
      base[y] = sample[y] & functions[y] | even & all & ~functions[y];
    }
    places = places(functions);
  }

  private static long[] functions(Version version, int size) {
    long[] functions = new long[size];
    box(functions, 0, 0, FINDER, FINDER);
    box(functions, size - FINDER + 1, 0, FINDER - 1, FINDER);
    box(functions, 0, size - FINDER + 1, FINDER, FINDER - 1);
    box(functions, TIMING, 0, 1, size);
    box(functions, 0, TIMING, size, 1);
    int[] centres = version.getAlignmentPatternCenters();
    for (int x : centres) {
      for (int y : centres) {
        if (!isCorner(x, y, size)) {
          box(functions, x - 2, y - 2, 5, 5);
        }
      }
    }
    if (version.getVersionNumber() >= TOLD) {
      box(functions, size - 11, 0, 3, 6);
      box(functions, 0, size - 11, 6, 3);
    }
    return functions;
  }

  /** Where a finder stands instead. */
  private static boolean isCorner(int x, int y, int size) {
    return (x == TIMING || x == size - 7) && y == TIMING || x == TIMING && y == size - 7;
  }

  private static void box(long[] rows, int left, int top, int width, int height) {
    for (int y = top; y < top + height; y++) {
      rows[y] |= (-1L >>> 64 - width) << left;
    }
  }

  /** Upwards and downwards in columns of two from the right, but not in the column of timing. */
  private static short[] places(long[] functions) {
    int size = functions.length;
    short[] places = new short[size * size];
    int count = 0;
    boolean up = true;
    for (int right = size - 1; right > 0; right -= 2) {
      if (right == TIMING) {
        right--;
      }
      for (int step = 0; step < size; step++) {
        int y = up ? size - 1 - step : step;
        for (int x = right; x > right - 2; x--) {
          if ((functions[y] >>> x & 1) == 0) {
            places[count++] = (short) (y << 6 | x);
          }
        }
      }
      up = !up;
    }
    return Arrays.copyOf(places, count);
  }

  /** The symbol under mask 0, a word for each row. */
  long[] rows(byte[] words) {
    long[] rows = base.clone();
    for (int i = 0; i < 8 * words.length; i++) {
      int place = places[i];
      rows[place >> 6] ^= (words[i >> 3] >> 7 - (i & 7) & 1L) << (place & 63);
    }
    return rows;
  }
}
