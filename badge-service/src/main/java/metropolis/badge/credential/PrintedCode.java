package metropolis.badge.credential;

import java.util.Optional;

/**
 * The short code under the QR code, for typing when a scanner fails. It belongs to one serial: a
 * reissued badge has another, so that the code of a lost badge is refused like its QR code.
 *
 * <p>Seven characters carry 35 bits of a hash; the eighth checks them. Characters are elements of
 * the field of 32, and a code is right if the sum of its characters, each multiplied by a weight of
 * its place, is zero. As no weight is zero, one wrong character is always caught; as no two are the
 * same, so are two that changed places, neighbours or not.
 *
 * @param text eight characters of Crockford's base 32
 */
public record PrintedCode(String text) {

  private static final int LENGTH = 8;

  public PrintedCode {
    if (!resembles(text) || !text.equals(Crockford.normalise(text)) || sum(text) != 0) {
      throw new IllegalArgumentException("not a printed code");
    }
  }

  public static PrintedCode of(BadgeId badge, int serial) {
    // Five bytes are eight characters, of which the check takes the place of the last.
    String seven =
        Crockford.encode(Digests.sha256("code|" + badge.text() + "|" + serial, LENGTH * 5 / 8))
            .substring(0, LENGTH - 1);
    // The last place weighs one, so what is missing to zero is the character itself.
    return new PrintedCode(seven + Crockford.character(sum(seven + "0")));
  }

  /** Whether what was typed has the form of a printed code: spaces, hyphens, case do not matter. */
  public static boolean resembles(String typed) {
    String clean = Crockford.normalise(typed);
    return clean.length() == LENGTH && Crockford.spells(clean);
  }

  /** The code that was typed; none if it is not one or was mistyped. */
  public static Optional<PrintedCode> typed(String typed) {
    return resembles(typed) && sum(Crockford.normalise(typed)) == 0
        ? Optional.of(new PrintedCode(Crockford.normalise(typed)))
        : Optional.empty();
  }

  private static int sum(String clean) {
    int sum = 0;
    int weight = 1;
    for (int at = LENGTH - 1; at >= 0; at--) {
      sum ^= product(Crockford.value(clean.charAt(at)), weight);
      weight = product(weight, 2);
    }
    return sum;
  }

  /** In the field of 32 made by x^5 + x^2 + 1, where the powers of 2 run through all but zero. */
  private static int product(int a, int b) {
    int product = 0;
    for (int bit = 0; bit < 5; bit++) {
      product ^= (b >> bit & 1) == 1 ? a << bit : 0;
    }
    for (int bit = 8; bit >= 5; bit--) {
      product ^= (product >> bit & 1) == 1 ? 0b100101 << (bit - 5) : 0;
    }
    return product;
  }

  /** As printed: two groups of four. */
  @Override
  public String toString() {
    return text.substring(0, 4) + "-" + text.substring(4);
  }
}
