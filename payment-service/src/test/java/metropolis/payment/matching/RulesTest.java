package metropolis.payment.matching;

import static metropolis.payment.matching.Desk.ANA;
import static metropolis.payment.matching.Desk.BASHIR;
import static metropolis.payment.matching.Desk.CHEN;
import static metropolis.payment.matching.Desk.REFERENCE;
import static metropolis.payment.matching.Desk.automatic;
import static metropolis.payment.matching.Desk.best;
import static metropolis.payment.matching.Desk.chf;
import static metropolis.payment.matching.Desk.numbers;
import static metropolis.payment.matching.Desk.proposes;
import static org.assertj.core.api.Assertions.assertThat;

import metropolis.payment.matching.Proposal.Action;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

  private static final String OTHERS_REFERENCE = "RF712348231";
  private static final String IBAN = "DE89370400440532013000";

  private final Desk desk = new Desk();

  // References

  @Test
  void the_exact_reference_and_amount_is_certain() {
    desk.open(ANA, REFERENCE, 45000);

    Verdict verdict = desk.referenced(45000, REFERENCE);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Automatic.class,
            it -> {
              assertThat(it.proposal().score()).isEqualTo(100);
              assertThat(it.proposal().rule()).isEqualTo(Rule.EXACT_REFERENCE);
              assertThat(it.proposal().shares()).containsExactly(new Share(ANA, chf(45000)));
            });
  }

  @Test
  void less_than_open_is_a_part_and_more_leaves_a_rest() {
    desk.open(ANA, REFERENCE, 45000);

    assertThat(automatic(desk.referenced(20000, REFERENCE))).containsExactly(ANA);
    assertThat(desk.referenced(50000, REFERENCE).proposals().getFirst().total())
        .isEqualTo(chf(45000));
  }

  @Test
  void another_amount_is_only_proposed_if_the_policy_says_so() {
    desk.open(ANA, REFERENCE, 45000);
    desk.policy = new Policy(90, false, desk.policy.chargeTolerances(), false);

    Verdict verdict = desk.referenced(20000, REFERENCE);

    assertThat(numbers(best(verdict))).containsExactly(ANA);
  }

  @Test
  void a_reference_within_the_text_is_certain_only_with_the_amount() {
    desk.open(ANA, REFERENCE, 45000);

    assertThat(automatic(desk.told(45000, "Fee rf18 5390 O754 7034, thanks"))).containsExactly(ANA);
    assertThat(best(desk.told(44000, "Fee RF18539007547034")).evidence())
        .contains(new Evidence.ReferenceInText(), new Evidence.AmountShort(chf(1000)));
  }

  @Test
  void a_right_reference_of_others_is_never_overruled_by_what_else_is_said() {
    desk.open(ANA, 45000);

    Verdict verdict =
        desk.judge(chf(45000), OTHERS_REFERENCE, new Wording("", "", "invoice 2004-000012"));

    assertThat(numbers(best(verdict))).containsExactly(ANA);
  }

  // Invoice numbers

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invoice 2004-000012",
        "invoice 2OO4-OOOOI2 Souza",
        "2004000012",
        "2004 000012",
        "2004/000012",
        "2004 - 000 012",
        "INV2004-000012",
        "facture 2004-0000 / 12 Souza",
        "2 0 0 4 - 0 0 0 0 1 2",
        "٢٠٠٤-٠٠٠٠١٢",
        "２００４－００００１２",
        "fee 450.00 CHF 2004-000012 450.00"
      })
  void a_number_in_the_text_with_the_amount_is_certain(String text) {
    desk.open(ANA, 45000).open(BASHIR, 45000);

    assertThat(automatic(desk.told(45000, text))).containsExactly(ANA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Rechnung Nr. 2004-113", "Facture n° 2004/113 du 14.06.2004"})
  void a_number_without_its_zeros_that_is_said_to_be_an_invoices_is_certain(String text) {
    desk.open("2004-000113", 45000);

    assertThat(automatic(desk.told(45000, text))).containsExactly("2004-000113");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2004-12", "Invoice 2004-12", "2004/12", "Invoice no 12", "inv 000012"})
  void a_number_without_its_zeros_or_year_is_proposed(String text) {
    desk.open(ANA, 45000);

    Proposal proposal = best(desk.told(45000, text));

    assertThat(numbers(proposal)).containsExactly(ANA);
    assertThat(proposal.evidence()).contains(new Evidence.NumberCutShort());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "-",
        "0",
        "12",
        "2004",
        "Metropolis 2004 12 delegates",
        "14.06.2004",
        "paid 2004-06-12",
        "2004.06.12 450.00",
        "2004-00001",
        "12004-0000123",
        "Tel 004120040000120",
        "RF68 ABCD EF20 0400 0012",
        "NOTPROVIDED"
      })
  void a_date_a_piece_or_an_empty_word_names_nothing(String text) {
    desk.open(ANA, 99900).open("2004-000006", 99900).open("2004-061245", 99900);

    assertThat(desk.told(45000, text)).isEqualTo(new Verdict.Nothing());
  }

  @Test
  void a_number_with_another_amount_is_proposed() {
    desk.open(ANA, 45000);

    Verdict verdict = desk.told(40000, "invoice 2004-000012");

    assertThat(best(verdict).evidence())
        .containsExactly(new Evidence.NumberInText(), new Evidence.AmountShort(chf(5000)));
    assertThat(best(verdict).shares()).containsExactly(new Share(ANA, chf(40000)));
  }

  // Several invoices

  @Test
  void several_numbers_are_all_paid_if_they_add_up() {
    desk.open(ANA, REFERENCE, 45000).open(BASHIR, 35000).open(CHEN, 12000);

    Verdict verdict = desk.told(92000, "delegation: RF18 5390 0754 7034, 2004-000013 and 000014");

    assertThat(automatic(verdict)).containsExactly(ANA, BASHIR, CHEN);
  }

  @Test
  void several_numbers_that_do_not_add_up_are_shown_each() {
    desk.open(ANA, 45000).open(BASHIR, 35000);

    Verdict verdict = desk.told(45000, "2004-000012 2004-000013");

    assertThat(automatic(verdict)).isEmpty();
    assertThat(proposes(verdict, ANA)).isTrue();
    assertThat(proposes(verdict, BASHIR)).isTrue();
  }

  @Test
  void some_of_those_named_that_add_up_are_proposed() {
    desk.open(ANA, 45000).open(BASHIR, 35000).open(CHEN, 12000);

    Verdict verdict = desk.told(57000, "2004-000012 2004-000013 2004-000014");

    assertThat(automatic(verdict)).isEmpty();
    assertThat(proposes(verdict, ANA, CHEN)).isTrue();
  }

  @Test
  void one_of_several_named_that_is_paid_already_makes_it_a_question() {
    desk.open(ANA, 45000).open(BASHIR, 0);

    assertThat(automatic(desk.told(45000, "2004-000012 2004-000013"))).isEmpty();
  }

  @Test
  void the_invoice_of_a_group_comes_first() {
    desk.with(new OpenItem(CHEN, "", chf(405000), false, 9)).open(ANA, 45000);

    Verdict verdict = desk.told(405000, "group 2004-000014, among them 2004-000012");

    assertThat(automatic(verdict)).containsExactly(CHEN);
    assertThat(verdict.proposals().getFirst().rule()).isEqualTo(Rule.GROUP_INVOICE);
  }

  @Test
  void open_invoices_of_one_institution_that_add_up_are_proposed() {
    desk.owed(ANA, 45000, "Refugee Aid", "Ana Souza")
        .owed(BASHIR, 35000, "Refugee Aid", "Bashir Noori")
        .owed(CHEN, 12000, "Refugee Aid", "Chen Wei");

    Proposal proposal = best(desk.from(57000, "REFUGEE AID INTL", "", "conference fees"));

    assertThat(proposal.action()).isEqualTo(Action.SPLIT);
    assertThat(proposal.shares())
        .containsExactly(new Share(ANA, chf(45000)), new Share(CHEN, chf(12000)));
    assertThat(proposal.evidence()).contains(new Evidence.SumEqual(2));
  }

  @Test
  void several_ways_to_add_up_are_said_to_be_several() {
    desk.owed(ANA, 45000, "Refugee Aid")
        .owed(BASHIR, 45000, "Refugee Aid")
        .owed(CHEN, 45000, "Refugee Aid");

    assertThat(best(desk.from(90000, "Refugee Aid", "", "")).evidence())
        .contains(new Evidence.OneOfSeveral(3));
  }

  @Test
  void names_of_several_delegates_that_add_up_are_proposed() {
    desk.owed(ANA, 45000, "Refugee Aid", "Ana Souza")
        .owed(BASHIR, 35000, "Kabul University", "Bashir Noori")
        .owed(CHEN, 12000, "", "Chen Wei");

    Verdict verdict = desk.from(80000, "Sponsor Ltd", "", "fees of NOORI BASHIR and SOUZA ANA");

    assertThat(numbers(best(verdict))).containsExactly(ANA, BASHIR);
    assertThat(best(verdict).rule()).isEqualTo(Rule.SEVERAL_NAMES);
  }

  // Accounts and names

  @Test
  void a_known_account_and_the_amount_is_proposed() {
    desk.owed(ANA, 0, "Refugee Aid", "Ana Souza").owed(BASHIR, 35000, "Refugee Aid", "B Noori");
    desk.index.paid(IBAN, ANA);

    Proposal proposal = best(desk.from(35000, "", IBAN, ""));

    assertThat(numbers(proposal)).containsExactly(BASHIR);
    assertThat(proposal.evidence()).contains(new Evidence.PayerKnown());
  }

  @Test
  void a_known_account_with_the_institutions_name_and_the_only_such_amount_is_certain() {
    desk.owed(ANA, 0, "Refugee Aid", "Ana Souza").owed(BASHIR, 35000, "Refugee Aid", "B Noori");
    desk.index.paid(IBAN, ANA);

    assertThat(automatic(desk.from(35000, "Refugee Aid", IBAN, ""))).containsExactly(BASHIR);
  }

  @Test
  void a_known_account_with_two_such_amounts_is_a_question() {
    desk.owed(ANA, 0, "Refugee Aid", "Ana Souza")
        .owed(BASHIR, 35000, "Refugee Aid", "Bashir Noori")
        .owed(CHEN, 35000, "Refugee Aid", "Chen Wei");
    desk.index.paid(IBAN, ANA);

    Verdict verdict = desk.from(35000, "Refugee Aid", IBAN, "");

    assertThat(automatic(verdict)).isEmpty();
    assertThat(best(verdict).evidence()).contains(new Evidence.OneOfSeveral(2));
  }

  @Test
  void an_account_whose_allocation_was_undone_is_not_known() {
    desk.owed(ANA, 0, "Refugee Aid").owed(BASHIR, 35000, "Refugee Aid");
    desk.index.paid(IBAN, ANA);
    desk.index.unpaid(IBAN, ANA);

    assertThat(best(desk.from(35000, "", IBAN, "")).rule()).isEqualTo(Rule.AMOUNT);
  }

  @Test
  void an_account_that_pays_for_everybody_tells_nothing() {
    for (int i = 1; i < 10; i++) {
      desk.owed("2004-00000" + i, 0, "Institution number " + "abcdefghij".charAt(i) + "xyz");
      desk.index.paid(IBAN, "2004-00000" + i);
    }
    desk.owed(ANA, 35000, "Institution number bxyz");

    assertThat(best(desk.from(35000, "", IBAN, "")).evidence())
        .doesNotContain(new Evidence.PayerKnown());
  }

  @Test
  void a_name_and_the_amount_is_never_more_than_a_proposal() {
    desk.owed(ANA, 45000, "Refugee Aid", "Ana Souza");

    Verdict verdict = desk.from(45000, "SOUZA ANA, REFUGEE AID", "", "conference");

    assertThat(numbers(best(verdict))).containsExactly(ANA);
    assertThat(best(verdict).score()).isLessThan(desk.policy.automaticFrom());
  }

  @Test
  void one_word_of_a_name_is_not_a_name() {
    desk.owed(ANA, 45000, "", "Ana Souza").owed(BASHIR, 99900, "", "Ana Lima");

    assertThat(best(desk.from(45000, "Ana Martins", "", "")).rule()).isEqualTo(Rule.AMOUNT);
  }

  // Charges

  @Test
  void a_shortage_within_the_tolerance_is_proposed_as_charges() {
    desk.open(ANA, REFERENCE, 45000).charging(3000, false);

    Verdict verdict = desk.referenced(42500, REFERENCE);

    assertThat(best(verdict).action()).isEqualTo(Action.CHARGE);
    assertThat(best(verdict).charge()).contains(chf(2500));
    assertThat(verdict.proposals().get(1).action()).isEqualTo(Action.ALLOCATE);
  }

  @Test
  void charges_are_written_off_without_asking_only_if_the_policy_says_so() {
    desk.open(ANA, REFERENCE, 45000).charging(3000, true);

    assertThat(automatic(desk.referenced(42000, REFERENCE))).containsExactly(ANA);
    assertThat(automatic(desk.told(42000, "2004-000012"))).isEmpty();
  }

  @Test
  void one_rappen_beyond_the_tolerance_is_a_part_payment() {
    desk.open(ANA, REFERENCE, 45000).charging(3000, true);

    Verdict verdict = desk.referenced(41999, REFERENCE);

    assertThat(verdict.proposals().getFirst().action()).isEqualTo(Action.ALLOCATE);
    assertThat(verdict.proposals().getFirst().charge()).isEmpty();
  }

  // What is never allocated

  @Test
  void another_currency_is_never_allocated() {
    desk.open(ANA, REFERENCE, 45000);

    Verdict verdict = desk.judge(Money.of(45000, "EUR"), REFERENCE, Wording.NONE);

    assertThat(best(verdict).action()).isEqualTo(Action.CREDIT);
    assertThat(best(verdict).evidence()).contains(new Evidence.OtherCurrency(chf(0).currency()));
  }

  @Test
  void a_registration_that_ended_is_never_paid() {
    desk.with(new OpenItem(ANA, REFERENCE, chf(0), true, 1));

    assertThat(best(desk.referenced(45000, REFERENCE)).evidence())
        .contains(new Evidence.RegistrationEnded());
    assertThat(best(desk.told(45000, "2004-000012")).action()).isEqualTo(Action.CREDIT);
  }

  @Test
  void a_second_payment_is_proposed_as_a_credit() {
    desk.open(ANA, REFERENCE, 0);

    assertThat(best(desk.referenced(45000, REFERENCE)).evidence())
        .contains(new Evidence.AlreadyPaid());
  }

  @Test
  void an_amount_alone_is_proposed_if_few_have_it() {
    desk.open(ANA, 45000).open(BASHIR, 45000).open(CHEN, 35000);

    assertThat(best(desk.told(45000, "")).evidence())
        .containsExactly(new Evidence.AmountEqual(), new Evidence.OneOfSeveral(2));
  }

  @Test
  void an_amount_that_many_have_tells_nothing() {
    for (int i = 1; i < 8; i++) {
      desk.open("2004-00000" + i, 45000);
    }

    assertThat(desk.told(45000, "thank you")).isEqualTo(new Verdict.Nothing());
  }

  // Later

  @Test
  void what_is_paid_meanwhile_is_found_no_more() {
    desk.owed(ANA, 45000, "Refugee Aid", "Ana Souza");
    desk.open(ANA, 0);

    assertThat(desk.from(45000, "Ana Souza", "", "")).isEqualTo(new Verdict.Nothing());
  }

  @Test
  void a_new_addressee_is_found_and_the_one_before_is_not() {
    desk.owed(ANA, 45000, "Refugee Aid", "Ana Souza")
        .owed(ANA, 45000, "Kabul University", "Chen Wei");

    assertThat(best(desk.from(45000, "Wei Chen", "", "")).rule()).isEqualTo(Rule.NAME);
    assertThat(best(desk.from(45000, "Ana Souza, Refugee Aid", "", "")).rule())
        .isEqualTo(Rule.AMOUNT);
  }
}
