package metropolis.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Partitions;
import metropolis.platform.kafka.Serdes;
import metropolis.schemas.Topic;
import metropolis.schemas.Topics;
import metropolis.schemas.common.Amount;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.conference.ApprovalRule;
import metropolis.schemas.conference.BankCharges;
import metropolis.schemas.conference.Category;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.conference.CreditorAccount;
import metropolis.schemas.conference.Fees;
import metropolis.schemas.conference.Gate;
import metropolis.schemas.conference.PostalAddress;
import metropolis.schemas.conference.Zone;
import metropolis.schemas.delegate.BillingAddress;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.payment.InvoiceIssued;
import metropolis.schemas.registration.ConfirmationBasis;
import metropolis.schemas.registration.FeeTier;
import metropolis.schemas.registration.RegistrationAccepted;
import metropolis.schemas.registration.RegistrationConfirmed;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A conference with as many open invoices or badges as wanted, by the events that
 * registration-service would have published. For one thread.
 */
final class BenchBooks implements AutoCloseable {

  /** An open invoice. */
  record Owed(String number, String reference) {}

  static final String CONFERENCE = "ledger-2004";
  static final long FEE = 45_000;
  static final LocalDate FIRST_DAY = LocalDate.of(2004, 9, 27);
  static final LocalDate LAST_DAY = LocalDate.of(2004, 10, 1);
  static final List<String> GATES = List.of("north", "south", "east", "west");
  private static final Instant TIME = Instant.parse("2004-06-14T08:00:00Z");

  private final String bootstrap;
  private final KafkaProducer<EntityKey, SpecificRecord> producer;
  private final int partition;

  BenchBooks(String bootstrap) {
    this.bootstrap = bootstrap;
    Properties properties = properties();
    properties.put("linger.ms", "20");
    properties.put("batch.size", "131072");
    producer =
        new KafkaProducer<>(properties, Serdes.key().serializer(), Serdes.value().serializer());
    int partitions = producer.partitionsFor(Topics.CONFERENCES.name()).size();
    partition = Partitions.of(CONFERENCE, partitions);
  }

  void announce() {
    send(Topics.CONFERENCES, CONFERENCE, programme());
  }

  void register(int count) {
    for (int i = 0; i < count; i++) {
      String id = registration(i);
      send(Topics.DELEGATES, id, profile(id, i));
      send(
          Topics.REGISTRATION_EVENTS,
          id,
          new RegistrationAccepted(meta(id), "ngo", FeeTier.EARLY, chf(FEE)));
    }
    producer.flush();
  }

  /** People who are confirmed, and so get a badge. */
  void confirm(int from, int count) {
    for (int i = from; i < from + count; i++) {
      String id = registration(i);
      send(Topics.DELEGATES, id, profile(id, i));
      send(
          Topics.REGISTRATION_EVENTS,
          id,
          new RegistrationConfirmed(meta(id), "ngo", ConfirmationBasis.PAID));
    }
    producer.flush();
  }

  static String registration(int i) {
    return "R%07d".formatted(i);
  }

  /** Waits for the invoices; the newest is last. */
  List<Owed> invoices(int count) {
    Properties properties = properties();
    properties.put("isolation.level", "read_committed");
    try (KafkaConsumer<EntityKey, SpecificRecord> consumer =
        new KafkaConsumer<>(
            properties, Serdes.key().deserializer(), Serdes.value().deserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.PAYMENT_EVENTS.name()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      List<Owed> owed = new ArrayList<>();
      long deadline = System.nanoTime() + Duration.ofMinutes(10).toNanos();
      while (owed.size() < count) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("only " + owed.size() + " invoices were issued");
        }
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (record.value() instanceof InvoiceIssued issued) {
            owed.add(new Owed(issued.getNumber(), issued.getReference()));
          }
        }
      }
      return owed;
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(Topic topic, String entity, SpecificRecord value) {
    producer.send(
        new ProducerRecord<>(topic.name(), partition, new EntityKey(CONFERENCE, entity), value));
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    return properties;
  }

  private static DelegateProfile profile(String id, int i) {
    String name = Payers.name(i);
    String institution = Payers.institution(i);
    return new DelegateProfile(
        CONFERENCE,
        id,
        1,
        "ngo",
        "",
        Payers.givenName(i),
        Payers.familyName(i),
        null,
        null,
        name,
        institution,
        "",
        "CH",
        "delegate-" + i + "@load.example",
        new BillingAddress(institution, "Rue Haute", "1", "1204", "Genève", "CH"),
        "en",
        "",
        "",
        TIME,
        "",
        null);
  }

  private static ConferenceAnnounced programme() {
    return new ConferenceAnnounced(
        meta(CONFERENCE),
        1,
        Map.of("en", "Measured conference"),
        Map.of(),
        "Test hall",
        "Genève",
        "CH",
        "Europe/Zurich",
        FIRST_DAY,
        LAST_DAY,
        TIME,
        TIME,
        TIME,
        TIME,
        "CHF",
        List.of("en"),
        List.of(
            new Category(
                "ngo",
                Map.of("en", "NGO"),
                "#336699",
                ApprovalRule.AUTOMATIC,
                null,
                new Fees(chf(FEE), chf(FEE), chf(FEE)),
                Map.of(),
                null,
                Map.of())),
        List.of(),
        GATES.stream().map(gate -> new Gate(gate, Map.of("en", gate), "venue")).toList(),
        new CreditorAccount(
            new PostalAddress("Measured Association", "Rue Haute", "17", "1202", "Genève", "CH"),
            "CH44 3199 9123 0008 8901 2",
            "EXAMCHGG",
            "Example Bank",
            "CH93 0076 2011 6238 5295 7",
            ""),
        30,
        Map.of("en", "Not subject to VAT."),
        "finance@load.example",
        List.of(Zone.newBuilder().setId("venue").setNames(Map.of("en", "Test hall")).build()),
        new BankCharges(List.of(chf(3000)), false),
        List.of(),
        0,
        null,
        null,
        List.of());
  }

  private static EventMeta meta(String entity) {
    return new EventMeta("e-" + entity, CONFERENCE, entity, TIME, "SYSTEM", "registration", "any");
  }

  private static Amount chf(long minor) {
    return new Amount(minor, "CHF");
  }
}
