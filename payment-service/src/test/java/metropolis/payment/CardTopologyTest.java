package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import metropolis.payment.cards.CardFact;
import metropolis.payment.cards.CardNotice;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.Balance;
import metropolis.payment.ledger.Books;
import metropolis.payment.ledger.PaymentCommand.Card.FailPayout;
import metropolis.payment.ledger.PaymentCommand.Card.OpenCheckout;
import metropolis.payment.ledger.PaymentCommand.Card.ReportPayout;
import metropolis.payment.ledger.PaymentCommand.Card.TakeNotice;
import metropolis.payment.ledger.TrialBalance;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.wire.Events;
import metropolis.payment.wire.Values;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.payment.InvoiceSettled;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CardTopologyTest {

  private static final String CARD = "card-1";
  private static final String NUMBER = "2004-000001";

  private final Wire wire = new Wire();

  @BeforeEach
  void an_invoice_is_open() {
    wire.announced().registered("R1").accepted("R1", 45000);
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void a_card_that_paid_announces_that_the_invoice_is_settled() {
    wire.events();

    wire.send(notice("evt_1", new CardFact.Paid(chf(45000))));

    assertThat(wire.events())
        .filteredOn(InvoiceSettled.class::isInstance)
        .singleElement()
        .satisfies(e -> assertThat(((InvoiceSettled) e).getRegistrationId()).isEqualTo("R1"));
  }

  @Test
  void a_payout_that_is_told_after_the_bank_is_known_by_what_the_bank_said() {
    wire.send(arrived());
    wire.send(notice("evt_1", new CardFact.Paid(chf(45000))));

    wire.send(payout());

    assertThat(wire.office().books().line("L1").orElseThrow().cleared()).isEqualTo(chf(43665));
  }

  @Test
  void folding_the_events_gives_what_the_stores_hold() {
    busy();

    Books folded = new Books(Wire.CONFERENCE);
    for (SpecificRecord event : wire.events()) {
      Cause cause = Values.cause((EventMeta) event.get(0));
      folded.apply(
          Events.event(event).orElseThrow(),
          wire.office().programme().orElseThrow().terms().day(cause),
          cause);
    }
    Books restored = restored().books();

    assertThat(Balance.of(folded).holds()).isTrue();
    for (Books books : List.of(folded, restored)) {
      assertThat(Balance.of(books)).isEqualTo(Balance.of(wire.office().books()));
      assertThat(TrialBalance.of(books, LocalDate.MAX))
          .isEqualTo(TrialBalance.of(wire.office().books(), LocalDate.MAX));
      assertThat(List.copyOf(books.cards().payments()))
          .isEqualTo(List.copyOf(wire.office().books().cards().payments()))
          .isNotEmpty();
      assertThat(List.copyOf(books.cards().payouts()))
          .isEqualTo(List.copyOf(wire.office().books().cards().payouts()))
          .isNotEmpty();
    }
    assertThat(restored.line("L1").orElseThrow().cleared()).isEqualTo(chf(43665));
  }

  private void busy() {
    wire.send(new OpenCheckout(CARD, NUMBER, chf(45000), "stripe", "cs_1"));
    wire.send(notice("evt_0", new CardFact.Pending()));
    wire.send(notice("evt_1", new CardFact.Paid(chf(45000))));
    wire.send(
        notice(
            "evt_2",
            new CardFact.Refunded(chf(1000), chf(45000)),
            new CardFact.Refund("re_1", chf(1000), CardFact.Outcome.MADE),
            new CardFact.Disputed("dp_1", chf(45000), CardFact.Phase.INQUIRY)));
    wire.send(notice("evt_3", new CardFact.Failed(), new CardFact.Expired()));
    wire.send(payout());
    wire.send(arrived());
    wire.send(new FailPayout(other(), "no_account"));
  }

  private static PayoutReport other() {
    return new PayoutReport(
        "payout-stripe-2",
        "stripe",
        "po_2",
        LocalDate.of(2004, 6, 18),
        chf(-100),
        List.of("po_2"),
        List.of(new PayoutReport.Entry("txn_2", PayoutReport.Kind.FEE, chf(-100), chf(0), "")));
  }

  private static ReportPayout payout() {
    return new ReportPayout(
        new PayoutReport(
            "payout-stripe-1",
            "stripe",
            "po_1",
            LocalDate.of(2004, 6, 15),
            chf(43665),
            List.of("po_1"),
            List.of(
                new PayoutReport.Entry(
                    "txn_1", PayoutReport.Kind.PAYMENT, chf(45000), chf(1335), CARD))));
  }

  private static Order arrived() {
    return Wire.statement(
        "S1", new Narrative("STRIPE", "", "", "PMNT"), Wire.credit("L1", 43665, ""));
  }

  private static TakeNotice notice(String event, CardFact... facts) {
    return new TakeNotice(
        CARD,
        NUMBER,
        "stripe",
        new CardNotice(
            event,
            Instant.parse("2004-06-14T07:00:00Z"),
            Currency.getInstance("CHF"),
            List.of(facts)));
  }

  private Office restored() {
    PaymentWriter writer = new PaymentWriter();
    for (String name :
        List.of(
            PaymentTopology.CARD_PAYOUTS,
            PaymentTopology.BANK_LINES,
            PaymentTopology.CARD_PAYMENTS,
            PaymentTopology.INVOICES)) {
      var store = wire.driver.<EntityKey, SpecificRecord>getKeyValueStore(name);
      try (var all = store.all()) {
        all.forEachRemaining(entry -> writer.restore(name, entry.key, entry.value));
      }
    }
    return writer.book(Wire.CONFERENCE).orElseThrow();
  }

  private static Money chf(long minor) {
    return Money.of(minor, "CHF");
  }
}
