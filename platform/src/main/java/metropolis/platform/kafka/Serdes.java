package metropolis.platform.kafka;

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
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
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

  private static final int HEADER_BYTES = 10;
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
    private final Map<Long, BinaryMessageDecoder<SpecificRecord>> decoders = new HashMap<>();
    private final Map<Schema, BinaryMessageEncoder<SpecificRecord>> encoders =
        new ConcurrentHashMap<>();

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
      SchemaStore.Cache known = new SchemaStore.Cache();
      known.addSchema(writer);
      decoders.putIfAbsent(
          SchemaNormalization.parsingFingerprint64(writer),
          new BinaryMessageDecoder<>(SpecificData.get(), reader, known));
    }

    byte[] encode(SpecificRecord value) {
      try {
        ByteBuffer bytes =
            encoders
                .computeIfAbsent(
                    value.getSchema(),
                    schema -> new BinaryMessageEncoder<>(SpecificData.get(), schema))
                .encode(value);
        byte[] exact = new byte[bytes.remaining()];
        bytes.get(exact);
        return exact;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    SpecificRecord decode(byte[] bytes) {
      if (bytes.length < HEADER_BYTES || bytes[0] != (byte) 0xC3 || bytes[1] != 1) {
        throw new SerializationException("not in single-object encoding");
      }
      long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
      BinaryMessageDecoder<SpecificRecord> decoder = decoders.get(fingerprint);
      if (decoder == null) {
        throw new SerializationException(
            "written with a schema unknown here, fingerprint " + Long.toHexString(fingerprint));
      }
      try {
        return decoder.decode(bytes);
      } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
        // The content is not repeated: it may hold a person.
        throw new SerializationException("damaged record: " + e.getClass().getSimpleName());
      }
    }
  }
}
