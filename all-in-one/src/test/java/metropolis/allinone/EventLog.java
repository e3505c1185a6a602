package metropolis.allinone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Serdes;
import metropolis.schemas.Topic;
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
    return of(broker, Topics.REGISTRATION_EVENTS, RegistrationSubmitted.class).stream()
        .map(event -> event.getMeta().getEntityId())
        .toList();
  }

  /** All events of one kind in a topic. */
  static <E extends SpecificRecord> List<E> of(EmbeddedBroker broker, Topic topic, Class<E> kind) {
    Properties properties = new Properties();
    properties.put("isolation.level", "read_committed");
    properties.put("bootstrap.servers", broker.bootstrapServers());
    List<E> events = new ArrayList<>();
    try (KafkaConsumer<EntityKey, SpecificRecord> consumer =
        new KafkaConsumer<>(
            properties, Serdes.key().deserializer(), Serdes.value().deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer
            .poll(Duration.ofMillis(500))
            .forEach(
                record -> {
                  if (kind.isInstance(record.value())) {
                    events.add(kind.cast(record.value()));
                  }
                });
      }
    }
    return events;
  }
}
