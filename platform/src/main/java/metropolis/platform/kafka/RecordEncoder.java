package metropolis.platform.kafka;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/**
 * Writes the records of one schema in Avro's single-object encoding, by steps that are laid out
 * once. Avro's own writer looks up for each field of each record how its type is converted, and
 * writes no generated code for records with a date or a time, as all of ours are: that was a third
 * of what booking a statement took. Any thread may use it.
 */
final class RecordEncoder {

  /** Two marks, and the fingerprint of the schema. */
  static final int HEADER_BYTES = 10;

  /** A longer buffer is not kept for the next record. */
  private static final int LONGEST_KEPT = 64 * 1024;

  private static final ThreadLocal<Sink> SINKS = ThreadLocal.withInitial(Sink::new);

  @FunctionalInterface
  private interface Step {
    void write(Object value, Sink out);
  }

  private final byte[] header;
  private final Step record;

  /**
   * @throws IllegalArgumentException if the schema holds a type that no schema of ours has
   */
  RecordEncoder(Schema schema) {
    header =
        ByteBuffer.allocate(HEADER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0xC3)
            .put((byte) 1)
            .putLong(SchemaNormalization.parsingFingerprint64(schema))
            .array();
    record = step(schema, new HashMap<>());
  }

  byte[] encode(IndexedRecord value) {
    Sink out = SINKS.get();
    out.begin(header);
    record.write(value, out);
    return out.end();
  }

  private static Step step(Schema schema, Map<String, Step> records) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, records);
      case ARRAY -> array(step(schema.getElementType(), records));
      case MAP -> map(step(schema.getValueType(), records));
      case UNION -> union(schema, records);
      case ENUM -> (value, out) -> out.number(((Enum<?>) value).ordinal());
      case STRING -> (value, out) -> out.text(value.toString());
      case BYTES -> (value, out) -> out.bytes((ByteBuffer) value);
      case BOOLEAN -> (value, out) -> out.octet((Boolean) value ? 1 : 0);
      case INT, LONG -> number(schema.getLogicalType());
      case NULL -> (value, out) -> {};
      case FIXED, FLOAT, DOUBLE ->
          throw new IllegalArgumentException("no record of ours has a " + schema.getType());
    };
  }

  private static Step number(LogicalType type) {
    return switch (type) {
      case null -> (value, out) -> out.number(((Number) value).longValue());
      case LogicalTypes.Date _ -> (value, out) -> out.number(((LocalDate) value).toEpochDay());
      case LogicalTypes.TimestampMillis _ ->
          (value, out) -> out.number(((Instant) value).toEpochMilli());
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
      if (!elements.isEmpty()) {
        out.number(elements.size());
        for (Object one : elements) {
          element.write(one, out);
        }
      }
      out.octet(0);
    };
  }

  private static Step map(Step element) {
    return (value, out) -> {
      Map<?, ?> entries = (Map<?, ?>) value;
      if (!entries.isEmpty()) {
        out.number(entries.size());
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
          out.text(entry.getKey().toString());
          element.write(entry.getValue(), out);
        }
      }
      out.octet(0);
    };
  }

  private static Step union(Schema schema, Map<String, Step> records) {
    List<Step> branches = schema.getTypes().stream().map(type -> step(type, records)).toList();
    int none = schema.getTypes().indexOf(Schema.create(Schema.Type.NULL));
    if (branches.size() != 2 || none < 0) {
      return (value, out) -> {
        int branch = SpecificData.get().resolveUnion(schema, value);
        out.number(branch);
        branches.get(branch).write(value, out);
      };
    }
    int other = 1 - none;
    Step some = branches.get(other);
    return (value, out) -> {
      out.number(value == null ? none : other);
      if (value != null) {
        some.write(value, out);
      }
    };
  }

  /** Bytes of one record after the other. For one thread. */
  private static final class Sink {
    private static final int LONGEST_NUMBER = 10;

    private byte[] buffer = new byte[1_024];
    private int length;

    void begin(byte[] header) {
      length = 0;
      append(header);
    }

    byte[] end() {
      byte[] exact = Arrays.copyOf(buffer, length);
      if (buffer.length > LONGEST_KEPT) {
        buffer = new byte[1_024];
      }
      return exact;
    }

    void octet(int value) {
      makeRoom(1);
      buffer[length++] = (byte) value;
    }

    /** Zigzag, seven bits a byte, the lowest first. */
    void number(long value) {
      makeRoom(LONGEST_NUMBER);
      long left = value << 1 ^ value >> 63;
      while ((left & ~0x7FL) != 0) {
        buffer[length++] = (byte) (left | 0x80);
        left >>>= 7;
      }
      buffer[length++] = (byte) left;
    }

    void text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      number(bytes.length);
      append(bytes);
    }

    void bytes(ByteBuffer bytes) {
      int count = bytes.remaining();
      number(count);
      makeRoom(count);
      bytes.get(bytes.position(), buffer, length, count);
      length += count;
    }

    private void append(byte[] bytes) {
      makeRoom(bytes.length);
      System.arraycopy(bytes, 0, buffer, length, bytes.length);
      length += bytes.length;
    }

    private void makeRoom(int more) {
      if (buffer.length - length < more) {
        buffer = Arrays.copyOf(buffer, Math.addExact(length, Math.max(more, length)));
      }
    }
  }
}
