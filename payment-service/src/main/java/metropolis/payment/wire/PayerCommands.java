package metropolis.payment.wire;

import metropolis.payment.dossier.Payee;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.PayerCommand;
import metropolis.payment.office.Order;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.payment.CreditInvoice;
import metropolis.schemas.payment.DecideProposal;
import metropolis.schemas.payment.DropPaymentOrder;
import metropolis.schemas.payment.LinkRefund;
import metropolis.schemas.payment.MakePaymentOrder;
import metropolis.schemas.payment.OpenCredit;
import metropolis.schemas.payment.ProposeRefund;
import metropolis.schemas.payment.RefundLine;
import metropolis.schemas.payment.RefundPayee;
import metropolis.schemas.payment.ReverseCredit;
import metropolis.schemas.payment.SendPaymentOrder;
import metropolis.schemas.payment.UnlinkRefund;
import metropolis.schemas.payment.WithdrawRefund;
import org.apache.avro.specific.SpecificRecord;

/** Commands that concern payers, both ways; the rest of {@link Commands}. */
final class PayerCommands {

  private PayerCommands() {}

  static String entity(PayerCommand command) {
    return switch (command) {
      case PaymentCommand.OpenCredit c -> c.lineKey();
      case PaymentCommand.CreditInvoice c -> c.invoiceNumber();
      case PaymentCommand.ReverseCredit c -> c.creditId();
      case PaymentCommand.ProposeRefund c -> c.creditId();
      case PaymentCommand.RefundLine c -> c.lineKey();
      case PaymentCommand.DecideProposal c -> c.proposalId();
      case PaymentCommand.WithdrawRefund c -> c.refundId();
      case PaymentCommand.MakePaymentOrder _ -> "payment-order";
      case PaymentCommand.SendPaymentOrder c -> c.orderId();
      case PaymentCommand.DropPaymentOrder c -> c.orderId();
      case PaymentCommand.LinkRefund c -> c.refundId();
      case PaymentCommand.UnlinkRefund c -> c.refundId();
    };
  }

  static SpecificRecord record(CommandMeta meta, PayerCommand command, Order order) {
    return switch (command) {
      case PaymentCommand.OpenCredit c ->
          new OpenCredit(meta, c.lineKey(), c.invoiceNumber(), c.reason());
      case PaymentCommand.CreditInvoice c -> new CreditInvoice(meta, c.invoiceNumber());
      case PaymentCommand.ReverseCredit c -> new ReverseCredit(meta, c.creditId(), c.reason());
      case PaymentCommand.ProposeRefund c ->
          new ProposeRefund(
              meta, c.creditId(), Values.amount(c.amount()), payee(order.payee().orElseThrow()));
      case PaymentCommand.RefundLine c ->
          new RefundLine(
              meta, c.lineKey(), c.invoiceNumber(), c.reason(), payee(order.payee().orElseThrow()));
      case PaymentCommand.DecideProposal c ->
          new DecideProposal(meta, c.proposalId(), c.approved(), c.reason());
      case PaymentCommand.WithdrawRefund c -> new WithdrawRefund(meta, c.refundId(), c.reason());
      case PaymentCommand.MakePaymentOrder c ->
          new MakePaymentOrder(meta, c.refundIds(), c.execution());
      case PaymentCommand.SendPaymentOrder c -> new SendPaymentOrder(meta, c.orderId());
      case PaymentCommand.DropPaymentOrder c -> new DropPaymentOrder(meta, c.orderId(), c.reason());
      case PaymentCommand.LinkRefund c -> new LinkRefund(meta, c.refundId(), c.lineKey());
      case PaymentCommand.UnlinkRefund c -> new UnlinkRefund(meta, c.refundId(), c.reason());
    };
  }

  /** Null if the record is no command that concerns payers. */
  static Order orderOrNull(SpecificRecord record) {
    return switch (record) {
      case OpenCredit c ->
          Order.of(
              new PaymentCommand.OpenCredit(c.getLineKey(), c.getInvoiceNumber(), c.getReason()));
      case CreditInvoice c -> Order.of(new PaymentCommand.CreditInvoice(c.getInvoiceNumber()));
      case ReverseCredit c ->
          Order.of(new PaymentCommand.ReverseCredit(c.getCreditId(), c.getReason()));
      case ProposeRefund c ->
          Order.refunding(c.getCreditId(), Values.money(c.getAmount()), payee(c.getPayee()));
      case RefundLine c ->
          Order.refundingLine(
              c.getLineKey(), c.getInvoiceNumber(), c.getReason(), payee(c.getPayee()));
      case DecideProposal c ->
          Order.of(
              new PaymentCommand.DecideProposal(c.getProposalId(), c.getApproved(), c.getReason()));
      case WithdrawRefund c ->
          Order.of(new PaymentCommand.WithdrawRefund(c.getRefundId(), c.getReason()));
      case MakePaymentOrder c ->
          Order.of(new PaymentCommand.MakePaymentOrder(c.getRefundIds(), c.getExecutionDate()));
      case SendPaymentOrder c -> Order.of(new PaymentCommand.SendPaymentOrder(c.getOrderId()));
      case DropPaymentOrder c ->
          Order.of(new PaymentCommand.DropPaymentOrder(c.getOrderId(), c.getReason()));
      case LinkRefund c -> Order.of(new PaymentCommand.LinkRefund(c.getRefundId(), c.getLineKey()));
      case UnlinkRefund c ->
          Order.of(new PaymentCommand.UnlinkRefund(c.getRefundId(), c.getReason()));
      default -> null;
    };
  }

  static RefundPayee payee(Payee payee) {
    PostalAddress a = payee.address();
    return new RefundPayee(
        a.name(),
        a.street(),
        a.houseNumber(),
        a.postalCode(),
        a.town(),
        a.country(),
        payee.account(),
        payee.bic());
  }

  static Payee payee(RefundPayee p) {
    return new Payee(
        new PostalAddress(
            p.getName(),
            p.getStreet(),
            p.getHouseNumber(),
            p.getPostalCode(),
            p.getTown(),
            p.getCountry()),
        p.getAccount(),
        p.getBic());
  }
}
