package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.debit;
import static metropolis.payment.ledger.Scenario.returned;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import metropolis.payment.ledger.PaymentCommand.ChargeLine;
import metropolis.payment.ledger.PaymentCommand.ReclaimLine;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.matching.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that pay no invoice: the bank's own charges, interest, and debits that nobody knows. */
class LineFatesTest {

  private final Scenario books = Scenario.invoiced("R1");

  @AfterEach
  void the_books_balance() {
    assertThat(Balance.of(books.books).broken()).isEmpty();
    assertThat(TrialBalance.of(books.books, LocalDate.MAX).sheets())
        .allMatch(TrialBalance.Sheet::holds);
  }

  @ParameterizedTest
  @CsvSource({
    "ACMT/MDOP/CHRG, account-fee",
    "PMNT/MDOP/COMM, account-fee",
    "CHRG, account-fee",
    "NCHG, account-fee",
    "ACMT/MDOP/INTR, interest",
    "NINT, interest"
  })
  void what_the_bank_itself_takes_is_known_by_its_code(String code, String reason) {
    books.said("FEE", new Wording("", "", "Kontofuehrung", code));

    books.given(statement("S1", debit("FEE", 500)));

    assertThat(books.line("FEE").charged()).isEqualTo(chf(-500));
    assertThat(books.line("FEE").setAside()).isEqualTo(chf(0));
    assertThat(books.line("FEE").postings().getLast().reason()).isEqualTo(reason);
    assertThat(charges()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PMNT/ICDT/DMCT", "NTRF", "XCHRGX", "CHRG/OTHR"})
  void nothing_is_guessed_from_another_code_or_from_words(String code) {
    books.said("FEE", new Wording("", "", "Bank charges, fees, Spesen", code));

    books.given(statement("S1", debit("FEE", 500)));

    assertThat(books.line("FEE").charged()).isEqualTo(chf(0));
    assertThat(books.line("FEE").unexplained()).isTrue();
  }

  @Test
  void a_debit_that_names_somebody_is_not_the_banks_own() {
    books.said("FEE", new Wording("Caterer Ltd", "", "", "ACMT/MDOP/CHRG"));

    books.given(statement("S1", debit("FEE", 500)));

    assertThat(books.line("FEE").unexplained()).isTrue();
  }

  @Test
  void what_comes_in_is_never_a_charge_by_rule() {
    books.said("IN", new Wording("", "", "", "ACMT/MCOP/INTR"));

    books.given(statement("S1", credit("IN", 12, "")));

    assertThat(books.line("IN").waits()).isTrue();
  }

  @Test
  void a_person_books_a_debit_to_bank_charges_and_takes_it_back() {
    books.given(statement("S1", debit("OUT", 500)));

    books.given(new ChargeLine("OUT", "account-fee"));

    assertThat(books.line("OUT").charged()).isEqualTo(chf(-500));
    assertThat(books.line("OUT").unexplained()).isFalse();
    assertThat(charges()).isEqualTo(500);

    books.given(new ReclaimLine("OUT", "set-aside-in-error"));

    assertThat(books.line("OUT").charged()).isEqualTo(chf(0));
    assertThat(books.line("OUT").unexplained()).isTrue();
    assertThat(charges()).isZero();
  }

  @Test
  void a_fee_that_the_bank_gives_back_lessens_the_charges() {
    books.given(statement("S1", debit("OUT", 500), returned("BACK", 500, "")));
    books.given(new ChargeLine("OUT", "account-fee"));

    books.given(new ChargeLine("BACK", "account-fee"));

    assertThat(charges()).isZero();
  }

  @Test
  void interest_that_came_in_is_booked_by_a_person() {
    books.given(statement("S1", credit("IN", 120, "")));

    assertThat(books.when(new ChargeLine("IN", "account-fee")))
        .isEqualTo(new Decision.Refused("not-a-debit", "line"));
    books.given(new ChargeLine("IN", "interest"));

    assertThat(books.line("IN").waits()).isFalse();
    assertThat(charges()).isEqualTo(-120);

    books.given(new ReclaimLine("IN", "ours-after-all"));

    assertThat(books.line("IN").waits()).isTrue();
  }

  @Test
  void an_unknown_debit_waits_until_a_person_says_what_it_was() {
    books.given(statement("S1", debit("OUT", 500)));
    assertThat(books.line("OUT").unexplained()).isTrue();

    books.given(new SetAsideLine("OUT", "not-ours"));

    assertThat(books.line("OUT").unexplained()).isFalse();
    assertThat(books.line("OUT").setAside()).isEqualTo(chf(-500));
    assertThat(books.when(new SetAsideLine("OUT", "other")))
        .isEqualTo(new Decision.Refused("nothing-unallocated", "line"));
  }

  @Test
  void what_pays_an_invoice_is_no_charge() {
    books.given(statement("S1", credit("IN", 45000, books.reference("R1"))));

    assertThat(books.when(new ChargeLine("IN", "interest")))
        .isEqualTo(new Decision.Refused("nothing-unallocated", "line"));
    assertThat(books.when(new ChargeLine("NONE", "interest")))
        .isEqualTo(new Decision.Refused("unknown-line", "line"));
    assertThat(books.when(new ChargeLine("IN", "because")))
        .isEqualTo(new Decision.Refused("unknown-reason", "reason"));
  }

  private long charges() {
    return books.books.balance(Account.BANK_CHARGES, chf(0).currency()).minor();
  }
}
