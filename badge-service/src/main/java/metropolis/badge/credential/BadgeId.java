package metropolis.badge.credential;

/**
 * A badge's id: 80 bits, written as 16 characters of Crockford's base 32. It stays the same through
 * every reissue; the serial tells the prints apart.
 */
public record BadgeId(String text) {

  static final int BYTES = 10;
  private static final int LENGTH = 16;

  public BadgeId {
    if (text.length() != LENGTH || !Crockford.spells(text)) {
      throw new IllegalArgumentException("not a badge id");
    }
  }

  /**
   * The one badge of a registration. Derived, so that issuing needs no source of randomness, and
   * one-way, so that a photograph of a badge does not tell the registration.
   */
  public static BadgeId of(String conferenceId, String registrationId) {
    return of(Digests.sha256("badge|" + conferenceId + "|" + registrationId, BYTES));
  }

  static BadgeId of(byte[] bytes) {
    return new BadgeId(Crockford.encode(bytes));
  }

  byte[] bytes() {
    return Crockford.decode(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
