package metropolis.platform.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import metropolis.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * Builds the topology of a service with one writer: sources, the processor with its stores, sinks.
 * The calls read from top to bottom as the records flow. For one thread.
 *
 * @param <B> what the writer remembers of one conference
 */
public final class WriterTopology<B> {

  /** An erased person is gone from the log of a store within a day, as from "delegates". */
  private static final Map<String, String> CHANGELOG =
      Map.of(
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, hours(12),
          TopicConfig.DELETE_RETENTION_MS_CONFIG, hours(6),
          TopicConfig.SEGMENT_MS_CONFIG, hours(6));

  private final Topic commands;
  private final Topic replies;
  private final Set<Topic> followed = new LinkedHashSet<>();
  private final Set<Topic> written = new LinkedHashSet<>();
  private final List<String> stores = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<WindowedCounts> counted = new ArrayList<>();

  private WriterTopology(Topic commands, Topic replies) {
    this.commands = commands;
    this.replies = replies;
  }

  /** Takes commands from one topic and answers on another. */
  public static <B> WriterTopology<B> deciding(Topic commands, Topic replies) {
    return new WriterTopology<>(commands, replies);
  }

  /** Takes note of what another topic says. */
  public WriterTopology<B> following(Topic topic) {
    followed.add(topic);
    return this;
  }

  /** Keeps states in a store of this name. */
  public WriterTopology<B> keeping(String store) {
    stores.add(store);
    return this;
  }

  /** Has a topic at hand for readers, on disk and not for the writer; it may be one it writes. */
  public WriterTopology<B> reading(Table table) {
    tables.add(table);
    return this;
  }

  /** Counts what a topic tells, which may be one that it writes and may not be one it follows. */
  public WriterTopology<B> counting(WindowedCounts counts) {
    counted.add(counts);
    return this;
  }

  /** Publishes on a topic. */
  public WriterTopology<B> writing(Topic topic) {
    written.add(topic);
    return this;
  }

  /** The topology, every node named after its topic or its task. */
  public Topology build(Supplier<? extends Writer<B>> writers, Shards<B> shards) {
    Topology topology = new Topology();
    var key = Serdes.key();
    var value = Serdes.value();
    List<String> sources = new ArrayList<>();
    List<Topic> inputs = new ArrayList<>(followed);
    inputs.addFirst(commands);
    for (Topic topic : inputs) {
      String source = "from-" + topic.name();
      topology.addSource(source, key.deserializer(), value.deserializer(), topic.name());
      sources.add(source);
    }
    topology.addProcessor(
        "decide",
        () -> new CommandProcessor<>(this, writers, shards),
        sources.toArray(String[]::new));
    for (String store : stores) {
      topology.addStateStore(
          Stores.keyValueStoreBuilder(ScratchStore.supplier(store), key, value)
              .withLoggingEnabled(CHANGELOG),
          "decide");
    }
    topology.addStateStore(
        Stores.timestampedKeyValueStoreBuilder(ScratchStore.supplier(memoryStore()), key, value)
            .withLoggingEnabled(CHANGELOG),
        "decide");
    for (Table table : tables) {
      topology.addReadOnlyStateStore(
          table.store(),
          "from-" + table.topic().name(),
          key.deserializer(),
          value.deserializer(),
          table.topic().name(),
          "keep-" + table.topic().name(),
          table::keeper);
      // In one task with the writer, so that they are held by the same instance.
      topology.connectProcessorAndStateStores("decide", table.storeName());
    }
    for (WindowedCounts counts : counted) {
      String source = "from-" + counts.topic().name();
      String counter = "count-" + counts.name();
      topology.addSource(source, key.deserializer(), value.deserializer(), counts.topic().name());
      topology.addProcessor(counter, counts::counter, source);
      topology.addStateStore(counts.store(), counter);
      topology.connectProcessorAndStateStores("decide", counts.name());
    }
    List<Topic> outputs = new ArrayList<>(written);
    outputs.add(replies);
    for (Topic topic : outputs) {
      topology.addSink(
          sinkName(topic),
          topic.name(),
          key.serializer(),
          value.serializer(),
          Partitions.<SpecificRecord>byConference(),
          "decide");
    }
    return topology;
  }

  Topic commands() {
    return commands;
  }

  Topic replies() {
    return replies;
  }

  List<String> stores() {
    return stores;
  }

  /** Remembers the replies given, by command id. */
  String memoryStore() {
    return "replies-given";
  }

  private static String hours(int hours) {
    return String.valueOf(Duration.ofHours(hours).toMillis());
  }

  static String sinkName(Topic topic) {
    return "to-" + topic.name();
  }
}
