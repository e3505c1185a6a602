package metropolis.payment.office;

import java.util.Map;
import java.util.Optional;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.PaymentCommand;

/**
 * A command and the words that came with it, which are not for the ledger.
 *
 * @param narratives by line key
 * @param note of a waiver; empty if none
 * @param fileName of a statement; empty if none
 * @param address that an invoice is to have
 */
public record Order(
    PaymentCommand command,
    Map<String, Narrative> narratives,
    String note,
    String fileName,
    Optional<PostalAddress> address) {

  public Order {
    narratives = Map.copyOf(narratives);
  }

  public Order(
      PaymentCommand command, Map<String, Narrative> narratives, String note, String fileName) {
    this(command, narratives, note, fileName, Optional.empty());
  }

  public static Order readdressing(String invoiceNumber, PostalAddress address) {
    return new Order(
        new PaymentCommand.ReaddressInvoice(invoiceNumber), Map.of(), "", "", Optional.of(address));
  }

  public static Order of(PaymentCommand command) {
    return new Order(command, Map.of(), "", "");
  }
}
