package metropolis.payment.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import metropolis.payment.ledger.PaymentEvent.CreditOpened;
import metropolis.payment.ledger.PaymentEvent.CreditReversed;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.PayerEvent;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderDropped;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderMade;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderSent;
import metropolis.payment.ledger.PaymentEvent.RefundApproved;
import metropolis.payment.ledger.PaymentEvent.RefundConfirmed;
import metropolis.payment.ledger.PaymentEvent.RefundProposed;
import metropolis.payment.ledger.PaymentEvent.RefundRefused;
import metropolis.payment.ledger.PaymentEvent.RefundReturned;
import metropolis.payment.ledger.PaymentEvent.RefundUnlinked;
import metropolis.payment.ledger.PaymentEvent.RefundWithdrawn;
import metropolis.payment.ledger.PaymentEvent.WaiverProposed;
import metropolis.payment.ledger.PaymentEvent.WaiverRefused;
import metropolis.payment.ledger.Refund.Standing;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * What is owed to payers and how it goes back to them, and what waits for a second person. Part of
 * {@link Books}, and under the same lock.
 */
public final class PayerAccounts {

  private final Map<String, PayerCredit> credits = new LinkedHashMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final Map<String, PaymentOrder> orders = new LinkedHashMap<>();
  private final Map<String, WaiverProposal> waivers = new LinkedHashMap<>();

  PayerAccounts() {}

  /** In no particular order, as are all lists here. */
  public Collection<PayerCredit> credits() {
    return Collections.unmodifiableCollection(credits.values());
  }

  public Optional<PayerCredit> credit(String id) {
    return Optional.ofNullable(credits.get(id));
  }

  public Collection<Refund> refunds() {
    return Collections.unmodifiableCollection(refunds.values());
  }

  public Optional<Refund> refund(String id) {
    return Optional.ofNullable(refunds.get(id));
  }

  public List<Refund> refundsOf(PayerCredit credit) {
    return refunds.values().stream().filter(r -> r.creditId().equals(credit.id())).toList();
  }

  public Collection<PaymentOrder> orders() {
    return Collections.unmodifiableCollection(orders.values());
  }

  public Optional<PaymentOrder> order(String id) {
    return Optional.ofNullable(orders.get(id));
  }

  public Collection<WaiverProposal> waivers() {
    return Collections.unmodifiableCollection(waivers.values());
  }

  public Optional<WaiverProposal> waiver(String id) {
    return Optional.ofNullable(waivers.get(id));
  }

  /** What of a credit is neither refunded nor proposed to be. */
  public Money available(PayerCredit credit) {
    return refundsOf(credit).stream()
        .filter(refund -> refund.standing() == Standing.PROPOSED)
        .map(Refund::amount)
        .reduce(credit.open(), Money::minus);
  }

  Stream<Posting> postings() {
    return credits.values().stream().flatMap(credit -> credit.postings().stream());
  }

  public void restore(PayerCredit credit) {
    credits.put(credit.id(), credit);
  }

  public void restore(Refund refund) {
    refunds.put(refund.id(), refund);
  }

  public void restore(PaymentOrder order) {
    orders.put(order.id(), order);
  }

  public void restore(WaiverProposal waiver) {
    waivers.put(waiver.id(), waiver);
  }

  /** A waiver came in force; most had no need to wait. */
  void waived(InvoiceWaived event, Cause cause) {
    waivers.computeIfPresent(event.waiverId(), (_, waiver) -> waiver.decided(cause, true, ""));
  }

  void apply(PayerEvent event, Optional<Posting> posting, Cause cause) {
    switch (event) {
      case CreditOpened e ->
          restore(
              new PayerCredit(
                  e.creditId(),
                  e.lineKey(),
                  e.invoice(),
                  e.amount(),
                  e.amount(),
                  false,
                  e.reason(),
                  cause,
                  List.of()));
      case CreditReversed e -> restore(creditOrBug(e.creditId()).undone());
      case RefundProposed e ->
          restore(Refund.proposed(e.refundId(), e.creditId(), e.amount(), cause));
      case RefundApproved e -> {
        step(e.refundId(), r -> r.now(Standing.APPROVED, cause, ""));
        open(e.creditId(), e.amount().negated(), posting);
      }
      case RefundRefused e -> step(e.refundId(), r -> r.now(Standing.REFUSED, cause, e.reason()));
      case RefundWithdrawn e -> {
        step(e.refundId(), r -> r.now(Standing.WITHDRAWN, cause, e.reason()));
        if (e.approved()) {
          open(e.creditId(), e.amount(), posting);
        }
      }
      case RefundConfirmed e ->
          step(
              e.refundId(),
              r ->
                  r.linked(Optional.of(e.lineKey()), Optional.empty())
                      .now(Standing.CONFIRMED, cause, ""));
      case RefundReturned e -> {
        step(
            e.refundId(),
            r ->
                r.linked(r.debitLine(), Optional.of(e.lineKey()))
                    .now(Standing.RETURNED, cause, ""));
        open(e.creditId(), e.amount(), Optional.empty());
      }
      case PaymentEvent.RefundChargesBorne e -> open(e.creditId(), e.amount(), posting);
      case RefundUnlinked e -> unlink(e, cause);
      case PaymentOrderMade e -> make(e, cause);
      case PaymentOrderSent e -> {
        PaymentOrder order = orderOrBug(e.orderId());
        restore(order.now(PaymentOrder.Standing.SENT, cause, ""));
        order.refunds().stream()
            .filter(it -> refundOrBug(it.refundId()).standing() == Standing.ORDERED)
            .forEach(it -> step(it.refundId(), r -> r.now(Standing.SENT, cause, "")));
      }
      case PaymentOrderDropped e -> {
        PaymentOrder order = orderOrBug(e.orderId());
        restore(order.now(PaymentOrder.Standing.DROPPED, cause, e.reason()));
        order
            .refunds()
            .forEach(
                it ->
                    step(
                        it.refundId(),
                        r ->
                            r.in(Optional.empty(), Optional.empty())
                                .now(Standing.APPROVED, cause, e.reason())));
      }
      case WaiverProposed e ->
          restore(
              new WaiverProposal(
                  e.waiverId(),
                  e.invoice(),
                  e.amount(),
                  e.reason(),
                  cause,
                  Optional.empty(),
                  false,
                  ""));
      case WaiverRefused e ->
          waivers.computeIfPresent(
              e.waiverId(), (_, waiver) -> waiver.decided(cause, false, e.reason()));
    }
  }

  private void make(PaymentOrderMade event, Cause cause) {
    restore(
        new PaymentOrder(
            event.orderId(),
            event.execution(),
            event.refunds(),
            List.of(new PaymentOrder.Step(PaymentOrder.Standing.MADE, cause, ""))));
    event
        .refunds()
        .forEach(
            it ->
                step(
                    it.refundId(),
                    r ->
                        r.in(Optional.of(event.orderId()), Optional.of(it.endToEndId()))
                            .now(Standing.ORDERED, cause, "")));
  }

  private void unlink(RefundUnlinked event, Cause cause) {
    if (event.returned()) {
      step(
          event.refundId(),
          r ->
              r.linked(r.debitLine(), Optional.empty())
                  .now(Standing.CONFIRMED, cause, event.reason()));
      open(event.creditId(), event.amount().negated(), Optional.empty());
    } else {
      step(
          event.refundId(),
          r ->
              r.linked(Optional.empty(), Optional.empty())
                  .now(Standing.SENT, cause, event.reason()));
    }
  }

  private void step(String refundId, UnaryOperator<Refund> change) {
    refunds.put(refundId, change.apply(refundOrBug(refundId)));
  }

  private void open(String creditId, Money more, Optional<Posting> posting) {
    PayerCredit credit = creditOrBug(creditId);
    PayerCredit now = credit.with(credit.open().plus(more));
    credits.put(creditId, posting.map(now::posted).orElse(now));
  }

  private PayerCredit creditOrBug(String id) {
    return Objects.requireNonNull(credits.get(id), "no such credit");
  }

  private Refund refundOrBug(String id) {
    return Objects.requireNonNull(refunds.get(id), "no such refund");
  }

  private PaymentOrder orderOrBug(String id) {
    return Objects.requireNonNull(orders.get(id), "no such payment order");
  }
}
