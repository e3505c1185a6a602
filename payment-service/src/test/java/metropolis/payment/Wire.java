package metropolis.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Predicate;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.http.FinanceDesk;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.payment.wire.Commands;
import metropolis.platform.kafka.DeadLetters;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Serdes;
import metropolis.platform.kafka.Shards;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import metropolis.schemas.Topic;
import metropolis.schemas.Topics;
import metropolis.schemas.common.Amount;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.conference.ApprovalRule;
import metropolis.schemas.conference.BankCharges;
import metropolis.schemas.conference.Category;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.conference.CreditorAccount;
import metropolis.schemas.conference.Fees;
import metropolis.schemas.conference.LatePayment;
import metropolis.schemas.conference.PostalAddress;
import metropolis.schemas.delegate.BillingAddress;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.registration.FeeTier;
import metropolis.schemas.registration.RegistrationAccepted;
import metropolis.schemas.registration.RegistrationCancelled;
import metropolis.schemas.registration.RegistrationErased;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The topology with its production serdes, and what other services would send it. */
final class Wire implements AutoCloseable {

  static final String CONFERENCE = "metropolis-2004";
  static final Instant NOW = Instant.parse("2004-06-14T08:00:00Z");

  final Shards<Office> shards = new Shards<>(1);
  final TopologyTestDriver driver =
      new TopologyTestDriver(PaymentTopology.build(shards), properties());
  private final TestOutputTopic<EntityKey, SpecificRecord> events = output(Topics.PAYMENT_EVENTS);
  private final TestOutputTopic<EntityKey, SpecificRecord> replies = output(Topics.PAYMENT_REPLIES);
  private int sent;

  /** Announces the conference. */
  Wire announced() {
    return announced(0);
  }

  /** Announces the conference, whose fees include tax of this rate. */
  Wire announced(int vatRate) {
    return piped(Topics.CONFERENCES, CONFERENCE, programme(vatRate, null));
  }

  /** Announces the conference anew: fees paid after 14 June cost the difference to CHF 600. */
  Wire billingDifferences() {
    return piped(Topics.CONFERENCES, CONFERENCE, programme(0, new LatePayment(true, 0)));
  }

  Wire registered(String registration) {
    return piped(Topics.DELEGATES, registration, profile(registration, "Souza"));
  }

  Wire accepted(String registration, long fee) {
    return piped(Topics.REGISTRATION_EVENTS, registration, acceptance(registration, fee, "a1"));
  }

  Wire cancelled(String registration) {
    return piped(
        Topics.REGISTRATION_EVENTS,
        registration,
        new RegistrationCancelled(meta(registration, "cancelled-" + registration), "withdrawn"));
  }

  Wire erased(String registration) {
    piped(
        Topics.REGISTRATION_EVENTS,
        registration,
        new RegistrationErased(meta(registration, "erased-" + registration)));
    return piped(Topics.DELEGATES, registration, null);
  }

  Wire piped(Topic topic, String entity, SpecificRecord record) {
    input(topic).pipeInput(new EntityKey(CONFERENCE, entity), record);
    return this;
  }

  /** Sends a command of finance under an id of its own, and returns the reply. */
  CommandReply send(Order order) {
    return send(CONFERENCE, "command-" + ++sent, order);
  }

  CommandReply send(PaymentCommand command) {
    return send(Order.of(command));
  }

  /** As another member of finance. */
  CommandReply sendAs(String person, Order order) {
    Cause cause = new Cause("command-" + ++sent, new Actor(Role.FINANCE, person), NOW);
    return command(CONFERENCE, Commands.entity(order.command()), order, cause);
  }

  CommandReply send(String conference, String commandId, Order order) {
    Cause cause = new Cause(commandId, new Actor(Role.FINANCE, "clerk"), NOW);
    return command(conference, Commands.entity(order.command()), order, cause);
  }

  private CommandReply command(String conference, String entity, Order order, Cause cause) {
    return command(
        new EntityKey(conference, entity),
        Commands.record(Commands.meta(conference, entity, cause), order));
  }

  /** Sends a command as it is on the wire, and returns the reply; one after the other. */
  synchronized CommandReply command(EntityKey key, SpecificRecord command) {
    input(Topics.PAYMENT_COMMANDS).pipeInput(key, command);
    return (CommandReply) replies.readValue();
  }

  /** Books the next piece of a long file. */
  Wire proceed() {
    driver.advanceWallClockTime(Duration.ofMillis(10));
    return this;
  }

  /** Books all that is left of a long file. */
  Wire bookedAll() {
    while (office().uploads().booking().isPresent()) {
      proceed();
    }
    return this;
  }

  /** The desk that routes are given, with the topology behind it; one request at a time. */
  FinanceDesk desk() {
    return new FinanceDesk() {
      @Override
      public <R> Optional<R> read(String conference, Function<Office, R> query) {
        return shards.read(conference, query);
      }

      @Override
      public boolean await(String conference, Predicate<Office> condition, Duration patience) {
        return shards.await(conference, condition, patience);
      }

      @Override
      public synchronized Answer carryOut(String conference, Order order, Cause cause) {
        return PaymentService.answer(
            command(conference, PaymentService.entity(order), order, cause));
      }

      @Override
      public synchronized Answer take(String conference, Parcel parcel, Cause cause) {
        return Sending.take(
            conference,
            parcel,
            cause,
            command ->
                PaymentService.answer(
                    command(new EntityKey(conference, parcel.uploadHash()), command)));
      }
    };
  }

  /** The events since the last call. */
  List<SpecificRecord> events() {
    return new ArrayList<>(events.readValuesToList());
  }

  Office office() {
    return shards.read(CONFERENCE, office -> office).orElseThrow();
  }

  @Override
  public void close() {
    driver.close();
  }

  static Order statement(String id, Line... lines) {
    return statement(id, new Narrative("Bashir Noori", "", "for Ana", "PMNT"), lines);
  }

  /** A statement that says the same of all its lines. */
  static Order statement(String id, Narrative narrative, Line... lines) {
    Map<String, Narrative> narratives = new HashMap<>();
    for (Line line : lines) {
      narratives.put(line.lineKey(), narrative);
    }
    return new Order(
        new PaymentCommand.ImportStatement(
            id,
            "hash-" + id,
            "camt.053.001.08",
            "STM-" + id,
            "CH9300762011623852957",
            Optional.of(Money.of(0, "CHF")),
            Optional.of(Money.of(45000, "CHF")),
            List.of(lines),
            0),
        narratives,
        "",
        "june.xml");
  }

  static Line credit(String key, long minor, String reference) {
    LocalDate day = LocalDate.of(2004, 6, 14);
    return new Line(key, "", false, false, Money.of(minor, "CHF"), day, day, reference);
  }

  static RegistrationAccepted acceptance(String registration, long fee, String eventId) {
    return new RegistrationAccepted(
        meta(registration, eventId + "-" + registration), "ngo", FeeTier.EARLY, chf(fee));
  }

  static DelegateProfile profile(String registration, String familyName) {
    return new DelegateProfile(
        CONFERENCE,
        registration,
        1,
        "ngo",
        "Ms",
        "Ana",
        familyName,
        null,
        null,
        "Ana Souza",
        "Refugee Aid",
        "Director",
        "BR",
        "ana@example.org",
        new BillingAddress("Refugee Aid", "Rua das Flores", "7", "20000", "Rio", "BR"),
        "en",
        "",
        "",
        NOW,
        "",
        null);
  }

  private static ConferenceAnnounced programme(int vatRate, LatePayment late) {
    Fees fees = new Fees(chf(45000), chf(50000), chf(60000));
    return new ConferenceAnnounced(
        meta(CONFERENCE, "announced"),
        1,
        Map.of("en", "International Metropolis Conference", "fr", "Conférence Metropolis"),
        Map.of(),
        "Centre International de Conférences",
        "Genève",
        "CH",
        "Europe/Zurich",
        LocalDate.of(2004, 9, 27),
        LocalDate.of(2004, 10, 1),
        NOW,
        NOW,
        NOW,
        NOW,
        "CHF",
        List.of("en", "fr"),
        List.of(
            new Category(
                "ngo",
                Map.of("en", "NGO", "fr", "ONG"),
                "#336699",
                ApprovalRule.AUTOMATIC,
                null,
                fees,
                Map.of(),
                null,
                Map.of())),
        List.of(),
        List.of(),
        new CreditorAccount(
            new PostalAddress(
                "Metropolis Association", "Rue de Varembé", "17", "1202", "Genève", "CH"),
            "CH44 3199 9123 0008 8901 2",
            "EXAMCHGG",
            "Example Bank",
            "CH93 0076 2011 6238 5295 7",
            ""),
        30,
        Map.of("en", "Not subject to VAT."),
        "finance@example.org",
        List.of(),
        new BankCharges(List.of(chf(3000)), false),
        List.of(),
        vatRate,
        late,
        null,
        List.of());
  }

  private static EventMeta meta(String entity, String eventId) {
    return new EventMeta(eventId, CONFERENCE, entity, NOW, "SYSTEM", "registration", "any");
  }

  private static Amount chf(long minor) {
    return new Amount(minor, "CHF");
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
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "payment");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        Topics.deadLetters(Topics.PAYMENT).name());
    return properties;
  }
}
