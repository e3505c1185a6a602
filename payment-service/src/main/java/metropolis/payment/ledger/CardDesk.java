package metropolis.payment.ledger;

import static metropolis.payment.ledger.Refusing.first;
import static metropolis.payment.ledger.Refusing.refuse;
import static metropolis.payment.ledger.Refusing.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import metropolis.payment.cards.CardState;
import metropolis.payment.ledger.Decision.Done;
import metropolis.payment.ledger.PaymentCommand.Card.ClearPayout;
import metropolis.payment.ledger.PaymentCommand.Card.FailPayout;
import metropolis.payment.ledger.PaymentCommand.Card.OpenCheckout;
import metropolis.payment.ledger.PaymentCommand.Card.ReopenPayout;
import metropolis.payment.ledger.PaymentCommand.Card.ReportPayout;
import metropolis.payment.ledger.PaymentCommand.Card.TakeNotice;
import metropolis.payment.ledger.PaymentEvent.Card;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.matching.Wording;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/** Decides what concerns cards; of payouts {@link PayoutDesk} does. */
final class CardDesk {

  private CardDesk() {}

  static Decision decide(
      Books books,
      Terms terms,
      PaymentCommand.Card command,
      Cause cause,
      Function<String, Wording> wordings) {
    return switch (command) {
      case OpenCheckout c -> open(books, c);
      case TakeNotice c -> take(books, terms, c, cause);
      case ReportPayout c -> PayoutDesk.report(books, c, wordings);
      case FailPayout c -> PayoutDesk.fail(books, c);
      case ClearPayout c -> PayoutDesk.clear(books, c);
      case ReopenPayout c -> PayoutDesk.reopen(books, c);
    };
  }

  private static Decision open(Books books, OpenCheckout command) {
    Optional<Invoice> invoice = books.invoice(command.invoiceNumber());
    Optional<CardPayment> before = books.cards().payment(command.paymentId());
    if (before.flatMap(CardPayment::checkout).isPresent()) {
      return Decision.nothing("checkout-opened");
    }
    return first(
            refuse(!CardPayment.isOne(command.paymentId()), "malformed", "payment"),
            refuse(invoice.isEmpty(), "unknown-invoice", "invoice"),
            () -> when(invoice.get().cancelled(), "invoice-cancelled", "invoice"),
            () ->
                when(
                    !invoice.get().open().equals(command.amount())
                        || !command.amount().isPositive(),
                    "amount-not-open",
                    "amount"))
        .orElseGet(
            () ->
                done(
                    "checkout-opened",
                    List.of(
                        new Card.CheckoutOpened(
                            command.paymentId(),
                            invoice.get().number(),
                            command.amount(),
                            command.provider(),
                            command.session()))));
  }

  /** Money of an invoice that nobody knows is kept all the same: the provider has it for us. */
  private static Decision take(Books books, Terms terms, TakeNotice command, Cause cause) {
    Optional<InvoiceNumber> number = InvoiceNumber.parse(command.invoiceNumber());
    Optional<CardPayment> known = books.cards().payment(command.paymentId());
    Optional<Decision> refused =
        first(
            refuse(!CardPayment.isOne(command.paymentId()), "malformed", "payment"),
            refuse(number.isEmpty(), "unknown-invoice", "invoice"),
            refuse(
                known.filter(p -> !p.currency().equals(command.notice().currency())).isPresent(),
                "currency-differs",
                "currency"));
    if (refused.isPresent()) {
      return refused.get();
    }
    if (known.filter(payment -> payment.knows(command.notice().eventId())).isPresent()) {
      return Decision.nothing("notice-known");
    }
    CardPayment before =
        known.orElseGet(
            () ->
                CardPayment.unknown(
                    command.paymentId(),
                    number.get(),
                    command.provider(),
                    command.notice().currency()));
    LocalDate told = LocalDate.ofInstant(command.notice().created(), terms.zone());
    LocalDate today = terms.day(cause);
    LocalDate day = told.isAfter(today) ? today : told;
    List<PaymentEvent> events = new ArrayList<>();
    events.add(
        new Card.NoticeTaken(before.id(), before.invoice(), before.provider(), command.notice()));
    events.addAll(
        new Following(books, cause, day)
            .of(before, before.noted(new CardPayment.Taken(command.notice(), cause)).state()));
    return done("notice-taken", events);
  }

  /** What follows for the books when a payment comes to another state. */
  private record Following(Books books, Cause cause, LocalDate day) {

    List<PaymentEvent> of(CardPayment before, CardState after) {
      List<PaymentEvent> events = new ArrayList<>();
      Money more = after.received().minus(before.received());
      Money back = after.returned().minus(before.returned());
      if (!more.isZero()) {
        events.add(new Card.MoneyReceived(before.id(), more, Reasons.CARD_PAYMENT, day));
      }
      Money held = after.received().minus(after.returned());
      Optional<Invoice> invoice = books.invoice(before.invoice());
      Money open =
          invoice
              .filter(i -> !i.cancelled() && i.total().currency().equals(held.currency()))
              .map(Invoice::open)
              .orElse(Money.zero(held.currency()));
      if (before.allocated().compareTo(held) > 0) {
        open = open.plus(shrink(before, reason(after, before), held, invoice, events));
        open = others(before, open, events);
      } else {
        open = open.minus(grow(before, held.minus(before.allocated()), open, events));
      }
      if (!back.isZero()) {
        events.add(new Card.MoneyReturned(before.id(), back, reason(after, before), day));
      }
      return events;
    }

    /**
     * Takes back what is no longer there.
     *
     * @return what is open again
     */
    private Money shrink(
        CardPayment before,
        String reason,
        Money held,
        Optional<Invoice> invoice,
        List<PaymentEvent> events) {
      Allocation had = before.allocation().orElseThrow();
      Money zero = Money.zero(held.currency());
      Money kept = held.isNegative() ? zero : held;
      events.add(undone(had, reason));
      if (kept.isPositive()) {
        events.add(allocated(before, kept));
      }
      Money lost = had.amount().minus(kept);
      Optional<InvoiceCancelled> credited = Invoicing.ended(invoice.orElseThrow(), lost);
      credited.ifPresent(events::add);
      return lost.minus(credited.map(InvoiceCancelled::credited).orElse(zero));
    }

    /** Another payment by card for the same invoice may be waiting. */
    private Money others(CardPayment but, Money open, List<PaymentEvent> events) {
      Money left = open;
      List<CardPayment> waiting =
          books.cards().paymentsOf(but.invoice()).filter(p -> !p.id().equals(but.id())).toList();
      for (CardPayment payment : waiting) {
        if (payment.currency().equals(open.currency())) {
          left = left.minus(grow(payment, payment.unallocated(), left, events));
        }
      }
      return left;
    }

    /**
     * @return what of it was allocated
     */
    private Money grow(CardPayment payment, Money free, Money open, List<PaymentEvent> events) {
      Money more = free.min(open);
      if (!more.isPositive()) {
        return Money.zero(open.currency());
      }
      payment.allocation().ifPresent(had -> events.add(undone(had, Reasons.CARD_PAYMENT)));
      events.add(allocated(payment, payment.allocated().plus(more)));
      return more;
    }

    private Card.AllocationUndone undone(Allocation had, String reason) {
      return new Card.AllocationUndone(
          had.id(), had.lineKey(), had.invoice(), had.amount(), reason, day);
    }

    private Card.MoneyAllocated allocated(CardPayment payment, Money amount) {
      return new Card.MoneyAllocated(
          DerivedId.of("card-allocation", cause.commandId(), payment.id()),
          payment.id(),
          payment.invoice(),
          amount,
          day);
    }

    private static String reason(CardState after, CardPayment before) {
      boolean byDispute = !after.withdrawn().equals(before.state().withdrawn());
      return byDispute ? Reasons.CARD_DISPUTE : Reasons.CARD_REFUND;
    }
  }

  static Done done(String code, List<PaymentEvent> events) {
    return new Done(events, code, Map.of());
  }
}
