package metropolis.payment.statement;

import static metropolis.payment.statement.Camt.BALANCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import metropolis.payment.statement.Statement.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file against ISO's schema is read as any other, and told where it is not as it should be. */
class CamtSchemaTest {

  private static final List<String> MESSAGES = List.of("052", "053", "054");
  private static final List<String> VERSIONS =
      List.of("02", "03", "04", "05", "06", "07", "08", "09");

  static Stream<Arguments> all() {
    return MESSAGES.stream()
        .flatMap(message -> VERSIONS.stream().map(version -> Arguments.of(message, version)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_file_as_its_schema_has_it_gives_no_finding(String message, String version) {
    Statement read = read(file(message, version, entry(version)));

    assertThat(read.movements()).hasSize(1);
    assertThat(read.warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void pages_and_remarks_are_called_after_the_message(String message, String version) {
    String name = outermost(message).get(1);
    String pages =
        "<%1$sPgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></%1$sPgntn>".formatted(name);
    String remark = "<Addtl%1$sInf>x</Addtl%1$sInf></%1$s>".formatted(name);
    String file = file(message, version, entry(version)).replace("</" + name + ">", remark);
    if (!version.equals("02")) {
      file = file.replace("<Id>S</Id>", "<Id>S</Id>" + pages);
    }

    assertThat(read(file).warnings()).isEmpty();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("<NtryRef>1</NtryRef>", "", ""),
        Arguments.of(
            "<NtryRef>1</NtryRef>",
            "<NtryRef>" + "1".repeat(36) + "</NtryRef>",
            "8 Ntry/NtryRef value-too-long"),
        Arguments.of("<NtryRef>1</NtryRef>", "<NtryRef/>", "8 Ntry/NtryRef value-too-short"),
        Arguments.of(
            "<NtryRef>1</NtryRef>",
            "<NtryRef>1</NtryRef><NtryRef>1</NtryRef>",
            "8 Ntry/NtryRef element-too-often"),
        Arguments.of("<NtryRef>1</NtryRef>", "<Novelty/>", "8 Ntry/Novelty element-unknown"),
        Arguments.of("<NtryRef>1</NtryRef>", "text", "7 %/Ntry text-unexpected"),
        Arguments.of(
            "<NtryRef>1</NtryRef>",
            "<NtryRef><Id>1</Id></NtryRef>",
            "8 NtryRef/Id element-unknown"),
        Arguments.of(
            "<CdtDbtInd>CRDT</CdtDbtInd>\n<Sts>", "<Sts>", "7 Ntry/CdtDbtInd element-missing"),
        Arguments.of(
            "<Sts><Cd>BOOK</Cd></Sts>\n<BookgDt><Dt>2004-06-14</Dt></BookgDt>",
            "<BookgDt><Dt>2004-06-14</Dt></BookgDt>\n<Sts><Cd>BOOK</Cd></Sts>",
            "12 Ntry/Sts element-out-of-order"),
        Arguments.of("<Cd>BOOK</Cd>", "", "11 Sts/Cd|Prtry element-missing"),
        Arguments.of(
            "<Cd>BOOK</Cd>", "<Cd>BOOK</Cd><Prtry>x</Prtry>", "11 Sts/Prtry element-too-often"),
        Arguments.of(
            "<CdtDbtInd>CRDT</CdtDbtInd>\n<Sts>",
            "<CdtDbtInd>PLUS</CdtDbtInd>\n<Sts>",
            "10 Ntry/CdtDbtInd value-not-listed"),
        Arguments.of("450.00</Amt>\n", "450.000001</Amt>\n", "9 Ntry/Amt number-out-of-bounds"),
        Arguments.of("450.00</Amt>\n", "plenty</Amt>\n", "9 Ntry/Amt value-malformed"),
        Arguments.of(
            "<Amt Ccy=\"CHF\">450.00</Amt>\n",
            "<Amt>450.00</Amt>\n",
            "9 Ntry/Amt attribute-missing"),
        Arguments.of(
            "<Amt Ccy=\"CHF\">450.00</Amt>\n",
            "<Amt Ccy=\"Fr.\">450.00</Amt>\n",
            "9 Ntry/Amt/@Ccy value-malformed"),
        Arguments.of("<NtryRef>", "<NtryRef lang=\"x\">", "8 Ntry/NtryRef/@lang attribute-unknown"),
        Arguments.of(
            "<Dt>2004-06-14</Dt></BookgDt>",
            "<Dt>14.06.2004</Dt></BookgDt>",
            "12 BookgDt/Dt value-malformed"),
        Arguments.of(
            "<EndToEndId>",
            "<UETR>placeholder</UETR><EndToEndId>",
            "14 Refs/UETR value-malformed,14 Refs/EndToEndId element-out-of-order"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void each_fault_is_told_with_its_place(String good, String bad, String told) {
    for (String message : MESSAGES) {
      String file = file(message, "08", entry("08"));
      assertThat(file).contains(good);

      assertThat(told(read(file.replace(good, bad))))
          .isEqualTo(told.replace("%", outermost(message).get(1)));
    }
  }

  @Test
  void a_statement_needs_a_balance_and_a_notification_has_none() {
    String statement = file("053", "08", entry("08"));
    String notification = file("054", "08", entry("08"));

    assertThat(told(read(statement.replace(BALANCE, "")))).isEqualTo("4 Stmt/Bal element-missing");
    assertThat(told(read(notification.replace("</Acct>", "</Acct>" + BALANCE))))
        .isEqualTo("6 Ntfctn/Bal element-unknown");
  }

  @Test
  void what_is_around_the_statements_is_told_too() {
    String file = file("053", "08", entry("08"));

    assertThat(told(read(file.replaceFirst("<GrpHdr>.*</GrpHdr>", "<GrpHdr/>"))))
        .isEqualTo("3 GrpHdr/MsgId element-missing,3 GrpHdr/CreDtTm element-missing");
    assertThat(told(read(file.replace("</BkToCstmrStmt>", "<After/></BkToCstmrStmt>"))))
        .isEqualTo("19 BkToCstmrStmt/After element-unknown");
  }

  @Test
  void one_that_errs_throughout_is_told_once_and_counted() {
    String wrong = entry("08").replace("<NtryRef>1", "<NtryRef>" + "1".repeat(36));

    Statement read = read(file("053", "08", wrong.repeat(30)));

    assertThat(read.movements()).hasSize(30);
    assertThat(told(read))
        .isEqualTo("8 Ntry/NtryRef value-too-long,19 + 29 more-against-the-schema");
  }

  @Test
  void of_many_kinds_the_first_are_told_and_the_others_counted() {
    String many =
        IntStream.range(0, 500).mapToObj(i -> "<N" + i + "/>").collect(Collectors.joining("\n"));

    Statement read = read(file("053", "08", entry("08").replace("<NtryRef>1</NtryRef>", many)));

    assertThat(read.warnings()).hasSize(CamtVerdict.MOST + 1);
    assertThat(read.warnings().getFirst().element()).isEqualTo("Ntry/N0");
    assertThat(read.warnings().getLast().element()).isEqualTo("+ 480");
  }

  @Test
  void a_long_file_is_judged_in_its_first_part_and_says_so() {
    String good = entry("08");
    String wrong = good.replace("<NtryRef>1", "<NtryRef>" + "1".repeat(36));
    int enough = CamtVerdict.FIRST_PART / good.length() + 1;

    Statement read = read(file("053", "08", good.repeat(enough) + wrong));

    assertThat(read.movements()).hasSize(enough + 1);
    assertThat(read.warnings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("first-part-only");
              assertThat(finding.line()).isGreaterThan(10 * enough);
            });
  }

  @Test
  void a_text_without_end_is_not_judged_to_its_end() {
    String endless = "9".repeat(2 * CamtVerdict.FIRST_PART);
    String file = file("053", "08", entry("08")).replace("<MsgId>M", "<MsgId>" + endless);

    assertThat(told(read(file))).isEqualTo("3  first-part-only");
  }

  static Stream<String> hostile() {
    String good = file("053", "08", entry("08"));
    return Stream.of(
        good.replace("<NtryRef>", "<NtryRef lang=\"" + "x".repeat(3_000_000) + "\">"),
        good.replace(
            "<Ntry>",
            "<Ntry xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:schemaLocation=\"urn:x http://127.0.0.1:9/x.xsd\" xsi:type=\"Nothing\">"),
        good.replace("<MsgId>M", "<MsgId>" + "9".repeat(3_000_000)),
        good.replace("450.00", "4".repeat(3_900)),
        good.replace("<NtryRef>1", "<NtryRef>" + "<a/><b/>".repeat(20_000)),
        good.replace("<NtryRef>1", "<NtryRef>&lt;!ENTITY x&gt;&#x10FFFF;"),
        good.replace("</GrpHdr>", "<x>".repeat(25) + "</x>".repeat(25) + "</GrpHdr>"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void harms_nothing(String file) {
    Reading reading = Sample.read(file.getBytes(StandardCharsets.UTF_8));

    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Whole.class,
            whole -> {
              List<Finding> warnings = whole.statements().getFirst().warnings();
              assertThat(warnings).hasSizeLessThanOrEqualTo(CamtVerdict.MOST + 2);
              assertThat(warnings).allMatch(f -> f.element().length() <= 60);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!ENTITY x \"y\">", "<!ELEMENT Document ANY>"})
  void what_is_refused_stays_refused(String declaration) {
    String file =
        file("053", "08", entry("08"))
            .replace("<Document", "<!DOCTYPE Document [" + declaration + "]><Document");

    assertThat(Sample.read(file.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("document-type-forbidden"));
  }

  private static List<String> outermost(String message) {
    return switch (message) {
      case "052" -> List.of("BkToCstmrAcctRpt", "Rpt");
      case "053" -> List.of("BkToCstmrStmt", "Stmt");
      default -> List.of("BkToCstmrDbtCdtNtfctn", "Ntfctn");
    };
  }

  private static String file(String message, String version, String entries) {
    List<String> names = outermost(message);
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.%s.001.%s"><%s>
    <GrpHdr><MsgId>M</MsgId><CreDtTm>2004-06-15T05:00:00</CreDtTm></GrpHdr>
    <%s><Id>S</Id>
    <CreDtTm>2004-06-15T05:00:00</CreDtTm>
    <Acct><Id><IBAN>CH9300762011623852957</IBAN></Id><Ccy>CHF</Ccy></Acct>%s
    %s</%s>
    </%s></Document>
    """
        .formatted(
            message,
            version,
            names.get(0),
            names.get(1),
            message.equals("053") ? BALANCE : "",
            entries,
            names.get(1),
            names.get(0));
  }

  /** As each version has it: what versions differ in and a statement of ours may have. */
  private static String entry(String version) {
    boolean first = version.equals("02");
    boolean old = version.compareTo("07") < 0;
    return """
    <Ntry>
    <NtryRef>1</NtryRef>
    <Amt Ccy="CHF">450.00</Amt>
    <CdtDbtInd>CRDT</CdtDbtInd>
    %s
    <BookgDt><Dt>2004-06-14</Dt></BookgDt>
    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>VCOM</SubFmlyCd></Fmly></Domn></BkTxCd>
    <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>%s
    <RltdPties><Dbtr>%s</Dbtr></RltdPties><RltdAgts><DbtrAgt><FinInstnId>%s</FinInstnId></DbtrAgt></RltdAgts>
    <RmtInf><Ustrd>fee</Ustrd></RmtInf></TxDtls></NtryDtls>
    </Ntry>
    """
        .formatted(
            old ? "<Sts>BOOK</Sts>" : "<Sts><Cd>BOOK</Cd></Sts>",
            first ? "" : "<Amt Ccy=\"CHF\">450.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>",
            old ? "<Nm>A</Nm>" : "<Pty><Nm>A</Nm></Pty>",
            first ? "<BIC>ZKBKCHZZ80A</BIC>" : "<BICFI>ZKBKCHZZ80A</BICFI>");
  }

  private static Statement read(String file) {
    return Sample.statements(file.getBytes(StandardCharsets.UTF_8)).getFirst();
  }

  private static String told(Statement statement) {
    return statement.warnings().stream()
        .map(finding -> finding.line() + " " + finding.element() + " " + finding.code())
        .collect(Collectors.joining(","));
  }
}
