package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import metropolis.allinone.demo.Site;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.http.signin.SignIn;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Serdes;
import metropolis.platform.values.Role;
import metropolis.schemas.Topics;
import metropolis.schemas.registration.RegistrationSubmitted;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything dies in the middle of a load, broker and all, and comes back. */
class RestartIT {

  private static final String API = "/api/registration/metropolis-2004";
  private static final int DELEGATES = 400;
  private static final int BEFORE_THE_KILL = 120;

  @TempDir Path data;

  @Test
  void what_was_acknowledged_before_a_kill_is_done_exactly_once_after_it() throws Exception {
    String token =
        SignIn.open(
                data.resolve("accounts.yaml"),
                SignedTokens.keptIn(data.resolve("signing.key")),
                InstantSource.system())
            .addToken("load", Set.of(Role.SECRETARIAT));
    Map<Integer, String> acknowledged = new ConcurrentHashMap<>();

    try (ServerProcess server = start()) {
      server.awaitPage(API);
      killInTheMiddle(server, new Site(server.url(), token), acknowledged);
    }
    Map<Integer, String> before = Map.copyOf(acknowledged);
    Map<Integer, String> after = new HashMap<>();
    int registrations;
    try (ServerProcess server = start()) {
      server.awaitPage("/health/ready");
      Site site = new Site(server.url(), token);
      // Every client tries again what it had no answer to, and, not knowing better, all the rest.
      for (int i = 0; i < DELEGATES; i++) {
        after.put(i, register(site, i));
      }
      registrations =
          site.get(API + "/registrations?size=1").expect(200).json().path("total").asInt();
    }

    assertThat(before.size()).isBetween(BEFORE_THE_KILL, DELEGATES - 1);
    assertThat(after).containsAllEntriesOf(before);
    assertThat(registrations).isEqualTo(DELEGATES);
    assertThat(submitted()).doesNotHaveDuplicates().hasSize(DELEGATES);
  }

  private void killInTheMiddle(ServerProcess server, Site site, Map<Integer, String> acknowledged)
      throws InterruptedException {
    CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
    try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < DELEGATES; i++) {
        int delegate = i;
        clients.submit(
            () -> {
              acknowledged.put(delegate, register(site, delegate));
              enough.countDown();
            });
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      server.kill();
      clients.shutdownNow();
    }
  }

  private ServerProcess start() throws Exception {
    return ServerProcess.start(
        "metropolis.allinone.AllInOne",
        data,
        Map.of(),
        "--conferences",
        Running.EXAMPLE.resolve("conference.yaml").toString(),
        "--now",
        "2004-05-03T09:00+02:00");
  }

  private static String register(Site site, int i) {
    return site.postJson(API + "/registrations", delegate(i), "restart-test-" + i)
        .expect(201)
        .json()
        .path("registrationId")
        .asText();
  }

  static Map<String, Object> delegate(int i) {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("givenName", "Delegate");
    person.put("familyName", "Number " + i);
    person.put("badgeName", "Delegate " + i);
    person.put("organisation", "Ville de Genève");
    person.put("country", "CH");
    person.put("email", "delegate-" + i + "@city.example");
    person.put("language", "fr");
    person.put("category", "local-authority");
    person.put("sessions", List.of());
    person.put("consent", true);
    return person;
  }

  /** Ids of all submissions in the log, as any other service would read it. */
  private List<String> submitted() throws Exception {
    List<String> ids = new ArrayList<>();
    Properties properties = new Properties();
    properties.put("isolation.level", "read_committed");
    try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"))) {
      properties.put("bootstrap.servers", broker.bootstrapServers());
      try (KafkaConsumer<EntityKey, SpecificRecord> consumer =
          new KafkaConsumer<>(
              properties, Serdes.key().deserializer(), Serdes.value().deserializer())) {
        List<TopicPartition> partitions =
            IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(p -> new TopicPartition(Topics.REGISTRATION_EVENTS.name(), p))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
          consumer
              .poll(Duration.ofMillis(500))
              .forEach(
                  record -> {
                    if (record.value() instanceof RegistrationSubmitted event) {
                      ids.add(event.getMeta().getEntityId());
                    }
                  });
        }
      }
    }
    return ids;
  }
}
