package metropolis.platform.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import metropolis.schemas.Topic;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.Outcome;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link Writer} in a stream task: answers a repeated command from memory, gives every other
 * record to the writer, and carries out its effects. Kafka Streams commits them, the offsets and
 * the stores in one transaction. One per task, used by the task's thread alone.
 */
final class CommandProcessor<B>
    implements Processor<EntityKey, SpecificRecord, EntityKey, SpecificRecord> {

  private static final Logger LOG = LoggerFactory.getLogger(CommandProcessor.class);

  /** Longer than commands live, so that none can come back after it was forgotten. */
  static final Duration MEMORY = Duration.ofHours(48);

  /** How often it is asked whether to commit what was held open for others. */
  private static final Duration COMMIT_CHECK = Duration.ofMillis(5);

  /** The same, of what was only followed. */
  private static final Duration FOLLOWED_CHECK = Duration.ofMillis(50);

  /** How often it is asked whether something begun is to be gone on with. */
  private static final Duration PROCEED = Duration.ofMillis(10);

  /** As many pieces at a time as a command that comes meanwhile may well wait for. */
  private static final int PIECES = 3;

  /** After a bug, so that it is not met in a tight circle. */
  private static final Duration REST = Duration.ofSeconds(30);

  private final WriterTopology<B> topology;
  private final Supplier<? extends Writer<B>> writers;
  private final Shards<B> shards;

  private ProcessorContext<EntityKey, SpecificRecord> context;
  private final Map<String, KeyValueStore<EntityKey, SpecificRecord>> stores = new HashMap<>();
  private TimestampedKeyValueStore<EntityKey, SpecificRecord> memory;
  private Writer<B> writer;
  private int partition;
  private final CommitPace pace = new CommitPace();
  private final Repetition commits = new Repetition(COMMIT_CHECK, this::commitAwaited);
  private final Repetition followed = new Repetition(FOLLOWED_CHECK, this::commitAwaited);
  private final Repetition pieces = new Repetition(PROCEED, this::proceed);
  private long resting;

  /** Whether pieces were done since there were none to do. */
  private boolean isUnderWay;

  CommandProcessor(
      WriterTopology<B> topology, Supplier<? extends Writer<B>> writers, Shards<B> shards) {
    this.topology = topology;
    this.writers = writers;
    this.shards = shards;
  }

  @Override
  public void init(ProcessorContext<EntityKey, SpecificRecord> processorContext) {
    context = processorContext;
    partition = context.taskId().partition();
    for (String name : topology.stores()) {
      stores.put(name, context.getStateStore(name));
    }
    memory = context.getStateStore(topology.memoryStore());
    open();
    context.schedule(Duration.ofHours(1), PunctuationType.WALL_CLOCK_TIME, this::forget);
    pieces.goOn();
  }

  /** Rebuilds the writer from the stores and offers it to readers. */
  private void open() {
    Writer<B> fresh = writers.get();
    stores.forEach(
        (name, store) -> {
          try (var all = store.all()) {
            all.forEachRemaining(entry -> fresh.restore(name, entry.key, entry.value));
          }
        });
    fresh.restored();
    writer = fresh;
    shards.open(partition, fresh);
  }

  @Override
  public void process(Record<EntityKey, SpecificRecord> record) {
    String topic = context.recordMetadata().orElseThrow().topic();
    if (topic.equals(topology.commands().name())) {
      command(record);
      long now = context.currentSystemTimeMs();
      pace.await(record.timestamp(), now);
      if (commitAwaited(now)) {
        commits.goOn();
      }
    } else {
      carryOut(record, shards.write(partition, () -> follow(topic, record)));
      pace.follow(context.currentSystemTimeMs());
      followed.goOn();
    }
    pieces.goOn();
    shards.changed(record.key().conference());
  }

  private void command(Record<EntityKey, SpecificRecord> record) {
    if (record.value() == null || !(record.value().get(0) instanceof CommandMeta meta)) {
      LOG.warn("a record without a command was left out: offset={}", offset());
      return;
    }
    EntityKey replyKey = replyKey(record.key(), meta);
    ValueAndTimestamp<SpecificRecord> earlier = memory.get(replyKey);
    if (earlier != null) {
      reply(record, replyKey, (CommandReply) earlier.value());
      return;
    }
    Effects effects = shards.write(partition, () -> decide(record));
    if (effects == null) {
      reply(record, replyKey, failure(meta));
      return;
    }
    CommandReply answer = Objects.requireNonNull(effects.reply(), "a decision without a reply");
    carryOut(record, effects);
    memory.put(replyKey, ValueAndTimestamp.make(answer, record.timestamp()));
    reply(record, replyKey, answer);
  }

  /**
   * Somebody may wait for a reply, which is seen only once it is committed. Returns whether that is
   * still to be done.
   */
  private boolean commitAwaited(long now) {
    if (pace.due(now)) {
      context.commit();
    }
    return pace.awaited();
  }

  private Effects decide(Record<EntityKey, SpecificRecord> record) {
    try {
      return writer.decide(record.key(), record.value());
    } catch (RuntimeException bug) {
      LOG.error(
          "a command could not be decided: type={} offset={}",
          record.value().getSchema().getName(),
          offset(),
          bug);
      // The writer may have changed half of its memory: what is stored is what counts.
      open();
      return null;
    }
  }

  private Effects follow(String topic, Record<EntityKey, SpecificRecord> record) {
    try {
      return writer.follow(topic, record.key(), record.value());
    } catch (RuntimeException bug) {
      open();
      // Goes to the dead letters: see DeadLetters.
      throw bug;
    }
  }

  /** Returns whether there may be more to do. */
  private boolean proceed(long now) {
    for (int i = 0; i < PIECES; i++) {
      if (now < resting) {
        return true;
      }
      if (!oneMore(now)) {
        if (isUnderWay) {
          isUnderWay = false;
          pace.follow(now);
          followed.goOn();
        }
        return false;
      }
      isUnderWay = true;
    }
    return true;
  }

  private boolean oneMore(long now) {
    Optional<Effects> effects = shards.write(partition, () -> piece(now));
    effects
        .filter(done -> !done.changes().isEmpty())
        .ifPresent(
            done -> {
              EntityKey key = done.changes().getFirst().key();
              carryOut(new Record<>(key, null, now), done);
              shards.changed(key.conference());
            });
    return effects.isPresent();
  }

  private Optional<Effects> piece(long now) {
    try {
      return writer.proceed();
    } catch (RuntimeException bug) {
      LOG.error("what was begun could not be gone on with", bug);
      open();
      resting = now + REST.toMillis();
      return Optional.of(Effects.none());
    }
  }

  private void carryOut(Record<EntityKey, SpecificRecord> record, Effects effects) {
    for (Effects.Change change : effects.changes()) {
      // To delete would read what was there; to put nothing does not.
      stores.get(change.store()).put(change.key(), change.state());
    }
    for (Effects.Publication publication : effects.publications()) {
      forward(record, publication.topic(), publication.key(), publication.value());
    }
  }

  private void reply(Record<EntityKey, SpecificRecord> record, EntityKey key, CommandReply answer) {
    forward(record, topology.replies(), key, answer);
  }

  private void forward(
      Record<EntityKey, SpecificRecord> record, Topic topic, EntityKey key, SpecificRecord value) {
    context.forward(new Record<>(key, value, record.timestamp()), WriterTopology.sinkName(topic));
  }

  private static EntityKey replyKey(EntityKey key, CommandMeta meta) {
    return new EntityKey(key.conference(), meta.getCommandId());
  }

  private static CommandReply failure(CommandMeta meta) {
    return new CommandReply(
        meta.getCommandId(),
        meta.getConferenceId(),
        meta.getEntityId(),
        Outcome.FAILED,
        "internal-error",
        null,
        Map.of());
  }

  private long offset() {
    return context.recordMetadata().map(m -> m.offset()).orElse(-1L);
  }

  private void forget(long now) {
    long before = now - MEMORY.toMillis();
    try (var all = memory.all()) {
      while (all.hasNext()) {
        var entry = all.next();
        if (entry.value.timestamp() < before) {
          memory.delete(entry.key);
        }
      }
    }
  }

  /**
   * Something done at intervals for as long as there is a need. Kafka Streams takes each time for
   * work to commit: without a need, every task would write a transaction ten times a second.
   */
  private final class Repetition {
    private final Duration interval;
    private final LongPredicate work;
    private Cancellable running;

    /**
     * @param work given the time, tells whether it is to be done again
     */
    Repetition(Duration interval, LongPredicate work) {
      this.interval = interval;
      this.work = work;
    }

    /** Begins after one interval, unless it is already going on. */
    void goOn() {
      if (running == null) {
        running = context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, this::once);
      }
    }

    private void once(long now) {
      if (!work.test(now)) {
        running.cancel();
        running = null;
      }
    }
  }

  @Override
  public void close() {
    shards.close(partition, writer);
  }
}
