package metropolis.platform.kafka;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients that Kafka Streams makes by itself, but for one that asks about offsets with pauses.
 * Before a store is restored, Kafka Streams 4.3 asks where its log ends, and asks again at once for
 * as long as it is not told. A broker that has just made two hundred partitions, or has just come
 * back, does not know them all yet; it was asked hundreds of times meanwhile, each time for every
 * partition, by three services that thereby kept it from getting ready.
 */
final class StreamClients implements KafkaClientSupplier {

  @Override
  public Admin getAdmin(Map<String, Object> settings) {
    return new PatientAdmin(settings);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
    return getConsumer(settings);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
    return getConsumer(settings);
  }

  private static final class PatientAdmin extends ForwardingAdmin {
    private final RetryPause pause = new RetryPause();

    PatientAdmin(Map<String, Object> settings) {
      super(settings);
    }

    /**
     * Kafka Streams would have its own measures sent to brokers that gather them, which a
     * forwarding client refuses to do: they are told at /metrics.
     */
    @Override
    public void registerMetricForSubscription(KafkaMetric metric) {}

    @Override
    public void unregisterMetricFromSubscription(KafkaMetric metric) {}

    @Override
    public ListOffsetsResult listOffsets(
        Map<TopicPartition, OffsetSpec> partitions, ListOffsetsOptions options) {
      return ask(() -> super.listOffsets(partitions, options), ListOffsetsResult::all);
    }

    @Override
    public ListConsumerGroupOffsetsResult listConsumerGroupOffsets(
        Map<String, ListConsumerGroupOffsetsSpec> groups, ListConsumerGroupOffsetsOptions options) {
      return ask(
          () -> super.listConsumerGroupOffsets(groups, options),
          ListConsumerGroupOffsetsResult::all);
    }

    private <R> R ask(Supplier<R> question, Function<R, KafkaFuture<?>> answer) {
      pause.beforeAsking();
      R result = question.get();
      pause.asked(answer.apply(result));
      return result;
    }
  }
}
