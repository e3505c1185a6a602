package metropolis.payment.wire;

import java.util.Optional;
import metropolis.payment.ledger.InvoiceNumber;
import metropolis.payment.ledger.PaymentEvent;
import metropolis.payment.ledger.PaymentEvent.Ordered;
import metropolis.payment.ledger.PaymentEvent.PayerEvent;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.payment.CreditOpened;
import metropolis.schemas.payment.CreditReversed;
import metropolis.schemas.payment.OrderedRefund;
import metropolis.schemas.payment.PaymentOrderDropped;
import metropolis.schemas.payment.PaymentOrderMade;
import metropolis.schemas.payment.PaymentOrderSent;
import metropolis.schemas.payment.RefundApproved;
import metropolis.schemas.payment.RefundChargesBorne;
import metropolis.schemas.payment.RefundConfirmed;
import metropolis.schemas.payment.RefundProposed;
import metropolis.schemas.payment.RefundRefused;
import metropolis.schemas.payment.RefundReturned;
import metropolis.schemas.payment.RefundUnlinked;
import metropolis.schemas.payment.RefundWithdrawn;
import metropolis.schemas.payment.WaiverProposed;
import metropolis.schemas.payment.WaiverRefused;
import org.apache.avro.specific.SpecificRecord;

/** Events that concern payers, both ways; the rest of {@link Events}. */
final class PayerEvents {

  private PayerEvents() {}

  static String entity(PayerEvent event) {
    return switch (event) {
      case PaymentEvent.CreditOpened e -> e.creditId();
      case PaymentEvent.CreditReversed e -> e.creditId();
      case PaymentEvent.RefundProposed e -> e.refundId();
      case PaymentEvent.RefundApproved e -> e.refundId();
      case PaymentEvent.RefundRefused e -> e.refundId();
      case PaymentEvent.RefundWithdrawn e -> e.refundId();
      case PaymentEvent.RefundConfirmed e -> e.refundId();
      case PaymentEvent.RefundReturned e -> e.refundId();
      case PaymentEvent.RefundChargesBorne e -> e.refundId();
      case PaymentEvent.RefundUnlinked e -> e.refundId();
      case PaymentEvent.PaymentOrderMade e -> e.orderId();
      case PaymentEvent.PaymentOrderSent e -> e.orderId();
      case PaymentEvent.PaymentOrderDropped e -> e.orderId();
      case PaymentEvent.WaiverProposed e -> e.invoice().toString();
      case PaymentEvent.WaiverRefused e -> e.invoice().toString();
    };
  }

  static SpecificRecord record(EventMeta meta, PayerEvent event) {
    return switch (event) {
      case PaymentEvent.CreditOpened e ->
          new CreditOpened(
              meta,
              e.creditId(),
              e.lineKey(),
              e.invoice().map(InvoiceNumber::toString).orElse(null),
              Values.amount(e.amount()),
              e.reason(),
              e.byRule());
      case PaymentEvent.CreditReversed e ->
          new CreditReversed(
              meta, e.creditId(), e.lineKey(), Values.amount(e.amount()), e.reason());
      case PaymentEvent.RefundProposed e ->
          new RefundProposed(meta, e.refundId(), e.creditId(), Values.amount(e.amount()));
      case PaymentEvent.RefundApproved e ->
          new RefundApproved(meta, e.refundId(), e.creditId(), Values.amount(e.amount()));
      case PaymentEvent.RefundRefused e ->
          new RefundRefused(
              meta, e.refundId(), e.creditId(), Values.amount(e.amount()), e.reason());
      case PaymentEvent.RefundWithdrawn e ->
          new RefundWithdrawn(
              meta,
              e.refundId(),
              e.creditId(),
              Values.amount(e.amount()),
              e.approved(),
              e.reason());
      case PaymentEvent.RefundConfirmed e ->
          new RefundConfirmed(
              meta, e.refundId(), e.creditId(), e.lineKey(), Values.amount(e.amount()), e.byRule());
      case PaymentEvent.RefundReturned e ->
          new RefundReturned(
              meta, e.refundId(), e.creditId(), e.lineKey(), Values.amount(e.amount()), e.byRule());
      case PaymentEvent.RefundChargesBorne e ->
          new RefundChargesBorne(
              meta, e.refundId(), e.creditId(), e.lineKey(), Values.amount(e.amount()), e.byRule());
      case PaymentEvent.RefundUnlinked e ->
          new RefundUnlinked(
              meta,
              e.refundId(),
              e.creditId(),
              e.lineKey(),
              Values.amount(e.amount()),
              e.returned(),
              e.reason());
      case PaymentEvent.PaymentOrderMade e ->
          new PaymentOrderMade(
              meta,
              e.orderId(),
              e.execution(),
              e.refunds().stream().map(PayerEvents::ordered).toList());
      case PaymentEvent.PaymentOrderSent e -> new PaymentOrderSent(meta, e.orderId());
      case PaymentEvent.PaymentOrderDropped e ->
          new PaymentOrderDropped(meta, e.orderId(), e.reason());
      case PaymentEvent.WaiverProposed e ->
          new WaiverProposed(
              meta, e.waiverId(), e.invoice().toString(), Values.amount(e.amount()), e.reason());
      case PaymentEvent.WaiverRefused e ->
          new WaiverRefused(
              meta, e.waiverId(), e.invoice().toString(), Values.amount(e.amount()), e.reason());
    };
  }

  /** Null if the record is no event that concerns payers. */
  static PayerEvent eventOrNull(SpecificRecord record) {
    return switch (record) {
      case CreditOpened e ->
          new PaymentEvent.CreditOpened(
              e.getCreditId(),
              e.getLineKey(),
              Optional.ofNullable(e.getInvoiceNumber()).map(Values::number),
              Values.money(e.getAmount()),
              e.getReason(),
              e.getByRule());
      case CreditReversed e ->
          new PaymentEvent.CreditReversed(
              e.getCreditId(), e.getLineKey(), Values.money(e.getAmount()), e.getReason());
      case RefundProposed e ->
          new PaymentEvent.RefundProposed(
              e.getRefundId(), e.getCreditId(), Values.money(e.getAmount()));
      case RefundApproved e ->
          new PaymentEvent.RefundApproved(
              e.getRefundId(), e.getCreditId(), Values.money(e.getAmount()));
      case RefundRefused e ->
          new PaymentEvent.RefundRefused(
              e.getRefundId(), e.getCreditId(), Values.money(e.getAmount()), e.getReason());
      case RefundWithdrawn e ->
          new PaymentEvent.RefundWithdrawn(
              e.getRefundId(),
              e.getCreditId(),
              Values.money(e.getAmount()),
              e.getApproved(),
              e.getReason());
      case RefundConfirmed e ->
          new PaymentEvent.RefundConfirmed(
              e.getRefundId(),
              e.getCreditId(),
              e.getLineKey(),
              Values.money(e.getAmount()),
              e.getByRule());
      case RefundReturned e ->
          new PaymentEvent.RefundReturned(
              e.getRefundId(),
              e.getCreditId(),
              e.getLineKey(),
              Values.money(e.getAmount()),
              e.getByRule());
      case RefundChargesBorne e ->
          new PaymentEvent.RefundChargesBorne(
              e.getRefundId(),
              e.getCreditId(),
              e.getLineKey(),
              Values.money(e.getAmount()),
              e.getByRule());
      case RefundUnlinked e ->
          new PaymentEvent.RefundUnlinked(
              e.getRefundId(),
              e.getCreditId(),
              e.getLineKey(),
              Values.money(e.getAmount()),
              e.getReturned(),
              e.getReason());
      case PaymentOrderMade e ->
          new PaymentEvent.PaymentOrderMade(
              e.getOrderId(),
              e.getExecutionDate(),
              e.getRefunds().stream().map(PayerEvents::ordered).toList());
      case PaymentOrderSent e -> new PaymentEvent.PaymentOrderSent(e.getOrderId());
      case PaymentOrderDropped e ->
          new PaymentEvent.PaymentOrderDropped(e.getOrderId(), e.getReason());
      case WaiverProposed e ->
          new PaymentEvent.WaiverProposed(
              e.getWaiverId(),
              Values.number(e.getInvoiceNumber()),
              Values.money(e.getAmount()),
              e.getReason());
      case WaiverRefused e ->
          new PaymentEvent.WaiverRefused(
              e.getWaiverId(),
              Values.number(e.getInvoiceNumber()),
              Values.money(e.getAmount()),
              e.getReason());
      default -> null;
    };
  }

  static OrderedRefund ordered(Ordered refund) {
    return new OrderedRefund(refund.refundId(), refund.endToEndId());
  }

  static Ordered ordered(OrderedRefund refund) {
    return new Ordered(refund.getRefundId(), refund.getEndToEndId());
  }
}
