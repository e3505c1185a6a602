package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import metropolis.payment.ledger.PaymentCommand.DecideProposal;
import metropolis.payment.ledger.PaymentCommand.ProposeRefund;
import metropolis.payment.ledger.PaymentCommand.SplitLine;
import metropolis.payment.ledger.PaymentCommand.WaiveInvoice;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.payment.ledger.PaymentEvent.RefundApproved;
import metropolis.payment.ledger.PaymentEvent.WaiverProposed;
import metropolis.payment.ledger.PaymentEvent.WaiverRefused;
import metropolis.payment.ledger.Refund.Standing;
import metropolis.payment.matching.Share;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.Test;

/** What one person of finance does not decide alone. */
class SecondPersonTest {

  private static final String N1 = "2004-000001";

  private final Scenario books = Scenario.invoiced("R1").aloneUpTo(20000);

  @Test
  void a_waiver_up_to_the_limit_is_in_force_at_once() {
    assertThat(books.eventsOf(new WaiveInvoice(N1, chf(20000), "speaker")))
        .hasExactlyElementsOfTypes(InvoiceWaived.class);
  }

  @Test
  void a_waiver_above_it_waits_and_a_second_person_puts_it_in_force() {
    var proposed = books.eventsOf(new WaiveInvoice(N1, chf(45000), "uncollectible"));
    assertThat(proposed).hasExactlyElementsOfTypes(WaiverProposed.class);
    assertThat(books.invoice("R1").open()).isEqualTo(chf(45000));

    var approved = books.by("head").eventsOf(new DecideProposal(waiver().id(), true, ""));

    assertThat(approved).hasExactlyElementsOfTypes(InvoiceWaived.class, InvoiceSettled.class);
    assertThat(waiver().proposed().actor().id()).isEqualTo("clerk");
    assertThat(waiver().decided().orElseThrow().actor().id()).isEqualTo("head");
    assertThat(waiver().approved()).isTrue();
    assertThat(Balance.of(books.books).broken()).isEmpty();
  }

  @Test
  void whoever_proposed_it_decides_neither_way() {
    books.given(new WaiveInvoice(N1, chf(45000), "speaker"));

    for (boolean approved : new boolean[] {true, false}) {
      assertThat(books.when(new DecideProposal(waiver().id(), approved, "other")))
          .isEqualTo(new Decision.Refused("second-person-needed", "proposal"));
    }
  }

  @Test
  void a_refusal_says_why_and_is_final() {
    books.given(new WaiveInvoice(N1, chf(45000), "speaker")).by("head");
    assertThat(books.when(new DecideProposal(waiver().id(), false, "because")))
        .isEqualTo(new Decision.Refused("unknown-reason", "reason"));

    var events = books.eventsOf(new DecideProposal(waiver().id(), false, "not-justified"));

    assertThat(events).hasExactlyElementsOfTypes(WaiverRefused.class);
    assertThat(books.when(new DecideProposal(waiver().id(), true, "")))
        .isEqualTo(new Decision.Refused("unknown-proposal", "proposal"));
  }

  @Test
  void the_limit_is_not_passed_in_small_steps() {
    books.given(new WaiveInvoice(N1, chf(15000), "speaker"));

    assertThat(books.eventsOf(new WaiveInvoice(N1, chf(5001), "speaker")))
        .hasExactlyElementsOfTypes(WaiverProposed.class);
    assertThat(books.eventsOf(new WaiveInvoice(N1, chf(1), "speaker")))
        .hasExactlyElementsOfTypes(WaiverProposed.class);
  }

  @Test
  void what_was_paid_meanwhile_cannot_be_waived_any_more() {
    books.given(new WaiveInvoice(N1, chf(45000), "speaker"));
    books.given(statement("S1", credit("IN", 45000, books.reference("R1")))).by("head");

    assertThat(books.when(new DecideProposal(waiver().id(), true, "")))
        .isEqualTo(new Decision.Refused("amount-exceeds-invoice", "amount"));
  }

  @Test
  void charges_written_off_by_hand_wait_as_well_while_the_payment_counts() {
    books.charging(3000, false).aloneUpTo(1000);
    books.given(statement("S1", credit("IN", 42500, "")));

    var events = books.eventsOf(new SplitLine("IN", List.of(new Share(N1, chf(42500))), true));

    assertThat(events).hasExactlyElementsOfTypes(PaymentAllocated.class, WaiverProposed.class);
    assertThat(books.invoice("R1").open()).isEqualTo(chf(2500));
  }

  @Test
  void a_refund_above_the_limit_waits_for_a_second_person() {
    books.given(statement("S1", credit("IN", 75000, books.reference("R1"))));
    String credit = books.books.payers().credits().iterator().next().id();
    books.given(new ProposeRefund(credit, chf(20000)));
    books.given(new ProposeRefund(credit, chf(10000)));
    Refund second = books.books.payers().refunds().stream().toList().getLast();
    assertThat(second.standing()).isEqualTo(Standing.PROPOSED);
    assertThat(books.when(new DecideProposal(second.id(), true, "")))
        .isEqualTo(new Decision.Refused("second-person-needed", "proposal"));

    var events = books.by("head").eventsOf(new DecideProposal(second.id(), true, ""));

    assertThat(events).containsExactly(new RefundApproved(second.id(), credit, chf(10000)));
    assertThat(Balance.of(books.books).broken()).isEmpty();
  }

  @Test
  void a_currency_without_a_limit_of_its_own_has_the_usual_one() {
    SecondPerson limits = new SecondPerson(Map.of(chf(0).currency(), chf(20000)));

    assertThat(limits.needed(chf(20001))).isTrue();
    assertThat(limits.needed(Money.of(50000, "EUR"))).isFalse();
    assertThat(limits.needed(Money.of(50001, "EUR"))).isTrue();
    assertThat(limits.needed(Money.of(501, "JPY"))).isTrue();
  }

  private WaiverProposal waiver() {
    return books.books.payers().waivers().iterator().next();
  }
}
