package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import metropolis.platform.kafka.TopicSetup;
import metropolis.schemas.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

  @TempDir Path directory;

  @Test
  void a_broker_started_again_has_what_was_written() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(properties(broker))) {
      TopicSetup.ensure(admin, Topics.all(), 2, 1);
      try (var producer =
          new KafkaProducer<>(properties(broker), new StringSerializer(), new StringSerializer())) {
        producer.send(new ProducerRecord<>("conferences", 0, "k", "v")).get();
      }
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        var consumer =
            new KafkaConsumer<>(
                properties(broker), new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition("conferences", 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      assertThat(consumer.poll(Duration.ofSeconds(20)).records(partition))
          .singleElement()
          .satisfies(record -> assertThat(record.value()).isEqualTo("v"));
    }
  }

  @Test
  void the_partitions_of_a_topic_are_read_off_its_data() throws Exception {
    assertThat(EmbeddedBroker.partitions(directory, "conferences")).isZero();

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(properties(broker))) {
      TopicSetup.ensure(admin, Topics.all(), 3, 1);
    }

    assertThat(EmbeddedBroker.partitions(directory, "conferences")).isEqualTo(3);
  }

  @Test
  void a_topic_that_does_not_fit_the_contract_is_refused_by_name() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(properties(broker))) {
      NewTopic wrong = new NewTopic("conferences", 3, (short) 1);
      admin.createTopics(List.of(wrong.configs(Map.of("cleanup.policy", "delete")))).all().get();

      assertThatThrownBy(() -> TopicSetup.ensure(admin, Topics.all(), 2, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("conferences has 3 partitions, not 2")
          .hasMessageContaining("conferences has cleanup.policy=delete, not compact");
    }
  }

  @Test
  void a_broker_that_was_killed_before_it_was_registered_starts_all_the_same() throws Exception {
    Files.createDirectory(directory.resolve("__cluster_metadata-0"));

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
        Admin admin = Admin.create(properties(broker))) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }
  }

  private static Properties properties(EmbeddedBroker broker) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", broker.bootstrapServers());
    return properties;
  }
}
