package metropolis.payment.office;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.dossier.Payer;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.ReminderPlan;

/**
 * An invoice that is overdue, and what is to be done about it.
 *
 * @param level of the reminder that is due; 0 if none is
 * @param days since it was due
 * @param payer empty if nobody is known
 * @param waiting keys of bank lines that may be its payment
 */
public record Overdue(
    Invoice invoice, int level, long days, Optional<Payer> payer, Set<String> waiting) {

  /** The longest overdue first. */
  public static List<Overdue> of(Office office, LocalDate today) {
    ReminderPlan plan = office.programme().map(Programme::reminders).orElse(ReminderPlan.STANDARD);
    Map<String, Set<String>> waiting = office.paymentsWaiting();
    return office.books().invoices().stream()
        .filter(invoice -> invoice.overdueOn(today))
        .sorted(
            Comparator.comparing((Invoice invoice) -> invoice.head().due())
                .thenComparing(Invoice::number))
        .map(
            invoice ->
                new Overdue(
                    invoice,
                    plan.due(invoice, today).orElse(0),
                    ChronoUnit.DAYS.between(invoice.head().due(), today),
                    office.dossiers().addressee(invoice.number().toString()),
                    waiting.getOrDefault(invoice.number().toString(), Set.of())))
        .toList();
  }

  /** Whether its reminder can be made out now. */
  public boolean canBeReminded() {
    return level > 0 && waiting.isEmpty();
  }
}
