package metropolis.payment.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import metropolis.payment.dossier.Payee;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Decision.Refused;
import metropolis.payment.ledger.InvoiceNumber;
import metropolis.payment.ledger.PaymentCommand.MakePaymentOrder;
import metropolis.payment.ledger.PaymentCommand.ProposeRefund;
import metropolis.payment.ledger.PaymentCommand.RefundLine;
import metropolis.payment.ledger.PaymentEvent.Ordered;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderMade;
import metropolis.payment.ledger.Refund;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.office.Programme;
import metropolis.payment.transfer.Transfers.Transfer;
import metropolis.platform.values.Cause;

/** Payment orders as files: what the ledger, which knows no person, cannot tell. */
public final class PaymentOrders {

  private static final int NAME = 140;
  private static final int STREET = 70;
  private static final int TOWN = 35;

  private PaymentOrders() {}

  /** Why no bank could pay it, whatever the books say. */
  public static Optional<Refused> refusal(Office office, Order order) {
    return switch (order.command()) {
      case ProposeRefund _ -> payeeFault(order);
      case RefundLine c -> elsewhere(office, c, order).or(() -> payeeFault(order));
      case MakePaymentOrder _ -> accountFault(office.programme().orElseThrow());
      default -> Optional.empty();
    };
  }

  private static Optional<Refused> payeeFault(Order order) {
    return order
        .payee()
        .map(Payee::fault)
        .orElse(Optional.of(new Payee.Fault("name", "payee-missing")))
        .map(fault -> new Refused(fault.code(), fault.field()));
  }

  /** In one step money only goes back to where the bank says that it came from. */
  private static Optional<Refused> elsewhere(Office office, RefundLine command, Order order) {
    String told = office.dossiers().narrative(command.lineKey()).iban();
    return told.isBlank() || order.payee().stream().allMatch(payee -> payee.isPaidTo(told))
        ? Optional.empty()
        : Optional.of(new Refused("account-not-the-payers", "account"));
  }

  /** Money can be paid to a QR-IBAN, not from it. */
  private static Optional<Refused> accountFault(Programme programme) {
    return programme.creditor().abroad().isQrIban()
        ? Optional.of(new Refused("no-account-to-debit", "order"))
        : Optional.empty();
  }

  /** The file, compressed by gzip as it is kept. */
  public static byte[] file(Office office, PaymentOrderMade event, Cause cause) {
    Programme programme = office.programme().orElseThrow();
    Programme.Account account = programme.creditor();
    List<Transfer> transfers =
        event.refunds().stream().map(ordered -> transfer(office, ordered)).toList();
    return compressed(
        CreditTransferFile.of(
            new Transfers(
                event.orderId(),
                cause.time(),
                event.execution(),
                debtor(account.holder()),
                account.abroad(),
                account.bic(),
                transfers)));
  }

  private static Transfer transfer(Office office, Ordered ordered) {
    Refund refund = office.books().payers().refund(ordered.refundId()).orElseThrow();
    String matter =
        office
            .books()
            .payers()
            .credit(refund.creditId())
            .flatMap(credit -> credit.invoice())
            .map(InvoiceNumber::toString)
            .orElse(refund.id());
    return new Transfer(
        ordered.endToEndId(),
        refund.amount(),
        office.dossiers().payee(refund.id()).orElseThrow(),
        "Refund " + office.conferenceId() + " " + matter);
  }

  /** As long as the standard lets them be. */
  private static PostalAddress debtor(PostalAddress holder) {
    return new PostalAddress(
        cut(holder.name(), NAME),
        cut(holder.street(), STREET),
        cut(holder.houseNumber(), 16),
        cut(holder.postalCode(), 16),
        cut(holder.town(), TOWN),
        holder.country());
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  private static byte[] compressed(byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The bytes of the file as it was made. */
  public static byte[] unpacked(byte[] compressed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
