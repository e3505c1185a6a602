package metropolis.payment.reference;

import java.util.Objects;
import java.util.Optional;

/**
 * The Swiss QR reference (QRR): 27 digits, the last a check digit by modulo 10, recursive. Source:
 * Swiss Implementation Guidelines QR-bill, annex B. Immutable.
 */
public record QrReference(String value) implements PaymentReference {

  private static final int LENGTH = 27;

  /** The carry table of "modulo 10, recursive". */
  private static final int[] CARRY = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

  /**
   * @throws IllegalArgumentException if the shape or the check digit is wrong
   */
  public QrReference {
    Objects.requireNonNull(value, "value");
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a QR reference");
    }
  }

  /** Completes 26 digits by their check digit. */
  static QrReference of(String digits) {
    return new QrReference(digits + checkDigit(digits));
  }

  static Optional<QrReference> parse(String text) {
    String bare = Grouping.bare(text);
    return isValid(bare) ? Optional.of(new QrReference(bare)) : Optional.empty();
  }

  @Override
  public String grouped() {
    return Grouping.fromRight(value, 5);
  }

  static int checkDigit(String digits) {
    int carry = 0;
    for (int i = 0; i < digits.length(); i++) {
      carry = CARRY[(carry + digits.charAt(i) - '0') % 10];
    }
    return (10 - carry) % 10;
  }

  /** All zeros pass the check but refer to nothing: banks fill an absent reference so. */
  private static boolean isValid(String bare) {
    if (bare.length() != LENGTH) {
      return false;
    }
    boolean zeros = true;
    for (int i = 0; i < LENGTH; i++) {
      char c = bare.charAt(i);
      if (!Grouping.isDigit(c)) {
        return false;
      }
      zeros &= c == '0';
    }
    return !zeros && checkDigit(bare.substring(0, LENGTH - 1)) == bare.charAt(LENGTH - 1) - '0';
  }
}
