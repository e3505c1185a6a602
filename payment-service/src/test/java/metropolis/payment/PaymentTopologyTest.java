package metropolis.payment;

import static metropolis.payment.Wire.credit;
import static metropolis.payment.Wire.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.Payer;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.dossier.SetApart;
import metropolis.payment.http.FinanceDesk;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfiles;
import metropolis.payment.ledger.Balance;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Books;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.AllocateByHand;
import metropolis.payment.ledger.PaymentCommand.ClosePeriod;
import metropolis.payment.ledger.PaymentCommand.ReverseAllocation;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.ledger.PaymentCommand.WaiveInvoice;
import metropolis.payment.ledger.Terms;
import metropolis.payment.ledger.VatRate;
import metropolis.payment.matching.Evidence;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.payment.rendering.FinanceDocuments;
import metropolis.payment.wire.Events;
import metropolis.payment.wire.Values;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Shards;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import metropolis.schemas.Topics;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.common.Outcome;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.payment.AllocationReversed;
import metropolis.schemas.payment.BankLineBooked;
import metropolis.schemas.payment.InvoiceCancelled;
import metropolis.schemas.payment.InvoiceIssued;
import metropolis.schemas.payment.InvoiceReaddressed;
import metropolis.schemas.payment.InvoiceReopened;
import metropolis.schemas.payment.InvoiceSettled;
import metropolis.schemas.payment.PaymentAllocated;
import metropolis.schemas.payment.StatementImported;
import metropolis.schemas.registration.RegistrationAccepted;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentTopologyTest {

  private static final PostalAddress INSTITUTION =
      new PostalAddress("Universität Bern", "Hochschulstrasse", "4", "3012", "Bern", "CH");

  private final Wire wire = new Wire();

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void the_topology_is_the_one_that_was_deployed() throws Exception {
    try (InputStream in = getClass().getResourceAsStream("expected-topology.txt")) {
      String expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);

      assertThat(PaymentTopology.build(new Shards<>(1)).describe().toString().strip())
          .isEqualTo(expected.strip());
    }
  }

  @Test
  void an_accepted_registration_is_invoiced_to_the_delegate() {
    wire.announced().registered("R1").accepted("R1", 45000);

    List<SpecificRecord> events = wire.events();

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            InvoiceIssued.class,
            issued -> {
              assertThat(issued.getRegistrationId()).isEqualTo("R1");
              assertThat(issued.getNumber()).isEqualTo("2004-000001");
              assertThat(issued.getMeta().getCausedBy()).isEqualTo("a1-R1");
              assertThat(issued.getMeta().getActorRole()).isEqualTo("SYSTEM");
            });
    assertThat(wire.office().dossiers().addressee("2004-000001").map(Payer::name))
        .contains("Ms Ana Souza");
  }

  @Test
  void a_fee_that_comes_before_the_conference_is_invoiced_when_that_is_announced() {
    wire.accepted("R1", 45000);

    wire.announced();

    assertThat(wire.events()).singleElement().isInstanceOf(InvoiceIssued.class);
    assertThat(store(PaymentTopology.WAITING)).isEmpty();
  }

  @Test
  void the_same_acceptance_again_changes_nothing_even_after_the_end() {
    RegistrationAccepted accepted = Wire.acceptance("R1", 45000, "a1");
    wire.announced().piped(Topics.REGISTRATION_EVENTS, "R1", accepted).cancelled("R1").events();

    wire.piped(Topics.REGISTRATION_EVENTS, "R1", accepted);

    assertThat(wire.events()).isEmpty();
  }

  @Test
  void a_statement_settles_the_invoices_it_pays() {
    wire.announced().registered("R1").accepted("R1", 45000).events();

    CommandReply reply = wire.send(statement("S1", credit("L1", 45000, reference("R1"))));

    assertThat(reply.getOutcome()).isEqualTo(Outcome.DONE);
    assertThat(reply.getData()).containsEntry("new", "1").containsEntry("allocated", "1");
    assertThat(wire.events())
        .hasExactlyElementsOfTypes(
            StatementImported.class,
            BankLineBooked.class,
            PaymentAllocated.class,
            InvoiceSettled.class);
  }

  @Test
  void a_repeated_command_gets_the_same_reply_and_no_events() {
    wire.announced().accepted("R1", 45000);
    Order order = statement("S1", credit("L1", 45000, reference("R1")));
    CommandReply first = wire.send(Wire.CONFERENCE, "same", order);
    wire.events();

    CommandReply again = wire.send(Wire.CONFERENCE, "same", order);

    assertThat(again).isEqualTo(first);
    assertThat(wire.events()).isEmpty();
  }

  @Test
  void a_cancelled_registration_is_credited() {
    wire.announced().accepted("R1", 45000).events();

    wire.cancelled("R1");

    assertThat(wire.events())
        .singleElement()
        .isInstanceOfSatisfying(
            InvoiceCancelled.class,
            cancelled -> assertThat(cancelled.getCredited().getMinor()).isEqualTo(45000));
  }

  @Test
  void undoing_an_allocation_tells_registration() {
    wire.announced().accepted("R1", 45000);
    wire.send(statement("S1", credit("L1", 45000, reference("R1"))));
    String allocation = invoice("R1").allocations().firstEntry().getKey();
    wire.events();

    wire.send(new ReverseAllocation(allocation, "wrong-invoice"));

    assertThat(wire.events())
        .hasExactlyElementsOfTypes(AllocationReversed.class, InvoiceReopened.class);
  }

  @Test
  void what_is_against_the_rules_is_refused_with_the_field() {
    wire.announced();

    CommandReply reply = wire.send(new AllocateByHand("NONE", "2004-000001", Money.of(1, "CHF")));

    assertThat(reply.getOutcome()).isEqualTo(Outcome.REFUSED);
    assertThat(reply.getCode()).isEqualTo("unknown-line");
    assertThat(reply.getField()).isEqualTo("line");
  }

  @Test
  void a_conference_that_was_never_announced_is_refused() {
    CommandReply reply = wire.send("nowhere", "c1", Order.of(new SetAsideLine("L1", "not-ours")));

    assertThat(reply.getCode()).isEqualTo("unknown-conference");
    assertThat(wire.shards.read("nowhere", office -> office)).isEmpty();
  }

  @Test
  void no_event_holds_a_person_or_what_somebody_wrote() {
    busy();

    assertThat(wire.events())
        .isNotEmpty()
        .noneSatisfy(
            event ->
                assertThat(event.toString())
                    .containsAnyOf("Souza", "Ana", "Bashir", "Refugee", "example.org", "generous"));
  }

  @Test
  void folding_the_events_gives_what_the_stores_hold() {
    busy();
    List<SpecificRecord> log = wire.events();

    Books folded = new Books("metropolis-2004");
    log.forEach(
        e -> {
          Cause cause = Values.cause((EventMeta) e.get(0));
          folded.apply(Events.event(e).orElseThrow(), terms().day(cause), cause);
        });
    Office restored = restored();

    assertThat(Balance.of(folded).holds()).isTrue();
    assertThat(Balance.of(restored.books())).isEqualTo(Balance.of(folded));
    assertThat(List.copyOf(restored.books().invoices())).isEqualTo(List.copyOf(folded.invoices()));
    assertThat(restored.books().lines()).containsExactlyInAnyOrderElementsOf(folded.lines());
    assertThat(restored.books().imports()).containsExactlyInAnyOrderElementsOf(folded.imports());
    assertThat(List.copyOf(restored.books().closings()))
        .isEqualTo(List.copyOf(folded.closings()))
        .isNotEmpty();
  }

  @Test
  void persons_and_words_are_restored_with_the_books() {
    busy();

    Office restored = restored();

    assertThat(restored.dossiers().addressee("2004-000001"))
        .isEqualTo(wire.office().dossiers().addressee("2004-000001"))
        .isPresent();
    assertThat(restored.dossiers().narrative("L1").text()).isEqualTo("for Ana");
    assertThat(restored.dossiers().fileName("S1")).isEqualTo("june.xml");
    assertThat(restored.programme()).isEqualTo(wire.office().programme()).isPresent();
  }

  @Test
  void an_account_that_paid_before_is_known_by_the_institution_it_paid_for() {
    wire.announced().registered("R1").accepted("R1", 45000).registered("R2").accepted("R2", 35000);
    Narrative narrative = new Narrative("REFUGEE AID", "DE89370400440532013000", "fee", "PMNT");
    wire.send(statement("S1", narrative, credit("L1", 45000, reference("R1"))));

    CommandReply reply = wire.send(statement("S2", narrative, credit("L2", 35000, "")));

    assertThat(reply.getData()).containsEntry("allocated", "1");
    assertThat(wire.office().books().line("L2").orElseThrow().allocations().values())
        .singleElement()
        .satisfies(it -> assertThat(it.rule()).isEqualTo("known-payer"));
  }

  @Test
  void a_restored_office_judges_as_the_one_before_it() {
    wire.announced().registered("R1").accepted("R1", 45000).registered("R2").accepted("R2", 35000);
    Narrative narrative = new Narrative("Souza", "DE89370400440532013000", "2004-2", "PMNT");
    wire.send(statement("S1", narrative, credit("L1", 45000, reference("R1"))));
    wire.send(statement("S2", narrative, credit("L2", 30000, "")));
    BankLine line = wire.office().books().line("L2").orElseThrow();

    Office restored = restored();

    assertThat(restored.judge(line)).isEqualTo(wire.office().judge(line));
    assertThat(restored.judge(line).proposals().getFirst().evidence())
        .contains(new Evidence.PayerKnown(), new Evidence.NumberCutShort());
  }

  @Test
  void an_allocation_that_was_undone_is_not_made_again_by_a_trial() {
    wire.announced().accepted("R1", 45000);
    Narrative narrative = new Narrative("", "", "invoice 2004-000001", "PMNT");
    wire.send(statement("S1", narrative, credit("L1", 45000, "")));
    wire.send(
        new ReverseAllocation(
            wire.office().books().line("L1").orElseThrow().allocations().firstEntry().getKey(),
            "wrong-invoice"));

    assertThat(wire.office().trial(10)).isEmpty();
  }

  @Test
  void a_file_of_the_bank_and_what_was_not_booked_of_it_are_restored() {
    wire.announced();
    SetApart line = new SetApart("", 4, ":61:", "date-unreadable", "0402300230C10,00", false);
    Order order = statement("S1", credit("L1", 45000, ""));
    Order withLine = new Order(order.command(), order.narratives(), "", "june.xml", List.of(line));
    wire.desk()
        .take(
            Wire.CONFERENCE,
            new Parcel("f".repeat(64), "june.zip", List.of(new byte[] {1, 2}), List.of(withLine)),
            new Cause("file-1", new Actor(Role.FINANCE, "clerk"), Wire.NOW));

    Office restored = restored();

    assertThat(restored.dossiers().apart("S1")).containsExactly(line);
    assertThat(restored.dossiers().file("f".repeat(64)))
        .hasValueSatisfying(
            file -> {
              assertThat(file.compressed()).containsExactly(1, 2);
              assertThat(file.fileName()).isEqualTo("june.zip");
            });
    assertThat(wire.events().toString()).doesNotContain("0402300230C10,00");
  }

  @Test
  void a_file_is_taken_whole_or_not_at_all() {
    wire.announced();
    Order good = statement("S1", credit("L1", 45000, ""));
    Order mixed =
        statement(
            "S2",
            credit("L2", 45000, ""),
            new PaymentCommand.Line(
                "L3",
                "",
                false,
                false,
                Money.of(1, "EUR"),
                LocalDate.of(2004, 6, 14),
                LocalDate.of(2004, 6, 14),
                ""));

    var answer =
        wire.desk()
            .take(
                Wire.CONFERENCE,
                new Parcel("e".repeat(64), "june.zip", List.of(new byte[1]), List.of(good, mixed)),
                new Cause("file-2", new Actor(Role.FINANCE, "clerk"), Wire.NOW));

    assertThat(answer)
        .isEqualTo(new FinanceDesk.Answer.Refused("not-one-currency", Optional.of("file")));
    assertThat(wire.office().books().lines()).isEmpty();
    assertThat(store(PaymentTopology.FILES)).isEmpty();
  }

  @Test
  void layouts_of_csv_are_restored() {
    wire.announced();
    CsvProfile profile = CsvProfiles.readyMade().getFirst().named("own", "Own");
    wire.send(Order.of(new PaymentCommand.KeepCsvProfile(profile)));

    assertThat(restored().books().profiles()).containsExactly(profile);
  }

  @Test
  void erasure_leaves_the_addressee_that_the_law_keeps_and_nothing_else() {
    wire.announced().registered("R1").accepted("R1", 45000);
    Money all = Money.of(45000, "CHF");
    wire.send(
        new Order(
            new WaiveInvoice("2004-000001", all, "hardship"), Map.of(), "a generous word", ""));

    wire.erased("R1");

    assertThat(store(PaymentTopology.PAYERS)).isEmpty();
    assertThat(wire.office().dossiers().payer("R1")).isEmpty();
    assertThat(wire.office().dossiers().addressee("2004-000001")).isPresent();
    assertThat(store(PaymentTopology.INVOICES).toString()).doesNotContain("generous");
  }

  @Test
  void a_corrected_name_shows_on_an_open_invoice_but_not_on_a_settled_one() {
    wire.announced().registered("R1").accepted("R1", 100).registered("R2").accepted("R2", 200);
    wire.send(statement("S1", credit("L1", 100, reference("R1"))));

    wire.piped(Topics.DELEGATES, "R1", Wire.profile("R1", "Silva"));
    wire.piped(Topics.DELEGATES, "R2", Wire.profile("R2", "Silva"));

    assertThat(wire.office().dossiers().addressee("2004-000001").map(Payer::familyName))
        .contains("Souza");
    assertThat(wire.office().dossiers().addressee("2004-000002").map(Payer::familyName))
        .contains("Silva");
  }

  @Test
  void an_invoice_addressed_to_an_institution_stays_so_whatever_the_profile_says() {
    wire.announced().registered("R1").accepted("R1", 45000);
    wire.events();

    CommandReply reply = wire.send(Order.readdressing("2004-000001", INSTITUTION));

    assertThat(reply.getCode()).isEqualTo("invoice-readdressed");
    assertThat(wire.events())
        .singleElement()
        .isInstanceOf(InvoiceReaddressed.class)
        .satisfies(event -> assertThat(event.toString()).doesNotContain("Universität", "Bern"));
    wire.piped(Topics.DELEGATES, "R1", Wire.profile("R1", "Silva"));
    assertThat(wire.office().dossiers().readdressed("2004-000001")).contains(INSTITUTION);
    assertThat(restored().dossiers().readdressed("2004-000001")).contains(INSTITUTION);
    assertThat(List.copyOf(restored().books().invoices()))
        .isEqualTo(List.copyOf(wire.office().books().invoices()));
  }

  @Test
  void an_invoice_keeps_the_tax_of_the_day_it_was_issued() {
    wire.announced(810).registered("R1").accepted("R1", 45000);

    wire.announced(0).registered("R2").accepted("R2", 45000);

    assertThat(invoice("R1").head().vat()).isEqualTo(new VatRate(810));
    assertThat(invoice("R2").head().vat()).isEqualTo(VatRate.NONE);
  }

  @Test
  void papers_are_in_the_payers_language_if_they_exist_in_it() {
    wire.announced();
    for (String language : List.of("de", "it", "es")) {
      DelegateProfile profile = Wire.profile("R-" + language, "Souza");
      profile.put("language", language);
      wire.piped(Topics.DELEGATES, "R-" + language, profile).accepted("R-" + language, 45000);
    }

    assertThat(Stream.of("R-de", "R-it", "R-es").map(this::language))
        .containsExactly("de", "it", "en");
  }

  private String language(String registration) {
    return FinanceDocuments.invoice(wire.office(), invoice(registration))
        .orElseThrow()
        .head()
        .language()
        .getLanguage();
  }

  /** A little of everything. */
  private void busy() {
    wire.announced();
    for (String registration : List.of("R1", "R2", "R3", "R4")) {
      wire.registered(registration).accepted(registration, 45000);
    }
    wire.send(
        statement(
            "S1",
            credit("L1", 45000, reference("R1")),
            credit("L2", 50000, reference("R2")),
            credit("L3", 10000, ""),
            credit("L4", -1250, "")));
    wire.send(new AllocateByHand("L3", "2004-000003", Money.of(10000, "CHF")));
    wire.send(
        new Order(
            new WaiveInvoice("2004-000003", Money.of(35000, "CHF"), "hardship"),
            Map.of(),
            "a generous word",
            ""));
    wire.send(
        new ReverseAllocation(
            invoice("R1").allocations().firstEntry().getKey(), "returned-by-bank"));
    wire.send(new SetAsideLine("L2", "to-be-returned"));
    wire.send(Order.readdressing("2004-000002", INSTITUTION));
    wire.cancelled("R4").cancelled("R3");
    wire.send(Order.of(new ClosePeriod(LocalDate.of(2004, 5, 31))));
  }

  private Terms terms() {
    return wire.office().programme().orElseThrow().terms();
  }

  private Invoice invoice(String registration) {
    return wire.office().books().invoiceOf(registration).orElseThrow();
  }

  private String reference(String registration) {
    return invoice(registration).head().reference();
  }

  private Office restored() {
    PaymentWriter writer = new PaymentWriter();
    for (String name :
        List.of(
            PaymentTopology.BANK_LINES,
            PaymentTopology.INVOICES,
            PaymentTopology.IMPORTS,
            PaymentTopology.PERIODS,
            PaymentTopology.PAYERS,
            PaymentTopology.PROGRAMMES,
            PaymentTopology.FILES,
            PaymentTopology.PROFILES,
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

  private List<SpecificRecord> store(String name) {
    List<SpecificRecord> states = new ArrayList<>();
    var store = wire.driver.<EntityKey, SpecificRecord>getKeyValueStore(name);
    try (var all = store.all()) {
      all.forEachRemaining(entry -> states.add(entry.value));
    }
    return states;
  }
}
