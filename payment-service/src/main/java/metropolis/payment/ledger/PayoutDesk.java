package metropolis.payment.ledger;

import static metropolis.payment.ledger.Refusing.first;
import static metropolis.payment.ledger.Refusing.refuse;
import static metropolis.payment.ledger.Refusing.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.ledger.PaymentCommand.Card.ClearPayout;
import metropolis.payment.ledger.PaymentCommand.Card.FailPayout;
import metropolis.payment.ledger.PaymentCommand.Card.ReopenPayout;
import metropolis.payment.ledger.PaymentCommand.Card.ReportPayout;
import metropolis.payment.ledger.PaymentEvent.BankLineSetAside;
import metropolis.payment.ledger.PaymentEvent.Card;
import metropolis.payment.matching.Wording;
import metropolis.platform.values.Money;

/** Decides what concerns payouts of a provider of cards. */
final class PayoutDesk {

  /** More than a conference sells in a day; what one event can hold. */
  private static final int MOST_ENTRIES = 5_000;

  /** A word of a provider; free text could name somebody. */
  private static final Pattern CODE = Pattern.compile("[a-z0-9_-]{1,60}");

  private PayoutDesk() {}

  static Decision report(Books books, ReportPayout command, Function<String, Wording> wordings) {
    PayoutReport report = command.report();
    if (books.cards().payout(report.payoutId()).isPresent()) {
      return Decision.nothing("payout-known");
    }
    return impossible(books, report)
        .orElseGet(
            () -> {
              List<PaymentEvent> events = new ArrayList<>();
              events.add(new Card.PayoutReported(report));
              PayoutMatching.lineOf(books, report, wordings)
                  .ifPresent(
                      line ->
                          events.addAll(
                              PayoutMatching.clearing(
                                  report, line.key(), aside(line), PayoutMatching.RULE)));
              return CardDesk.done("payout-reported", events);
            });
  }

  /** Its fees are kept all the same; its money waits with the provider for a later payout. */
  static Decision fail(Books books, FailPayout command) {
    PayoutReport report = command.report();
    Optional<CardPayout> known = books.cards().payout(report.payoutId());
    if (known.flatMap(CardPayout::failure).isPresent()) {
      return Decision.nothing("payout-known");
    }
    return first(refuse(!CODE.matcher(command.reason()).matches(), "malformed", "reason"))
        .or(() -> known.isPresent() ? Optional.empty() : impossible(books, report))
        .orElseGet(
            () -> {
              List<PaymentEvent> events = new ArrayList<>();
              if (known.isEmpty()) {
                events.add(new Card.PayoutReported(report));
              }
              known.ifPresent(payout -> events.addAll(takenOff(payout, Reasons.PAYOUT_FAILED)));
              events.add(new Card.PayoutFailed(report.payoutId(), command.reason()));
              return CardDesk.done("payout-failed", events);
            });
  }

  private static Optional<Decision> impossible(Books books, PayoutReport report) {
    return first(
        refuse(!report.payoutId().startsWith(CardPayout.PREFIX), "malformed", "payout"),
        refuse(report.entries().size() > MOST_ENTRIES, "payout-too-large", "entries"),
        refuse(!inOneCurrency(books, report), "payout-currency-differs", "entries"));
  }

  /** A payout in the currency of the account at the bank, of payments in another one. */
  private static boolean inOneCurrency(Books books, PayoutReport report) {
    var currency = report.net().currency();
    return report.entries().stream()
        .allMatch(
            entry ->
                entry.amount().currency().equals(currency)
                    && entry.fee().currency().equals(currency)
                    && books
                        .cards()
                        .payment(entry.paymentId())
                        .map(payment -> payment.currency().equals(currency))
                        .orElse(true));
  }

  static Decision clear(Books books, ClearPayout command) {
    Optional<CardPayout> payout = books.cards().payout(command.payoutId());
    Optional<BankLine> line = books.line(command.lineKey());
    return first(
            refuse(payout.isEmpty(), "unknown-payout", "payout"),
            refuse(line.isEmpty(), "unknown-line", "line"),
            () -> when(payout.get().failure().isPresent(), "payout-has-failed", "payout"),
            () -> when(payout.get().lineKey().isPresent(), "payout-cleared", "payout"),
            () ->
                when(
                    line.get().kind() != BankLine.Kind.INCOME
                        && (line.get().kind() != BankLine.Kind.PAID_OUT
                            || !payout.get().report().net().isNegative()),
                    "not-income",
                    "line"),
            () ->
                when(
                    !line.get().amount().currency().equals(payout.get().report().net().currency()),
                    "currency-differs",
                    "line"),
            () ->
                when(
                    !PayoutMatching.canClear(payout.get().report(), left(line.get())),
                    "payout-exceeds-line",
                    "line"))
        .orElseGet(
            () ->
                CardDesk.done(
                    "payout-cleared",
                    PayoutMatching.clearing(
                        payout.get().report(),
                        line.get().key(),
                        aside(line.get()),
                        Allocation.BY_HAND)));
  }

  static Decision reopen(Books books, ReopenPayout command) {
    Optional<CardPayout> payout = books.cards().payout(command.payoutId());
    return first(
            refuse(payout.isEmpty(), "unknown-payout", "payout"),
            refuse(!Reasons.PAYOUT.contains(command.reason()), "unknown-reason", "reason"),
            () -> when(payout.get().lineKey().isEmpty(), "payout-not-cleared", "payout"))
        .orElseGet(
            () -> CardDesk.done("payout-reopened", takenOff(payout.get(), command.reason())));
  }

  /** The money of its bank line, if it has one, is unexplained again. */
  private static List<PaymentEvent> takenOff(CardPayout payout, String reason) {
    List<PaymentEvent> events = new ArrayList<>();
    payout
        .lineKey()
        .ifPresent(
            line -> {
              Money cleared = payout.cleared();
              events.add(new Card.PayoutReopened(payout.id(), line, cleared, reason));
              if (cleared.isNegative()) {
                events.add(new BankLineSetAside(line, cleared, Reasons.PAID_OUT));
              }
            });
    return events;
  }

  /** What of money that left was set aside, and can be explained. */
  private static Money aside(BankLine line) {
    return line.kind() == BankLine.Kind.PAID_OUT
        ? line.setAside()
        : Money.zero(line.amount().currency());
  }

  private static Money left(BankLine line) {
    return line.kind() == BankLine.Kind.PAID_OUT ? line.setAside() : line.unallocated();
  }
}
