package metropolis.payment.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import metropolis.payment.dossier.Payee;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.reference.Iban;
import metropolis.payment.transfer.Transfers.Transfer;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Files for the bank, held against the schema of ISO 20022. */
class CreditTransferFileTest {

  private static final PostalAddress ASSOCIATION =
      new PostalAddress("Metropolis Association", "Rue de Varembé", "17", "1202", "Genève", "CH");
  private static final PostalAddress RIO =
      new PostalAddress("Réfugiés & Aide <Rio>", "Rua das Flores", "7", "20000", "Rio", "BR");

  private static final Transfer SWISS = transfer("E1", 5000, "CHF", "CH9300762011623852957", "");
  private static final Transfer GERMAN = transfer("E2", 12345, "EUR", "DE89370400440532013000", "");
  private static final Transfer AMERICAN = transfer("E3", 10, "EUR", "12345678", "CHASUS33XXX");

  @Test
  void it_is_valid_by_the_schema() {
    byte[] file = CreditTransferFile.of(order(SWISS, GERMAN, AMERICAN));

    assertThatCode(() -> validate(file)).doesNotThrowAnyException();
  }

  @Test
  void the_schema_would_find_what_is_out_of_order() {
    String file =
        text(CreditTransferFile.of(order(SWISS)))
            .replace("<PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg>", "<PmtMtd>TRF</PmtMtd>")
            .replace("</DbtrAgt>", "</DbtrAgt><BtchBookg>false</BtchBookg>");

    assertThatThrownBy(() -> validate(file.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SAXException.class)
        .hasMessageContaining("BtchBookg");
  }

  @Test
  void one_file_has_a_block_for_each_currency_and_scheme_and_sums_that_hold() throws Exception {
    Transfer second = transfer("E4", 2500, "CHF", "CH9300762011623852957", "POFICHBEXXX");
    Document file = parsed(order(SWISS, GERMAN, second, AMERICAN));

    assertThat(texts(file, "PmtInfId"))
        .containsExactly("ORDER0123456789A-B1", "ORDER0123456789A-B2", "ORDER0123456789A-B3");
    assertThat(texts(file, "NbOfTxs")).containsExactly("4", "2", "1", "1");
    assertThat(texts(file, "CtrlSum").stream().map(BigDecimal::new))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal("198.55"),
            new BigDecimal("75"),
            new BigDecimal("123.45"),
            new BigDecimal("0.10"));
    assertThat(texts(file, "ChrgBr")).containsExactly("SHAR", "SLEV", "SHAR");
  }

  @Test
  void every_id_is_its_own() throws Exception {
    Document file = parsed(order(SWISS, GERMAN, AMERICAN));
    List<String> ids = new ArrayList<>(texts(file, "InstrId"));
    ids.addAll(texts(file, "EndToEndId"));
    ids.addAll(texts(file, "PmtInfId"));
    ids.addAll(texts(file, "MsgId"));

    assertThat(ids).hasSize(10).doesNotHaveDuplicates().allMatch(id -> id.length() <= 35);
  }

  @Test
  void an_address_is_structured_and_only_what_is_given_of_it() throws Exception {
    Payee bare =
        new Payee(new PostalAddress("Aid", "", "", "", "Rio", "BR"), "12345678", "BANKBRRJ");
    Document file = parsed(order(new Transfer("E5", Money.of(1, "EUR"), bare, "Refund"), SWISS));

    assertThat(texts(file, "AdrLine")).isEmpty();
    assertThat(texts(file, "TwnNm")).containsExactly("Genève", "Rio", "Genève", "Rio");
    assertThat(texts(file, "StrtNm"))
        .containsExactly("Rue de Varembé", "Rue de Varembé", "Rua das Flores");
    assertThat(texts(file, "Nm")).contains("Réfugiés & Aide <Rio>");
    assertThat(texts(file, "Othr")).containsExactly("12345678");
  }

  @Test
  void the_same_payments_give_the_same_bytes() {
    assertThat(CreditTransferFile.of(order(SWISS, GERMAN)))
        .isEqualTo(CreditTransferFile.of(order(SWISS, GERMAN)));
  }

  private static Transfers order(Transfer... transfers) {
    return new Transfers(
        "ORDER0123456789A",
        Instant.parse("2004-06-14T08:00:00.123Z"),
        LocalDate.of(2004, 6, 16),
        ASSOCIATION,
        new Iban("CH9300762011623852957"),
        "POFICHBEXXX",
        List.of(transfers));
  }

  private static Transfer transfer(
      String id, long minor, String currency, String account, String bic) {
    return new Transfer(
        id,
        Money.of(minor, currency),
        new Payee(RIO, account, bic),
        "Refund metropolis-2004 2004-000001");
  }

  private static void validate(byte[] file) throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    try (var schema = CreditTransferFileTest.class.getResourceAsStream("/pain.001.001.09.xsd")) {
      Validator validator = factory.newSchema(new StreamSource(schema)).newValidator();
      validator.validate(new StreamSource(new ByteArrayInputStream(file)));
    }
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static Document parsed(Transfers order) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(CreditTransferFile.of(order)));
  }

  private static List<String> texts(Document file, String element) {
    NodeList nodes = file.getElementsByTagName(element);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
