package metropolis.payment.layout;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a bank lays out its movements as CSV. Columns are found by their headings, wherever they
 * stand. Data, so that finance can add one; see {@link #problems}. Immutable.
 *
 * @param id lower-case letters, digits and hyphens
 * @param separator between columns; empty to find it out: ; , or tabulator
 * @param encoding empty to find it out
 * @param headings of each column in every language of the bank, see {@link #heading}
 * @param signature columns that tell this layout from others: only a file with all of them is one
 * @param dates patterns of {@link DateTimeFormatter}, "dd.MM.uuuu"
 * @param decimals the characters that may stand before the decimals: "." or "," or both
 * @param continued whether a row without date and amount belongs to the row above it
 * @param footers beginnings of the row after the last movement
 * @param currency of accounts of which the file tells none
 */
public record CsvProfile(
    String id,
    String name,
    Optional<Character> separator,
    Optional<Charset> encoding,
    Map<Column, List<String>> headings,
    Set<Column> signature,
    List<String> dates,
    String decimals,
    boolean continued,
    List<String> footers,
    Optional<Currency> currency) {

  /** What a column may hold. */
  public enum Column {
    BOOKING_DATE,
    VALUE_DATE,
    /** Signed: negative if the money left. */
    AMOUNT,
    /** Of money that came; without sign. */
    CREDIT,
    /** Of money that left; with a minus or without. */
    DEBIT,
    /** Of one payment within the row above it. */
    DETAIL_AMOUNT,
    CURRENCY,
    ACCOUNT,
    COUNTERPARTY,
    COUNTERPARTY_ACCOUNT,
    TEXT,
    MORE_TEXT,
    STILL_MORE_TEXT,
    REFERENCE,
    /** The bank's own id of the movement. */
    TRANSACTION
  }

  /**
   * A fault of a profile.
   *
   * @param field of the record
   * @param code why, as a word for programs
   */
  public record Problem(String field, String code) {}

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

  public CsvProfile {
    headings = new EnumMap<>(headings);
    headings.replaceAll((column, names) -> names.stream().map(CsvProfile::heading).toList());
    headings = Map.copyOf(headings);
    signature = Set.copyOf(signature);
    dates = List.copyOf(dates);
    footers = footers.stream().map(CsvProfile::heading).toList();
  }

  /** The same layout under another name. */
  public CsvProfile named(String newId, String newName) {
    return new CsvProfile(
        newId, newName, separator, encoding, headings, signature, dates, decimals, continued,
        footers, currency);
  }

  /** What makes it unusable; none if it can be used. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (!ID.matcher(id).matches()) {
      problems.add(new Problem("id", "id-malformed"));
    }
    if (name.isBlank() || name.length() > 80) {
      problems.add(new Problem("name", "name-length"));
    }
    if (!has(Column.BOOKING_DATE)) {
      problems.add(new Problem("booking-date", "column-needed"));
    }
    boolean both = has(Column.CREDIT) && has(Column.DEBIT);
    if (!has(Column.AMOUNT) && !both) {
      problems.add(new Problem("amount", "amount-column-needed"));
    }
    if (has(Column.AMOUNT) && (has(Column.CREDIT) || has(Column.DEBIT))) {
      problems.add(new Problem("amount", "amount-column-twice"));
    }
    for (List<String> names : headings.values()) {
      if (names.stream().anyMatch(String::isEmpty)) {
        problems.add(new Problem("headings", "heading-empty"));
      }
    }
    if (!headings.keySet().containsAll(signature)) {
      problems.add(new Problem("signature", "signature-without-heading"));
    }
    if (dates.isEmpty() || !dates.stream().allMatch(CsvProfile::isPattern)) {
      problems.add(new Problem("dates", "date-pattern-unreadable"));
    }
    if (!Set.of(".", ",", ".,").contains(decimals)) {
      problems.add(new Problem("decimals", "decimals-unknown"));
    }
    if (tooLong()) {
      problems.add(new Problem("headings", "text-too-long"));
    }
    return problems;
  }

  /** Far more than any bank needs, and little enough to be kept for ever. */
  private boolean tooLong() {
    return Stream.of(
                headings.values().stream().flatMap(List::stream), dates.stream(), footers.stream())
            .flatMap(texts -> texts)
            .mapToInt(String::length)
            .sum()
        > 4_000;
  }

  public boolean has(Column column) {
    return !headings.getOrDefault(column, List.of()).isEmpty();
  }

  /** As headings are compared: lower case, no accents, no signs, no currency at the end. */
  public static String heading(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", " ")
            .strip();
    String bare = plain.replaceAll("( in| en)?( chf| eur| usd| gbp)$", "");
    return bare.isEmpty() ? plain : bare;
  }

  /** The currency that a heading ends with: "Gutschrift in CHF". */
  public static Optional<String> currencyOf(String heading) {
    String plain = heading.replaceAll("[^A-Za-z]+", " ").strip();
    String last = plain.substring(plain.lastIndexOf(' ') + 1);
    return last.matches("[A-Z]{3}") ? Optional.of(last) : Optional.empty();
  }

  public List<DateTimeFormatter> formatters() {
    return dates.stream().map(CsvProfile::formatter).toList();
  }

  /**
   * A number without sign as plain digits with a point; empty if it is not surely one. Digits may
   * stand in groups of three.
   */
  public Optional<String> number(String text) {
    String bare = text.replaceAll("(?<=[0-9])['\u2019 \u00a0\u202f](?=[0-9]{3}(?![0-9]))", "");
    int mark = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
    if (mark >= 0 && decimals.indexOf(bare.charAt(mark)) < 0) {
      return Optional.empty();
    }
    String whole = mark < 0 ? bare : bare.substring(0, mark);
    String rest = mark < 0 ? "" : bare.substring(mark + 1);
    char group = mark < 0 ? 0 : bare.charAt(mark) == '.' ? ',' : '.';
    if (group != 0 && decimals.length() == 1 && whole.indexOf(group) > 0) {
      whole = whole.matches("[0-9]{1,3}(?:[.,][0-9]{3})+") ? whole.replaceAll("[.,]", "") : "";
    }
    boolean plain = whole.matches("[0-9]+") && (mark < 0 || rest.matches("[0-9]{1,2}"));
    return plain ? Optional.of(rest.isEmpty() ? whole : whole + "." + rest) : Optional.empty();
  }

  private static boolean isPattern(String pattern) {
    try {
      LocalDate day = LocalDate.of(2004, 9, 27);
      return LocalDate.parse(formatter(pattern).format(day.atStartOfDay()), formatter(pattern))
          .equals(day);
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      return false;
    }
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
