package metropolis.payment.office;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.Payee;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.dossier.SetApart;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.platform.values.Money;

/**
 * A command and the words that came with it, which are not for the ledger.
 *
 * @param narratives by line key; not copied, since there may be a hundred thousand, and nobody
 *     changes them
 * @param note of a waiver; empty if none
 * @param fileName of a statement; empty if none
 * @param apart lines of a statement that are not booked
 * @param address that an invoice is to have
 * @param language of its papers; empty for the payer's own
 * @param payee of a refund
 */
public record Order(
    PaymentCommand command,
    Map<String, Narrative> narratives,
    String note,
    String fileName,
    List<SetApart> apart,
    Optional<PostalAddress> address,
    String language,
    Optional<Payee> payee) {

  public Order {
    narratives = Collections.unmodifiableMap(narratives);
    apart = List.copyOf(apart);
  }

  /** Of a statement. */
  public Order(
      PaymentCommand command,
      Map<String, Narrative> narratives,
      String note,
      String fileName,
      List<SetApart> apart) {
    this(command, narratives, note, fileName, apart, Optional.empty(), "", Optional.empty());
  }

  public Order(
      PaymentCommand command, Map<String, Narrative> narratives, String note, String fileName) {
    this(command, narratives, note, fileName, List.of());
  }

  public static Order readdressing(String invoiceNumber, PostalAddress address) {
    return new Order(
        new PaymentCommand.ReaddressInvoice(invoiceNumber),
        Map.of(),
        "",
        "",
        List.of(),
        Optional.of(address),
        "",
        Optional.empty());
  }

  /** One invoice to one addressee in place of several. */
  public static Order grouping(
      List<String> invoiceNumbers, PostalAddress address, String language) {
    return new Order(
        new PaymentCommand.IssueGroupInvoice(invoiceNumbers),
        Map.of(),
        "",
        "",
        List.of(),
        Optional.of(address),
        language,
        Optional.empty());
  }

  public static Order refunding(String creditId, Money amount, Payee payee) {
    return paying(new PaymentCommand.ProposeRefund(creditId, amount), payee);
  }

  public static Order refundingLine(
      String lineKey, String invoiceNumber, String reason, Payee payee) {
    return paying(new PaymentCommand.RefundLine(lineKey, invoiceNumber, reason), payee);
  }

  private static Order paying(PaymentCommand command, Payee payee) {
    return new Order(
        command, Map.of(), "", "", List.of(), Optional.empty(), "", Optional.of(payee));
  }

  public static Order of(PaymentCommand command) {
    return new Order(command, Map.of(), "", "");
  }
}
