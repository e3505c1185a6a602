package metropolis.payment.wire;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import metropolis.payment.cards.CardFact;
import metropolis.payment.cards.CardNotice;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.ledger.CardPayment;
import metropolis.payment.ledger.CardPayout;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentEvent;
import metropolis.platform.values.Money;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.payment.CardAllocationUndone;
import metropolis.schemas.payment.CardCheckoutOpened;
import metropolis.schemas.payment.CardFactTold;
import metropolis.schemas.payment.CardMoneyAllocated;
import metropolis.schemas.payment.CardMoneyReceived;
import metropolis.schemas.payment.CardMoneyReturned;
import metropolis.schemas.payment.CardNoticeTaken;
import metropolis.schemas.payment.CardNoticeTold;
import metropolis.schemas.payment.CardPayoutCleared;
import metropolis.schemas.payment.CardPayoutEntry;
import metropolis.schemas.payment.CardPayoutFailed;
import metropolis.schemas.payment.CardPayoutReopened;
import metropolis.schemas.payment.CardPayoutReported;
import metropolis.schemas.payment.CardPayoutTold;
import metropolis.schemas.payment.ClearCardPayout;
import metropolis.schemas.payment.FailCardPayout;
import metropolis.schemas.payment.OpenCardCheckout;
import metropolis.schemas.payment.ReopenCardPayout;
import metropolis.schemas.payment.ReportCardPayout;
import metropolis.schemas.payment.TakeCardNotice;
import metropolis.schemas.payment.state.AllocationState;
import metropolis.schemas.payment.state.CardNoticeState;
import metropolis.schemas.payment.state.CardPaymentState;
import metropolis.schemas.payment.state.CardPayoutFailure;
import metropolis.schemas.payment.state.CardPayoutState;
import org.apache.avro.specific.SpecificRecord;

/** What concerns cards: commands, events and states, both ways. */
public final class Cards {

  private Cards() {}

  /** The payment or the payout. */
  public static String entity(PaymentEvent.Card event) {
    return switch (event) {
      case PaymentEvent.Card.CheckoutOpened e -> e.paymentId();
      case PaymentEvent.Card.NoticeTaken e -> e.paymentId();
      case PaymentEvent.Card.MoneyReceived e -> e.paymentId();
      case PaymentEvent.Card.MoneyReturned e -> e.paymentId();
      case PaymentEvent.Card.MoneyAllocated e -> e.paymentId();
      case PaymentEvent.Card.AllocationUndone e -> e.paymentId();
      case PaymentEvent.Card.PayoutReported e -> e.report().payoutId();
      case PaymentEvent.Card.PayoutCleared e -> e.payoutId();
      case PaymentEvent.Card.PayoutReopened e -> e.payoutId();
      case PaymentEvent.Card.PayoutFailed e -> e.payoutId();
    };
  }

  static String entity(PaymentCommand.Card command) {
    return switch (command) {
      case PaymentCommand.Card.OpenCheckout c -> c.paymentId();
      case PaymentCommand.Card.TakeNotice c -> c.paymentId();
      case PaymentCommand.Card.ReportPayout c -> c.report().payoutId();
      case PaymentCommand.Card.ClearPayout c -> c.payoutId();
      case PaymentCommand.Card.ReopenPayout c -> c.payoutId();
      case PaymentCommand.Card.FailPayout c -> c.report().payoutId();
    };
  }

  static SpecificRecord record(CommandMeta meta, PaymentCommand.Card command) {
    return switch (command) {
      case PaymentCommand.Card.OpenCheckout c ->
          new OpenCardCheckout(
              meta,
              c.paymentId(),
              c.invoiceNumber(),
              Values.amount(c.amount()),
              c.provider(),
              c.session());
      case PaymentCommand.Card.TakeNotice c ->
          new TakeCardNotice(
              meta, c.paymentId(), c.invoiceNumber(), c.provider(), told(c.notice()));
      case PaymentCommand.Card.ReportPayout c -> new ReportCardPayout(meta, told(c.report()));
      case PaymentCommand.Card.ClearPayout c ->
          new ClearCardPayout(meta, c.payoutId(), c.lineKey());
      case PaymentCommand.Card.ReopenPayout c ->
          new ReopenCardPayout(meta, c.payoutId(), c.reason());
      case PaymentCommand.Card.FailPayout c ->
          new FailCardPayout(meta, told(c.report()), c.reason());
    };
  }

  /** Empty if the record is no command about cards. */
  static Optional<PaymentCommand> command(SpecificRecord record) {
    return Optional.ofNullable(
        switch (record) {
          case OpenCardCheckout c ->
              new PaymentCommand.Card.OpenCheckout(
                  c.getPaymentId(),
                  c.getInvoiceNumber(),
                  Values.money(c.getAmount()),
                  c.getProvider(),
                  c.getSession());
          case TakeCardNotice c ->
              new PaymentCommand.Card.TakeNotice(
                  c.getPaymentId(), c.getInvoiceNumber(), c.getProvider(), notice(c.getNotice()));
          case ReportCardPayout c -> new PaymentCommand.Card.ReportPayout(report(c.getPayout()));
          case ClearCardPayout c ->
              new PaymentCommand.Card.ClearPayout(c.getPayoutId(), c.getLineKey());
          case ReopenCardPayout c ->
              new PaymentCommand.Card.ReopenPayout(c.getPayoutId(), c.getReason());
          case FailCardPayout c ->
              new PaymentCommand.Card.FailPayout(report(c.getPayout()), c.getReason());
          default -> null;
        });
  }

  static SpecificRecord record(EventMeta meta, PaymentEvent.Card event) {
    return switch (event) {
      case PaymentEvent.Card.CheckoutOpened e ->
          new CardCheckoutOpened(
              meta,
              e.paymentId(),
              e.invoice().toString(),
              Values.amount(e.amount()),
              e.provider(),
              e.session());
      case PaymentEvent.Card.NoticeTaken e ->
          new CardNoticeTaken(
              meta, e.paymentId(), e.invoice().toString(), e.provider(), told(e.notice()));
      case PaymentEvent.Card.MoneyReceived e ->
          new CardMoneyReceived(
              meta, e.paymentId(), Values.amount(e.amount()), e.reason(), e.day());
      case PaymentEvent.Card.MoneyReturned e ->
          new CardMoneyReturned(
              meta, e.paymentId(), Values.amount(e.amount()), e.reason(), e.day());
      case PaymentEvent.Card.MoneyAllocated e ->
          new CardMoneyAllocated(
              meta,
              e.allocationId(),
              e.paymentId(),
              e.invoice().toString(),
              Values.amount(e.amount()),
              e.day());
      case PaymentEvent.Card.AllocationUndone e ->
          new CardAllocationUndone(
              meta,
              e.allocationId(),
              e.paymentId(),
              e.invoice().toString(),
              Values.amount(e.amount()),
              e.reason(),
              e.day());
      case PaymentEvent.Card.PayoutReported e -> new CardPayoutReported(meta, told(e.report()));
      case PaymentEvent.Card.PayoutCleared e ->
          new CardPayoutCleared(
              meta, e.payoutId(), e.lineKey(), Values.amount(e.amount()), e.rule());
      case PaymentEvent.Card.PayoutReopened e ->
          new CardPayoutReopened(
              meta, e.payoutId(), e.lineKey(), Values.amount(e.amount()), e.reason());
      case PaymentEvent.Card.PayoutFailed e -> new CardPayoutFailed(meta, e.payoutId(), e.reason());
    };
  }

  /** Null if the record is no event about cards. */
  static PaymentEvent event(SpecificRecord record) {
    return switch (record) {
      case CardCheckoutOpened e ->
          new PaymentEvent.Card.CheckoutOpened(
              e.getPaymentId(),
              Values.number(e.getInvoiceNumber()),
              Values.money(e.getAmount()),
              e.getProvider(),
              e.getSession());
      case CardNoticeTaken e ->
          new PaymentEvent.Card.NoticeTaken(
              e.getPaymentId(),
              Values.number(e.getInvoiceNumber()),
              e.getProvider(),
              notice(e.getNotice()));
      case CardMoneyReceived e ->
          new PaymentEvent.Card.MoneyReceived(
              e.getPaymentId(), Values.money(e.getAmount()), e.getReason(), e.getDay());
      case CardMoneyReturned e ->
          new PaymentEvent.Card.MoneyReturned(
              e.getPaymentId(), Values.money(e.getAmount()), e.getReason(), e.getDay());
      case CardMoneyAllocated e ->
          new PaymentEvent.Card.MoneyAllocated(
              e.getAllocationId(),
              e.getPaymentId(),
              Values.number(e.getInvoiceNumber()),
              Values.money(e.getAmount()),
              e.getDay());
      case CardAllocationUndone e ->
          new PaymentEvent.Card.AllocationUndone(
              e.getAllocationId(),
              e.getPaymentId(),
              Values.number(e.getInvoiceNumber()),
              Values.money(e.getAmount()),
              e.getReason(),
              e.getDay());
      case CardPayoutReported e -> new PaymentEvent.Card.PayoutReported(report(e.getPayout()));
      case CardPayoutCleared e ->
          new PaymentEvent.Card.PayoutCleared(
              e.getPayoutId(), e.getLineKey(), Values.money(e.getAmount()), e.getRule());
      case CardPayoutReopened e ->
          new PaymentEvent.Card.PayoutReopened(
              e.getPayoutId(), e.getLineKey(), Values.money(e.getAmount()), e.getReason());
      case CardPayoutFailed e -> new PaymentEvent.Card.PayoutFailed(e.getPayoutId(), e.getReason());
      default -> null;
    };
  }

  public static CardPaymentState state(CardPayment payment) {
    Optional<CardPayment.Checkout> page = payment.checkout();
    return new CardPaymentState(
        payment.id(),
        payment.invoice().toString(),
        payment.provider(),
        page.map(CardPayment.Checkout::session).orElse(""),
        Values.amountOrNull(page.map(CardPayment.Checkout::amount)),
        page.map(opened -> Values.state(opened.cause())).orElse(null),
        payment.notices().stream()
            .map(taken -> new CardNoticeState(told(taken.notice()), Values.state(taken.cause())))
            .toList(),
        Values.amount(payment.received()),
        Values.amount(payment.returned()),
        States.allocations(payment.allocation().stream().toList()).stream()
            .findFirst()
            .orElse(null),
        payment.postings().stream().map(States::state).toList());
  }

  public static CardPayment payment(CardPaymentState state) {
    Optional<AllocationState> allocation = Optional.ofNullable(state.getAllocation());
    return new CardPayment(
        state.getPaymentId(),
        Values.number(state.getInvoice()),
        state.getProvider(),
        Optional.ofNullable(state.getOpened())
            .map(
                opened ->
                    new CardPayment.Checkout(
                        state.getSession(), Values.money(state.getAsked()), Values.cause(opened))),
        state.getNotices().stream()
            .map(
                taken ->
                    new CardPayment.Taken(
                        notice(taken.getNotice()), Values.cause(taken.getCause())))
            .toList(),
        Values.money(state.getReceived()),
        Values.money(state.getReturned()),
        allocation.map(kept -> States.restored(List.of(kept)).firstEntry().getValue()),
        state.getPostings().stream().map(States::posting).toList());
  }

  public static CardPayoutState state(CardPayout payout) {
    return new CardPayoutState(
        told(payout.report()),
        payout.lineKey().orElse(""),
        payout.postings().stream().map(States::state).toList(),
        Values.state(payout.cause()),
        payout
            .failure()
            .map(why -> new CardPayoutFailure(why.reason(), Values.state(why.cause())))
            .orElse(null));
  }

  public static CardPayout payout(CardPayoutState state) {
    return new CardPayout(
        report(state.getPayout()),
        Optional.of(state.getLineKey()).filter(key -> !key.isEmpty()),
        state.getPostings().stream().map(States::posting).toList(),
        Values.cause(state.getCause()),
        Optional.ofNullable(state.getFailure())
            .map(why -> new CardPayout.Failure(why.getReason(), Values.cause(why.getCause()))));
  }

  private static CardNoticeTold told(CardNotice notice) {
    return new CardNoticeTold(
        notice.eventId(),
        notice.created(),
        notice.currency().getCurrencyCode(),
        notice.facts().stream().map(Cards::told).toList());
  }

  private static CardFactTold told(CardFact fact) {
    return switch (fact) {
      case CardFact.Pending _ -> new CardFactTold("PENDING", 0L, 0L, "", "");
      case CardFact.Paid f -> new CardFactTold("PAID", f.amount().minor(), 0L, "", "");
      case CardFact.Failed _ -> new CardFactTold("FAILED", 0L, 0L, "", "");
      case CardFact.Expired _ -> new CardFactTold("EXPIRED", 0L, 0L, "", "");
      case CardFact.Refunded f ->
          new CardFactTold("REFUNDED", f.total().minor(), f.captured().minor(), "", "");
      case CardFact.Refund f ->
          new CardFactTold("REFUND", f.amount().minor(), 0L, f.refundId(), f.outcome().name());
      case CardFact.Disputed f ->
          new CardFactTold("DISPUTE", f.amount().minor(), 0L, f.disputeId(), f.phase().name());
    };
  }

  private static CardNotice notice(CardNoticeTold told) {
    Currency currency = Currency.getInstance(told.getCurrency());
    return new CardNotice(
        told.getEventId(),
        told.getCreated(),
        currency,
        told.getFacts().stream().map(fact -> fact(fact, currency)).toList());
  }

  private static CardFact fact(CardFactTold told, Currency currency) {
    Money amount = new Money(told.getAmount(), currency);
    return switch (told.getKind()) {
      case "PENDING" -> new CardFact.Pending();
      case "PAID" -> new CardFact.Paid(amount);
      case "FAILED" -> new CardFact.Failed();
      case "EXPIRED" -> new CardFact.Expired();
      case "REFUNDED" -> new CardFact.Refunded(amount, new Money(told.getCaptured(), currency));
      case "REFUND" ->
          new CardFact.Refund(
              told.getReference(), amount, CardFact.Outcome.valueOf(told.getPhase()));
      case "DISPUTE" ->
          new CardFact.Disputed(
              told.getReference(), amount, CardFact.Phase.valueOf(told.getPhase()));
      default -> throw new IllegalArgumentException("no kind of fact: " + told.getKind());
    };
  }

  private static CardPayoutTold told(PayoutReport report) {
    return new CardPayoutTold(
        report.payoutId(),
        report.provider(),
        report.providerId(),
        report.arrival(),
        Values.amount(report.net()),
        report.references(),
        report.entries().stream()
            .map(
                e ->
                    new CardPayoutEntry(
                        e.entryId(),
                        e.kind().name(),
                        Values.amount(e.amount()),
                        Values.amount(e.fee()),
                        e.paymentId()))
            .toList());
  }

  private static PayoutReport report(CardPayoutTold told) {
    return new PayoutReport(
        told.getPayoutId(),
        told.getProvider(),
        told.getProviderId(),
        told.getArrival(),
        Values.money(told.getNet()),
        told.getReferences(),
        told.getEntries().stream()
            .map(
                e ->
                    new PayoutReport.Entry(
                        e.getEntryId(),
                        PayoutReport.Kind.valueOf(e.getKind()),
                        Values.money(e.getAmount()),
                        Values.money(e.getFee()),
                        e.getPaymentId()))
            .toList());
  }
}
