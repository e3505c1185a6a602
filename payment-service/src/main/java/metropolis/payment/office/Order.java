package metropolis.payment.office;

import java.util.Map;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.PaymentCommand;

/**
 * A command and the words that came with it, which are not for the ledger.
 *
 * @param narratives by line key
 * @param note of a waiver; empty if none
 * @param fileName of a statement; empty if none
 */
public record Order(
    PaymentCommand command, Map<String, Narrative> narratives, String note, String fileName) {

  public Order {
    narratives = Map.copyOf(narratives);
  }

  public static Order of(PaymentCommand command) {
    return new Order(command, Map.of(), "", "");
  }
}
