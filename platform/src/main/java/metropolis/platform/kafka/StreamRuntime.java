package metropolis.platform.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import metropolis.platform.values.NotReady;
import metropolis.schemas.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a service's stream: settings, start, restore with its progress, whether it is ready,
 * who holds what, graceful stop. Any thread may ask.
 */
public final class StreamRuntime implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamRuntime.class);

  private final String service;
  private final KafkaStreams streams;
  private final Shards<?> shards;
  private final Optional<HostInfo> self;
  private final String anyStore;
  private final Map<String, Restore> restoring = new ConcurrentHashMap<>();
  private final BrokerWatch broker;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private final KafkaSettings settings;

  private record Restore(long done, long total) {}

  /**
   * @param service as in {@link Topics}
   * @param self how other instances reach this one; empty when it is the only one
   * @param anyStore the name of one store, to ask Kafka Streams where partitions are
   */
  public StreamRuntime(
      String service,
      Topology topology,
      Shards<?> shards,
      KafkaSettings settings,
      Optional<URI> self,
      String anyStore) {
    this.service = service;
    this.settings = settings;
    this.shards = shards;
    this.self = self.map(uri -> new HostInfo(uri.getHost(), uri.getPort()));
    this.anyStore = anyStore;
    this.streams =
        new KafkaStreams(topology, new StreamsConfig(properties(settings)), new StreamClients());
    this.broker = new BrokerWatch(service, settings, this::endIfDead);
    streams.setGlobalStateRestoreListener(new Progress());
    streams.setUncaughtExceptionHandler(this::onFailure);
    streams.setStateListener(
        (now, before) -> LOG.info("stream of {} goes from {} to {}", service, before, now));
    shards.locate(this::ownerElsewhere);
  }

  private Map<String, Object> properties(KafkaSettings settings) {
    Path directory = settings.stateDirectory().resolve(service);
    Map<String, Object> own = new HashMap<>(settings.clients());
    own.put(StreamsConfig.APPLICATION_ID_CONFIG, "metropolis-" + service);
    own.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    own.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // For long work that goes on by itself: each commit stops it for a twentieth of a second. What
    // somebody waits for or looks at is committed sooner: see CommitPace.
    own.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
    // What a command waits for, measured: the defaults cost a tenth of a second at low load.
    own.put(StreamsConfig.POLL_MS_CONFIG, 5);
    // Sent when committed: nobody sees it sooner, and each request before costs the broker its own
    // enquiry about the transaction.
    own.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
    own.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 131_072);
    // The broker may still be closing the transaction before: it is asked again at once, not after
    // the tenth of a second that suits an outage.
    own.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 2);
    own.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    own.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replication());
    // However long the broker stays away, its return is waited for: by default a thread gives up
    // after five minutes, and none can take its place while the broker's name is unknown.
    own.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, Duration.ofDays(3650).toMillis());
    own.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
        Topics.deadLetters(service).name());
    own.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
    own.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
    own.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
    self.ifPresent(
        host -> own.put(StreamsConfig.APPLICATION_SERVER_CONFIG, host.host() + ":" + host.port()));
    // A killed instance that comes back takes its own place at once, instead of waiting until the
    // broker has given it up.
    own.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        instanceId(directory));
    own.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    own.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
    own.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 8_388_608);
    own.put(StreamsConfig.RECEIVE_BUFFER_CONFIG, 262_144);
    return own;
  }

  private static String instanceId(Path directory) {
    try {
      Path file = Files.createDirectories(directory).resolve("instance-id");
      if (!Files.exists(file)) {
        Files.writeString(file, UUID.randomUUID().toString());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the state directory cannot be written: " + directory, e);
    }
  }

  /**
   * Starts, and returns at once: the topics are made sure of and the state is restored in the
   * background, as soon as the broker answers. {@link #notReady} tells how far it is.
   *
   * @param topicsAreThere called before the stream starts
   */
  public void start(Runnable topicsAreThere) {
    broker.start();
    Thread.ofPlatform()
        .name(service + "-start")
        .daemon()
        .start(() -> startWhenBrokerAnswers(topicsAreThere));
  }

  private void startWhenBrokerAnswers(Runnable topicsAreThere) {
    try (Admin admin = Admin.create(settings.with(Map.of()))) {
      while (stopped.getCount() > 0) {
        try {
          TopicSetup.ensure(admin, Topics.all(), settings.partitions(), settings.replication());
          topicsAreThere.run();
          streams.start();
          return;
        } catch (NotReady away) {
          LOG.warn("{} waits for the broker: {}", service, away.getMessage());
        }
      }
    } catch (RuntimeException e) {
      LOG.error("{} cannot start", service, e);
      failure.complete(e.getMessage());
    }
  }

  /** Completed with the reason when the stream has ended for good. */
  public CompletableFuture<String> failure() {
    return failure;
  }

  private StreamThreadExceptionResponse onFailure(Throwable error) {
    LOG.error("a stream thread of {} failed", service, error);
    if (error instanceof Error) {
      failure.complete(error.getClass().getSimpleName());
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** Why reads and commands cannot be answered yet, in words; empty when they can. */
  public Optional<String> notReady() {
    if (failure.isDone()) {
      return Optional.of("stopped after a failure: " + failure.getNow(""));
    }
    if (!broker.reachable()) {
      return Optional.of("the Kafka broker does not answer");
    }
    if (streams.state() != KafkaStreams.State.RUNNING) {
      return Optional.of(restoring.isEmpty() ? "the stream is " + state() : progress());
    }
    // After an outage the stream may call itself running before it has its tasks again.
    int missing = shards.partitions() - shards.held();
    return self.isEmpty() && missing > 0
        ? Optional.of(missing + " of " + shards.partitions() + " partitions are held by nobody")
        : Optional.empty();
  }

  /** A stream whose last thread could not be replaced calls itself running for ever. */
  private void endIfDead() {
    if (streams.state() == KafkaStreams.State.RUNNING
        && streams.metadataForLocalThreads().isEmpty()) {
      LOG.error("{} has no stream thread left", service);
      failure.complete("no stream thread is left");
    }
  }

  private String state() {
    return streams.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private String progress() {
    long done = restoring.values().stream().mapToLong(Restore::done).sum();
    long total = restoring.values().stream().mapToLong(Restore::total).sum();
    return "restoring state: " + done + " of " + total + " records";
  }

  /** Waits until it is ready. */
  public boolean awaitReady(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (notReady().isPresent()) {
      if (System.nanoTime() > deadline || stopped.await(20, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  private Optional<URI> ownerElsewhere(String conference) {
    if (!streams.state().isRunningOrRebalancing()) {
      return Optional.empty();
    }
    var metadata =
        streams.queryMetadataForKey(
            anyStore, new EntityKey(conference, "owner"), Partitions.<Object>byConference());
    if (metadata == null || metadata.activeHost() == null) {
      return Optional.empty();
    }
    HostInfo host = metadata.activeHost();
    if (host.equals(HostInfo.unavailable()) || self.filter(host::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(URI.create("http://" + host.host() + ":" + host.port()));
  }

  /** Kafka Streams' own metrics, and those of its clients. */
  void bindMetrics(KafkaMetrics metrics) {
    metrics.add(streams::metrics);
  }

  @Override
  public void close() {
    stopped.countDown();
    streams.close(Duration.ofSeconds(20));
    broker.close();
  }

  private final class Progress implements StateRestoreListener {
    private final Map<String, Long> from = new ConcurrentHashMap<>();

    @Override
    public void onRestoreStart(TopicPartition log, String store, long start, long end) {
      from.put(log.toString(), start);
      restoring.put(log.toString(), new Restore(0, end - start));
      LOG.info("restoring {}: records={}", log, end - start);
    }

    @Override
    public void onBatchRestored(TopicPartition log, String store, long end, long count) {
      restoring.computeIfPresent(
          log.toString(), (name, r) -> new Restore(r.done() + count, r.total()));
    }

    @Override
    public void onRestoreEnd(TopicPartition log, String store, long total) {
      restoring.remove(log.toString());
      LOG.info("restored {}: records={}", log, total);
    }
  }
}
