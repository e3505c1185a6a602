package metropolis.allinone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Serdes;
import metropolis.schemas.Topics;
import metropolis.schemas.registration.RegistrationSubmitted;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The log of events as any other service reads it. For tests. */
final class EventLog {

  private EventLog() {}

  /** The registrations of all submissions, one for each record. */
  static List<String> submitted(EmbeddedBroker broker) {
    Properties properties = new Properties();
    properties.put("isolation.level", "read_committed");
    properties.put("bootstrap.servers", broker.bootstrapServers());
    List<String> ids = new ArrayList<>();
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
    return ids;
  }
}
