package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import metropolis.payment.PaymentService;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.Balance;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.office.Order;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.KafkaSettings;
import metropolis.platform.kafka.Partitions;
import metropolis.platform.kafka.Serdes;
import metropolis.platform.service.ServiceContext;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import metropolis.schemas.Topics;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.conference.CreditorAccount;
import metropolis.schemas.conference.PostalAddress;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payment on a real broker: the largest statement it takes, and a start with what it holds. */
class PaymentServiceIT {

  private static final String CONFERENCE = "metropolis-2004";
  private static final Instant NOW = Instant.parse("2004-06-14T08:00:00Z");
  private static final int LINES = 5_000;

  @TempDir Path directory;

  @Test
  void the_largest_statement_is_taken_whole_and_is_there_after_a_new_start() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      try (PaymentService payment = started(broker)) {
        announce(broker);
        awaitOffice(payment);

        Answer answer = payment.carryOut(CONFERENCE, largest(), cause("first-time"));

        assertThat(answer)
            .isInstanceOfSatisfying(
                Answer.Done.class,
                done -> assertThat(done.data()).containsEntry("new", String.valueOf(LINES)));
      }
      try (PaymentService payment = started(broker)) {
        Answer again = payment.carryOut(CONFERENCE, largest(), cause("second-time"));

        assertThat(again)
            .isInstanceOfSatisfying(
                Answer.Done.class, done -> assertThat(done.code()).isEqualTo("statement-known"));
        assertThat(payment.read(CONFERENCE, office -> office.books().lines().size()))
            .contains(LINES);
        assertThat(payment.read(CONFERENCE, office -> Balance.of(office.books()).holds()))
            .contains(true);
      }
    }
  }

  private PaymentService started(EmbeddedBroker broker) throws Exception {
    KafkaSettings kafka =
        new KafkaSettings(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            directory.resolve("state"),
            2,
            1);
    PaymentService payment =
        new PaymentService(
            new ServiceContext(
                kafka,
                directory,
                SignedTokens.keptIn(directory.resolve("signing.key")),
                () -> NOW,
                URI.create("http://localhost"),
                Optional.empty(),
                Map.of()));
    payment.start();
    await(() -> payment.notReady().isEmpty());
    return payment;
  }

  private static void awaitOffice(PaymentService payment) throws Exception {
    await(() -> payment.read(CONFERENCE, office -> office.programme().isPresent()).orElse(false));
  }

  private static void await(BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static Order largest() {
    List<Line> lines = new ArrayList<>();
    LocalDate day = LocalDate.of(2004, 6, 14);
    for (int i = 0; i < LINES; i++) {
      Money amount = Money.of(BigDecimal.valueOf(450 + i), Currency.getInstance("CHF"));
      lines.add(
          new Line(
              "LINE%012d".formatted(i), "ZK2004061400" + i, false, false, amount, day, day, ""));
    }
    Map<String, Narrative> narratives = new HashMap<>();
    lines.forEach(
        line ->
            narratives.put(
                line.lineKey(),
                new Narrative(
                    "Ministry of Foreign Affairs and International Cooperation",
                    "CH9300762011623852957",
                    "Registration of our delegation, see our letter of 3 June ".repeat(3),
                    "PMNT/RCDT/VCOM")));
    return new Order(
        new ImportStatement(
            "STATEMENT0000001",
            "0".repeat(64),
            "camt.053.001.08",
            "STM-1",
            "CH9300762011623852957",
            Optional.empty(),
            Optional.empty(),
            lines,
            0),
        narratives,
        "",
        "june.xml");
  }

  private static Cause cause(String commandId) {
    return new Cause(commandId, new Actor(Role.FINANCE, "clerk"), NOW);
  }

  private static void announce(EmbeddedBroker broker) throws Exception {
    EntityKey key = new EntityKey(CONFERENCE, CONFERENCE);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
            Serdes.key().serializer(),
            Serdes.value().serializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.CONFERENCES.name(), Partitions.of(CONFERENCE, 2), key, programme()))
          .get();
    }
  }

  private static ConferenceAnnounced programme() {
    return new ConferenceAnnounced(
        new EventMeta("e1", CONFERENCE, CONFERENCE, NOW, "SYSTEM", "registration", "c1"),
        1,
        Map.of("en", "International Metropolis Conference"),
        Map.of(),
        "",
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
        List.of("en"),
        List.of(),
        List.of(),
        List.of(),
        new CreditorAccount(
            new PostalAddress("Association", "Rue", "1", "1202", "Genève", "CH"),
            "CH4431999123000889012",
            "EXAMCHGG",
            "Example Bank",
            "",
            ""),
        30,
        Map.of(),
        "finance@example.org",
        List.of(),
        null,
        List.of(),
        0,
        null,
        null,
        List.of());
  }
}
