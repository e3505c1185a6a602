package metropolis.payment.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import metropolis.payment.ledger.IntakePlan;
import metropolis.platform.values.Cause;

/**
 * A long file that was taken and is being booked, piece by piece. Immutable.
 *
 * @param statements in the order of the file
 * @param pieces of lines, in the order of the statements
 * @param next the piece to be booked next
 * @param plan of the statement that was begun last
 */
public record Booking(
    String uploadHash, List<Head> statements, int pieces, int next, Optional<Begun> plan) {

  /**
   * A statement without its lines.
   *
   * @param order names its import
   */
  public record Head(Order order, Cause cause) {
    Head withoutApart() {
      Order plain = new Order(order.command(), order.narratives(), "", order.fileName());
      return new Head(plain, cause);
    }
  }

  /**
   * @param statement its place among the statements
   */
  public record Begun(int statement, IntakePlan plan) {}

  public Booking {
    statements = List.copyOf(statements);
  }

  public boolean isDone() {
    return next == pieces;
  }

  /** As it stands when the next piece is booked. */
  public Booking booked(Begun left) {
    List<Head> heads = new ArrayList<>(statements);
    // What is not booked stands with the statement since it was begun.
    heads.set(left.statement(), heads.get(left.statement()).withoutApart());
    return new Booking(uploadHash, heads, pieces, next + 1, Optional.of(left));
  }
}
