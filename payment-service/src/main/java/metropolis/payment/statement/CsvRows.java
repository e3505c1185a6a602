package metropolis.payment.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfile.Column;
import metropolis.payment.reference.Iban;
import metropolis.payment.statement.CsvSheet.Row;
import metropolis.payment.statement.Statement.Finding;
import metropolis.platform.values.Money;

/** Reads the rows below the headings of one CSV file. For one statement. */
final class CsvRows {

  /** A movement, and the rows below it that belong to it. */
  private record Movement(
      Row row, Money amount, LocalDate booked, LocalDate value, List<Row> below) {}

  private record Read(Optional<Money> money, Column column, String code) {
    static Read bad(Column column, String code) {
      return new Read(Optional.empty(), column, code);
    }
  }

  private final CsvProfile profile;
  private final StatementDraft draft;
  private final LineKeys keys;
  private final List<String> titles;
  private final Map<Column, Integer> places = new EnumMap<>(Column.class);
  private final List<DateTimeFormatter> formatters;
  private Movement open;

  CsvRows(
      CsvProfile profile,
      StatementDraft draft,
      LineKeys keys,
      Row header,
      Map<Column, Integer> places) {
    this.profile = profile;
    this.draft = draft;
    this.keys = keys;
    this.titles = header.cells();
    this.places.putAll(places);
    this.formatters = profile.formatters();
    for (Column column : List.of(Column.AMOUNT, Column.CREDIT, Column.DEBIT)) {
      if (places.containsKey(column)) {
        CsvProfile.currencyOf(title(column)).flatMap(Fields::currency).ifPresent(draft::currency);
      }
    }
  }

  /**
   * Where the columns of a profile stand in a row.
   *
   * @param row as {@link CsvProfile#heading} compares it
   * @return empty if it lacks a heading without which nothing can be read
   */
  static Optional<Map<Column, Integer>> places(CsvProfile profile, List<String> row) {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (int i = 0; i < row.size(); i++) {
      String heading = row.get(i);
      for (Map.Entry<Column, List<String>> column : profile.headings().entrySet()) {
        if (!heading.isEmpty() && column.getValue().contains(heading)) {
          places.putIfAbsent(column.getKey(), i);
        }
      }
    }
    boolean amounts =
        places.containsKey(Column.AMOUNT)
            || (places.containsKey(Column.CREDIT) && places.containsKey(Column.DEBIT));
    boolean header =
        amounts
            && places.containsKey(Column.BOOKING_DATE)
            && places.keySet().containsAll(profile.signature());
    return header ? Optional.of(places) : Optional.empty();
  }

  /**
   * @return whether more rows may follow
   */
  boolean read(Row row) {
    if (row.blank()) {
      return true;
    }
    String first = CsvProfile.heading(row.cell(0));
    if (profile.footers().stream().anyMatch(footer -> first.startsWith(footer))) {
      return false;
    }
    if (continues(row)) {
      if (open == null) {
        draft.reject(finding(row, Column.BOOKING_DATE, "continuation-of-nothing"));
      } else {
        open.below().add(row);
      }
      return true;
    }
    finish();
    movement(row);
    return true;
  }

  /** To be called after the last row. */
  void finish() {
    if (open != null) {
      Movement movement = open;
      open = null;
      book(movement);
    }
  }

  private boolean continues(Row row) {
    return profile.continued()
        && Stream.of(Column.BOOKING_DATE, Column.AMOUNT, Column.CREDIT, Column.DEBIT)
            .allMatch(column -> cell(row, column).isEmpty());
  }

  private void movement(Row row) {
    Optional<Currency> currency = currency(row);
    if (currency.isEmpty()) {
      draft.reject(finding(row, Column.CURRENCY, "currency-unknown"));
      return;
    }
    Read amount = amount(row, currency.get());
    if (amount.money().isEmpty()) {
      draft.reject(finding(row, amount.column(), amount.code()));
      return;
    }
    if (amount.money().get().isZero()) {
      draft.inform(finding(row, amount.column(), "amount-zero"));
      return;
    }
    if (cell(row, Column.BOOKING_DATE).isEmpty()) {
      // Known to the bank, and not yet booked by it.
      draft.inform(finding(row, Column.BOOKING_DATE, "pending"));
      return;
    }
    Optional<LocalDate> booked = date(cell(row, Column.BOOKING_DATE));
    Optional<LocalDate> value =
        cell(row, Column.VALUE_DATE).isEmpty() ? booked : date(cell(row, Column.VALUE_DATE));
    if (booked.isEmpty() || value.isEmpty()) {
      Column column = booked.isEmpty() ? Column.BOOKING_DATE : Column.VALUE_DATE;
      draft.reject(finding(row, column, "date-unreadable"));
      return;
    }
    if (!cell(row, Column.ACCOUNT).isEmpty()) {
      draft.account(cell(row, Column.ACCOUNT));
    }
    open = new Movement(row, amount.money().get(), booked.get(), value.get(), new ArrayList<>());
  }

  private void book(Movement movement) {
    int entry = keys.nextEntry();
    List<Row> details =
        movement.below().stream()
            .filter(row -> !cell(row, Column.DETAIL_AMOUNT).isEmpty())
            .toList();
    List<Money> amounts = new ArrayList<>();
    for (Row row : details) {
      Read read = detail(row, movement.amount().currency());
      if (read.money().isEmpty()) {
        draft.warnOfMoney(finding(row, Column.DETAIL_AMOUNT, read.code()));
      }
      read.money().ifPresent(amounts::add);
    }
    boolean income = movement.amount().isPositive();
    boolean addUp =
        !details.isEmpty()
            && amounts.size() == details.size()
            && amounts.stream().reduce(Money::plus).orElseThrow().equals(movement.amount());
    if (income && addUp) {
      for (int i = 0; i < details.size(); i++) {
        draft.add(line(movement, entry, List.of(details.get(i)), amounts.get(i), false));
      }
      return;
    }
    if (income && !details.isEmpty()) {
      draft.warnOfMoney(finding(movement.row(), Column.DETAIL_AMOUNT, "details-do-not-add-up"));
    }
    List<Row> rows = new ArrayList<>(List.of(movement.row()));
    rows.addAll(movement.below());
    draft.add(line(movement, entry, rows, movement.amount(), true));
  }

  /** Of a sum that came, nothing is a part that did not come. */
  private Read detail(Row row, Currency currency) {
    Read read = unsigned(row, Column.DETAIL_AMOUNT, currency);
    if (read.money().filter(Money::isZero).isPresent()) {
      return Read.bad(Column.DETAIL_AMOUNT, "amount-zero");
    }
    return negative(cell(row, Column.DETAIL_AMOUNT))
        ? Read.bad(Column.DETAIL_AMOUNT, "direction-unreadable")
        : read;
  }

  private Draft line(Movement movement, int entry, List<Row> rows, Money amount, boolean whole) {
    List<String> texts =
        rows.stream()
            .flatMap(
                row ->
                    Stream.of(
                            Column.TEXT, Column.MORE_TEXT, Column.STILL_MORE_TEXT, Column.REFERENCE)
                        .map(column -> cell(row, column)))
            .filter(text -> !text.isEmpty())
            .distinct()
            .toList();
    String reference = details(movement) && whole ? "" : TextReferences.within(texts);
    String bank = CamtDetails.bankReference(cell(movement.row(), Column.TRANSACTION));
    return new Draft(
        bank,
        entry,
        "",
        List.of(),
        whole && reference.isEmpty(),
        false,
        amount,
        movement.booked(),
        movement.value(),
        reference,
        new Narrative(
            Fields.words(cell(rows.getFirst(), Column.COUNTERPARTY), 140),
            Iban.parse(cell(rows.getFirst(), Column.COUNTERPARTY_ACCOUNT))
                .map(Iban::value)
                .orElse(""),
            Fields.words(texts.stream().collect(Collectors.joining(" / ")), 1_000),
            ""),
        rows.getFirst().line(),
        rows.getFirst().raw());
  }

  private boolean details(Movement movement) {
    return movement.below().stream().anyMatch(row -> !cell(row, Column.DETAIL_AMOUNT).isEmpty());
  }

  /** Signed; of two columns exactly one may hold a sum. */
  private Read amount(Row row, Currency currency) {
    if (places.containsKey(Column.AMOUNT)) {
      String text = cell(row, Column.AMOUNT);
      Read read = unsigned(row, Column.AMOUNT, currency);
      return new Read(
          read.money().map(m -> negative(text) ? m.negated() : m), Column.AMOUNT, read.code());
    }
    boolean credit = !cell(row, Column.CREDIT).isEmpty();
    boolean debit = !cell(row, Column.DEBIT).isEmpty();
    if (!credit && !debit) {
      return Read.bad(Column.CREDIT, "amount-missing");
    }
    Read in = credit ? unsigned(row, Column.CREDIT, currency) : null;
    Read out = debit ? unsigned(row, Column.DEBIT, currency) : null;
    if (in != null && in.money().isEmpty()) {
      return in;
    }
    if (out != null && out.money().isEmpty()) {
      return out;
    }
    boolean came = in != null && !in.money().orElseThrow().isZero();
    boolean left = out != null && !out.money().orElseThrow().isZero();
    if (came && left) {
      return Read.bad(Column.DEBIT, "amount-twice");
    }
    if (came && negative(cell(row, Column.CREDIT))) {
      return Read.bad(Column.CREDIT, "direction-unreadable");
    }
    return left
        ? new Read(out.money().map(Money::negated), Column.DEBIT, "")
        : in == null ? out : in;
  }

  private Read unsigned(Row row, Column column, Currency currency) {
    String text = cell(row, column).replaceAll("^[-+\u2212] ?|[-\u2212]$", "");
    Optional<String> number = profile.number(text);
    if (number.isEmpty()) {
      return Read.bad(column, text.isEmpty() ? "amount-missing" : "amount-unreadable");
    }
    Fields.Amount amount = Fields.amount(number.get(), currency);
    return new Read(amount.money(), column, amount.code());
  }

  private static boolean negative(String text) {
    return text.matches("[-\u2212].*|.*[-\u2212]");
  }

  private Optional<Currency> currency(Row row) {
    String told = cell(row, Column.CURRENCY);
    if (!told.isEmpty()) {
      return Fields.currency(told);
    }
    if (draft.currency().isEmpty() && profile.currency().isPresent()) {
      draft.currency(profile.currency().get());
      draft.warn(finding(row, Column.CURRENCY, "currency-of-the-profile"));
    }
    return draft.currency();
  }

  private Optional<LocalDate> date(String text) {
    for (DateTimeFormatter formatter : formatters) {
      try {
        return Optional.of(LocalDate.parse(text, formatter));
      } catch (DateTimeException other) {
        // The next pattern may fit.
      }
    }
    return Optional.empty();
  }

  private String cell(Row row, Column column) {
    return row.cell(places.getOrDefault(column, -1));
  }

  /** The bank's own word for a column, as people find it in the file. */
  private String title(Column column) {
    Integer place = places.get(column);
    return place == null
        ? column.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : titles.get(place);
  }

  private Finding finding(Row row, Column column, String code) {
    return new Finding(row.line(), Fields.words(title(column), 60), code, row.raw());
  }
}
