package metropolis.payment.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.dossier.Payee;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.PayerCredit;
import metropolis.payment.ledger.PaymentOrder;
import metropolis.payment.ledger.Refund;
import metropolis.payment.ledger.WaiverProposal;
import metropolis.payment.office.Office;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * A refund with what belongs to it, as pages show it.
 *
 * @param payee empty only if the state of it was lost
 */
public record RefundView(Refund refund, PayerCredit credit, Optional<Payee> payee) {

  /** How many refunds of one currency stand alike, and their sum. */
  public record Total(Refund.Standing standing, int count, Money sum) {}

  /**
   * A payment order and what it pays.
   *
   * @param totals one sum for a currency
   * @param droppable whether the bank paid nothing of it yet
   */
  public record OrderView(PaymentOrder order, List<Money> totals, boolean droppable) {}

  /**
   * What waits for a second person: a refund or a waiver.
   *
   * @param waiver empty if it is a refund, and the other way round
   * @param note of a waiver; may be empty
   */
  public record Waiting(
      String id,
      Optional<RefundView> refund,
      Optional<WaiverProposal> waiver,
      Money amount,
      Cause proposed,
      String note) {}

  static RefundView of(Refund refund, Office office) {
    return new RefundView(
        refund,
        office.books().payers().credit(refund.creditId()).orElseThrow(),
        office.dossiers().payee(refund.id()));
  }

  /** The newest first. */
  static List<RefundView> all(Office office) {
    return office.books().payers().refunds().stream()
        .sorted(
            Comparator.comparing((Refund refund) -> refund.proposal().time())
                .reversed()
                .thenComparing(Refund::id))
        .map(refund -> of(refund, office))
        .toList();
  }

  /** By standing, then currency; none where there is no refund. */
  static List<Total> totals(List<RefundView> refunds) {
    Map<String, Total> totals = new LinkedHashMap<>();
    for (Refund.Standing standing : Refund.Standing.values()) {
      for (RefundView view : refunds) {
        Money amount = view.refund().amount();
        if (view.refund().standing() == standing) {
          totals.merge(
              standing + " " + amount.currency(),
              new Total(standing, 1, amount),
              (a, b) -> new Total(standing, a.count() + b.count(), a.sum().plus(b.sum())));
        }
      }
    }
    return List.copyOf(totals.values());
  }

  /** The oldest first. */
  static List<Waiting> waiting(Office office) {
    List<Waiting> waiting = new ArrayList<>();
    for (Refund refund : office.books().payers().refunds()) {
      if (refund.standing() == Refund.Standing.PROPOSED) {
        waiting.add(
            new Waiting(
                refund.id(),
                Optional.of(of(refund, office)),
                Optional.empty(),
                refund.amount(),
                refund.proposal(),
                ""));
      }
    }
    for (WaiverProposal waiver : office.books().payers().waivers()) {
      if (waiver.waits()) {
        waiting.add(
            new Waiting(
                waiver.id(),
                Optional.empty(),
                Optional.of(waiver),
                waiver.amount(),
                waiver.proposed(),
                office.dossiers().note(waiver.id())));
      }
    }
    waiting.sort(
        Comparator.comparing((Waiting w) -> w.proposed().time()).thenComparing(Waiting::id));
    return waiting;
  }

  /** The newest first. */
  static List<OrderView> orders(Office office) {
    return office.books().payers().orders().stream()
        .sorted(
            Comparator.comparing((PaymentOrder order) -> order.history().getFirst().cause().time())
                .reversed()
                .thenComparing(PaymentOrder::id))
        .map(order -> new OrderView(order, totals(order, office), droppable(order, office)))
        .toList();
  }

  private static boolean droppable(PaymentOrder order, Office office) {
    return order.standing() != PaymentOrder.Standing.DROPPED
        && order.refunds().stream()
            .map(ordered -> office.books().payers().refund(ordered.refundId()).orElseThrow())
            .allMatch(Refund::payable);
  }

  static List<Money> totals(PaymentOrder order, Office office) {
    Map<String, Money> totals = new LinkedHashMap<>();
    order
        .refunds()
        .forEach(
            ordered -> {
              Money amount =
                  office.books().payers().refund(ordered.refundId()).orElseThrow().amount();
              totals.merge(amount.currency().getCurrencyCode(), amount, Money::plus);
            });
    return List.copyOf(totals.values());
  }

  /** The credits of a line's refunds, by id of the refund. */
  static Map<String, String> creditsOf(BankLine line, Office office) {
    Map<String, String> credits = new HashMap<>();
    for (String id : line.onAccount().keySet()) {
      office.books().payers().refund(id).ifPresent(refund -> credits.put(id, refund.creditId()));
    }
    return credits;
  }

  /** Waivers of an invoice that needed a second person, the oldest first. */
  static List<WaiverProposal> proposals(Invoice invoice, Office office) {
    return office.books().payers().waivers().stream()
        .filter(waiver -> waiver.invoice().equals(invoice.number()))
        .sorted(
            Comparator.comparing((WaiverProposal waiver) -> waiver.proposed().time())
                .thenComparing(WaiverProposal::id))
        .toList();
  }

  /** Those with something open, the oldest first. */
  static List<PayerCredit> openCredits(Office office) {
    return office.books().payers().credits().stream()
        .filter(credit -> credit.open().isPositive())
        .sorted(
            Comparator.comparing((PayerCredit credit) -> credit.cause().time())
                .thenComparing(PayerCredit::id))
        .toList();
  }
}
