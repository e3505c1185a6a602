package metropolis.registration;

import static metropolis.registration.Example.CONFERENCE;
import static metropolis.registration.Example.EARLY;
import static metropolis.registration.Example.profile;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Serdes;
import metropolis.platform.kafka.Shards;
import metropolis.platform.kafka.Table;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.registration.enrolment.CancellationReason;
import metropolis.registration.enrolment.Channel;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.ConferenceBook;
import metropolis.registration.enrolment.Event;
import metropolis.registration.enrolment.InvoiceView;
import metropolis.registration.enrolment.RefusalReason;
import metropolis.registration.enrolment.Registration;
import metropolis.registration.wire.CommandWire;
import metropolis.registration.wire.EventWire;
import metropolis.registration.wire.ProfileWire;
import metropolis.registration.wire.ProgrammeWire;
import metropolis.registration.wire.StateWire;
import metropolis.schemas.Topic;
import metropolis.schemas.Topics;
import metropolis.schemas.common.Amount;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.common.Outcome;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.payment.GroupInvoiceIssued;
import metropolis.schemas.payment.InvoiceIssued;
import metropolis.schemas.payment.InvoiceItem;
import metropolis.schemas.payment.InvoiceSettled;
import metropolis.schemas.payment.SettlementBasis;
import metropolis.schemas.registration.RegistrationAccepted;
import metropolis.schemas.registration.RegistrationConfirmed;
import metropolis.schemas.registration.RegistrationSubmitted;
import metropolis.schemas.registration.SeatGranted;
import metropolis.schemas.registration.state.RegistrationState;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrationTopologyTest {

  private final Shards<ConferenceBook> shards = new Shards<>(1);
  private final Table photos = new Table(Topics.DELEGATE_PHOTOS, 1);
  private final TopologyTestDriver driver =
      new TopologyTestDriver(
          RegistrationTopology.build(shards, photos, new FontCoverage()), properties());
  private final TestInputTopic<EntityKey, SpecificRecord> commands =
      input(Topics.REGISTRATION_COMMANDS);
  private final TestInputTopic<EntityKey, SpecificRecord> payments = input(Topics.PAYMENT_EVENTS);
  private final TestOutputTopic<EntityKey, SpecificRecord> events =
      output(Topics.REGISTRATION_EVENTS);
  private final TestOutputTopic<EntityKey, SpecificRecord> delegates = output(Topics.DELEGATES);
  private final TestOutputTopic<EntityKey, SpecificRecord> conferences = output(Topics.CONFERENCES);
  private final TestOutputTopic<EntityKey, SpecificRecord> replies =
      output(Topics.REGISTRATION_REPLIES);
  private int sent;

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void the_topology_is_the_deployed_one() throws IOException {
    String expected;
    try (var in = getClass().getResourceAsStream("expected-topology.txt")) {
      expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    String described =
        RegistrationTopology.build(
                new Shards<>(1), new Table(Topics.DELEGATE_PHOTOS, 1), new FontCoverage())
            .describe()
            .toString();

    assertThat(described.strip()).isEqualTo(expected.strip());
  }

  @Test
  void an_announced_programme_is_published_once() {
    announce();

    announce();

    assertThat(conferences.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            ConferenceAnnounced.class,
            a -> {
              assertThat(a.getVersion()).isOne();
              assertThat(ProgrammeWire.toDomain(a)).isEqualTo(Example.programme());
            });
  }

  @Test
  void a_registration_publishes_person_and_events_apart() {
    announce();

    send(new Command.Submit("ANA", Channel.DESK, profile("ngo", "ANA"), List.of("plenary")));

    assertThat(events.readValuesToList())
        .hasExactlyElementsOfTypes(
            RegistrationSubmitted.class, RegistrationAccepted.class, SeatGranted.class);
    assertThat(delegates.readValue())
        .isInstanceOfSatisfying(
            DelegateProfile.class,
            p -> assertThat(ProfileWire.toDomain(p)).isEqualTo(profile("ngo", "ANA")));
  }

  @Test
  void no_event_holds_a_word_of_the_person() {
    announce();
    send(new Command.Submit("ID1", Channel.DESK, profile("government", "Zeugma"), List.of()));
    send(new Command.Refuse("ID1", RefusalReason.OTHER, "Zeugma was rude"));

    String written = events.readValuesToList().toString();

    assertThat(written).doesNotContainIgnoringCase("zeugma").doesNotContain("@example");
  }

  @Test
  void a_repeated_command_is_answered_alike_and_published_once() {
    announce();
    var submit = new Command.Submit("ANA", Channel.DESK, profile("ngo", "ANA"), List.of());
    send("same", submit);
    CommandReply first = lastReply();
    events.readValuesToList();

    send("same", submit);

    assertThat(lastReply()).isEqualTo(first);
    assertThat(events.isEmpty()).isTrue();
  }

  @Test
  void two_senders_of_one_registration_make_one() {
    announce();
    send(new Command.Submit("ANA", Channel.DESK, profile("ngo", "ANA"), List.of()));
    events.readValuesToList();

    send(new Command.Submit("ANA", Channel.DESK, profile("ngo", "ANA"), List.of()));

    assertThat(lastReply().getCode()).isEqualTo("unchanged");
    assertThat(events.isEmpty()).isTrue();
  }

  @Test
  void a_refused_command_is_answered_with_its_code_and_field() {
    announce();

    send(
        new Command.Submit(
            "ANA", Channel.DESK, profile("ngo", "ANA"), List.of("borders", "cities")));

    CommandReply reply = lastReply();
    assertThat(reply.getOutcome()).isEqualTo(Outcome.REFUSED);
    assertThat(reply.getCode()).isEqualTo("sessions-overlap");
    assertThat(reply.getField()).isEqualTo("sessions");
    assertThat(reply.getData()).containsEntry("first", "borders");
  }

  @Test
  void a_cancelled_seat_goes_to_the_next_with_the_cancellation() {
    announce();
    send(new Command.Submit("ANA", Channel.DESK, profile("academia", "ANA"), List.of("borders")));
    send(new Command.Submit("BEN", Channel.DESK, profile("academia", "BEN"), List.of("borders")));
    events.readValuesToList();

    send(new Command.Cancel("ANA", CancellationReason.BY_DELEGATE, ""));

    List<KeyValue<EntityKey, SpecificRecord>> written = events.readKeyValuesToList();
    assertThat(written).extracting(w -> w.key.entity()).containsExactly("ANA", "ANA", "BEN");
    assertThat(written.getLast().value).isInstanceOf(SeatGranted.class);
    assertThat(stored("BEN").seats().toString()).contains("Granted");
  }

  @Test
  void a_settled_invoice_confirms_under_the_name_of_who_settled_it() {
    announce();
    send(new Command.Submit("ANA", Channel.DESK, profile("ngo", "ANA"), List.of()));
    events.readValuesToList();

    tell(settled("ANA"));

    assertThat(events.readValuesToList())
        .singleElement()
        .isInstanceOfSatisfying(
            RegistrationConfirmed.class,
            e -> {
              assertThat(e.getMeta().getCausedBy()).isEqualTo("payment-2");
              assertThat(e.getMeta().getActorId()).isEqualTo("franca");
            });
  }

  @Test
  void an_invoice_for_several_shows_with_each_of_them_until_it_is_paid() {
    announce();
    for (String id : List.of("ANA", "BEN")) {
      send(new Command.Submit(id, Channel.DESK, profile("ngo", id), List.of()));
    }
    Amount fee = new Amount(20_000L, "CHF");
    tell(
        new GroupInvoiceIssued(
            meta("payment-3"),
            "2004-000007",
            List.of(
                new InvoiceItem("ANA", "ngo", "EARLY", fee, 0),
                new InvoiceItem("BEN", "ngo", "EARLY", fee, 0)),
            "RF18",
            LocalDate.of(2004, 5, 1),
            LocalDate.of(2004, 5, 31),
            "",
            ""));

    for (String id : List.of("ANA", "BEN")) {
      assertThat(shown(id))
          .isEqualTo(
              new InvoiceView(
                  "2004-000007",
                  Money.of(20_000, "CHF"),
                  "",
                  LocalDate.of(2004, 5, 31),
                  InvoiceView.State.GROUPED));
    }
    tell(settled("BEN"));
    assertThat(shown("BEN").state()).isEqualTo(InvoiceView.State.SETTLED);
    assertThat(shown("ANA").state()).isEqualTo(InvoiceView.State.GROUPED);
  }

  private InvoiceView shown(String id) {
    return shards
        .read(CONFERENCE, book -> book.registration(id).orElseThrow().invoice().orElseThrow())
        .orElseThrow();
  }

  @Test
  void the_same_settlement_told_twice_confirms_once() {
    announce();
    send(new Command.Submit("ANA", Channel.DESK, profile("ngo", "ANA"), List.of()));
    tell(settled("ANA"));
    events.readValuesToList();

    tell(settled("ANA"));

    assertThat(events.isEmpty()).isTrue();
  }

  @Test
  void erasure_leaves_a_tombstone_and_no_person_in_the_store() {
    announce();
    send(new Command.Submit("ANA", Channel.DESK, profile("government", "ANA"), List.of()));
    send(new Command.Refuse("ANA", RefusalReason.OTHER, "Ana did not answer"));
    delegates.readKeyValuesToList();

    send(new Command.Erase("ANA"));

    assertThat(delegates.readKeyValuesToList())
        .containsExactly(KeyValue.pair(new EntityKey(CONFERENCE, "ANA"), null));
    assertThat(state("ANA").toString())
        .doesNotContain("Ana")
        .doesNotContain("example.org")
        .doesNotContain("Example Organisation");
  }

  @Test
  void a_writer_that_starts_again_remembers_everything() {
    announce();
    send(new Command.Submit("ANA", Channel.DESK, profile("academia", "ANA"), List.of("borders")));
    send(new Command.Submit("BEN", Channel.DESK, profile("academia", "BEN"), List.of("borders")));
    tell(issued("ANA"));
    RegistrationWriter restarted = new RegistrationWriter(new FontCoverage());

    for (String store : List.of("registrations", "programmes")) {
      try (var all = driver.<EntityKey, SpecificRecord>getKeyValueStore(store).all()) {
        all.forEachRemaining(e -> restarted.restore(store, e.key, e.value));
      }
    }

    assertThat(restarted.book(CONFERENCE)).isEqualTo(shards.read(CONFERENCE, book -> book));
  }

  @Test
  void the_state_folded_from_the_log_is_the_stored_one() {
    announce();
    for (String id : List.of("ANA", "BEN", "CLEO", "DANA", "EMIL")) {
      send(new Command.Submit(id, Channel.DESK, profile("ngo", id), List.of("borders")));
    }
    send(new Command.Submit("GUS", Channel.DESK, profile("government", "GUS"), List.of("cities")));
    send(new Command.Approve("GUS"));
    tell(settled("ANA"));
    send(new Command.Cancel("BEN", CancellationReason.BY_ORGANISATION, ""));
    send(new Command.ChooseSessions("ANA", List.of("cities", "plenary")));
    send(new Command.ChangeProfile("CLEO", profile("ngo", "CLEA"), OptionalInt.of(1)));
    send(new Command.Erase("DANA"));

    List<Registration> folded = foldLog();

    assertThat(folded)
        .extracting(Registration::id)
        .containsExactly("ANA", "BEN", "CLEO", "DANA", "EMIL", "GUS");
    assertThat(folded).isEqualTo(folded.stream().map(r -> stored(r.id())).toList());
  }

  /** Reads what left the service, as another would, and nothing else. */
  private List<Registration> foldLog() {
    ConferenceBook book = new ConferenceBook(CONFERENCE);
    List<KeyValue<EntityKey, SpecificRecord>> persons = delegates.readKeyValuesToList();
    List<SpecificRecord> log = new ArrayList<>(events.readValuesToList());
    for (SpecificRecord record : log) {
      Event event = EventWire.toDomain(record);
      book.apply(EventWire.original(record), event);
      if (event instanceof Event.Submitted || event instanceof Event.ProfileChanged) {
        SpecificRecord person =
            persons.stream()
                .filter(p -> p.key.entity().equals(event.registrationId()))
                .findFirst()
                .map(
                    p -> {
                      persons.remove(p);
                      return p.value;
                    })
                .orElseThrow();
        book.keep(event.registrationId(), ProfileWire.toDomain((DelegateProfile) person));
      }
    }
    return book.registrations().stream().sorted(Comparator.comparing(Registration::id)).toList();
  }

  private Registration stored(String id) {
    return StateWire.toDomain(state(id));
  }

  private RegistrationState state(String id) {
    return (RegistrationState)
        driver
            .<EntityKey, SpecificRecord>getKeyValueStore("registrations")
            .get(new EntityKey(CONFERENCE, id));
  }

  private void announce() {
    send(new Command.AnnounceConference(Example.programme()));
  }

  private void send(Command command) {
    send("command-" + ++sent, command);
  }

  private void send(String commandId, Command command) {
    Cause cause = new Cause(commandId, Example.SECRETARIAT, EARLY);
    commands.pipeInput(
        new EntityKey(CONFERENCE, CommandWire.entity(command)),
        CommandWire.toAvro(CONFERENCE, cause, command));
  }

  private void tell(SpecificRecord fact) {
    EventMeta meta = (EventMeta) fact.get(0);
    payments.pipeInput(new EntityKey(CONFERENCE, meta.getEntityId()), fact);
  }

  private static InvoiceSettled settled(String registrationId) {
    return new InvoiceSettled(
        meta("payment-2"), registrationId, "2004-000001", SettlementBasis.PAID);
  }

  private static InvoiceIssued issued(String registrationId) {
    return new InvoiceIssued(
        meta("payment-1"),
        registrationId,
        "2004-000001",
        new Amount(20_000L, "CHF"),
        "RF18",
        "academia",
        "EARLY",
        LocalDate.of(2004, 5, 1),
        LocalDate.of(2004, 5, 31),
        0,
        "",
        "");
  }

  private static EventMeta meta(String eventId) {
    return new EventMeta(
        eventId, CONFERENCE, "2004-000001", Instant.EPOCH.plusSeconds(1), "FINANCE", "franca", "c");
  }

  private CommandReply lastReply() {
    return (CommandReply) replies.readValuesToList().getLast();
  }

  private TestInputTopic<EntityKey, SpecificRecord> input(Topic topic) {
    return driver.createInputTopic(
        topic.name(), Serdes.key().serializer(), Serdes.value().serializer());
  }

  private TestOutputTopic<EntityKey, SpecificRecord> output(Topic topic) {
    return driver.createOutputTopic(
        topic.name(), Serdes.key().deserializer(), Serdes.value().deserializer());
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "registration-topology-test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    return properties;
  }
}
