package metropolis.badge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import metropolis.platform.kafka.DeadLetters;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Serdes;
import metropolis.platform.kafka.Shards;
import metropolis.platform.kafka.Table;
import metropolis.platform.kafka.WindowedCounts;
import metropolis.schemas.Topic;
import metropolis.schemas.Topics;
import metropolis.schemas.badge.CheckInRecorded;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.EventMeta;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The service's stream without a broker, with the serdes of production. */
public final class Stream implements AutoCloseable {

  /** Streams live side by side, and each has its own files. */
  private static final AtomicInteger STREAMS = new AtomicInteger();

  private final Shards<ConferenceBook> shards = new Shards<>(1);
  private final WindowedCounts minutes = Minutes.of(1);
  private final Table photos = new Table(Topics.DELEGATE_PHOTOS, 1);
  private final TopologyTestDriver driver =
      new TopologyTestDriver(BadgeTopology.build(shards, photos, minutes), properties());
  private final Map<String, TestInputTopic<EntityKey, SpecificRecord>> inputs = new HashMap<>();
  private final TestOutputTopic<EntityKey, SpecificRecord> badges = output(Topics.BADGE_EVENTS);
  private final TestOutputTopic<EntityKey, SpecificRecord> checkIns =
      output(Topics.CHECK_IN_EVENTS);
  private final TestOutputTopic<EntityKey, SpecificRecord> replies = output(Topics.BADGE_REPLIES);

  private static Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "badge-" + STREAMS.incrementAndGet());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        Topics.deadLetters(Topics.BADGE).name());
    return properties;
  }

  Table photos() {
    return photos;
  }

  WindowedCounts minutes() {
    return minutes;
  }

  Shards<ConferenceBook> shards() {
    return shards;
  }

  /** What others tell: the topic follows from the type. */
  Stream hears(SpecificRecord record) {
    Topic topic =
        Topics.all().stream()
            .filter(candidate -> candidate.values().contains(record.getClass()))
            .findFirst()
            .orElseThrow();
    return hears(topic, Given.key(entity(record)), record);
  }

  synchronized Stream hears(Topic topic, EntityKey key, SpecificRecord record) {
    inputs
        .computeIfAbsent(
            topic.name(),
            name ->
                driver.createInputTopic(
                    name, Serdes.key().serializer(), Serdes.value().serializer()))
        .pipeInput(key, record);
    return this;
  }

  /** Sends a command and takes its reply; one at a time. */
  synchronized CommandReply asks(SpecificRecord command) {
    hears(command);
    return (CommandReply) replies.readValue();
  }

  synchronized List<SpecificRecord> badgeEvents() {
    return badges.readValuesToList();
  }

  synchronized List<SpecificRecord> checkInEvents() {
    return checkIns.readValuesToList();
  }

  static boolean isScan(SpecificRecord event) {
    return event instanceof CheckInRecorded;
  }

  <T extends SpecificRecord> T onlyBadgeEvent(Class<T> type) {
    List<SpecificRecord> events = badgeEvents();
    if (events.size() != 1) {
      throw new AssertionError("one event expected, not " + events);
    }
    return type.cast(events.getFirst());
  }

  Map<EntityKey, SpecificRecord> store(String name) {
    Map<EntityKey, SpecificRecord> content = new HashMap<>();
    KeyValueStore<EntityKey, SpecificRecord> store = driver.getKeyValueStore(name);
    try (var all = store.all()) {
      all.forEachRemaining(entry -> content.put(entry.key, entry.value));
    }
    return content;
  }

  /** The memory as it would be after a restart. */
  Optional<ConferenceBook> restored() {
    BadgeWriter writer = new BadgeWriter();
    for (String name : stores()) {
      store(name).forEach((key, state) -> writer.restore(name, key, state));
    }
    writer.restored();
    return writer.book(Given.CONFERENCE);
  }

  static List<String> stores() {
    return new ArrayList<>(
        List.of(
            Stores.RUNS,
            Stores.JOBS,
            Stores.CHECK_INS,
            Stores.BADGES,
            Stores.BEARERS,
            Stores.SEATS,
            Stores.CONFERENCES,
            Stores.DEVICES,
            Stores.RELEASES,
            Stores.WAITING));
  }

  private TestOutputTopic<EntityKey, SpecificRecord> output(Topic topic) {
    return driver.createOutputTopic(
        topic.name(), Serdes.key().deserializer(), Serdes.value().deserializer());
  }

  private static String entity(SpecificRecord record) {
    return switch (record.get(0)) {
      case CommandMeta meta -> meta.getEntityId();
      case EventMeta meta -> meta.getEntityId();
      // A profile: its second field.
      default -> (String) record.get(1);
    };
  }

  @Override
  public void close() {
    driver.close();
  }
}
