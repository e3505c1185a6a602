package metropolis.payment.http;

import java.util.Comparator;
import java.util.List;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Refund;
import metropolis.payment.ledger.Refund.Standing;
import metropolis.payment.office.Office;
import metropolis.platform.values.Money;

/**
 * A refund that a line may have paid out or brought back.
 *
 * @param payee empty if not known any more
 * @param kept by banks, if it came back short
 */
public record RefundPicker(Refund refund, String payee, Money kept) {

  private static final int MOST = 3;

  /** The likeliest first: the very amount, then what came back least short. */
  static List<RefundPicker> of(Office office, BankLine line) {
    if (!line.unexplained()) {
      return List.of();
    }
    Money amount = line.amount();
    return office.books().payers().refunds().stream()
        .filter(refund -> refund.amount().currency().equals(amount.currency()))
        .filter(refund -> fits(refund, amount))
        .map(
            refund ->
                new RefundPicker(
                    refund,
                    office
                        .dossiers()
                        .payee(refund.id())
                        .map(payee -> payee.address().name())
                        .orElse(""),
                    amount.isNegative()
                        ? Money.zero(amount.currency())
                        : refund.amount().minus(amount)))
        .sorted(
            Comparator.comparing(RefundPicker::kept).thenComparing(found -> found.refund().id()))
        .limit(MOST)
        .toList();
  }

  private static boolean fits(Refund refund, Money amount) {
    return switch (refund.standing()) {
      case ORDERED, SENT -> refund.amount().equals(amount.negated());
      case CONFIRMED -> amount.isPositive() && amount.compareTo(refund.amount()) <= 0;
      case PROPOSED, REFUSED, WITHDRAWN, APPROVED, RETURNED -> false;
    };
  }

  /** Whether the line would be its return. */
  public boolean back() {
    return refund.standing() == Standing.CONFIRMED;
  }
}
