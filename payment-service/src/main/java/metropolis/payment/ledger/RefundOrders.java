package metropolis.payment.ledger;

import static metropolis.payment.ledger.Bookkeeper.reason;
import static metropolis.payment.ledger.Bookkeeper.within;
import static metropolis.payment.ledger.Refusing.first;
import static metropolis.payment.ledger.Refusing.refuse;
import static metropolis.payment.ledger.Refusing.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.ledger.PaymentCommand.DropPaymentOrder;
import metropolis.payment.ledger.PaymentCommand.LinkRefund;
import metropolis.payment.ledger.PaymentCommand.MakePaymentOrder;
import metropolis.payment.ledger.PaymentCommand.SendPaymentOrder;
import metropolis.payment.ledger.PaymentCommand.UnlinkRefund;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.BankLineSetAside;
import metropolis.payment.ledger.PaymentEvent.Ordered;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderDropped;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderMade;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderSent;
import metropolis.payment.ledger.PaymentEvent.RefundChargesBorne;
import metropolis.payment.ledger.PaymentEvent.RefundConfirmed;
import metropolis.payment.ledger.PaymentEvent.RefundUnlinked;
import metropolis.payment.ledger.Refund.Standing;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/** Decides on payment orders of refunds, and on the bank lines by which they moved. */
final class RefundOrders {

  /** More than any bank takes amiss; a limit for what programs send. */
  static final int MOST_REFUNDS = 1_000;

  private static final int LATEST_EXECUTION_DAYS = 60;

  private RefundOrders() {}

  static Decision makeOrder(Books books, Terms terms, MakePaymentOrder command, Cause cause) {
    List<String> ids = command.refundIds();
    LocalDate today = terms.day(cause);
    LocalDate execution = command.execution();
    return first(
            refuse(ids.isEmpty() || ids.size() > MOST_REFUNDS, "refunds-one-to-many", "refunds"),
            refuse(new HashSet<>(ids).size() < ids.size(), "refund-twice", "refunds"),
            refuse(
                ids.stream().anyMatch(id -> books.payers().refund(id).isEmpty()),
                "unknown-refund",
                "refunds"),
            refuse(
                ids.stream()
                    .flatMap(id -> books.payers().refund(id).stream())
                    .anyMatch(refund -> refund.standing() != Standing.APPROVED),
                "refund-not-approved",
                "refunds"),
            refuse(
                execution.isBefore(today)
                    || execution.isAfter(today.plusDays(LATEST_EXECUTION_DAYS)),
                "execution-out-of-range",
                "execution"))
        .orElseGet(
            () -> {
              String order = DerivedId.of("order", cause.commandId());
              List<Ordered> refunds =
                  ids.stream()
                      .map(id -> new Ordered(id, DerivedId.of("end-to-end", order, id)))
                      .toList();
              return Refunding.done(
                  "order-made",
                  List.of(new PaymentOrderMade(order, execution, refunds)),
                  Map.of("order", order));
            });
  }

  static Decision sendOrder(Books books, SendPaymentOrder command) {
    Optional<PaymentOrder> order = books.payers().order(command.orderId());
    return first(
            refuse(order.isEmpty(), "unknown-order", "order"),
            () ->
                when(
                    order.get().standing() == PaymentOrder.Standing.DROPPED,
                    "order-dropped",
                    "order"))
        .orElseGet(
            () ->
                order.get().standing() == PaymentOrder.Standing.SENT
                    ? Decision.nothing("order-sent-before")
                    : Refunding.done(
                        "order-sent", List.of(new PaymentOrderSent(order.get().id()))));
  }

  static Decision dropOrder(Books books, DropPaymentOrder command) {
    Optional<PaymentOrder> order = books.payers().order(command.orderId());
    return first(
            refuse(order.isEmpty(), "unknown-order", "order"),
            reason(command.reason(), Reasons.ORDER_DROPPED),
            () ->
                when(
                    order.get().standing() == PaymentOrder.Standing.DROPPED,
                    "order-dropped",
                    "order"),
            () ->
                when(
                    order.get().refunds().stream()
                        .map(it -> books.payers().refund(it.refundId()).orElseThrow())
                        .anyMatch(refund -> !RefundLines.awaitsDebit(refund)),
                    "order-debited",
                    "order"))
        .orElseGet(
            () ->
                Refunding.done(
                    "order-dropped",
                    List.of(new PaymentOrderDropped(order.get().id(), command.reason()))));
  }

  static Decision link(Books books, Terms terms, LinkRefund command) {
    Optional<Refund> refund = books.payers().refund(command.refundId());
    Optional<BankLine> line = books.line(command.lineKey());
    return first(
            refuse(refund.isEmpty(), "unknown-refund", "refund"),
            refuse(line.isEmpty(), "unknown-line", "line"),
            () ->
                when(
                    !RefundLines.awaitsDebit(refund.get())
                        && refund.get().standing() != Standing.CONFIRMED,
                    "refund-not-on-its-way",
                    "refund"),
            () ->
                when(
                    !line.get().allocations().isEmpty()
                        || !line.get().onAccount().isEmpty()
                        || !line.get().cleared().isZero()
                        || line.get().replaced(),
                    "line-in-use",
                    "line"),
            () -> when(differs(line.get(), refund.get()), "line-differs", "line"),
            () ->
                when(
                    terms.secondPerson().needed(kept(line.get(), refund.get())),
                    "return-too-short",
                    "line"))
        .orElseGet(
            () -> {
              List<PaymentEvent> events = new ArrayList<>();
              Money aside = line.get().setAside();
              if (!aside.isZero()) {
                events.add(new BankLineReclaimed(line.get().key(), aside, Reasons.IDENTIFIED));
              }
              String id = refund.get().id();
              String credit = refund.get().creditId();
              Money amount = line.get().amount();
              if (refund.get().standing() == Standing.CONFIRMED) {
                events.addAll(RefundLines.returned(refund.get(), line.get().key(), amount, false));
                return Refunding.done("refund-returned", events);
              }
              events.add(new RefundConfirmed(id, credit, line.get().key(), amount, false));
              return Refunding.done("refund-confirmed", events);
            });
  }

  /** What comes back may be short by charges of banks, which a person then names by it. */
  private static boolean differs(BankLine line, Refund refund) {
    Money moved = moved(refund);
    boolean may = refund.standing() == Standing.CONFIRMED && line.amount().isPositive();
    return !line.amount().currency().equals(moved.currency())
        || (may ? line.amount().compareTo(moved) > 0 : !line.amount().equals(moved));
  }

  private static Money kept(BankLine line, Refund refund) {
    return moved(refund).minus(line.amount());
  }

  /** What its next bank line moves: out as long as it was not debited, then back. */
  private static Money moved(Refund refund) {
    return refund.standing() == Standing.CONFIRMED ? refund.amount() : refund.amount().negated();
  }

  static Decision unlink(Books books, UnlinkRefund command) {
    Optional<Refund> refund = books.payers().refund(command.refundId());
    boolean returned = refund.filter(it -> it.standing() == Standing.RETURNED).isPresent();
    return first(
            refuse(refund.isEmpty(), "unknown-refund", "refund"),
            reason(command.reason(), Reasons.UNLINK),
            () ->
                when(
                    !returned && refund.get().standing() != Standing.CONFIRMED,
                    "refund-not-linked",
                    "refund"),
            () ->
                returned
                    ? within(
                        refund.get().amount(),
                        books
                            .payers()
                            .available(
                                books.payers().credit(refund.get().creditId()).orElseThrow()),
                        "credit-in-use")
                    : Optional.empty())
        .orElseGet(
            () -> {
              String line =
                  returned
                      ? refund.get().returnLine().orElseThrow()
                      : refund.get().debitLine().orElseThrow();
              Money amount = books.line(line).orElseThrow().amount();
              List<PaymentEvent> events = new ArrayList<>();
              Money kept = refund.get().amount().minus(amount);
              if (returned && kept.isPositive()) {
                events.add(
                    new RefundChargesBorne(
                        refund.get().id(), refund.get().creditId(), line, kept.negated(), false));
              }
              events.add(
                  new RefundUnlinked(
                      refund.get().id(),
                      refund.get().creditId(),
                      line,
                      amount,
                      returned,
                      command.reason()));
              events.add(new BankLineSetAside(line, amount, command.reason()));
              return Refunding.done("refund-unlinked", events);
            });
  }
}
