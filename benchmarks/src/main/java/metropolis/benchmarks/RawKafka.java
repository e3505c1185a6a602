package metropolis.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import metropolis.allinone.EmbeddedBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The yardstick: a record of the size of a registration written with {@code acks=all} and read back
 * by a consumer, with nothing in between. Every figure of the pipeline is set against it.
 */
final class RawKafka implements AutoCloseable {

  private static final String TOPIC = "raw";
  private static final byte[] PAYLOAD = new byte[600];

  private final EmbeddedBroker broker;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();
  private final Thread reader;
  private volatile boolean closed;

  RawKafka(Path directory) throws IOException, InterruptedException, ExecutionException {
    broker = EmbeddedBroker.start(directory);
    Properties properties = new Properties();
    properties.put("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.of((short) 1))))
          .all()
          .get();
    }
    Properties writing = new Properties();
    writing.putAll(properties);
    writing.put("acks", "all");
    writing.put("linger.ms", "0");
    producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    consumer.position(partition);
    reader = Thread.ofPlatform().daemon().start(this::read);
  }

  /** Writes one record and waits until it was read. */
  void roundTrip(String id) {
    CompletableFuture<Void> back = new CompletableFuture<>();
    awaited.put(id, back);
    producer.send(new ProducerRecord<>(TOPIC, 0, id.getBytes(StandardCharsets.US_ASCII), PAYLOAD));
    try {
      back.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a raw record did not come back", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    while (!closed) {
      for (var record : consumer.poll(Duration.ofMillis(200))) {
        var waiting = awaited.remove(new String(record.key(), StandardCharsets.US_ASCII));
        if (waiting != null) {
          waiting.complete(null);
        }
      }
    }
    consumer.close();
  }

  @Override
  public void close() {
    closed = true;
    try {
      reader.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(5));
    broker.close();
  }
}
