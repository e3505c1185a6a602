package metropolis.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class SerdesTest {

  private final byte[] written =
      Serdes.value().serializer().serialize("t", Counting.approve("c1", "ANNA"));

  @Test
  void a_record_comes_back_as_it_was() {
    assertThat(Serdes.value().deserializer().deserialize("t", written))
        .isEqualTo(Counting.approve("c1", "ANNA"));
  }

  @Test
  void a_record_starts_with_the_mark_of_single_object_encoding() {
    assertThat(Arrays.copyOf(written, 2)).containsExactly(0xC3, 0x01);
  }

  @Test
  void a_record_cut_short_is_refused_without_its_content() {
    byte[] cut = Arrays.copyOf(written, written.length - 3);

    assertThatThrownBy(() -> Serdes.value().deserializer().deserialize("t", cut))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("damaged record")
        .hasMessageNotContaining("ANNA");
  }

  @Test
  void a_key_is_the_conference_and_the_entity() {
    byte[] key = Serdes.key().serializer().serialize("t", new EntityKey("metropolis", "ANNA"));

    assertThat(key).asString(StandardCharsets.UTF_8).isEqualTo("metropolis|ANNA");
  }

  @Test
  void a_key_without_a_bar_is_refused() {
    byte[] key = "metropolis".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Serdes.key().deserializer().deserialize("t", key))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void all_of_a_conference_goes_to_one_partition() {
    var partitioner = Partitions.<Object>byConference();

    var first = partitioner.partitions("a", new EntityKey("metropolis", "ONE"), "", 8);
    var second = partitioner.partitions("b", new EntityKey("metropolis", "TWO"), "", 8);

    assertThat(first).isEqualTo(second);
  }
}
