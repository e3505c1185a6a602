package metropolis.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import metropolis.platform.values.NotReady;
import metropolis.schemas.Topics;
import metropolis.schemas.delegate.DelegatePhoto;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

  private static final EntityKey ANNA = new EntityKey("metropolis", "ANNA");

  private final Table table = new Table(Topics.DELEGATE_PHOTOS, 1);
  private final Path directory;
  private final TopologyTestDriver driver;
  private final TestInputTopic<EntityKey, SpecificRecord> photos;

  TableTest(@TempDir Path directory) {
    this.directory = directory;
    Properties properties = Counting.properties();
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver =
        new TopologyTestDriver(
            WriterTopology.<Map<String, Integer>>deciding(
                    Topics.REGISTRATION_COMMANDS, Topics.REGISTRATION_REPLIES)
                .keeping(Counting.STORE)
                .reading(table)
                .build(Counting::new, new Shards<>(1)),
            properties);
    photos =
        driver.createInputTopic(
            Topics.DELEGATE_PHOTOS.name(), Serdes.key().serializer(), Serdes.value().serializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void the_newest_record_of_a_key_is_found() {
    photos.pipeInput(ANNA, photo("1"));
    photos.pipeInput(ANNA, photo("2"));

    assertThat(table.get(ANNA)).contains(photo("2"));
    assertThat(table.get(new EntityKey("metropolis", "BEN"))).isEmpty();
  }

  @Test
  void a_record_is_one_file_and_gone_from_the_disk_with_its_tombstone() throws IOException {
    photos.pipeInput(ANNA, photo("1"));
    long before = files();

    photos.pipeInput(ANNA, (SpecificRecord) null);

    assertThat(before).isOne();
    assertThat(files()).isZero();
    assertThat(table.get(ANNA)).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_none() {
    photos.pipeInput(ANNA, photo("1"));
    driver
        .createInputTopic(
            Topics.DELEGATE_PHOTOS.name(), Serdes.key().serializer(), new ByteArraySerializer())
        .pipeInput(ANNA, new byte[] {1, 2, 3});

    assertThat(table.get(ANNA)).contains(photo("1"));
  }

  @Test
  void whoever_awaits_a_record_gets_it_when_it_comes() {
    photos.pipeInput(ANNA, photo("1"));
    CompletableFuture<SpecificRecord> awaited =
        CompletableFuture.supplyAsync(
            () -> table.await(ANNA, photo("2")::equals, Duration.ofSeconds(30)).orElseThrow());

    photos.pipeInput(ANNA, photo("2"));

    assertThat(awaited.join()).isEqualTo(photo("2"));
  }

  @Test
  void what_does_not_come_is_not_awaited_for_ever() {
    assertThat(table.await(ANNA, photo("2")::equals, Duration.ofMillis(20))).isEmpty();
  }

  @Test
  void a_table_that_is_not_held_is_not_ready() {
    Table elsewhere = new Table(Topics.DELEGATE_PHOTOS, 1);

    assertThatThrownBy(() -> elsewhere.get(ANNA)).isInstanceOf(NotReady.class);
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.getParent().getFileName().toString().equals("delegate-photos"))
          .filter(Files::isRegularFile)
          .count();
    }
  }

  private static DelegatePhoto photo(String id) {
    return new DelegatePhoto("metropolis", "ANNA", id, ByteBuffer.wrap(new byte[] {7, 8, 9}));
  }
}
