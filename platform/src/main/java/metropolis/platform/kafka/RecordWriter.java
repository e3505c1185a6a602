package metropolis.platform.kafka;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;

/**
 * Hands the fields of a schema's records to Avro's encoder, by steps that are laid out once. Avro's
 * own writer looks up for each field of each record how its type is converted, and generates no
 * code for records with a date or a time, as all of ours are: that was a third of what booking a
 * statement took. Any thread may use it.
 */
final class RecordWriter {

  @FunctionalInterface
  private interface Step {
    void write(Object value, Encoder out) throws IOException;
  }

  private final Step record;

  /**
   * @throws IllegalArgumentException if the schema holds a type that no schema of ours has
   */
  RecordWriter(Schema schema) {
    record = step(schema, new HashMap<>());
  }

  void write(IndexedRecord value, Encoder out) throws IOException {
    record.write(value, out);
  }

  private static Step step(Schema schema, Map<String, Step> records) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, records);
      case ARRAY -> array(step(schema.getElementType(), records));
      case MAP -> map(step(schema.getValueType(), records));
      case UNION -> union(schema, records);
      case ENUM -> (value, out) -> out.writeEnum(((Enum<?>) value).ordinal());
      case STRING -> (value, out) -> out.writeString(value.toString());
      case BYTES -> (value, out) -> out.writeBytes((ByteBuffer) value);
      case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
      case INT, LONG -> number(schema.getLogicalType());
      case NULL -> (value, out) -> out.writeNull();
      case FIXED, FLOAT, DOUBLE ->
          throw new IllegalArgumentException("no record of ours has a " + schema.getType());
    };
  }

  private static Step number(LogicalType type) {
    return switch (type) {
      case null -> (value, out) -> out.writeLong(((Number) value).longValue());
      case LogicalTypes.Date _ -> (value, out) -> out.writeLong(((LocalDate) value).toEpochDay());
      case LogicalTypes.TimestampMillis _ ->
          (value, out) -> out.writeLong(((Instant) value).toEpochMilli());
      default -> throw new IllegalArgumentException("no record of ours has a " + type.getName());
    };
  }

  private static Step record(Schema schema, Map<String, Step> records) {
    Step known = records.get(schema.getFullName());
    if (known != null) {
      return known;
    }
    List<Schema.Field> fields = schema.getFields();
    Step[] steps = new Step[fields.size()];
    Step record =
        (value, out) -> {
          IndexedRecord from = (IndexedRecord) value;
          for (int i = 0; i < steps.length; i++) {
            steps[i].write(from.get(i), out);
          }
        };
    records.put(schema.getFullName(), record);
    for (int i = 0; i < steps.length; i++) {
      steps[i] = step(fields.get(i).schema(), records);
    }
    return record;
  }

  private static Step array(Step element) {
    return (value, out) -> {
      Collection<?> elements = (Collection<?>) value;
      out.writeArrayStart();
      out.setItemCount(elements.size());
      for (Object one : elements) {
        out.startItem();
        element.write(one, out);
      }
      out.writeArrayEnd();
    };
  }

  private static Step map(Step element) {
    return (value, out) -> {
      Map<?, ?> entries = (Map<?, ?>) value;
      out.writeMapStart();
      out.setItemCount(entries.size());
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        out.startItem();
        out.writeString(entry.getKey().toString());
        element.write(entry.getValue(), out);
      }
      out.writeMapEnd();
    };
  }

  private static Step union(Schema schema, Map<String, Step> records) {
    List<Step> branches = schema.getTypes().stream().map(type -> step(type, records)).toList();
    int none = schema.getTypes().indexOf(Schema.create(Schema.Type.NULL));
    if (branches.size() != 2 || none < 0) {
      return (value, out) -> {
        int branch = SpecificData.get().resolveUnion(schema, value);
        out.writeIndex(branch);
        branches.get(branch).write(value, out);
      };
    }
    int other = 1 - none;
    Step some = branches.get(other);
    return (value, out) -> {
      out.writeIndex(value == null ? none : other);
      if (value != null) {
        some.write(value, out);
      }
    };
  }
}
