package metropolis.payment.ledger;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.PaymentEvent.RefundConfirmed;
import metropolis.payment.ledger.PaymentEvent.RefundReturned;
import metropolis.payment.ledger.Refund.Standing;
import metropolis.platform.values.Money;

/**
 * Knows refunds again in a statement, by the end-to-end id of their payment order and the very
 * amount. One instance for one statement, in which each may leave once and come back once.
 */
final class RefundLines {

  private final PayerAccounts payers;
  private final Set<String> debitedNow = new HashSet<>();
  private final Set<String> returnedNow = new HashSet<>();

  RefundLines(PayerAccounts payers) {
    this.payers = payers;
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

  /** The bank returned a refund by this line. */
  Optional<PaymentEvent> returned(Line line) {
    return find(line, line.amount())
        .filter(refund -> wasDebited(refund) && returnedNow.add(refund.id()))
        .map(
            refund ->
                new RefundReturned(
                    refund.id(), refund.creditId(), line.lineKey(), line.amount(), true));
  }

  private boolean wasDebited(Refund refund) {
    return refund.standing() == Standing.CONFIRMED || debitedNow.contains(refund.id());
  }

  static boolean awaitsDebit(Refund refund) {
    return refund.standing() == Standing.ORDERED || refund.standing() == Standing.SENT;
  }

  private Optional<Refund> find(Line line, Money amount) {
    Optional<String> mark = Mark.find(line.telling().marks(), Mark.END_TO_END);
    return mark.flatMap(
        told ->
            payers.refunds().stream()
                .filter(refund -> refund.amount().equals(amount))
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
