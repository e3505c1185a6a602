package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.Balance;
import metropolis.payment.ledger.Extent;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.Card.ReportPayout;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.Telling;
import metropolis.payment.ledger.Telling.Source;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.payment.BankLineBooked;
import metropolis.schemas.payment.PaymentAllocated;
import metropolis.schemas.payment.StageUpload;
import metropolis.schemas.payment.StatementImported;
import metropolis.schemas.payment.TakeUpload;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that are too long for one command: staged, taken by one, then booked piece by piece. */
class LongFileTest {

  private static final int LONG = 5_600;

  private final Wire wire = new Wire();
  private int uploads;

  @BeforeEach
  void given() {
    wire.announced().registered("R1").accepted("R1", 45000).events();
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void is_taken_by_one_command_and_then_booked() {
    Answer answer = send(parcel("long", lines("a", LONG)), this::answer);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> assertThat(done.data()).containsEntry("1.code", "statement-booking"));
    assertThat(wire.office().books().lines()).isEmpty();

    wire.bookedAll();

    List<SpecificRecord> events = wire.events();
    assertThat(events).filteredOn(StatementImported.class::isInstance).hasSize(1);
    assertThat(events).filteredOn(BankLineBooked.class::isInstance).hasSize(LONG);
    assertThat(ids(events)).doesNotHaveDuplicates();
    assertThat(store(PaymentTopology.UPLOADS)).isEmpty();
    // The file itself is kept, in its one piece.
    assertThat(store(PaymentTopology.PIECES)).hasSize(1);
    holds();
  }

  @Test
  void pays_the_invoices_it_names() {
    String reference =
        wire.office().books().invoice("2004-000001").orElseThrow().head().reference();
    List<Line> lines = new ArrayList<>(lines("a", LONG));
    lines.set(4_321, line("paid", 45000, reference));

    send(parcel("long", lines), this::answer);
    wire.bookedAll();

    assertThat(wire.events()).filteredOn(PaymentAllocated.class::isInstance).hasSize(1);
    assertThat(wire.office().books().invoice("2004-000001").orElseThrow().open().isZero()).isTrue();
  }

  @Test
  void finds_the_payouts_of_cards_that_wait_for_it() {
    Money net = Money.of(43665, "CHF");
    wire.send(
        new ReportPayout(
            new PayoutReport(
                "payout-stripe-1",
                "stripe",
                "po_123456",
                LocalDate.of(2004, 6, 15),
                net,
                List.of("po_123456"),
                List.of(
                    new PayoutReport.Entry(
                        "txn_1",
                        PayoutReport.Kind.PAYMENT,
                        Money.of(45000, "CHF"),
                        Money.of(1335, "CHF"),
                        "card-1")))));
    List<Line> lines = new ArrayList<>(lines("a", LONG));
    lines.set(4_321, line("payout", net, "po 123456"));

    send(parcel("long", lines), this::answer);
    wire.bookedAll();

    assertThat(wire.office().books().line("payout").orElseThrow().cleared()).isEqualTo(net);
    holds();
  }

  @Test
  void leaves_no_trace_in_the_books_if_it_is_given_up() {
    send(parcel("long", lines("a", LONG)), this::allButTake);
    assertThat(store(PaymentTopology.PIECES)).hasSize(7);
    assertThat(wire.events()).isEmpty();

    later(Instant.parse("2004-06-14T09:00:01Z"));

    assertThat(store(PaymentTopology.PIECES)).isEmpty();
    assertThat(wire.office().books().lines()).isEmpty();
  }

  @Test
  void is_refused_whole_if_a_piece_did_not_arrive() {
    Answer answer =
        send(
            parcel("long", lines("a", LONG)),
            command ->
                command instanceof StageUpload piece && piece.getNumber() == 3
                    ? new Answer.Done("lost", Map.of())
                    : answer(command));

    assertThat(answer).isEqualTo(new Answer.Refused("upload-incomplete", Optional.of("file")));
    assertThat(wire.office().books().imports()).isEmpty();
    assertThat(wire.office().uploads().booking()).isEmpty();
  }

  @Test
  void a_statement_with_two_currencies_keeps_the_whole_file_out() {
    List<Line> lines = new ArrayList<>(lines("a", LONG));
    lines.set(5_000, line("odd", Money.of(100, "EUR"), ""));

    Answer answer = send(parcel("long", lines), this::answer);

    assertThat(answer).isEqualTo(new Answer.Refused("not-one-currency", Optional.of("file")));
    assertThat(store(PaymentTopology.PIECES)).isEmpty();
    assertThat(wire.events()).isEmpty();
  }

  @Test
  void sent_again_it_changes_nothing() {
    Parcel parcel = parcel("long", lines("a", LONG));
    send(parcel, this::answer);
    wire.proceed();
    Answer meanwhile = send(parcel, this::answer);
    wire.bookedAll().events();

    Answer afterwards = send(parcel, this::answer);

    for (Answer answer : List.of(meanwhile, afterwards)) {
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Done.class, done -> assertThat(done.code()).isEqualTo("file-known"));
    }
    assertThat(wire.events()).isEmpty();
    assertThat(wire.office().books().lines()).hasSize(LONG);
  }

  @Test
  void another_file_waits_until_it_is_booked() {
    send(parcel("long", lines("a", LONG)), this::answer);
    wire.proceed();

    Answer meanwhile = send(parcel("short", lines("b", 3)), this::answer);

    assertThat(meanwhile).isEqualTo(new Answer.Refused("import-under-way", Optional.of("file")));
    wire.bookedAll();
    assertThat(send(parcel("short", lines("b", 3)), this::answer)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void its_second_statement_knows_what_the_first_one_booked() {
    List<Line> lines = lines("a", LONG);
    Parcel both = parcel("long", lines, lines.subList(100, 2_300));

    send(both, this::answer);
    wire.bookedAll();

    assertThat(wire.office().books().lines()).hasSize(LONG);
    assertThat(wire.office().books().statement("long-2").orElseThrow().statement())
        .satisfies(
            second -> {
              assertThat(second.newLines()).isZero();
              assertThat(second.knownLines()).isEqualTo(2_200);
            });
    holds();
  }

  @Test
  void goes_on_after_a_crash_where_it_was() {
    send(parcel("long", lines("a", LONG)), this::answer);
    wire.proceed().proceed();

    PaymentWriter restarted = new PaymentWriter();
    for (String name :
        List.of(
            "programmes",
            "invoices",
            "bank-lines",
            "imports",
            "statement-files",
            PaymentTopology.PIECES,
            PaymentTopology.UPLOADS)) {
      store(name).forEach((key, state) -> restarted.restore(name, key, state));
    }
    restarted.restored();
    while (restarted.proceed().isPresent()) {
      // Until all is booked.
    }

    Office office = restarted.book(Wire.CONFERENCE).orElseThrow();
    assertThat(office.books().lines()).hasSize(LONG);
    assertThat(office.books().lines()).allMatch(line -> line.amount().isPositive());
    wire.bookedAll();
    assertThat(Balance.of(office.books())).isEqualTo(Balance.of(wire.office().books()));
  }

  private Answer send(Parcel parcel, Function<SpecificRecord, Answer> send) {
    Cause cause = new Cause("upload-" + ++uploads, actor(), Wire.NOW);
    return Sending.take(Wire.CONFERENCE, parcel, cause, send);
  }

  private Answer answer(SpecificRecord command) {
    return PaymentService.answer(wire.command(new EntityKey(Wire.CONFERENCE, "upload"), command));
  }

  private Answer allButTake(SpecificRecord command) {
    return command instanceof TakeUpload ? new Answer.Done("lost", Map.of()) : answer(command);
  }

  /** Any command shows that time went by. */
  private void later(Instant time) {
    Cause cause = new Cause("later", actor(), time);
    Sending.take(Wire.CONFERENCE, parcel("nothing", lines("z", 0)), cause, this::answer);
  }

  private static Actor actor() {
    return new Actor(Role.FINANCE, "clerk");
  }

  private void holds() {
    assertThat(Balance.of(wire.office().books()).holds()).isTrue();
  }

  private Map<EntityKey, SpecificRecord> store(String name) {
    Map<EntityKey, SpecificRecord> all = new HashMap<>();
    try (var entries = wire.driver.<EntityKey, SpecificRecord>getKeyValueStore(name).all()) {
      entries.forEachRemaining(entry -> all.put(entry.key, entry.value));
    }
    return all;
  }

  private static List<String> ids(List<SpecificRecord> events) {
    return events.stream().map(event -> ((EventMeta) event.get(0)).getEventId()).toList();
  }

  @SafeVarargs
  private static Parcel parcel(String name, List<Line>... statements) {
    List<Order> orders = new ArrayList<>();
    for (List<Line> lines : statements) {
      Map<String, Narrative> narratives = new HashMap<>();
      lines.forEach(l -> narratives.put(l.lineKey(), new Narrative("Bashir", "", "fee", "")));
      orders.add(
          new Order(
              new PaymentCommand.ImportStatement(
                  name + "-" + (orders.size() + 1),
                  "hash-" + name + "-" + orders.size(),
                  "camt.054.001.08",
                  "N-" + name,
                  "CH9300762011623852957",
                  Optional.empty(),
                  Optional.empty(),
                  lines,
                  0,
                  0,
                  "upload-" + name,
                  Optional.of(Currency.getInstance("CHF")),
                  Extent.NONE),
              narratives,
              "",
              name + ".xml"));
    }
    byte[] file = name.getBytes(StandardCharsets.UTF_8);
    return new Parcel("upload-" + name, name + ".xml", List.of(file), orders);
  }

  private static List<Line> lines(String prefix, int count) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(line(prefix + i, 100 + i, ""));
    }
    return lines;
  }

  private static Line line(String key, long minor, String reference) {
    return line(key, Money.of(minor, "CHF"), reference);
  }

  private static Line line(String key, Money amount, String reference) {
    LocalDate day = LocalDate.of(2004, 6, 14);
    return new Line(
        key,
        "",
        false,
        false,
        amount,
        day,
        day,
        reference,
        new Telling("CH9300762011623852957", Source.CAMT, "", List.of("tx:" + key), 1));
  }
}
