package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import metropolis.payment.ledger.Decision.Done;
import metropolis.payment.ledger.Decision.Refused;
import metropolis.payment.ledger.PaymentCommand.IssueReminders;
import metropolis.payment.ledger.PaymentCommand.WantedReminder;
import metropolis.payment.ledger.PaymentEvent.InvoiceReminded;
import metropolis.platform.values.Cause;

/**
 * Makes out reminders. Each level once: what was made out, is not due any more, or may have been
 * paid is left out, and counted.
 */
final class Reminding {

  /** Counts of a reply, by what became of what was asked for. */
  private static final String ISSUED = "issued";

  private static final String ALREADY = "already";
  private static final String PAYMENT_WAITS = "payment-waits";
  private static final String NOT_DUE = "not-due";
  private static final int MOST = 1_000;

  private Reminding() {}

  static Decision issue(Books books, Terms terms, IssueReminders command, Cause cause) {
    List<WantedReminder> wanted = command.reminders();
    if (wanted.isEmpty() || wanted.size() > MOST) {
      return new Refused("reminders-one-to-many", "reminders");
    }
    LocalDate today = terms.day(cause);
    LocalDate payBy = today.plusDays(terms.reminders().payWithin());
    Map<String, Integer> counts = new HashMap<>();
    List<PaymentEvent> events = new ArrayList<>();
    Set<WantedReminder> seen = new HashSet<>();
    for (int i = 0; i < wanted.size(); i++) {
      WantedReminder reminder = wanted.get(i);
      Optional<Invoice> invoice = books.invoice(reminder.invoiceNumber());
      if (invoice.isEmpty()) {
        return new Refused("unknown-invoice", "reminders[" + i + "]");
      }
      String became =
          seen.add(reminder) ? judge(terms, command, invoice.get(), reminder, today) : ALREADY;
      counts.merge(became, 1, Integer::sum);
      if (became.equals(ISSUED)) {
        events.add(
            new InvoiceReminded(
                invoice.get().number(), reminder.level(), invoice.get().open(), today, payBy));
      }
    }
    Map<String, String> data = new HashMap<>();
    for (String became : List.of(ISSUED, ALREADY, PAYMENT_WAITS, NOT_DUE)) {
      data.put(became, Integer.toString(counts.getOrDefault(became, 0)));
    }
    return new Done(events, events.isEmpty() ? "no-reminder-issued" : "reminders-issued", data);
  }

  private static String judge(
      Terms terms, IssueReminders command, Invoice invoice, WantedReminder wanted, LocalDate day) {
    if (wanted.level() <= invoice.reminders().size()) {
      return ALREADY;
    }
    if (!terms.reminders().due(invoice, day).equals(OptionalInt.of(wanted.level()))) {
      return NOT_DUE;
    }
    return command.paymentsWaiting().contains(wanted.invoiceNumber()) ? PAYMENT_WAITS : ISSUED;
  }
}
