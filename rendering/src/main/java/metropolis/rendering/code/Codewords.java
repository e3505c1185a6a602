package metropolis.rendering.code;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A text of digits, capitals and the nine signs of QR's alphanumeric mode, at level M, with its
 * words of correction: what all our codes are. ZXing takes ten times as long for it.
 *
 * <p>Source: ISO/IEC 18004:2015, 7.4.4 (alphanumeric mode), 7.5 (error correction), 7.6 (order).
 */
final class Codewords {

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final byte[] VALUES = values();

  /** Powers of two in the field of 256 elements over 0x11D, twice, and their logarithms. */
  private static final byte[] POWERS = new byte[510];

  private static final int[] LOGARITHMS = new int[256];

  static {
    int power = 1;
    for (int i = 0; i < 255; i++) {
      POWERS[i] = (byte) power;
      POWERS[i + 255] = (byte) power;
      LOGARITHMS[power] = i;
      power = power << 1 ^ (power >= 128 ? 0x11D : 0);
    }
  }

  private static final int MODE = 2;
  private static final int MODE_BITS = 4;

  /** From this version on, the count has two bits more. */
  private static final int LARGE = 10;

  /** By their degree, of which there are ten. */
  private static final Map<Integer, byte[]> GENERATORS = new ConcurrentHashMap<>();

  private final byte[] words;
  private int bits;

  private Codewords(int count) {
    words = new byte[count];
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      values[ALPHABET.charAt(i)] = (byte) i;
    }
    return values;
  }

  /**
   * The smallest version that holds a text.
   *
   * @param most the highest version of use
   * @return empty if there is none, or the text is of another mode
   */
  static Optional<Version> version(String text, int most) {
    if (!isOurs(text)) {
      return Optional.empty();
    }
    for (int number = 1; number <= most; number++) {
      Version version = Version.getVersionForNumber(number);
      if (bits(text, number) <= 8 * dataWords(version)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /** Digits alone are shorter in a mode of their own. */
  private static boolean isOurs(String text) {
    boolean hasOther = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= VALUES.length || VALUES[character] < 0) {
        return false;
      }
      hasOther |= VALUES[character] > 9;
    }
    return hasOther;
  }

  private static int countBits(int version) {
    return version < LARGE ? 9 : 11;
  }

  private static int bits(String text, int version) {
    return MODE_BITS + countBits(version) + 11 * (text.length() / 2) + 6 * (text.length() % 2);
  }

  private static int dataWords(Version version) {
    Version.ECBlocks blocks = version.getECBlocksForLevel(ErrorCorrectionLevel.M);
    return version.getTotalCodewords() - blocks.getTotalECCodewords();
  }

  /** All words in the order in which they are placed. */
  static byte[] of(String text, Version version) {
    Codewords data = new Codewords(dataWords(version));
    data.put(MODE, MODE_BITS);
    data.put(text.length(), countBits(version.getVersionNumber()));
    int pairs = text.length() & ~1;
    for (int i = 0; i < pairs; i += 2) {
      data.put(45 * VALUES[text.charAt(i)] + VALUES[text.charAt(i + 1)], 11);
    }
    if (pairs < text.length()) {
      data.put(VALUES[text.charAt(pairs)], 6);
    }
    // Four zeros end it, as far as there is room, and zeros fill the word.
    int used = Math.min(data.words.length, (data.bits + 4 + 7) / 8);
    for (int i = used, pad = 0xEC; i < data.words.length; i++, pad ^= 0xEC ^ 0x11) {
      data.words[i] = (byte) pad;
    }
    return interleaved(data.words, version);
  }

  private void put(int value, int count) {
    for (int bit = count - 1; bit >= 0; bit--) {
      words[bits >> 3] |= (byte) ((value >> bit & 1) << 7 - (bits & 7));
      bits++;
    }
  }

  /** The first words of all blocks, then the second; those of correction likewise after them. */
  private static byte[] interleaved(byte[] data, Version version) {
    Version.ECBlocks blocks = version.getECBlocksForLevel(ErrorCorrectionLevel.M);
    int own = blocks.getECCodewordsPerBlock();
    int blockCount = blocks.getNumBlocks();
    int shortest = blocks.getECBlocks()[0].getDataCodewords();
    int shortBlocks = blocks.getECBlocks()[0].getCount();
    byte[] generator = GENERATORS.computeIfAbsent(own, Codewords::generator);
    byte[] all = new byte[version.getTotalCodewords()];
    int from = 0;
    for (int block = 0; block < blockCount; block++) {
      int length = block < shortBlocks ? shortest : shortest + 1;
      for (int i = 0; i < length; i++) {
        int at =
            i < shortest ? i * blockCount + block : shortest * blockCount + block - shortBlocks;
        all[at] = data[from + i];
      }
      byte[] correction = correction(data, from, length, generator);
      for (int i = 0; i < own; i++) {
        all[data.length + i * blockCount + block] = correction[i];
      }
      from += length;
    }
    return all;
  }

  /** The product of all (x - 2^i), without its first factor, which is one. */
  private static byte[] generator(int degree) {
    byte[] generator = new byte[degree];
    generator[degree - 1] = 1;
    for (int i = 0; i < degree; i++) {
      for (int j = 0; j < degree; j++) {
        int next = j + 1 < degree ? generator[j + 1] : 0;
        generator[j] = (byte) (product(generator[j], POWERS[i]) ^ next);
      }
    }
    return generator;
  }

  private static byte[] correction(byte[] data, int from, int length, byte[] generator) {
    int degree = generator.length;
    byte[] rest = new byte[degree];
    for (int i = from; i < from + length; i++) {
      byte factor = (byte) (data[i] ^ rest[0]);
      for (int j = 0; j < degree; j++) {
        int next = j + 1 < degree ? rest[j + 1] : 0;
        rest[j] = (byte) (product(generator[j], factor) ^ next);
      }
    }
    return rest;
  }

  private static byte product(byte one, byte other) {
    return one == 0 || other == 0 ? 0 : POWERS[LOGARITHMS[one & 0xff] + LOGARITHMS[other & 0xff]];
  }
}
