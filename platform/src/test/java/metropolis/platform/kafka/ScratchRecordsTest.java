package metropolis.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScratchRecordsTest {

  private final Path directory;
  private final ScratchRecords records;

  ScratchRecordsTest(@TempDir Path directory) {
    this.directory = directory;
    records = new ScratchRecords(directory);
  }

  @AfterEach
  void close() {
    records.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void it_holds_what_a_map_holds_after_any_changes(long seed) {
    Random random = new Random(seed);
    Map<String, String> expected = new HashMap<>();
    int keys = 50 << random.nextInt(6);
    for (int change = 0; change < 60_000; change++) {
      String key = "conference|" + random.nextInt(keys);
      if (random.nextInt(3) == 0) {
        records.remove(bytes(key));
        expected.remove(key);
      } else {
        String value = "v".repeat(random.nextInt(200)) + change;
        records.put(bytes(key), bytes(value));
        expected.put(key, value);
      }
    }

    assertThat(all()).isEqualTo(expected);
    assertThat(records.size()).isEqualTo(expected.size());
    for (int key = 0; key < keys; key++) {
      byte[] value = records.get(bytes("conference|" + key));
      assertThat(value == null ? null : text(value)).isEqualTo(expected.get("conference|" + key));
    }
  }

  @Test
  void a_value_larger_than_all_others_has_its_place() {
    records.put(bytes("small"), bytes("s"));
    records.put(bytes("large"), new byte[9_000_000]);
    records.put(bytes("small"), bytes("t"));

    assertThat(records.get(bytes("large"))).hasSize(9_000_000);
    assertThat(records.get(bytes("small"))).asString().isEqualTo("t");
  }

  @Test
  void what_is_read_may_be_removed() {
    for (int i = 0; i < 1_000; i++) {
      records.put(bytes("k" + i), bytes("v" + i));
    }

    records.all().forEachRemaining(entry -> records.remove(entry.key()));

    assertThat(records.size()).isZero();
    assertThat(all()).isEmpty();
  }

  @Test
  void no_file_can_be_found() throws IOException {
    records.put(bytes("delegate"), bytes("somebody"));

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void it_is_empty_once_closed() {
    records.put(bytes("delegate"), bytes("somebody"));

    records.close();

    assertThat(all()).isEmpty();
    assertThat(records.get(bytes("delegate"))).isNull();
  }

  private Map<String, String> all() {
    Map<String, String> all = new HashMap<>();
    records.all().forEachRemaining(entry -> all.put(text(entry.key()), text(entry.value())));
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
