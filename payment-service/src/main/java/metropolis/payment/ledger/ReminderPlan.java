package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * When reminders fall due.
 *
 * @param afterDue days after the due date of the invoice, one number for each level, increasing
 * @param payWithin days from a reminder to the date until which it asks to pay
 */
public record ReminderPlan(List<Integer> afterDue, int payWithin) {

  public static final int MOST_LEVELS = 3;

  public static final ReminderPlan STANDARD = new ReminderPlan(List.of(10, 25, 40), 10);

  public ReminderPlan {
    afterDue = List.copyOf(afterDue);
    if (afterDue.size() > MOST_LEVELS) {
      throw new IllegalArgumentException("more than " + MOST_LEVELS + " levels of reminders");
    }
  }

  /**
   * The level that is due for an invoice; empty if none is. However late finance is, one level
   * follows the other after as many days as the plan has between them.
   */
  public OptionalInt due(Invoice invoice, LocalDate today) {
    int issued = invoice.reminders().size();
    if (!invoice.overdueOn(today) || issued >= afterDue.size()) {
      return OptionalInt.empty();
    }
    LocalDate from = invoice.head().due().plusDays(afterDue.get(issued));
    if (issued > 0) {
      int between = afterDue.get(issued) - afterDue.get(issued - 1);
      LocalDate spaced = invoice.reminders().getLast().day().plusDays(between);
      from = spaced.isAfter(from) ? spaced : from;
    }
    return today.isBefore(from) ? OptionalInt.empty() : OptionalInt.of(issued + 1);
  }
}
