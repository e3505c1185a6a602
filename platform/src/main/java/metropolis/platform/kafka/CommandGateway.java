package metropolis.platform.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import metropolis.platform.values.NotReady;
import metropolis.platform.values.Unanswered;
import metropolis.schemas.Topic;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.CommandReply;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands to the one writer and waits for its replies. A command is durable once sent; its
 * reply is seen only after everything that it caused has been committed. Any thread may use it.
 */
public final class CommandGateway implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CommandGateway.class);

  /** Before a command may have been written for sure or not, a sender waits this long at most. */
  private static final Duration DELIVERY = Duration.ofSeconds(8);

  private final Topic commands;
  private final int partitions;
  private final KafkaProducer<EntityKey, SpecificRecord> producer;
  private final KafkaConsumer<EntityKey, SpecificRecord> replies;
  private final Map<String, CompletableFuture<CommandReply>> awaited = new ConcurrentHashMap<>();
  private final CountDownLatch listening = new CountDownLatch(1);
  private final Thread listener;
  private volatile boolean closed;

  /** Opens the gateway to the writer that reads one topic and answers on another. */
  public CommandGateway(KafkaSettings settings, Topic commands, Topic replies) {
    this.commands = commands;
    this.partitions = settings.partitions();
    var key = Serdes.key();
    var value = Serdes.value();
    this.producer =
        new KafkaProducer<>(
            settings.with(
                Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG, commands.name() + "-gateway",
                    ProducerConfig.ACKS_CONFIG, "all",
                    // Nobody waits for company; what comes while a request is under way shares the
                    // next one.
                    ProducerConfig.LINGER_MS_CONFIG, "0",
                    ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1",
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, "4000",
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "4000",
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(DELIVERY.toMillis()),
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG, "8388608")),
            key.serializer(),
            value.serializer());
    this.replies =
        new KafkaConsumer<>(
            settings.with(
                Map.of(
                    ConsumerConfig.CLIENT_ID_CONFIG, replies.name() + "-gateway",
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                    ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "250",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                    // Only TopicSetup knows how a topic must be.
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                    // No group: every instance reads all replies and takes its own.
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest")),
            key.deserializer(),
            value.deserializer());
    List<TopicPartition> all =
        IntStream.range(0, partitions)
            .mapToObj(p -> new TopicPartition(replies.name(), p))
            .toList();
    this.listener = Thread.ofPlatform().name(replies.name()).daemon().unstarted(() -> listen(all));
  }

  /** Starts to listen for replies; called once, when the topics are there. */
  public synchronized void start() {
    if (!closed) {
      listener.start();
    }
  }

  /**
   * Sends a command and waits for the reply.
   *
   * @param command its first field is a {@link CommandMeta}
   * @throws Unanswered if no reply came in time: the command may still be carried out, and can be
   *     sent again with the same id
   * @throws NotReady if the gateway does not reach the broker yet; the command was not sent
   */
  public CommandReply send(EntityKey key, SpecificRecord command, Duration patience) {
    String id = ((CommandMeta) command.get(0)).getCommandId();
    awaitListening(patience);
    CompletableFuture<CommandReply> reply =
        awaited.computeIfAbsent(id, ignored -> new CompletableFuture<>());
    try {
      producer.send(
          new ProducerRecord<>(
              commands.name(), Partitions.of(key.conference(), partitions), key, command),
          (metadata, failure) -> {
            if (failure != null) {
              reply.completeExceptionally(failure);
            }
          });
      return reply.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException | KafkaException e) {
      LOG.warn("a command has no reply: command={} cause={}", id, e.getClass().getSimpleName());
      throw new Unanswered(id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unanswered(id);
    } finally {
      awaited.remove(id, reply);
    }
  }

  private void awaitListening(Duration patience) {
    try {
      if (!listening.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NotReady("the broker has not been reached yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotReady("interrupted", e);
    }
  }

  private void listen(List<TopicPartition> all) {
    replies.assign(all);
    replies.seekToEnd(all);
    try {
      while (!closed && listening.getCount() > 0) {
        if (knowsPositions(all)) {
          listening.countDown();
        }
      }
      while (!closed) {
        for (var record : poll()) {
          if (record.value() instanceof CommandReply reply) {
            CompletableFuture<CommandReply> waiting = awaited.get(reply.getCommandId());
            if (waiting != null) {
              waiting.complete(reply);
            }
          }
        }
      }
    } catch (WakeupException closing) {
      // Only close() wakes it.
    } finally {
      replies.close();
    }
  }

  private Iterable<ConsumerRecord<EntityKey, SpecificRecord>> poll() {
    try {
      return replies.poll(Duration.ofSeconds(1));
    } catch (RecordDeserializationException unreadable) {
      LOG.warn(
          "a reply could not be read: partition={} offset={}",
          unreadable.topicPartition(),
          unreadable.offset());
      replies.seek(unreadable.topicPartition(), unreadable.offset() + 1);
      return List.of();
    } catch (WakeupException closing) {
      throw closing;
    } catch (KafkaException trouble) {
      LOG.error("replies cannot be read at the moment", trouble);
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      return List.of();
    }
  }

  private boolean knowsPositions(List<TopicPartition> all) {
    try {
      all.forEach(partition -> replies.position(partition, Duration.ofSeconds(2)));
      return true;
    } catch (KafkaException away) {
      return false;
    }
  }

  /** The clients' own metrics. */
  void bindMetrics(KafkaMetrics metrics) {
    metrics.add(producer::metrics);
    metrics.add(replies::metrics);
  }

  @Override
  public void close() {
    if (end()) {
      replies.wakeup();
      try {
        listener.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    } else {
      replies.close();
    }
    producer.close(Duration.ofSeconds(5));
  }

  /** Whether there is a listener to wait for, who closes its consumer. */
  private synchronized boolean end() {
    closed = true;
    return listener.getState() != Thread.State.NEW;
  }
}
