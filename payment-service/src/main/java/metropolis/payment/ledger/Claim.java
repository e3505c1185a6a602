package metropolis.payment.ledger;

import java.util.Optional;
import metropolis.payment.ledger.PaymentEvent.Basis;

/**
 * What an invoice asks for one registration, and what became of it. Immutable.
 *
 * @param ended whether it is in force no longer, so that nothing is asked for it any more
 * @param settled the basis on which the registration was last announced as settled by it; empty
 *     while it is not
 */
public record Claim(InvoiceItem item, boolean ended, Optional<Basis> settled) {

  static Claim of(InvoiceItem item) {
    return new Claim(item, false, Optional.empty());
  }

  Claim end() {
    return new Claim(item, true, settled);
  }

  Claim announced(Optional<Basis> basis) {
    return new Claim(item, ended, basis);
  }
}
