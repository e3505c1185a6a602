package metropolis.registration.programme;

import java.util.List;
import java.util.OptionalInt;

/**
 * What follows where fees are paid late or not at all.
 *
 * @param graceDays days after the last day of a fee on which a payment still counts as in time,
 *     before the difference to the fee of that day is billed; empty if a fee once invoiced stays
 * @param remindAfter days after the due date, one number for each level of reminders
 * @param payWithin days from a reminder to the date until which it asks to pay
 */
public record Dunning(OptionalInt graceDays, List<Integer> remindAfter, int payWithin) {

  /** Where a conference says nothing of it. */
  public static final Dunning STANDARD = new Dunning(OptionalInt.empty(), List.of(10, 25, 40), 10);

  public Dunning {
    remindAfter = List.copyOf(remindAfter);
  }
}
