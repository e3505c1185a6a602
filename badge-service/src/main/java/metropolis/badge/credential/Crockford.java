package metropolis.badge.credential;

/**
 * Crockford's base 32: no I, L, O or U, so that what is printed can be read aloud and typed. See
 * https://www.crockford.com/base32.html.
 */
final class Crockford {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Crockford() {}

  /** Writes the bytes, whose bits must be a multiple of five. */
  static String encode(byte[] bytes) {
    return Bits.encode(bytes, ALPHABET);
  }

  /**
   * @throws IllegalArgumentException if a character is not of the alphabet
   */
  static byte[] decode(String text) {
    return Bits.decode(text, ALPHABET);
  }

  /** What a person typed, as it is printed: upper case, look-alikes put right, separators gone. */
  static String normalise(String typed) {
    StringBuilder clean = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c >= 'a' && c <= 'z') {
        c = (char) (c - 'a' + 'A');
      }
      switch (c) {
        case ' ', '-' -> {}
        case 'O' -> clean.append('0');
        case 'I', 'L' -> clean.append('1');
        default -> clean.append(c);
      }
    }
    return clean.toString();
  }

  /** From 0 to 31; -1 if it is not of the alphabet. */
  static int value(char character) {
    return ALPHABET.indexOf(character);
  }

  static char character(int value) {
    return ALPHABET.charAt(value);
  }

  static boolean spells(String text) {
    return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }
}
