package metropolis.payment.reference;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The international creditor reference (ISO 11649, SCOR): "RF", two check digits, up to 21 letters
 * and digits. Any bank of the world can carry it as text. Immutable.
 */
public record CreditorReference(String value) implements PaymentReference {

  private static final int HEAD = 4;
  private static final int LONGEST = 25;

  /**
   * @throws IllegalArgumentException if the shape or the check digits are wrong
   */
  public CreditorReference {
    Objects.requireNonNull(value, "value");
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a creditor reference");
    }
  }

  /** Puts the check digits before a body of up to 21 upper-case letters and digits. */
  static CreditorReference of(String body) {
    int check = 98 - Modulo97.remainder(body + "RF00");
    return new CreditorReference("RF%02d%s".formatted(check, body));
  }

  static Optional<CreditorReference> parse(String text) {
    String bare = Grouping.bare(text).toUpperCase(Locale.ROOT);
    return isValid(bare) ? Optional.of(new CreditorReference(bare)) : Optional.empty();
  }

  @Override
  public String grouped() {
    return Grouping.fromLeft(value, 4);
  }

  private static boolean isValid(String bare) {
    return bare.length() > HEAD
        && bare.length() <= LONGEST
        && bare.startsWith("RF")
        && Grouping.isDigit(bare.charAt(2))
        && Grouping.isDigit(bare.charAt(3))
        && Grouping.isPlain(bare, HEAD)
        && Modulo97.remainder(bare.substring(HEAD) + bare.substring(0, HEAD)) == 1;
  }
}
