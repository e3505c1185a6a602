package metropolis.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The schemas records may have been written with: today's, and those of every release, kept as
 * files {@code released/1.avsc}, {@code released/2.avsc} and so on, each a JSON array of records.
 * Immutable; any thread may use it.
 */
public final class SchemaHistory {

  private SchemaHistory() {}

  /** Today's schema of every record that stands on a topic or in a store, by full name. */
  public static Map<String, Schema> current() {
    Map<String, Schema> schemas = new TreeMap<>();
    for (Topic topic : Topics.all()) {
      topic.values().forEach(type -> add(schemas, type));
    }
    States.all().forEach(type -> add(schemas, type));
    return schemas;
  }

  /** The releases, oldest first; each holds its records by full name. */
  public static List<Map<String, Schema>> released() {
    List<Map<String, Schema>> releases = new ArrayList<>();
    while (true) {
      String resource = "released/" + (releases.size() + 1) + ".avsc";
      try (InputStream in = SchemaHistory.class.getResourceAsStream(resource)) {
        if (in == null) {
          return List.copyOf(releases);
        }
        releases.add(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(resource, e);
      }
    }
  }

  /** What a release file must hold for today's schemas. */
  public static String asRelease() {
    StringBuilder text = new StringBuilder("[");
    String separator = "\n";
    for (Schema schema : current().values()) {
      // Whole and by itself, so that a later release can be read without the types of this one.
      text.append(separator).append(schema.toString());
      separator = ",\n";
    }
    return text.append("\n]\n").toString();
  }

  private static Map<String, Schema> parse(String release) {
    Map<String, Schema> schemas = new TreeMap<>();
    for (String line : release.lines().toList()) {
      if (line.startsWith("{")) {
        String json = line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
        Schema schema = new Schema.Parser().parse(json);
        schemas.put(schema.getFullName(), schema);
      }
    }
    return schemas;
  }

  private static void add(Map<String, Schema> schemas, Class<? extends SpecificRecord> type) {
    Schema schema = SpecificData.get().getSchema(type);
    schemas.put(schema.getFullName(), schema);
  }
}
