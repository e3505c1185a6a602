package metropolis.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import metropolis.schemas.Topics;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.Outcome;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandProcessorTest {

  private static final EntityKey ANNA = new EntityKey("metropolis", "ANNA");

  private final Shards<Map<String, Integer>> shards = new Shards<>(1);
  private Counting writer;
  private final TopologyTestDriver driver =
      new TopologyTestDriver(
          Counting.topology(shards, () -> writer = new Counting()), Counting.properties());
  private final TestInputTopic<EntityKey, SpecificRecord> commands =
      driver.createInputTopic(
          Topics.REGISTRATION_COMMANDS.name(),
          Serdes.key().serializer(),
          Serdes.value().serializer());
  private final TestInputTopic<EntityKey, SpecificRecord> payments =
      driver.createInputTopic(
          Topics.PAYMENT_EVENTS.name(), Serdes.key().serializer(), Serdes.value().serializer());
  private final TestOutputTopic<EntityKey, SpecificRecord> events =
      output(Topics.REGISTRATION_EVENTS.name());
  private final TestOutputTopic<EntityKey, SpecificRecord> replies =
      output(Topics.REGISTRATION_REPLIES.name());

  private final TestOutputTopic<byte[], byte[]> deadLetters =
      driver.createOutputTopic(
          Topics.deadLetters(Topics.REGISTRATION).name(),
          new ByteArrayDeserializer(),
          new ByteArrayDeserializer());

  private TestOutputTopic<EntityKey, SpecificRecord> output(String topic) {
    return driver.createOutputTopic(
        topic, Serdes.key().deserializer(), Serdes.value().deserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void a_command_is_decided_published_and_answered() {
    commands.pipeInput(ANNA, Counting.approve("c1", "ANNA"));

    assertThat(events.readValuesToList()).hasSize(1);
    assertThat(reply().getData()).containsEntry("count", "1");
    assertThat(shards.read("metropolis", book -> book.get("ANNA"))).contains(1);
  }

  @Test
  void a_repeated_command_gets_the_same_reply_and_changes_nothing() {
    commands.pipeInput(ANNA, Counting.approve("c1", "ANNA"));
    CommandReply first = reply();
    events.readValuesToList();

    commands.pipeInput(ANNA, Counting.approve("c1", "ANNA"));

    assertThat(reply()).isEqualTo(first);
    assertThat(events.isEmpty()).isTrue();
    assertThat(shards.read("metropolis", book -> book.get("ANNA"))).contains(1);
  }

  @Test
  void a_command_that_breaks_the_writer_is_answered_as_failed_and_leaves_no_trace() {
    commands.pipeInput(ANNA, Counting.approve("c1", "ANNA"));
    reply();

    commands.pipeInput(ANNA, Counting.breaking("c2", "ANNA"));

    assertThat(reply().getOutcome()).isEqualTo(Outcome.FAILED);
    assertThat(shards.read("metropolis", book -> book.get("ANNA"))).contains(1);
  }

  @Test
  void after_a_command_that_broke_the_next_one_is_decided() {
    commands.pipeInput(ANNA, Counting.breaking("c1", "ANNA"));
    reply();

    commands.pipeInput(ANNA, Counting.approve("c2", "ANNA"));

    assertThat(reply().getData()).containsEntry("count", "1");
  }

  @Test
  void a_followed_record_that_breaks_the_writer_goes_to_the_dead_letters() {
    EntityKey unexpected = new EntityKey("metropolis", "unexpected");

    payments.pipeInput(unexpected, reply("any"));

    var letter = deadLetters.readRecord();
    assertThat(letter.key()).isEqualTo("metropolis|unexpected".getBytes(StandardCharsets.UTF_8));
    assertThat(header(letter, "topic")).isEqualTo("payment-events");
    assertThat(header(letter, "reason")).isEqualTo("not handled: IllegalStateException");
  }

  @Test
  void an_unreadable_record_goes_to_the_dead_letters_and_the_stream_goes_on() {
    var raw =
        driver.createInputTopic(
            Topics.REGISTRATION_COMMANDS.name(),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    raw.pipeInput(key("metropolis|ANNA"), "no Avro at all".getBytes(StandardCharsets.UTF_8));

    commands.pipeInput(ANNA, Counting.approve("c1", "ANNA"));

    var letter = deadLetters.readRecord();
    assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo("no Avro at all");
    assertThat(header(letter, "reason")).isEqualTo("not in single-object encoding");
    assertThat(header(letter, "topic")).isEqualTo("registration-commands");
    assertThat(header(letter, "partition")).isEqualTo("0");
    assertThat(header(letter, "offset")).isEqualTo("0");
    assertThat(reply().getOutcome()).isEqualTo(Outcome.DONE);
  }

  @Test
  void a_record_of_an_unknown_schema_is_named_by_its_fingerprint() {
    var raw =
        driver.createInputTopic(
            Topics.REGISTRATION_COMMANDS.name(),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    raw.pipeInput(key("metropolis|ANNA"), new byte[] {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0});

    var letter = deadLetters.readRecord();
    assertThat(header(letter, "reason"))
        .isEqualTo("written with a schema unknown here, fingerprint 807060504030201");
  }

  private static CommandReply reply(String id) {
    return new CommandReply(id, "metropolis", "X", Outcome.DONE, "", null, Map.of());
  }

  @Test
  void a_writer_with_nothing_to_go_on_with_is_asked_once_and_not_again_until_the_next_record() {
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(writer.asked).isEqualTo(1);

    commands.pipeInput(ANNA, Counting.approve("c1", "ANNA"));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(writer.asked).isEqualTo(2);
  }

  private CommandReply reply() {
    return (CommandReply) replies.readValue();
  }

  private static byte[] key(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
