package metropolis.payment.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.PaymentEvent.RefundChargesBorne;
import metropolis.payment.ledger.PaymentEvent.RefundConfirmed;
import metropolis.payment.ledger.PaymentEvent.RefundReturned;
import metropolis.payment.ledger.Refund.Standing;
import metropolis.payment.matching.Policy;
import metropolis.platform.values.Money;

/**
 * Knows refunds again in a statement, by the end-to-end id of their payment order and the very
 * amount, or less where it came back. One instance for one statement, in which each may leave once
 * and come back once.
 */
final class RefundLines {

  private final PayerAccounts payers;
  private final Policy policy;
  private final Set<String> debitedNow = new HashSet<>();
  private final Set<String> returnedNow = new HashSet<>();

  /**
   * @param policy how short a return may come
   */
  RefundLines(PayerAccounts payers, Policy policy) {
    this.payers = payers;
    this.policy = policy;
  }

  /** The bank paid a refund by this line. One not marked sent was sent all the same. */
  Optional<PaymentEvent> debited(Line line) {
    return find(line, line.amount().negated())
        .filter(refund -> awaitsDebit(refund) && debitedNow.add(refund.id()))
        .map(
            refund ->
                new RefundConfirmed(
                    refund.id(), refund.creditId(), line.lineKey(), line.amount(), true));
  }

  /**
   * The bank returned a refund by this line, whole or short by charges within the tolerance. Empty
   * if it did not.
   */
  List<PaymentEvent> returned(Line line) {
    return find(line, line.amount())
        .or(() -> find(line, refund -> isShort(refund, line.amount())))
        .filter(refund -> wasDebited(refund) && returnedNow.add(refund.id()))
        .map(refund -> returned(refund, line.lineKey(), line.amount(), true))
        .orElse(List.of());
  }

  /** The credit is whole again, whatever banks kept on the way: the payer chose neither. */
  static List<PaymentEvent> returned(Refund refund, String line, Money amount, boolean byRule) {
    List<PaymentEvent> events = new ArrayList<>();
    events.add(new RefundReturned(refund.id(), refund.creditId(), line, amount, byRule));
    Money kept = refund.amount().minus(amount);
    if (kept.isPositive()) {
      events.add(new RefundChargesBorne(refund.id(), refund.creditId(), line, kept, byRule));
    }
    return events;
  }

  private boolean isShort(Refund refund, Money amount) {
    Money kept = refund.amount().minus(amount);
    return policy.chargesAutomatic() && kept.isPositive() && policy.covers(kept).isPresent();
  }

  private boolean wasDebited(Refund refund) {
    return refund.standing() == Standing.CONFIRMED || debitedNow.contains(refund.id());
  }

  static boolean awaitsDebit(Refund refund) {
    return refund.standing() == Standing.ORDERED || refund.standing() == Standing.SENT;
  }

  private Optional<Refund> find(Line line, Money amount) {
    return find(line, refund -> refund.amount().equals(amount));
  }

  private Optional<Refund> find(Line line, Predicate<Refund> fitting) {
    Optional<String> mark = Mark.find(line.telling().marks(), Mark.END_TO_END);
    return mark.flatMap(
        told ->
            payers.refunds().stream()
                .filter(refund -> refund.amount().currency().equals(line.amount().currency()))
                .filter(fitting)
                .filter(
                    refund ->
                        refund
                            .endToEndId()
                            .map(id -> Mark.of(Mark.END_TO_END, id))
                            .filter(told::equals)
                            .isPresent())
                .findFirst());
  }
}
