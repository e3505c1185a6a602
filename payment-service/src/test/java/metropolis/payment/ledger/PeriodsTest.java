package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.debit;
import static metropolis.payment.ledger.Scenario.fee;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import metropolis.payment.ledger.Books.Closing;
import metropolis.payment.ledger.PaymentCommand.AllocateByHand;
import metropolis.payment.ledger.PaymentCommand.ClosePeriod;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.ledger.PaymentEvent.PeriodClosed;
import metropolis.payment.ledger.TrialBalance.Row;
import metropolis.payment.ledger.TrialBalance.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsTest {

  private static final LocalDate END_OF_JUNE = LocalDate.of(2004, 6, 30);
  private static final LocalDate FIRST_OF_JULY = LocalDate.of(2004, 7, 1);

  /** Two invoices of 14 June; it is 5 July now. */
  private static Scenario july() {
    return Scenario.invoiced("R1", "R2").at("2004-07-05T08:00:00Z");
  }

  @Test
  void a_period_that_is_over_is_closed() {
    Scenario scenario = july();

    var events = scenario.eventsOf(new ClosePeriod(END_OF_JUNE));

    assertThat(events).containsExactly(new PeriodClosed(END_OF_JUNE));
    assertThat(scenario.books.closings()).extracting(Closing::through).containsExactly(END_OF_JUNE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2004-07-05", "2004-07-06", "2104-01-01"})
  void a_day_that_is_not_over_cannot_be_closed(LocalDate day) {
    var decision = july().when(new ClosePeriod(day));

    assertThat(decision).isEqualTo(new Decision.Refused("period-not-over", "through"));
  }

  /** Midnight is the conference's: half past ten at night in London is the next day in Geneva. */
  @Test
  void days_end_where_the_conference_is() {
    Scenario scenario = Scenario.invoiced("R1").at("2004-06-30T22:30:00Z");

    var events = scenario.eventsOf(new ClosePeriod(END_OF_JUNE));

    assertThat(events).containsExactly(new PeriodClosed(END_OF_JUNE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2004-06-30", "2004-06-15"})
  void what_is_closed_is_not_closed_again(LocalDate day) {
    Scenario scenario = july().given(new ClosePeriod(END_OF_JUNE));

    var decision = scenario.when(new ClosePeriod(day));

    assertThat(decision).isEqualTo(Decision.nothing("period-closed-before"));
  }

  @Test
  void money_counts_for_the_day_of_the_bank_with_what_the_rules_make_of_it() {
    Scenario scenario = july();

    scenario.given(
        statement("S1", credit("IN", 45000, scenario.reference("R1")), debit("OUT", 1250)));

    assertThat(dates(scenario.line("IN").postings())).containsOnly(Scenario.DAY);
    assertThat(dates(scenario.line("OUT").postings())).containsOnly(Scenario.DAY);
  }

  @Test
  void what_a_person_decides_counts_for_the_day_of_the_decision() {
    Scenario scenario = july().given(statement("S1", credit("IN", 50000, "")));

    scenario
        .given(new AllocateByHand("IN", scenario.number("R1"), chf(45000)))
        .given(new SetAsideLine("IN", "not-ours"));

    LocalDate today = LocalDate.of(2004, 7, 5);
    assertThat(dates(scenario.line("IN").postings())).containsExactly(Scenario.DAY, today, today);
  }

  @Test
  void an_invoice_is_not_paid_before_it_is_there() {
    Scenario scenario = july().given(fee("R3", 45000));

    scenario.given(statement("S1", credit("EARLY", 45000, scenario.reference("R3"))));

    assertThat(dates(scenario.line("EARLY").postings()))
        .containsExactly(Scenario.DAY, LocalDate.of(2004, 7, 5));
  }

  @Test
  void a_late_statement_of_a_closed_period_lands_on_the_first_open_day() {
    Scenario scenario = july().given(new ClosePeriod(END_OF_JUNE));

    scenario.given(statement("S1", credit("LATE", 45000, scenario.reference("R1"))));

    assertThat(dates(scenario.line("LATE").postings())).containsOnly(FIRST_OF_JULY);
    assertThat(scenario.line("LATE").origin().bookingDate()).isEqualTo(Scenario.DAY);
  }

  @Test
  void the_accounts_stand_as_they_stood_at_the_end_of_a_day() {
    Scenario scenario = july();
    scenario
        .given(statement("S1", credit("IN", 45000, scenario.reference("R1")), debit("OUT", 1250)))
        .given(fee("R3", 10000));

    var june = TrialBalance.of(scenario.books, END_OF_JUNE);

    assertThat(june.sheets())
        .containsExactly(
            new Sheet(
                chf(0).currency(),
                List.of(
                    new Row(Account.BANK, chf(45000), chf(1250)),
                    new Row(Account.RECEIVABLES, chf(90000), chf(45000)),
                    new Row(Account.UNALLOCATED, chf(46250), chf(46250)),
                    new Row(Account.SET_ASIDE, chf(1250), chf(0)),
                    new Row(Account.FEES, chf(0), chf(90000)))));
    assertThat(june.sheets().getFirst().holds()).isTrue();
  }

  private static List<LocalDate> dates(List<Posting> postings) {
    return postings.stream().map(Posting::date).toList();
  }
}
