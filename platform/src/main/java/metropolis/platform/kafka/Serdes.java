package metropolis.platform.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import metropolis.schemas.SchemaHistory;
import metropolis.schemas.Topics;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The only serdes of the project: keys as text, values in Avro's single-object encoding, which puts
 * the fingerprint of the writer's schema before each record. So a topic may hold several types, and
 * records of every released version stay readable. Any thread may use them.
 */
public final class Serdes {

  private static final byte[] MARKS = {(byte) 0xC3, 1};

  /** The marks and the fingerprint of the schema. */
  private static final int HEADER_BYTES = 10;

  private static final int USUAL_BYTES = 512;
  private static final Codec CODEC;

  static {
    // Avro makes no class that it was not told to trust; ours are those of the contract.
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.DEFAULT,
            type -> type.getPackageName().startsWith(Topics.class.getPackageName())));
    CODEC = new Codec();
  }

  private Serdes() {}

  public static Serde<EntityKey> key() {
    return org.apache.kafka.common.serialization.Serdes.serdeFrom(
        (topic, key) -> key == null ? null : key.toString().getBytes(StandardCharsets.UTF_8),
        (topic, bytes) -> bytes == null ? null : readKey(bytes));
  }

  public static Serde<SpecificRecord> value() {
    Serializer<SpecificRecord> serializer =
        (topic, value) -> value == null ? null : CODEC.encode(value);
    Deserializer<SpecificRecord> deserializer =
        (topic, bytes) -> bytes == null ? null : CODEC.decode(bytes);
    return org.apache.kafka.common.serialization.Serdes.serdeFrom(serializer, deserializer);
  }

  private static EntityKey readKey(byte[] bytes) {
    try {
      return EntityKey.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new SerializationException("unreadable key: " + e.getMessage());
    }
  }

  private static final class Codec {
    private final Map<Long, DatumReader<SpecificRecord>> readers = new HashMap<>();
    private final Map<Class<?>, Kind> kinds = new ConcurrentHashMap<>();
    private final ThreadLocal<BinaryEncoder> encoders = new ThreadLocal<>();

    /** A kind of record: what stands before each, and who writes it. */
    private record Kind(byte[] header, RecordWriter writer) {

      static Kind of(Schema schema) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MARKS).putLong(SchemaNormalization.parsingFingerprint64(schema));
        return new Kind(header.array(), new RecordWriter(schema));
      }
    }

    Codec() {
      Map<String, Schema> current = SchemaHistory.current();
      current.forEach((name, schema) -> readable(schema, schema));
      for (Map<String, Schema> release : SchemaHistory.released()) {
        release.forEach(
            (name, writer) -> {
              Schema reader = current.get(name);
              if (reader != null) {
                readable(writer, reader);
              }
            });
      }
    }

    private void readable(Schema writer, Schema reader) {
      readers.computeIfAbsent(
          SchemaNormalization.parsingFingerprint64(writer),
          _ -> new SpecificDatumReader<>(writer, reader, SpecificData.get()));
    }

    byte[] encode(SpecificRecord value) {
      Kind kind =
          kinds.computeIfAbsent(
              value.getClass(), type -> Kind.of(SpecificData.get().getSchema(type)));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
      bytes.writeBytes(kind.header());
      try {
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, encoders.get());
        encoders.set(encoder);
        kind.writer().write(value, encoder);
        encoder.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    SpecificRecord decode(byte[] bytes) {
      if (bytes.length < HEADER_BYTES || bytes[0] != MARKS[0] || bytes[1] != MARKS[1]) {
        throw new SerializationException("not in single-object encoding");
      }
      long fingerprint =
          ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(MARKS.length);
      DatumReader<SpecificRecord> reader = readers.get(fingerprint);
      if (reader == null) {
        throw new SerializationException(
            "written with a schema unknown here, fingerprint " + Long.toHexString(fingerprint));
      }
      try {
        BinaryDecoder body =
            DecoderFactory.get()
                .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
        return reader.read(null, body);
      } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
        // The content is not repeated: it may hold a person.
        throw new SerializationException("damaged record: " + e.getClass().getSimpleName());
      }
    }
  }
}
