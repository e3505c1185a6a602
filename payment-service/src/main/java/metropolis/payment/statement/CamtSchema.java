package metropolis.payment.statement;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.SAXException;

/**
 * ISO 20022's own schema of one version of camt.052, which has every type that camt.053 and
 * camt.054 of that version are made of. Compiled when first asked for and kept. Any thread may use
 * it.
 */
final class CamtSchema {

  private static final Pattern HERE = Pattern.compile("0[2-9]");
  private static final Map<String, CamtSchema> COMPILED = new ConcurrentHashMap<>();

  private final Schema schema;
  private final CamtContents contents;

  private CamtSchema(Schema schema, CamtContents contents) {
    this.schema = schema;
    this.contents = contents;
  }

  /**
   * @param version two digits
   * @return none if no schema of it is at hand
   */
  static Optional<CamtSchema> of(String version) {
    return HERE.matcher(version).matches()
        ? Optional.of(COMPILED.computeIfAbsent(version, CamtSchema::compiled))
        : Optional.empty();
  }

  static String namespace(String version) {
    return "urn:iso:std:iso:20022:tech:xsd:camt.052.001." + version;
  }

  /** Judges one document, whose elements it is told one after another. */
  ValidatorHandler judge() {
    return schema.newValidatorHandler();
  }

  CamtContents contents() {
    return contents;
  }

  private static CamtSchema compiled(String version) {
    String name = "schema/camt.052.001." + version + ".xsd";
    try (InputStream forJudge = open(name);
        InputStream forReasons = open(name)) {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return new CamtSchema(
          factory.newSchema(new StreamSource(forJudge)), CamtContents.of(forReasons));
    } catch (IOException | SAXException | XMLStreamException e) {
      throw new IllegalStateException("no schema in " + name, e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = CamtSchema.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("the build did not unpack it");
    }
    return in;
  }
}
