package metropolis.payment.ledger;

import java.util.Optional;
import java.util.regex.Pattern;

/** Number of an invoice, as "2004-000001": without gaps within a conference and year. */
public record InvoiceNumber(int year, int sequence) implements Comparable<InvoiceNumber> {

  private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{3}-[0-9]{6}");

  public InvoiceNumber {
    if (year < 1000 || year > 9999 || sequence < 1 || sequence > 999_999) {
      throw new IllegalArgumentException("no such invoice number: " + year + "-" + sequence);
    }
  }

  public static Optional<InvoiceNumber> parse(String text) {
    if (!SHAPE.matcher(text).matches() || text.endsWith("-000000")) {
      return Optional.empty();
    }
    return Optional.of(
        new InvoiceNumber(
            Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 5, text.length(), 10)));
  }

  public InvoiceNumber next() {
    return new InvoiceNumber(year, sequence + 1);
  }

  @Override
  public int compareTo(InvoiceNumber other) {
    return year == other.year
        ? Integer.compare(sequence, other.sequence)
        : Integer.compare(year, other.year);
  }

  @Override
  public String toString() {
    return year + "-" + Integer.toString(1_000_000 + sequence).substring(1);
  }
}
