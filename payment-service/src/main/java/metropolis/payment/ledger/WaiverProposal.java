package metropolis.payment.ledger;

import java.util.Optional;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * A waiver that needs a second person. Immutable.
 *
 * @param id of the waiver too, once it is in force
 * @param decided by whom; empty as long as it waits
 * @param refusal why, as a code; empty unless it was refused
 */
public record WaiverProposal(
    String id,
    InvoiceNumber invoice,
    Money amount,
    String reason,
    Cause proposed,
    Optional<Cause> decided,
    boolean approved,
    String refusal) {

  public boolean waits() {
    return decided.isEmpty();
  }

  WaiverProposal decided(Cause cause, boolean yes, String why) {
    return new WaiverProposal(id, invoice, amount, reason, proposed, Optional.of(cause), yes, why);
  }
}
