package metropolis.rendering.code;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Encodes texts as QR codes at level M: at a given size on paper, larger modules read better than
 * more redundancy. The symbol is one of the eight that ZXing can make, found faster: two masks of
 * one text always differ by the same modules in one version, so one is encoded and seven derived.
 * Any thread may use it.
 */
public final class Symbols {

  private static final int MASKS = 8;

  /** Versions of at most 64 columns, which one word holds. */
  private static final int WORD_VERSIONS = 11;

  /** By version, then mask: what differs from mask 0, in rows, then in columns. */
  private static final AtomicReferenceArray<long[][][]> MASKS_OF =
      new AtomicReferenceArray<>(WORD_VERSIONS + 1);

  private static final AtomicReferenceArray<Placement> PLACEMENTS =
      new AtomicReferenceArray<>(WORD_VERSIONS + 1);

  private Symbols() {}

  /**
   * @param text in Latin-1 is encoded as ZXing does by default, any other as UTF-8, marked so
   * @throws IllegalArgumentException if it is empty or longer than a QR code can hold
   */
  public static Symbol of(String text) {
    Optional<long[]> quick = quickly(text);
    if (quick.isPresent()) {
      return masked(text, quick.get());
    }
    ByteMatrix first = encode(text, 0);
    int version = (first.getWidth() - 17) / 4;
    if (version > WORD_VERSIONS) {
      return new Modules(encode(text, -1));
    }
    return masked(text, rows(first));
  }

  private static Symbol masked(String text, long[] rows) {
    int version = (rows.length - 17) / 4;
    long[] columns = turned(rows);
    return new BitRows(best(rows, columns, masks(version, text, rows, columns)));
  }

  /** Of a text as our codes are: ZXing is asked once for what all symbols of a version share. */
  private static Optional<long[]> quickly(String text) {
    return Codewords.version(text, WORD_VERSIONS)
        .map(version -> placement(version, text).rows(Codewords.of(text, version)));
  }

  private static Placement placement(Version version, String text) {
    Placement known = PLACEMENTS.get(version.getVersionNumber());
    if (known == null) {
      known = new Placement(version, rows(encode(text, 0)));
      PLACEMENTS.set(version.getVersionNumber(), known);
    }
    return known;
  }

  /**
   * Of the masks that look least like finders where there is none, that with the least penalty.
   * Most texts have one without a false finder among the first two or three, and no more are looked
   * at.
   */
  private static long[] best(long[] rows, long[] columns, long[][][] masks) {
    long[] across = new long[rows.length];
    long[] down = new long[rows.length];
    int[] penalties = new int[MASKS];
    for (int mask = 0; mask < MASKS; mask++) {
      mask(rows, masks[mask][0], across);
      mask(columns, masks[mask][1], down);
      penalties[mask] = Penalty.of(across, down);
    }
    long[] best = rows;
    int fewest = Integer.MAX_VALUE;
    for (int looked = 0; looked < MASKS && fewest > 0; looked++) {
      int next = least(penalties);
      penalties[next] = Integer.MAX_VALUE;
      mask(rows, masks[next][0], across);
      mask(columns, masks[next][1], down);
      int found = FalseFinders.count(across, down);
      if (found < fewest) {
        fewest = found;
        best = across.clone();
      }
    }
    return best;
  }

  private static void mask(long[] lines, long[] mask, long[] masked) {
    for (int i = 0; i < lines.length; i++) {
      masked[i] = lines[i] ^ mask[i];
    }
  }

  private static int least(int[] penalties) {
    int least = 0;
    for (int i = 1; i < penalties.length; i++) {
      least = penalties[i] < penalties[least] ? i : least;
    }
    return least;
  }

  private static long[][][] masks(int version, String text, long[] rows, long[] columns) {
    long[][][] known = MASKS_OF.get(version);
    if (known != null) {
      return known;
    }
    long[][][] masks = new long[MASKS][][];
    masks[0] = new long[2][rows.length];
    for (int mask = 1; mask < MASKS; mask++) {
      long[] other = rows(encode(text, mask));
      masks[mask] = new long[][] {differ(rows, other), differ(columns, turned(other))};
    }
    MASKS_OF.set(version, masks);
    return masks;
  }

  /** With one mask, or with the best if it is negative. */
  private static ByteMatrix encode(String text, int mask) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    if (mask >= 0) {
      hints.put(EncodeHintType.QR_MASK_PATTERN, mask);
    }
    if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)) {
      hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a code needs a text");
    }
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          "a text of " + text.length() + " characters does not fit a QR code: shorten it", e);
    }
  }

  private static long[] rows(ByteMatrix matrix) {
    byte[][] modules = matrix.getArray();
    long[] rows = new long[modules.length];
    for (int y = 0; y < rows.length; y++) {
      byte[] line = modules[y];
      long row = 0;
      for (int x = 0; x < line.length; x++) {
        row |= (long) line[x] << x;
      }
      rows[y] = row;
    }
    return rows;
  }

  /** Columns for rows: halves of squares change places, from the largest square to the smallest. */
  private static long[] turned(long[] rows) {
    long[] square = Arrays.copyOf(rows, Long.SIZE);
    long left = -1L >>> Long.SIZE / 2;
    for (int half = Long.SIZE / 2; half > 0; half /= 2, left ^= left << half) {
      for (int y = 0; y < Long.SIZE; y = y + half + 1 & ~half) {
        long moved = (square[y] >>> half ^ square[y + half]) & left;
        square[y] ^= moved << half;
        square[y + half] ^= moved;
      }
    }
    return Arrays.copyOf(square, rows.length);
  }

  private static long[] differ(long[] some, long[] others) {
    long[] both = new long[some.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = some[i] ^ others[i];
    }
    return both;
  }

  /** A symbol too wide for a word in each row. */
  private record Modules(ByteMatrix matrix) implements Symbol {

    @Override
    public int size() {
      return matrix.getWidth();
    }

    @Override
    public boolean isDark(int x, int y) {
      return matrix.get(x, y) == 1;
    }
  }
}
