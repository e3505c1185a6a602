package metropolis.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import metropolis.schemas.SchemaHistory;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.Outcome;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordWriterTest {

  private static final int SEED = 20040927;

  static Collection<Schema> schemas() {
    return SchemaHistory.current().values();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void every_kind_of_record_is_written_to_the_byte_as_avro_writes_it(Schema schema)
      throws IOException {
    for (Object random : new RandomData(GenericData.get(), schema, 25, SEED)) {
      byte[] generic = bytes(new BinaryMessageEncoder<>(GenericData.get(), schema).encode(random));
      SpecificRecord record = Serdes.value().deserializer().deserialize("t", generic);

      byte[] written = Serdes.value().serializer().serialize("t", record);

      assertThat(written).isEqualTo(avro(record));
    }
  }

  @Test
  void a_text_of_any_script_and_length_is_written_as_avro_writes_it() throws IOException {
    for (String text : new String[] {"", "Genève", "国際会議", "\ud83d\ude00", "é".repeat(100_000)}) {
      CommandReply reply =
          new CommandReply("c", "m", "e", Outcome.DONE, text, null, Map.of("ключ", text));

      assertThat(Serdes.value().serializer().serialize("t", reply)).isEqualTo(avro(reply));
    }
  }

  @Test
  void a_record_after_one_that_could_not_be_written_is_whole() throws IOException {
    CommandReply broken = new CommandReply();
    CommandReply reply = new CommandReply("c", "m", "e", Outcome.DONE, "", "field", Map.of());

    assertThatThrownBy(() -> Serdes.value().serializer().serialize("t", broken))
        .isInstanceOf(NullPointerException.class);

    assertThat(Serdes.value().serializer().serialize("t", reply)).isEqualTo(avro(reply));
  }

  @Test
  void a_type_that_no_schema_has_yet_is_refused_before_anything_is_written() {
    Schema unknown =
        new Schema.Parser()
            .parse(
                "{'type':'record','name':'R','fields':[{'name':'f','type':'double'}]}"
                    .replace('\'', '"'));

    assertThatThrownBy(() -> new RecordWriter(unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DOUBLE");
  }

  private static byte[] avro(SpecificRecord record) throws IOException {
    return bytes(
        new BinaryMessageEncoder<SpecificRecord>(SpecificData.get(), record.getSchema())
            .encode(record));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
