package metropolis.payment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.payment.ledger.PayerAccounts;
import metropolis.payment.ledger.PaymentEvent;
import metropolis.payment.ledger.PaymentEvent.CreditOpened;
import metropolis.payment.ledger.PaymentEvent.CreditReversed;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.Ordered;
import metropolis.payment.ledger.PaymentEvent.PayerEvent;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderDropped;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderMade;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderSent;
import metropolis.payment.ledger.PaymentEvent.RefundApproved;
import metropolis.payment.ledger.PaymentEvent.RefundConfirmed;
import metropolis.payment.ledger.PaymentEvent.RefundProposed;
import metropolis.payment.ledger.PaymentEvent.RefundRefused;
import metropolis.payment.ledger.PaymentEvent.RefundReturned;
import metropolis.payment.ledger.PaymentEvent.RefundUnlinked;
import metropolis.payment.ledger.PaymentEvent.RefundWithdrawn;
import metropolis.payment.ledger.PaymentEvent.WaiverProposed;
import metropolis.payment.ledger.PaymentEvent.WaiverRefused;

/** Which credits, refunds, orders and proposals an event changes; the rest of {@link Changes}. */
final class PayerChanges {

  private PayerChanges() {}

  static Optional<String> line(PayerEvent event) {
    return switch (event) {
      case CreditOpened e -> Optional.of(e.lineKey());
      case CreditReversed e -> Optional.of(e.lineKey());
      case RefundConfirmed e -> Optional.of(e.lineKey());
      case RefundReturned e -> Optional.of(e.lineKey());
      case RefundUnlinked e -> Optional.of(e.lineKey());
      case RefundProposed _,
          RefundApproved _,
          PaymentEvent.RefundChargesBorne _,
          RefundRefused _,
          RefundWithdrawn _,
          PaymentOrderMade _,
          PaymentOrderSent _,
          PaymentOrderDropped _,
          WaiverProposed _,
          WaiverRefused _ ->
          Optional.empty();
    };
  }

  static Optional<String> credit(PaymentEvent event) {
    return switch (event) {
      case CreditOpened e -> Optional.of(e.creditId());
      case CreditReversed e -> Optional.of(e.creditId());
      case RefundApproved e -> Optional.of(e.creditId());
      case RefundWithdrawn e -> Optional.of(e.creditId());
      case RefundReturned e -> Optional.of(e.creditId());
      case PaymentEvent.RefundChargesBorne e -> Optional.of(e.creditId());
      case RefundUnlinked e -> Optional.of(e.creditId());
      default -> Optional.empty();
    };
  }

  static List<String> refunds(PaymentEvent event, PayerAccounts payers) {
    return switch (event) {
      case RefundProposed e -> List.of(e.refundId());
      case RefundApproved e -> List.of(e.refundId());
      case RefundRefused e -> List.of(e.refundId());
      case RefundWithdrawn e -> List.of(e.refundId());
      case RefundConfirmed e -> List.of(e.refundId());
      case RefundReturned e -> List.of(e.refundId());
      case RefundUnlinked e -> List.of(e.refundId());
      default ->
          order(event)
              .flatMap(payers::order)
              .map(order -> order.refunds().stream().map(Ordered::refundId).toList())
              .orElse(List.of());
    };
  }

  static Optional<String> order(PaymentEvent event) {
    return switch (event) {
      case PaymentOrderMade e -> Optional.of(e.orderId());
      case PaymentOrderSent e -> Optional.of(e.orderId());
      case PaymentOrderDropped e -> Optional.of(e.orderId());
      default -> Optional.empty();
    };
  }

  static Optional<String> waiver(PaymentEvent event, PayerAccounts payers) {
    return switch (event) {
      case WaiverProposed e -> Optional.of(e.waiverId());
      case WaiverRefused e -> Optional.of(e.waiverId());
      case InvoiceWaived e ->
          Stream.of(e.waiverId()).filter(id -> payers.waiver(id).isPresent()).findFirst();
      default -> Optional.empty();
    };
  }
}
