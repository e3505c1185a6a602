package metropolis.platform.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import metropolis.schemas.Topics;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.common.Outcome;
import metropolis.schemas.registration.ApproveRegistration;
import metropolis.schemas.registration.CancelRegistration;
import metropolis.schemas.registration.RegistrationApproved;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * The smallest writer there can be: it counts approvals by entity, follows payments, and breaks on
 * a cancellation, half-way through.
 */
final class Counting implements Writer<Map<String, Integer>> {
  static final String STORE = "counts";

  private final Map<String, Map<String, Integer>> books = new HashMap<>();

  /** How often it was asked whether to go on with something: it never has anything. */
  int asked;

  static Topology topology(Shards<Map<String, Integer>> shards) {
    return topology(shards, Counting::new);
  }

  static Topology topology(Shards<Map<String, Integer>> shards, Supplier<Counting> writers) {
    return WriterTopology.<Map<String, Integer>>deciding(
            Topics.REGISTRATION_COMMANDS, Topics.REGISTRATION_REPLIES)
        .following(Topics.PAYMENT_EVENTS)
        .keeping(STORE)
        .writing(Topics.REGISTRATION_EVENTS)
        .build(writers, shards);
  }

  @Override
  public Optional<Effects> proceed() {
    asked++;
    return Optional.empty();
  }

  static Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "counting");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        Topics.deadLetters(Topics.REGISTRATION).name());
    return properties;
  }

  static ApproveRegistration approve(String command, String entity) {
    return new ApproveRegistration(meta(command, entity));
  }

  static CancelRegistration breaking(String command, String entity) {
    return new CancelRegistration(meta(command, entity), "bug", "");
  }

  private static CommandMeta meta(String command, String entity) {
    return new CommandMeta(
        command, "metropolis", entity, java.time.Instant.EPOCH, "SECRETARIAT", "anna");
  }

  @Override
  public void restore(String store, EntityKey key, SpecificRecord state) {
    count(key);
    for (int i = 1; i < ((CommandReply) state).getData().size(); i++) {
      count(key);
    }
  }

  @Override
  public Effects decide(EntityKey key, SpecificRecord command) {
    CommandMeta meta = (CommandMeta) command.get(0);
    int count = count(key);
    if (command instanceof CancelRegistration) {
      throw new IllegalStateException("after the memory was changed");
    }
    EventMeta event =
        new EventMeta(
            meta.getCommandId() + ".1",
            meta.getConferenceId(),
            meta.getEntityId(),
            meta.getTime(),
            meta.getActorRole(),
            meta.getActorId(),
            meta.getCommandId());
    return Effects.none()
        .publish(Topics.REGISTRATION_EVENTS, key, new RegistrationApproved(event))
        .put(STORE, key, state(key, count))
        .reply(reply(meta, count));
  }

  @Override
  public Effects follow(String topic, EntityKey key, SpecificRecord value) {
    int count = count(key);
    if (key.entity().equals("unexpected")) {
      throw new IllegalStateException("not foreseen");
    }
    return Effects.none().put(STORE, key, state(key, count));
  }

  @Override
  public Optional<Map<String, Integer>> book(String conference) {
    return Optional.ofNullable(books.get(conference));
  }

  @Override
  public Collection<String> conferences() {
    return books.keySet();
  }

  private int count(EntityKey key) {
    return books
        .computeIfAbsent(key.conference(), c -> new HashMap<>())
        .merge(key.entity(), 1, Integer::sum);
  }

  private static CommandReply reply(CommandMeta meta, int count) {
    return new CommandReply(
        meta.getCommandId(),
        meta.getConferenceId(),
        meta.getEntityId(),
        Outcome.DONE,
        "counted",
        null,
        Map.of("count", String.valueOf(count)));
  }

  /** A reply with as many particulars as the count serves as state. */
  private static CommandReply state(EntityKey key, int count) {
    Map<String, String> marks = new HashMap<>();
    for (int i = 0; i < count; i++) {
      marks.put("m" + i, "");
    }
    return new CommandReply("", key.conference(), key.entity(), Outcome.DONE, "", null, marks);
  }
}
