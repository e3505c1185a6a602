package metropolis.registration.enrolment;

import metropolis.platform.values.Money;
import metropolis.registration.programme.Tier;

/** Where a registration stands. */
public sealed interface Status {

  /** The secretariat has to decide. */
  record AwaitingApproval() implements Status {}

  /** Let in, but the category is full. */
  record WaitingList(long ticket) implements Status {}

  /** Has a place; the fee is owed. */
  record AwaitingPayment(Money fee, Tier tier) implements Status {}

  /** Has a place and owes nothing. */
  record Confirmed(Money fee, Tier tier, Basis basis) implements Status {}

  /** Not let in. Final. */
  record Refused(RefusalReason reason) implements Status {}

  /** Given up or taken back. Final. */
  record Cancelled(CancellationReason reason) implements Status {}

  /** Whether a place of the category's quota is taken. */
  default boolean holdsPlace() {
    return switch (this) {
      case AwaitingPayment _, Confirmed _ -> true;
      case AwaitingApproval _, WaitingList _, Refused _, Cancelled _ -> false;
    };
  }

  default boolean over() {
    return switch (this) {
      case Refused _, Cancelled _ -> true;
      case AwaitingApproval _, WaitingList _, AwaitingPayment _, Confirmed _ -> false;
    };
  }

  /** Name for programs and bundles. */
  default String code() {
    return switch (this) {
      case AwaitingApproval _ -> "awaiting-approval";
      case WaitingList _ -> "waiting-list";
      case AwaitingPayment _ -> "awaiting-payment";
      case Confirmed _ -> "confirmed";
      case Refused _ -> "refused";
      case Cancelled _ -> "cancelled";
    };
  }
}
