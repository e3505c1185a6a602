package metropolis.payment.http;

import java.util.Optional;
import metropolis.payment.office.Booking;
import metropolis.payment.office.Office;
import metropolis.payment.office.Parcel;

/**
 * How far a statement is that is being booked.
 *
 * @param percent of its file, 0 to 99
 */
record StatementProgress(String importId, int percent) {

  /** Empty if it is booked, or unknown. */
  static Optional<StatementProgress> of(Office office, String importId) {
    return office
        .uploads()
        .booking()
        .filter(booking -> waits(booking, importId))
        .map(booking -> new StatementProgress(importId, 100 * booking.next() / booking.pieces()));
  }

  /** One that stands before the statement that was begun last is booked. */
  private static boolean waits(Booking booking, String importId) {
    int begun = booking.plan().map(Booking.Begun::statement).orElse(0);
    return booking.statements().stream()
        .skip(begun)
        .anyMatch(head -> Parcel.statement(head.order()).importId().equals(importId));
  }
}
