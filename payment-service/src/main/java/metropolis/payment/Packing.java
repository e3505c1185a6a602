package metropolis.payment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import metropolis.platform.kafka.Serdes;
import metropolis.schemas.payment.UploadLines;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Lines of a long file as they are staged: encoded like any record, and compressed. */
final class Packing {

  private static final Serde<SpecificRecord> RECORDS = Serdes.value();

  private Packing() {}

  static byte[] pack(UploadLines lines) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new Fast(packed)) {
      gzip.write(RECORDS.serializer().serialize("", lines));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return packed.toByteArray();
  }

  static UploadLines unpack(byte[] packed) {
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return (UploadLines) RECORDS.deserializer().deserialize("", gzip.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading memory", e);
    }
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
