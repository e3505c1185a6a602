package metropolis.payment.ledger;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import metropolis.platform.values.Money;

/**
 * Where the money of a conference stands on a day: by category, and week by week.
 *
 * @param rows by currency, then by category
 * @param courses one for each currency
 */
public record Overview(List<Row> rows, List<Course> courses) {

  /** Weeks that are told, the last one being that of the day. */
  private static final int WEEKS = 16;

  /**
   * Invoices of one category in one currency.
   *
   * @param reduced by waivers, credits and the like
   * @param overdue what of the open is due
   */
  public record Row(
      Currency currency,
      String category,
      int invoices,
      Money invoiced,
      Money received,
      Money reduced,
      Money open,
      Money overdue) {

    Row plus(Row other) {
      return new Row(
          currency,
          category,
          invoices + other.invoices,
          invoiced.plus(other.invoiced),
          received.plus(other.received),
          reduced.plus(other.reduced),
          open.plus(other.open),
          overdue.plus(other.overdue));
    }
  }

  /** How a currency went. */
  public record Course(Currency currency, List<Week> weeks) {
    public Course {
      weeks = List.copyOf(weeks);
    }
  }

  /**
   * @param monday its first day
   * @param received what came in on the account within it
   * @param open what was to be paid at its end
   */
  public record Week(LocalDate monday, Money received, Money open) {}

  public Overview {
    rows = List.copyOf(rows);
    courses = List.copyOf(courses);
  }

  public static Overview of(Books books, LocalDate day) {
    return new Overview(rows(books.invoices(), day), courses(books, day));
  }

  /** Of all categories in one currency. */
  public Row total(Currency currency) {
    return rows.stream()
        .filter(row -> row.currency().equals(currency))
        .reduce(Row::plus)
        .orElseThrow();
  }

  private static List<Row> rows(Collection<Invoice> invoices, LocalDate day) {
    Map<String, Row> rows = new TreeMap<>();
    for (Invoice invoice : invoices) {
      Currency currency = invoice.total().currency();
      Figures figures = invoice.figures();
      Money open = invoice.open();
      Row row =
          new Row(
              currency,
              invoice.head().category(),
              1,
              invoice.total(),
              figures.paid(),
              invoice.total().minus(figures.paid()).minus(open),
              open,
              invoice.overdueOn(day) ? open : Money.zero(currency));
      rows.merge(currency + " " + row.category(), row, Row::plus);
    }
    return List.copyOf(rows.values());
  }

  private static List<Course> courses(Books books, LocalDate day) {
    LocalDate last = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate first = last.minusWeeks(WEEKS - 1L);
    List<Course> courses = new ArrayList<>();
    books.currencies().stream()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .forEach(currency -> courses.add(course(books, currency, first)));
    return courses;
  }

  private static Course course(Books books, Currency currency, LocalDate first) {
    long[] received = new long[WEEKS];
    long[] moved = new long[WEEKS];
    books
        .postings()
        .filter(posting -> posting.amount().currency().equals(currency))
        .forEach(
            posting -> {
              long week = Math.floorDiv(posting.date().toEpochDay() - first.toEpochDay(), 7);
              if (week >= WEEKS) {
                return;
              }
              long amount = posting.amount().minor();
              boolean income = posting.debit() == Account.BANK && amount > 0;
              if (income && week >= 0) {
                received[(int) week] += amount;
              }
              int since = (int) Math.max(0, week);
              moved[since] += posting.debit() == Account.RECEIVABLES ? amount : 0;
              moved[since] -= posting.credit() == Account.RECEIVABLES ? amount : 0;
            });
    List<Week> weeks = new ArrayList<>();
    long open = 0;
    for (int i = 0; i < WEEKS; i++) {
      open += moved[i];
      weeks.add(
          new Week(
              first.plusWeeks(i), new Money(received[i], currency), new Money(open, currency)));
    }
    return new Course(currency, weeks);
  }
}
