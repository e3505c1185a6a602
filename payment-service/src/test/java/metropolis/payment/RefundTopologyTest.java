package metropolis.payment;

import static metropolis.payment.RefundStory.AID;
import static metropolis.payment.RefundStory.told;
import static metropolis.payment.Wire.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import metropolis.payment.dossier.Payee;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Account;
import metropolis.payment.ledger.Balance;
import metropolis.payment.ledger.Books;
import metropolis.payment.ledger.PayerAccounts;
import metropolis.payment.ledger.PayerCredit;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.SendPaymentOrder;
import metropolis.payment.ledger.Refund.Standing;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.transfer.PaymentOrders;
import metropolis.payment.wire.Events;
import metropolis.payment.wire.Values;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.common.Outcome;
import metropolis.schemas.payment.InvoiceWaived;
import metropolis.schemas.payment.RefundConfirmed;
import metropolis.schemas.payment.RefundReturned;
import metropolis.schemas.payment.WaiverProposed;
import metropolis.schemas.payment.state.InvoiceState;
import metropolis.schemas.payment.state.PostingState;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refunds and second persons through the topology, its stores and its events. */
class RefundTopologyTest {

  private final Wire wire = new Wire();
  private final RefundStory story = new RefundStory(wire);

  @BeforeEach
  void start() {
    wire.announced();
    for (String registration : List.of("R1", "R2", "R3")) {
      wire.registered(registration).accepted(registration, 45000);
    }
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void a_refund_is_known_again_by_the_id_that_its_file_gave_it() {
    String id = sent();
    String endToEnd = story.refund(id).endToEndId().orElseThrow();
    String order = story.refund(id).order().orElseThrow();
    wire.events();

    wire.send(statement("S2", told("OUT", -5000, false, endToEnd)));
    wire.send(statement("S3", told("BACK", 5000, true, endToEnd)));

    assertThat(file(order)).contains("<EndToEndId>" + endToEnd + "</EndToEndId>");
    assertThat(wire.events())
        .hasAtLeastOneElementOfType(RefundConfirmed.class)
        .hasAtLeastOneElementOfType(RefundReturned.class);
    assertThat(story.refund(id).standing()).isEqualTo(Standing.RETURNED);
    assertThat(Balance.of(wire.office().books()).broken()).isEmpty();
  }

  @Test
  void stores_and_events_tell_the_same_of_credits_refunds_orders_and_proposals() {
    busy();
    List<SpecificRecord> log = wire.events();

    Books folded = new Books(Wire.CONFERENCE);
    log.forEach(
        e -> {
          Cause cause = Values.cause((EventMeta) e.get(0));
          folded.apply(
              Events.event(e).orElseThrow(),
              wire.office().programme().orElseThrow().terms().day(cause),
              cause);
        });
    Office restored = restored();

    PayerAccounts payers = restored.books().payers();
    assertThat(Balance.of(folded).holds()).isTrue();
    assertThat(Balance.of(restored.books())).isEqualTo(Balance.of(folded));
    assertThat(payers.credits()).containsExactlyInAnyOrderElementsOf(folded.payers().credits());
    assertThat(payers.refunds()).containsExactlyInAnyOrderElementsOf(folded.payers().refunds());
    assertThat(payers.orders()).containsExactlyInAnyOrderElementsOf(folded.payers().orders());
    assertThat(payers.waivers()).containsExactlyInAnyOrderElementsOf(folded.payers().waivers());
    assertThat(restored.books().lines()).containsExactlyInAnyOrderElementsOf(folded.lines());
    assertThat(List.copyOf(restored.books().invoices())).isEqualTo(List.copyOf(folded.invoices()));
    assertThat(restored.books().postings().map(p -> p.debit())).contains(Account.PAYER_CREDITS);
  }

  @Test
  void a_file_and_its_payees_are_restored_byte_for_byte_and_are_in_no_event() {
    busy();
    String order = wire.office().books().payers().orders().iterator().next().id();
    String refund =
        wire.office().books().payers().orders().iterator().next().refunds().getFirst().refundId();

    Office restored = restored();

    assertThat(restored.dossiers().orderFile(order).orElseThrow())
        .isEqualTo(wire.office().dossiers().orderFile(order).orElseThrow());
    assertThat(restored.dossiers().payee(refund)).contains(AID);
    assertThat(wire.events().toString()).doesNotContain("Réfugiés", "DE89", "Flores", "generous");
  }

  @Test
  void a_waiver_above_the_limit_waits_and_keeps_its_note() {
    CommandReply reply =
        wire.send(
            new Order(
                new PaymentCommand.WaiveInvoice(
                    "2004-000001", Money.of(45000, "CHF"), "uncollectible"),
                Map.of(),
                "a generous word",
                ""));
    assertThat(reply.getCode()).isEqualTo("invoice-waived");
    wire.events();
    wire.accepted("R4", 80000);

    wire.send(
        new Order(
            new PaymentCommand.WaiveInvoice("2004-000004", Money.of(80000, "CHF"), "speaker"),
            Map.of(),
            "a second word",
            ""));

    String waiver = wire.office().books().payers().waivers().iterator().next().id();
    assertThat(wire.events()).hasAtLeastOneElementOfType(WaiverProposed.class);
    assertThat(restored().dossiers().note(waiver)).isEqualTo("a second word");
    assertThat(wire.send(new PaymentCommand.DecideProposal(waiver, true, "")).getCode())
        .isEqualTo("second-person-needed");
    wire.sendAs("head", Order.of(new PaymentCommand.DecideProposal(waiver, true, "")));
    assertThat(wire.events()).hasAtLeastOneElementOfType(InvoiceWaived.class);
    assertThat(wire.office().dossiers().note(waiver)).isEqualTo("a second word");
    wire.erased("R4");
    assertThat(restored().dossiers().note(waiver)).isEmpty();
  }

  @Test
  void what_an_earlier_release_stored_is_read_by_the_accounts_it_knew() {
    wire.send(
        new PaymentCommand.WaiveInvoice("2004-000001", Money.of(2500, "CHF"), "bank-charges"));
    PaymentWriter writer = new PaymentWriter();
    var store = wire.driver.<EntityKey, SpecificRecord>getKeyValueStore(PaymentTopology.INVOICES);
    try (var all = store.all()) {
      all.forEachRemaining(
          entry -> {
            InvoiceState state = (InvoiceState) entry.value;
            for (PostingState posting : state.getPostings()) {
              posting.put("debitAccount", "");
              posting.put("creditAccount", "");
            }
            writer.restore(PaymentTopology.INVOICES, entry.key, state);
          });
    }

    Books restored = writer.book(Wire.CONFERENCE).orElseThrow().books();

    assertThat(Balance.of(restored)).isEqualTo(Balance.of(wire.office().books()));
    assertThat(Balance.of(restored).sheets().getFirst().bankCharges())
        .isEqualTo(Money.of(2500, "CHF"));
  }

  @Test
  void a_payee_that_no_bank_can_pay_is_refused_with_the_field() {
    PayerCredit credit = story.overpaid("R1", "L1", 5000);

    CommandReply qr = story.propose(credit, payee("Aid", "CH44 3199 9123 0008 8901 2", ""));
    CommandReply slip = story.propose(credit, payee("Aid", "DE89 3704 0044 0532 0130 01", ""));
    CommandReply noBic = story.propose(credit, payee("Aid", "12345678", ""));
    CommandReply script = story.propose(credit, payee("Помощь", AID.account(), ""));

    assertThat(List.of(qr, slip, noBic, script))
        .allSatisfy(reply -> assertThat(reply.getOutcome()).isEqualTo(Outcome.REFUSED))
        .extracting(CommandReply::getCode)
        .containsExactly("account-is-qr-iban", "account-wrong", "bic-needed", "payee-not-latin");
    assertThat(script.getField()).isEqualTo("name");
    assertThat(wire.office().books().payers().refunds()).isEmpty();
  }

  private static Payee payee(String name, String account, String bic) {
    return new Payee(new PostalAddress(name, "", "", "", "Rio", "BR"), account, bic);
  }

  /** A refund of CHF 50.00 that was sent; tells its id. */
  private String sent() {
    String id = story.propose(story.overpaid("R1", "L1", 5000), AID).getData().get("refund");
    wire.send(new SendPaymentOrder(story.ordered(id)));
    return id;
  }

  /** A little of everything. */
  private void busy() {
    String endToEnd = story.refund(sent()).endToEndId().orElseThrow();
    wire.send(statement("S2", told("OUT", -5000, false, endToEnd)));
    wire.send(statement("S3", told("BACK", 5000, true, endToEnd)));
    PayerCredit large = story.overpaid("R2", "L2", 70000);
    story.propose(large, AID);
    wire.cancelled("R2");
    wire.send(new PaymentCommand.CreditInvoice("2004-000002"));
    wire.accepted("R4", 80000);
    wire.send(
        new Order(
            new PaymentCommand.WaiveInvoice("2004-000004", Money.of(80000, "CHF"), "speaker"),
            Map.of(),
            "a generous word",
            ""));
    wire.send(
        new PaymentCommand.DropPaymentOrder(
            story.ordered(
                story.propose(story.overpaid("R3", "L3", 100), AID).getData().get("refund")),
            "made-in-error"));
  }

  private String file(String order) {
    return new String(
        PaymentOrders.unpacked(wire.office().dossiers().orderFile(order).orElseThrow()),
        StandardCharsets.UTF_8);
  }

  private Office restored() {
    PaymentWriter writer = new PaymentWriter();
    for (String name :
        List.of(
            PaymentTopology.PROGRAMMES,
            PaymentTopology.BANK_LINES,
            PaymentTopology.INVOICES,
            PaymentTopology.CREDITS,
            PaymentTopology.REFUNDS,
            PaymentTopology.ORDERS,
            PaymentTopology.PROPOSALS)) {
      var store = wire.driver.<EntityKey, SpecificRecord>getKeyValueStore(name);
      try (var all = store.all()) {
        all.forEachRemaining(entry -> writer.restore(name, entry.key, entry.value));
      }
    }
    return writer.book(Wire.CONFERENCE).orElseThrow();
  }
}
