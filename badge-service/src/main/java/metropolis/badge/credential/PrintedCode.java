package metropolis.badge.credential;

/**
 * The short code under the QR code, for typing when a scanner fails. It belongs to one print: a
 * reissued badge has another, so that the code of a lost badge is refused like its QR code.
 *
 * @param text eight characters of Crockford's base 32
 */
public record PrintedCode(String text) {

  private static final int LENGTH = 8;

  public PrintedCode {
    if (text.length() != LENGTH || !Crockford.spells(text)) {
      throw new IllegalArgumentException("not a printed code");
    }
  }

  public static PrintedCode of(BadgeId badge, int serial) {
    return new PrintedCode(
        Crockford.encode(Digests.sha256("code|" + badge.text() + "|" + serial, LENGTH * 5 / 8)));
  }

  /** Whether what was typed can be a printed code: spaces, hyphens and case do not matter. */
  public static boolean resembles(String typed) {
    String clean = Crockford.normalise(typed);
    return clean.length() == LENGTH && Crockford.spells(clean);
  }

  /**
   * @throws IllegalArgumentException unless it {@linkplain #resembles resembles} one
   */
  public static PrintedCode typed(String typed) {
    return new PrintedCode(Crockford.normalise(typed));
  }

  /** As printed: two groups of four. */
  @Override
  public String toString() {
    return text.substring(0, 4) + "-" + text.substring(4);
  }
}
