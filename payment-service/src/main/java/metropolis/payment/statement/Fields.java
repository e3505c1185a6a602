package metropolis.payment.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import metropolis.payment.statement.Statement.Finding;
import metropolis.platform.values.Money;

/** Reads single fields exactly: what is not plain is unreadable, nothing is guessed. */
final class Fields {

  /** As long as thousands of such amounts can be added up exactly. */
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,5})?");

  private static final Pattern NO_WORD =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\s]+");
  private static final Pattern DAY =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})([T+Z-].{0,40})?");

  private Fields() {}

  /** A field that cannot be read, and where it stands. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Finding finding;

    Unreadable(Node where, String element, String code) {
      super(code, null, false, false);
      this.finding =
          new Finding(
              where.line, element.isEmpty() ? where.name : where.name + "/" + element, code);
    }

    Finding finding() {
      return finding;
    }
  }

  /** The amount of an entry or balance, negative if it is a debit. */
  static Money signedAmount(Node parent) throws Unreadable {
    Node amount =
        parent.first("Amt").orElseThrow(() -> new Unreadable(parent, "Amt", "amount-missing"));
    return signed(parent, amount(amount));
  }

  static Money signed(Node parent, Money amount) throws Unreadable {
    return switch (parent.text("CdtDbtInd")) {
      case "CRDT" -> amount;
      case "DBIT" -> amount.negated();
      default -> throw new Unreadable(parent, "CdtDbtInd", "direction-unreadable");
    };
  }

  static Money amount(Node node) throws Unreadable {
    Currency currency =
        currency(node.currency).orElseThrow(() -> new Unreadable(node, "@Ccy", "currency-unknown"));
    Amount amount = amount(node.text(), currency);
    if (amount.money().isEmpty()) {
      throw new Unreadable(node, "", amount.code());
    }
    return amount.money().get();
  }

  /**
   * An amount, or why it is none.
   *
   * @param code empty if it is one
   */
  record Amount(Optional<Money> money, String code) {}

  /**
   * @param text a plain number with a point, without sign
   */
  static Amount amount(String text, Currency currency) {
    if (!AMOUNT.matcher(text).matches()) {
      return new Amount(Optional.empty(), "amount-unreadable");
    }
    try {
      return new Amount(Optional.of(Money.of(new BigDecimal(text), currency)), "");
    } catch (ArithmeticException tooPrecise) {
      return new Amount(Optional.empty(), "amount-too-precise");
    }
  }

  /** Of money, not of metals or tests, which have no minor unit. */
  static Optional<Currency> currency(String code) {
    try {
      return Optional.of(Currency.getInstance(code)).filter(c -> c.getDefaultFractionDigits() >= 0);
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /** The day of a date or date-time, as the bank wrote it, whatever its offset. */
  static Optional<LocalDate> day(Node parent, String name) throws Unreadable {
    String text = parent.text(name, "Dt");
    if (text.isEmpty()) {
      text = parent.text(name, "DtTm");
    }
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> day = dayOf(text);
    if (day.isEmpty()) {
      throw new Unreadable(parent, name, "date-unreadable");
    }
    return day;
  }

  /** Empty if it is no day, as 30 February. */
  static Optional<LocalDate> dayOf(String text) {
    var day = DAY.matcher(text);
    try {
      return day.matches() ? Optional.of(LocalDate.parse(day.group(1))) : Optional.empty();
    } catch (DateTimeParseException noSuchDay) {
      return Optional.empty();
    }
  }

  /** Whether nothing of it is to be folded: as nearly all that banks write. */
  private static boolean isPlain(String text) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c > ' ' && c < 0x7F || c >= 0xC0 && c <= 0x17F;
      if (!letter && (c != ' ' || space)) {
        return false;
      }
      space = c == ' ';
    }
    return !space || text.isEmpty();
  }

  /** Text for people: white space folded, control characters and directional marks gone. */
  static String words(String text, int longest) {
    String plain = isPlain(text) ? text : NO_WORD.matcher(text).replaceAll(" ").strip();
    if (plain.length() <= longest) {
      return plain;
    }
    int end = Character.isHighSurrogate(plain.charAt(longest - 1)) ? longest - 1 : longest;
    return plain.substring(0, end);
  }
}
