package metropolis.registration.enrolment;

import java.time.LocalDate;
import metropolis.platform.values.Money;

/**
 * What the other services have decided about a registration. Told more than once, it counts once.
 */
public sealed interface Fact {

  String registrationId();

  record InvoiceIssued(
      String registrationId, String number, Money amount, String reference, LocalDate due)
      implements Fact {}

  /** The fee is asked by an invoice that goes to somebody who pays for several. */
  record BilledToGroup(String registrationId, String number, Money amount, LocalDate due)
      implements Fact {}

  record InvoiceCancelled(String registrationId, String number) implements Fact {}

  /**
   * @param basis {@link Basis#PAID} or {@link Basis#WAIVED}
   */
  record PaymentSettled(String registrationId, Basis basis) implements Fact {}

  record PaymentReopened(String registrationId) implements Fact {}

  record BadgeIssued(String registrationId, String badgeId, int serial) implements Fact {}

  record BadgeRevoked(String registrationId, String badgeId, int serial) implements Fact {}

  /** Nobody took the seat in time. */
  record SeatForfeited(String registrationId, String session) implements Fact {}

  default String code() {
    return switch (this) {
      case InvoiceIssued _ -> "invoice-issued";
      case BilledToGroup _ -> "billed-to-group";
      case InvoiceCancelled _ -> "invoice-cancelled";
      case PaymentSettled _ -> "payment-settled";
      case PaymentReopened _ -> "payment-reopened";
      case BadgeIssued _ -> "badge-issued";
      case BadgeRevoked _ -> "badge-revoked";
      case SeatForfeited _ -> "seat-forfeited";
    };
  }
}
