package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import metropolis.platform.values.Money;

/**
 * The accounts at the end of a day: what was posted on either side of each, from the first posting
 * on. Of a closed period it never changes again.
 *
 * @param sheets one for each currency, in alphabetical order
 */
public record TrialBalance(LocalDate asOf, List<Sheet> sheets) {

  /**
   * @param rows of the accounts that were posted to, in the order of {@link Account}
   */
  public record Sheet(Currency currency, List<Row> rows) {

    public Sheet {
      rows = List.copyOf(rows);
    }

    public Money debits() {
      return rows.stream().map(Row::debits).reduce(Money.zero(currency), Money::plus);
    }

    public Money credits() {
      return rows.stream().map(Row::credits).reduce(Money.zero(currency), Money::plus);
    }

    public boolean holds() {
      return debits().equals(credits());
    }
  }

  /** Neither sum is negative: what is taken back is posted on the other side. */
  public record Row(Account account, Money debits, Money credits) {

    /** Positive if more was debited. */
    public Money balance() {
      return debits.minus(credits);
    }

    private Row plus(Row other) {
      return new Row(account, debits.plus(other.debits), credits.plus(other.credits));
    }
  }

  public TrialBalance {
    sheets = List.copyOf(sheets);
  }

  public static TrialBalance of(Books books, LocalDate asOf) {
    Map<String, Map<Account, Row>> sums = new TreeMap<>();
    books
        .postings()
        .filter(posting -> !posting.date().isAfter(asOf))
        .forEach(
            posting -> {
              Map<Account, Row> rows =
                  sums.computeIfAbsent(
                      posting.amount().currency().getCurrencyCode(),
                      _ -> new EnumMap<>(Account.class));
              add(rows, posting.debit(), posting.amount());
              add(rows, posting.credit(), posting.amount().negated());
            });
    List<Sheet> sheets = new ArrayList<>();
    sums.forEach(
        (currency, rows) ->
            sheets.add(new Sheet(Currency.getInstance(currency), List.copyOf(rows.values()))));
    return new TrialBalance(asOf, sheets);
  }

  private static void add(Map<Account, Row> rows, Account account, Money debit) {
    Money zero = Money.zero(debit.currency());
    Row row =
        debit.isNegative()
            ? new Row(account, zero, debit.negated())
            : new Row(account, debit, zero);
    rows.merge(account, row, Row::plus);
  }

  /** The journal in the order of its days; always the same, whatever the order of the books. */
  public static final Comparator<Posting> IN_JOURNAL =
      Comparator.comparing(Posting::date)
          .thenComparing(posting -> posting.cause().time())
          .thenComparing(posting -> posting.cause().commandId())
          .thenComparing(posting -> posting.lineKey().orElse(""))
          .thenComparing(posting -> posting.invoice().map(Object::toString).orElse(""))
          .thenComparing(Posting::debit)
          .thenComparing(Posting::credit)
          .thenComparing(Posting::subject);
}
