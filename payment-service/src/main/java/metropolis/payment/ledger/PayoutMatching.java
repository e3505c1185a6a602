package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.BankLineSetAside;
import metropolis.payment.ledger.PaymentEvent.Card;
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.payment.matching.Wording;
import metropolis.platform.values.Money;

/**
 * Finds the bank line that a payout arrived as: the very amount, around the day it was due, and
 * either a reference of the payout or the provider's name; never where two lines or two payouts fit
 * equally.
 */
public final class PayoutMatching {

  /** The rule that is kept with what it cleared. */
  static final String RULE = "card-payout";

  private static final int DAYS_BEFORE = 3;
  private static final int DAYS_AFTER = 10;

  /** Shorter ones occur in any text. */
  private static final int SHORTEST_REFERENCE = 6;

  private PayoutMatching() {}

  /** Bank lines with the amount and about the day, the likeliest first: for people to choose. */
  public static List<BankLine> candidates(Books books, PayoutReport report) {
    return books.lines().stream()
        .filter(line -> left(line).filter(report.net()::equals).isPresent())
        .filter(line -> isInTime(line.origin().bookingDate(), report))
        .sorted(
            Comparator.comparing((BankLine line) -> line.origin().bookingDate())
                .thenComparing(BankLine::key))
        .toList();
  }

  /** What of a line a payout could be; the provider takes back what a payout is below zero. */
  private static Optional<Money> left(BankLine line) {
    if (line.waits()) {
      return Optional.of(line.unallocated());
    }
    boolean out = line.kind() == BankLine.Kind.PAID_OUT && line.unexplained();
    return out ? Optional.of(line.setAside()) : Optional.empty();
  }

  /** Whether a bank line of its net amount can hold what the books explain of it. */
  static boolean canClear(PayoutReport report, Money left) {
    return report.net().isNegative()
        ? report.own().isNegative() && report.own().compareTo(left) >= 0
        : report.own().isPositive() && report.own().compareTo(left) <= 0;
  }

  /**
   * What makes a line the payout. Money that left was set aside before, and what the books do not
   * explain of it stays so.
   */
  static List<PaymentEvent> clearing(
      PayoutReport report, String lineKey, Money setAside, String rule) {
    List<PaymentEvent> events = new ArrayList<>();
    if (setAside.isNegative()) {
      events.add(new BankLineReclaimed(lineKey, setAside, Reasons.IDENTIFIED));
    }
    events.add(new Card.PayoutCleared(report.payoutId(), lineKey, report.own(), rule));
    Money rest = setAside.minus(report.own());
    if (setAside.isNegative() && !rest.isZero()) {
      events.add(new BankLineSetAside(lineKey, rest, Reasons.PAID_OUT));
    }
    return events;
  }

  /** The one that is surely it. */
  static Optional<BankLine> lineOf(
      Books books, PayoutReport report, Function<String, Wording> wordings) {
    if (!canClear(report, report.net())) {
      return Optional.empty();
    }
    List<BankLine> fitting =
        candidates(books, report).stream()
            .filter(line -> line.untouched() || line.unexplained())
            .toList();
    List<BankLine> named =
        fitting.stream()
            .filter(line -> names(said(line.origin(), wordings), report.references()))
            .toList();
    if (!named.isEmpty()) {
      return only(named);
    }
    boolean rival =
        open(books, List.of())
            .anyMatch(other -> !other.id().equals(report.payoutId()) && alike(other, report));
    return rival
        ? Optional.empty()
        : only(
            fitting.stream()
                .filter(line -> names(said(line.origin(), wordings), List.of(report.provider())))
                .toList());
  }

  /** Payouts that were waiting for what a statement just brought. */
  static List<PaymentEvent> following(
      Books books, List<PaymentEvent> decided, Function<String, Wording> wordings) {
    if (books.cards().payouts().isEmpty()) {
      return List.of();
    }
    List<BankLineBooked> booked = new ArrayList<>();
    List<BankLineBooked> out = new ArrayList<>();
    for (PaymentEvent event : decided) {
      switch (event) {
        case BankLineBooked line
            when BankLine.kindOf(line.amount(), line.reversal()) == BankLine.Kind.INCOME ->
            booked.add(line);
        case BankLineBooked line when line.amount().isNegative() -> out.add(line);
        case BankLineSetAside aside when aside.reason().equals(Reasons.PAID_OUT) ->
            out.stream()
                .filter(line -> line.lineKey().equals(aside.lineKey()))
                .findFirst()
                .ifPresent(booked::add);
        case PaymentAllocated paid ->
            booked.removeIf(line -> line.lineKey().equals(paid.lineKey()));
        default -> {}
      }
    }
    List<PaymentEvent> cleared = new ArrayList<>();
    List<String> done = new ArrayList<>();
    for (BankLineBooked line : booked) {
      payoutOf(books, line, booked, done, wordings)
          .ifPresent(
              payout -> {
                done.add(payout.id());
                Money none = Money.zero(line.amount().currency());
                Money setAside = line.amount().isNegative() ? line.amount() : none;
                cleared.addAll(clearing(payout.report(), line.lineKey(), setAside, RULE));
              });
    }
    return cleared;
  }

  private static Optional<CardPayout> payoutOf(
      Books books,
      BankLineBooked line,
      Collection<BankLineBooked> beside,
      Collection<String> done,
      Function<String, Wording> wordings) {
    String said = said(line, wordings);
    List<CardPayout> fitting =
        open(books, done).filter(payout -> fits(payout.report(), line)).toList();
    List<CardPayout> named =
        fitting.stream().filter(p -> names(said, p.report().references())).toList();
    if (!named.isEmpty()) {
      return only(named);
    }
    boolean rival =
        fitting.stream()
            .anyMatch(
                payout ->
                    beside.stream()
                        .anyMatch(
                            other ->
                                !other.lineKey().equals(line.lineKey())
                                    && fits(payout.report(), other)
                                    && names(
                                        said(other, wordings),
                                        List.of(payout.report().provider()))));
    return rival
        ? Optional.empty()
        : only(
            fitting.stream()
                .filter(payout -> names(said, List.of(payout.report().provider())))
                .toList());
  }

  private static Stream<CardPayout> open(Books books, Collection<String> but) {
    return books.cards().payouts().stream()
        .filter(payout -> payout.standing() == CardPayout.Standing.UNDER_WAY)
        .filter(payout -> canClear(payout.report(), payout.report().net()))
        .filter(payout -> !but.contains(payout.id()));
  }

  private static boolean fits(PayoutReport report, BankLineBooked line) {
    return line.amount().equals(report.net())
        && canClear(report, line.amount())
        && isInTime(line.bookingDate(), report);
  }

  private static boolean alike(CardPayout other, PayoutReport report) {
    return other.report().net().equals(report.net())
        && other.report().provider().equals(report.provider())
        && !other.report().arrival().isBefore(report.arrival().minusDays(DAYS_AFTER))
        && !other.report().arrival().isAfter(report.arrival().plusDays(DAYS_AFTER));
  }

  private static boolean isInTime(LocalDate booked, PayoutReport report) {
    return !booked.isBefore(report.arrival().minusDays(DAYS_BEFORE))
        && !booked.isAfter(report.arrival().plusDays(DAYS_AFTER));
  }

  private static String said(BankLineBooked line, Function<String, Wording> wordings) {
    Wording words = wordings.apply(line.lineKey());
    return bare(String.join(" ", line.reference(), words.counterparty(), words.text()));
  }

  private static boolean names(String said, List<String> references) {
    return references.stream()
        .map(PayoutMatching::bare)
        .anyMatch(ref -> ref.length() >= SHORTEST_REFERENCE && said.contains(ref));
  }

  private static String bare(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  private static <T> Optional<T> only(List<T> found) {
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
