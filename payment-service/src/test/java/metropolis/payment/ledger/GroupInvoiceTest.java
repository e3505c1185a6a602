package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.fee;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import metropolis.payment.ledger.Decision.Refused;
import metropolis.payment.ledger.Invoice.Standing;
import metropolis.payment.ledger.PaymentCommand.AllocateByHand;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.IssueGroupInvoice;
import metropolis.payment.ledger.PaymentCommand.ReverseAllocation;
import metropolis.payment.ledger.PaymentCommand.TakeOutOfGroup;
import metropolis.payment.ledger.PaymentCommand.WaiveInvoice;
import metropolis.payment.ledger.PaymentEvent.Basis;
import metropolis.payment.ledger.PaymentEvent.GroupInvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceReopened;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupInvoiceTest {

  private static final InvoiceNumber GROUP = new InvoiceNumber(2004, 4);

  private final Scenario scenario = Scenario.invoiced("R1", "R2", "R3");

  @AfterEach
  void the_books_balance() {
    assertThat(Balance.of(scenario.books).broken()).isEmpty();
  }

  @Test
  void open_invoices_are_credited_and_collected_in_one() {
    var events = scenario.eventsOf(group("R1", "R2", "R3"));

    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            GroupInvoiceIssued.class,
            issued -> {
              assertThat(issued.number()).isEqualTo(GROUP);
              assertThat(issued.items())
                  .extracting(InvoiceItem::registrationId)
                  .containsExactly("R1", "R2", "R3");
            });
    assertThat(events.subList(1, 4))
        .containsExactly(grouped("R1", 1), grouped("R2", 2), grouped("R3", 3));
    assertThat(scenario.books.invoice(GROUP).orElseThrow().total()).isEqualTo(chf(135000));
    assertThat(events).as("nothing is settled or opened by it").hasSize(4);
  }

  @Test
  void the_credit_notes_say_why_and_by_what_they_are_replaced() {
    scenario.given(group("R1", "R2"));
    Invoice single = scenario.books.invoice("2004-000001").orElseThrow();

    var note = Vouchers.creditNotes(single).getFirst();

    assertThat(note.number()).isEqualTo("2004-000001-C1");
    assertThat(note.reason()).isEqualTo("grouped");
    assertThat(Vouchers.replacedBy(scenario.books, single, note)).contains(GROUP);
  }

  @Test
  void the_next_invoice_follows_without_a_gap() {
    scenario.given(group("R1", "R2")).given(fee("R4", 45000));

    assertThat(scenario.number("R4")).isEqualTo("2004-000005");
  }

  @Test
  void the_rules_of_matching_know_for_how_many_it_is() {
    scenario.given(group("R1", "R2", "R3")).given(new CancelInvoice("R3"));

    var item = scenario.books.openItem(reference()).orElseThrow();

    assertThat(item.registrations()).isEqualTo(2);
    assertThat(item.open()).isEqualTo(chf(90000));
  }

  @Test
  void one_payment_settles_every_registration() {
    scenario.given(group("R1", "R2", "R3"));

    var events = scenario.eventsOf(statement("S1", credit("L1", 135000, reference())));

    assertThat(settled(events)).containsExactly("R1", "R2", "R3");
    assertThat(scenario.books.invoice(GROUP).orElseThrow().standing()).isEqualTo(Standing.PAID);
  }

  /** CHF 1000 cover two fees of 450 whole; what is left is not enough for the third. */
  @Test
  void a_part_settles_those_it_covers_whole_in_the_order_of_the_invoice() {
    scenario.given(group("R3", "R1", "R2"));

    var events = scenario.eventsOf(statement("S1", credit("L1", 100000, reference())));

    assertThat(settled(events)).containsExactly("R3", "R1");
    assertThat(settled(scenario.eventsOf(statement("S2", credit("L2", 35000, reference())))))
        .containsExactly("R2");
  }

  @Test
  void a_waiver_covers_as_a_payment_does() {
    scenario.given(group("R1", "R2"));

    var events = scenario.eventsOf(new WaiveInvoice(GROUP.toString(), chf(45000), "speaker"));

    assertThat(events).contains(new InvoiceSettled("R1", GROUP, Basis.WAIVED));
  }

  @Test
  void an_undone_payment_opens_those_it_had_settled() {
    scenario.given(group("R1", "R2", "R3"));
    scenario.given(statement("S1", credit("L1", 90000, reference())));
    String allocation = group().allocations().firstEntry().getKey();

    var events = scenario.eventsOf(new ReverseAllocation(allocation, "wrong-invoice"));

    assertThat(events)
        .filteredOn(InvoiceReopened.class::isInstance)
        .containsExactly(
            new InvoiceReopened("R1", GROUP, chf(45000)),
            new InvoiceReopened("R2", GROUP, chf(45000)));
  }

  @Test
  void a_registration_that_ends_is_credited_from_it() {
    scenario.given(group("R1", "R2", "R3"));

    var events = scenario.eventsOf(new CancelInvoice("R2"));

    assertThat(events).containsExactly(new InvoiceCancelled("R2", GROUP, chf(45000)));
    assertThat(group().open()).isEqualTo(chf(90000));
    assertThat(group().standing()).isEqualTo(Standing.OPEN);
    assertThat(Vouchers.creditNotes(group()))
        .extracting(Vouchers.CreditNote::registrationId)
        .containsExactly("R2");
  }

  /** Of three, one was covered; when the first ends, what covered it covers the next. */
  @Test
  void what_covered_one_that_ends_covers_the_next() {
    scenario.given(group("R1", "R2", "R3"));
    scenario.given(statement("S1", credit("L1", 45000, reference())));

    var events = scenario.eventsOf(new CancelInvoice("R1"));

    assertThat(events)
        .containsExactly(
            new InvoiceCancelled("R1", GROUP, chf(45000)),
            new InvoiceSettled("R2", GROUP, Basis.PAID));
  }

  @Test
  void what_was_paid_for_one_that_ends_is_a_refund_to_decide() {
    scenario.given(group("R1", "R2"));
    scenario.given(statement("S1", credit("L1", 90000, reference())));

    scenario.given(new CancelInvoice("R1"));

    assertThat(group().figures().credited()).isEqualTo(chf(0));
    assertThat(group().refundToDecide()).isEqualTo(chf(45000));
    assertThat(group().settled()).as("of the other").contains(Basis.PAID);
  }

  @Test
  void what_falls_open_after_one_ended_is_credited_as_far_as_it_was_for_that_one() {
    scenario.given(group("R1", "R2"));
    scenario.given(statement("S1", credit("L1", 90000, reference())));
    scenario.given(new CancelInvoice("R1"));
    String allocation = group().allocations().firstEntry().getKey();

    var events = scenario.eventsOf(new ReverseAllocation(allocation, "returned-by-bank"));

    assertThat(events).contains(new InvoiceCancelled("R1", GROUP, chf(45000)));
    assertThat(group().open()).isEqualTo(chf(45000));
  }

  @Test
  void it_is_cancelled_when_all_have_ended() {
    scenario.given(group("R1", "R2")).given(new CancelInvoice("R1"));

    scenario.given(new CancelInvoice("R2"));

    assertThat(group().standing()).isEqualTo(Standing.CANCELLED);
    assertThat(scenario.when(new AllocateByHand("L1", GROUP.toString(), chf(100))))
        .isEqualTo(new Refused("unknown-line", "line"));
  }

  @Test
  void one_that_is_taken_out_gets_an_invoice_of_its_own() {
    scenario.given(group("R1", "R2", "R3"));

    var events = scenario.eventsOf(new TakeOutOfGroup(GROUP.toString(), "R2"));

    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            InvoiceIssued.class,
            issued -> {
              assertThat(issued.registrationId()).isEqualTo("R2");
              assertThat(issued.number()).hasToString("2004-000005");
              assertThat(issued.amount()).isEqualTo(chf(45000));
              assertThat(issued.tier()).isEqualTo("EARLY");
            });
    assertThat(events.get(1)).isEqualTo(new InvoiceCancelled("R2", GROUP, chf(45000), "taken-out"));
    assertThat(group().open()).isEqualTo(chf(90000));
    assertThat(scenario.number("R2")).isEqualTo("2004-000005");
  }

  @Test
  void one_that_a_payment_reaches_stays() {
    scenario.given(group("R1", "R2", "R3"));
    scenario.given(statement("S1", credit("L1", 50000, reference())));

    assertThat(Stream.of("R1", "R2", "R3").map(r -> scenario.when(takeOut(r))).toList())
        .startsWith(
            new Refused("item-paid", "registration"), new Refused("item-paid", "registration"))
        .last()
        .isInstanceOf(Decision.Done.class);
  }

  @Test
  void one_that_left_or_was_never_there_cannot_be_taken_out() {
    scenario.given(group("R1", "R2")).given(takeOut("R1"));

    assertThat(scenario.when(takeOut("R1"))).isEqualTo(new Refused("item-ended", "registration"));
    assertThat(scenario.when(takeOut("R3"))).isEqualTo(new Refused("unknown-item", "registration"));
    assertThat(scenario.when(new TakeOutOfGroup("2004-000003", "R3")))
        .isEqualTo(new Refused("not-a-group", "invoice"));
  }

  @Test
  void only_untouched_invoices_of_one_are_collected() {
    scenario.given(statement("S1", credit("L1", 100, scenario.reference("R3"))));
    scenario.given(new CancelInvoice("R2"));

    assertThat(scenario.when(group("R1", "R3")))
        .isEqualTo(new Refused("invoice-part-paid", "invoices[1]"));
    assertThat(scenario.when(group("R2", "R1")))
        .isEqualTo(new Refused("invoice-cancelled", "invoices[0]"));
    assertThat(scenario.when(new IssueGroupInvoice(List.of("2004-000001", "2004-000009"))))
        .isEqualTo(new Refused("unknown-invoice", "invoices[1]"));
    assertThat(scenario.when(new IssueGroupInvoice(List.of("2004-000001"))))
        .isEqualTo(new Refused("group-two-to-many", "invoices"));
    assertThat(scenario.when(group("R1", "R1")))
        .isEqualTo(new Refused("invoice-twice", "invoices[1]"));
  }

  @Test
  void a_group_is_not_collected_into_another() {
    scenario.given(group("R1", "R2"));

    assertThat(scenario.when(new IssueGroupInvoice(List.of("2004-000003", GROUP.toString()))))
        .isEqualTo(new Refused("group-in-group", "invoices[1]"));
  }

  private IssueGroupInvoice group(String... registrations) {
    return new IssueGroupInvoice(Stream.of(registrations).map(scenario::number).toList());
  }

  private static TakeOutOfGroup takeOut(String registration) {
    return new TakeOutOfGroup(GROUP.toString(), registration);
  }

  private Invoice group() {
    return scenario.books.invoice(GROUP).orElseThrow();
  }

  private String reference() {
    return group().head().reference();
  }

  private static InvoiceCancelled grouped(String registration, int sequence) {
    return new InvoiceCancelled(
        registration, new InvoiceNumber(2004, sequence), chf(45000), "grouped");
  }

  private static List<String> settled(List<PaymentEvent> events) {
    return events.stream()
        .filter(InvoiceSettled.class::isInstance)
        .map(event -> ((InvoiceSettled) event).registrationId())
        .toList();
  }
}
