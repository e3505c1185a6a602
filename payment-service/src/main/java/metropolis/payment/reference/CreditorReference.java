package metropolis.payment.reference;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The international creditor reference (ISO 11649, SCOR): "RF", two check digits, up to 21 letters
 * and digits. Any bank of the world can carry it as text. Immutable.
 */
public record CreditorReference(String value) implements PaymentReference {

  private static final Pattern SHAPE = Pattern.compile("RF[0-9]{2}[A-Z0-9]{1,21}");

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
    String bare = text.replaceAll("[\\s\\u00a0]", "").toUpperCase(Locale.ROOT);
    return isValid(bare) ? Optional.of(new CreditorReference(bare)) : Optional.empty();
  }

  @Override
  public String grouped() {
    return Grouping.fromLeft(value, 4);
  }

  private static boolean isValid(String bare) {
    return SHAPE.matcher(bare).matches()
        && Modulo97.remainder(bare.substring(4) + bare.substring(0, 4)) == 1;
  }
}
