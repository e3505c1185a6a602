package metropolis.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

/** Holds today's schemas against every release, both ways. */
class CompatibilityTest {

  @Test
  void todays_schemas_read_and_are_read_by_every_release() {
    List<String> broken = new ArrayList<>();
    List<Map<String, Schema>> releases = SchemaHistory.released();

    for (int release = 1; release <= releases.size(); release++) {
      broken.addAll(incompatibilities(releases.get(release - 1), SchemaHistory.current(), release));
    }

    assertThat(releases).as("the released baseline").isNotEmpty();
    assertThat(broken).isEmpty();
  }

  @Test
  void a_new_field_without_a_default_is_found() {
    Schema before = record("{\"name\":\"a\",\"type\":\"string\"}");
    Schema after =
        record("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"string\"}");

    List<String> broken = incompatibilities(Map.of("t.R", before), Map.of("t.R", after), 1);

    assertThat(broken).singleElement().asString().contains("t.R", "release 1");
  }

  @Test
  void a_record_that_is_gone_is_found() {
    Schema before = record("{\"name\":\"a\",\"type\":\"string\"}");

    List<String> broken = incompatibilities(Map.of("t.R", before), Map.of(), 1);

    assertThat(broken).singleElement().asString().contains("t.R", "gone");
  }

  @Test
  void a_new_field_with_a_default_is_compatible() {
    Schema before = record("{\"name\":\"a\",\"type\":\"string\"}");
    Schema after =
        record(
            "{\"name\":\"a\",\"type\":\"string\"},"
                + "{\"name\":\"b\",\"type\":\"string\",\"default\":\"\"}");

    List<String> broken = incompatibilities(Map.of("t.R", before), Map.of("t.R", after), 1);

    assertThat(broken).isEmpty();
  }

  private static Schema record(String fields) {
    return new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"R\",\"namespace\":\"t\",\"fields\":[" + fields + "]}");
  }

  private static List<String> incompatibilities(
      Map<String, Schema> released, Map<String, Schema> current, int release) {
    List<String> found = new ArrayList<>();
    released.forEach(
        (name, old) -> {
          Schema now = current.get(name);
          if (now == null) {
            found.add(name + " of release " + release + " is gone: its records are still stored");
            return;
          }
          for (boolean backward : new boolean[] {true, false}) {
            var result =
                backward
                    ? SchemaCompatibility.checkReaderWriterCompatibility(now, old)
                    : SchemaCompatibility.checkReaderWriterCompatibility(old, now);
            if (result.getType() != SchemaCompatibilityType.COMPATIBLE) {
              found.add(
                  name
                      + (backward ? " cannot read release " : " cannot be read by release ")
                      + release
                      + ": "
                      + result.getResult().getIncompatibilities());
            }
          }
        });
    return found;
  }
}
