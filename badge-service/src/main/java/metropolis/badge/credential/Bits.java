package metropolis.badge.credential;

/** Five bits a character, most significant first, over any alphabet of 32. */
final class Bits {

  private Bits() {}

  static String encode(byte[] bytes, String alphabet) {
    StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
    int held = 0;
    int buffer = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8) | (b & 0xff);
      held += 8;
      while (held >= 5) {
        held -= 5;
        text.append(alphabet.charAt((buffer >> held) & 31));
      }
      buffer &= (1 << held) - 1;
    }
    if (held > 0) {
      text.append(alphabet.charAt((buffer << (5 - held)) & 31));
    }
    return text.toString();
  }

  /**
   * @throws IllegalArgumentException if a character is not of the alphabet, or the bits left over
   *     are not zero: one value has one spelling
   */
  static byte[] decode(String text, String alphabet) {
    byte[] bytes = new byte[text.length() * 5 / 8];
    int at = 0;
    int held = 0;
    int buffer = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = alphabet.indexOf(text.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("not of the alphabet at " + i);
      }
      buffer = (buffer << 5) | value;
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes[at++] = (byte) (buffer >> held);
        buffer &= (1 << held) - 1;
      }
    }
    if (buffer != 0 || held >= 5) {
      throw new IllegalArgumentException("bits left over");
    }
    return bytes;
  }
}
