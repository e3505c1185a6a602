package metropolis.payment.reference;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An international bank account number with valid check digits (ISO 13616, ISO 7064 modulo 97-10).
 * Immutable.
 *
 * @param value without spaces, upper case
 */
public record Iban(String value) {

  private static final int HEAD = 4;
  private static final int SHORTEST = 15;
  private static final int LONGEST = 34;
  private static final int SWISS_LENGTH = 21;

  /**
   * @throws IllegalArgumentException if the number is no IBAN; the message does not repeat it
   */
  public Iban {
    Objects.requireNonNull(value, "value");
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an IBAN: length, characters or check digits");
    }
  }

  /** Reads an account number as people write it, in groups and in any case. */
  public static Optional<Iban> parse(String text) {
    String bare = Grouping.bare(text).toUpperCase(Locale.ROOT);
    return isValid(bare) ? Optional.of(new Iban(bare)) : Optional.empty();
  }

  /** The country of the account, ISO 3166 alpha-2. */
  public String country() {
    return value.substring(0, 2);
  }

  /**
   * Whether payments to this number must carry a QR reference: a Swiss or Liechtenstein number
   * whose institution identifier lies in 30000 to 31999.
   */
  public boolean isQrIban() {
    if (!isSwiss()) {
      return false;
    }
    String institution = value.substring(4, 9);
    return institution.matches("3[01][0-9]{3}");
  }

  /** Whether a Swiss QR-bill can be printed for this account. */
  public boolean isSwiss() {
    return country().equals("CH") || country().equals("LI");
  }

  /** In groups of four, as on paper. */
  public String grouped() {
    return Grouping.fromLeft(value, 4);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isValid(String bare) {
    if (bare.length() < SHORTEST || bare.length() > LONGEST || !hasHead(bare)) {
      return false;
    }
    boolean swiss = bare.startsWith("CH") || bare.startsWith("LI");
    if (swiss && bare.length() != SWISS_LENGTH) {
      return false;
    }
    return Modulo97.remainder(bare.substring(HEAD) + bare.substring(0, HEAD)) == 1;
  }

  /** A country and two check digits, and after them what a number may be made of. */
  private static boolean hasHead(String bare) {
    return Grouping.isCapital(bare.charAt(0))
        && Grouping.isCapital(bare.charAt(1))
        && Grouping.isDigit(bare.charAt(2))
        && Grouping.isDigit(bare.charAt(3))
        && Grouping.isPlain(bare, HEAD);
  }
}
