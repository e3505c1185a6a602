package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.IssueReminders;
import metropolis.payment.ledger.PaymentCommand.WantedReminder;
import metropolis.payment.ledger.PaymentEvent.InvoiceReminded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Issued on 14 June 2004, due on 14 July; levels 10, 25 and 40 days after that. */
class RemindersTest {

  private static final InvoiceNumber FIRST = new InvoiceNumber(2004, 1);

  private final Scenario scenario = Scenario.invoiced("R1", "R2");

  @ParameterizedTest
  @CsvSource({"2004-07-23, 0", "2004-07-24, 1", "2004-09-30, 1"})
  void the_first_level_is_due_so_many_days_after_the_due_date(LocalDate day, int level) {
    OptionalInt due = ReminderPlan.STANDARD.due(scenario.invoice("R1"), day);

    assertThat(due).isEqualTo(level == 0 ? OptionalInt.empty() : OptionalInt.of(level));
  }

  /** The first was made out late, on 30 August: the second waits 15 days all the same. */
  @ParameterizedTest
  @CsvSource({"2004-09-13, 0", "2004-09-14, 2"})
  void the_next_level_leaves_the_time_of_the_plan(LocalDate day, int level) {
    scenario.at("2004-08-30T08:00:00Z").given(remind("2004-000001", 1));

    OptionalInt due = ReminderPlan.STANDARD.due(scenario.invoice("R1"), day);

    assertThat(due).isEqualTo(level == 0 ? OptionalInt.empty() : OptionalInt.of(level));
  }

  @Test
  void a_reminder_says_what_is_open_and_until_when() {
    scenario.given(statement("S1", credit("L1", 5000, scenario.reference("R1"))));

    var events = scenario.at("2004-07-24T08:00:00Z").eventsOf(remind("2004-000001", 1));

    assertThat(events)
        .containsExactly(
            new InvoiceReminded(
                FIRST, 1, chf(40000), LocalDate.of(2004, 7, 24), LocalDate.of(2004, 8, 3)));
  }

  @Test
  void the_same_level_is_never_made_out_twice() {
    scenario.at("2004-07-24T08:00:00Z").given(remind("2004-000001", 1));

    var again = (Decision.Done) scenario.when(remind("2004-000001", 1));

    assertThat(again.events()).isEmpty();
    assertThat(again.data()).containsEntry("already", "1").containsEntry("issued", "0");
    assertThat(scenario.invoice("R1").reminders()).hasSize(1);
  }

  @Test
  void nor_twice_in_one_go() {
    scenario.at("2004-07-24T08:00:00Z");
    WantedReminder one = new WantedReminder("2004-000001", 1);

    scenario.given(new IssueReminders(List.of(one, one), Set.of()));

    assertThat(scenario.invoice("R1").reminders()).hasSize(1);
  }

  @Test
  void no_level_is_skipped() {
    scenario.at("2004-12-01T08:00:00Z");

    var done = (Decision.Done) scenario.when(remind("2004-000001", 2));

    assertThat(done.data()).containsEntry("not-due", "1");
  }

  @Test
  void who_may_have_paid_is_left_out() {
    scenario.at("2004-07-24T08:00:00Z");

    var done =
        (Decision.Done)
            scenario.when(
                new IssueReminders(
                    List.of(
                        new WantedReminder("2004-000001", 1), new WantedReminder("2004-000002", 1)),
                    Set.of("2004-000002")));

    assertThat(done.data()).containsEntry("issued", "1").containsEntry("payment-waits", "1");
    assertThat(scenario.invoice("R2").reminders()).isEmpty();
  }

  @Test
  void what_is_settled_or_cancelled_is_not_due() {
    scenario.given(statement("S1", credit("L1", 45000, scenario.reference("R1"))));
    scenario.given(new CancelInvoice("R2")).at("2004-12-01T08:00:00Z");

    for (String number : List.of("2004-000001", "2004-000002")) {
      assertThat(((Decision.Done) scenario.when(remind(number, 1))).data())
          .containsEntry("not-due", "1");
    }
  }

  @Test
  void after_the_last_level_nothing_is_due() {
    scenario.at("2004-08-01T08:00:00Z").given(remind("2004-000001", 1));
    scenario.at("2004-09-01T08:00:00Z").given(remind("2004-000001", 2));
    scenario.at("2004-10-01T08:00:00Z").given(remind("2004-000001", 3));

    assertThat(ReminderPlan.STANDARD.due(scenario.invoice("R1"), LocalDate.of(2005, 1, 1)))
        .isEmpty();
    assertThat(scenario.invoice("R1").reminders())
        .extracting(Reminder::level)
        .containsExactly(1, 2, 3);
  }

  @Test
  void unknown_invoices_are_refused_before_any_is_reminded() {
    var decision =
        scenario
            .at("2004-07-24T08:00:00Z")
            .when(
                new IssueReminders(
                    List.of(
                        new WantedReminder("2004-000001", 1), new WantedReminder("2004-000099", 1)),
                    Set.of()));

    assertThat(decision).isEqualTo(new Decision.Refused("unknown-invoice", "reminders[1]"));
    assertThat(scenario.when(new IssueReminders(List.of(), Set.of())))
        .isEqualTo(new Decision.Refused("reminders-one-to-many", "reminders"));
  }

  private static IssueReminders remind(String number, int level) {
    return new IssueReminders(List.of(new WantedReminder(number, level)), Set.of());
  }
}
