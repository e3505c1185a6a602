package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.payment.statement.Sample;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the bank, by page and by program. */
class StatementRoutesTest {

  private static final String API = "/api/payment/" + Wire.CONFERENCE;
  private static final String PAGES = "/" + Wire.CONFERENCE + "/finance/statements";
  private static final Pattern IMPORT = Pattern.compile("\"importId\":\"([0-9A-Z]{16})\"");

  private Site site;

  @BeforeEach
  void start() throws Exception {
    site = new Site();
    site.wire.announced();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "story-052-v08.xml",
        "story-053-v04.xml",
        "story-054-v08.xml",
        "story.mt940",
        "story-ubs.csv",
        "story-postfinance.csv"
      })
  void a_program_sends_any_format(String sample) throws Exception {
    var answer =
        site.programAs(Role.FINANCE).post(API + "/statements?name=" + sample, Sample.bytes(sample));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"code\":\"statement-imported\"", "\"rejected\":[]");
  }

  @Test
  void several_statements_of_a_file_are_taken_together() throws Exception {
    var answer =
        site.programAs(Role.FINANCE).post(API + "/statements", Sample.bytes("mt940-fin.txt"));

    assertThat(answer.body()).contains("\"statementId\":\"1/1\"", "\"statementId\":\"2/1\"");
    assertThat(site.wire.office().books().lines()).hasSize(2);
    assertThat(site.get(API + "/statements").body()).contains("\"1/1\"", "\"2/1\"");
  }

  @Test
  void the_same_day_in_other_formats_is_known() throws Exception {
    site.programAs(Role.FINANCE).post(API + "/statements", Sample.bytes("story-053-v08.xml"));

    var again = site.post(API + "/statements", Sample.bytes("story-without-references.mt940"));

    assertThat(again.body()).contains("\"newLines\":0", "\"assumed\":");
    assertThat(site.wire.office().books().lines()).hasSize(6);
  }

  @Test
  void the_file_is_kept_as_it_came() throws Exception {
    byte[] file = Sample.bytes("story-ubs.csv");
    String id =
        importId(site.programAs(Role.FINANCE).post(API + "/statements?name=june.csv", file).body());

    var kept = site.file(API + "/statements/" + id + "/file");

    assertThat(kept.body()).isEqualTo(file);
    assertThat(kept.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", "june.csv");
    assertThat(site.file(API + "/statements/nothing/file").statusCode()).isEqualTo(404);
  }

  @Test
  void lines_that_are_not_booked_stay_to_be_seen() throws Exception {
    byte[] file = Sample.bytes("mt940-impossible.txt");
    String id = importId(site.programAs(Role.FINANCE).post(API + "/statements", file).body());

    var detail = site.get(API + "/statements/" + id);
    var page = site.as(Role.FINANCE).page(PAGES + "/" + id + "?lang=fr");

    assertThat(detail.body())
        .contains("\"fileLine\":4", "\"element\":\":61:\"", "date-unreadable", "0402300230C10,00");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Lignes non comptabilisées", "0402300230C10,00", "Télécharger le fichier");
  }

  @Test
  void a_report_tells_each_line_that_is_not_booked_in_the_readers_language() throws Exception {
    var report =
        site.as(Role.FINANCE)
            .upload(PAGES + "?lang=fr", PAGES, "statement", Sample.bytes("csv-never-guessed.csv"));

    assertThat(report.statusCode()).isEqualTo(200);
    assertThat(report.body())
        .contains(
            "Buchungsdatum",
            "impossible day",
            "dans la monnaie du compte",
            "Pas encore comptabilisé")
        .doesNotContain("refused.");
  }

  @Test
  void a_refusal_names_line_and_field() throws Exception {
    byte[] file = "{1:F01}\n:25:X\n".getBytes(StandardCharsets.UTF_8);

    var answer = site.programAs(Role.FINANCE).post(API + "/statements", file);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("field-out-of-place", "\"line\":\"2\"", ":25:");
    assertThat(site.wire.office().books().imports()).isEmpty();
  }

  @Test
  void what_a_file_says_is_never_markup() throws Exception {
    byte[] file =
        Sample.text("csv-never-guessed.csv")
            .replace("impossible day", "<script>alert(1)</script>")
            .getBytes(StandardCharsets.UTF_8);

    var report = site.as(Role.FINANCE).upload(PAGES, PAGES, "statement", file);

    assertThat(report.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
  }

  @Test
  void a_long_file_is_taken_at_once_and_shows_how_far_it_is_booked() throws Exception {
    byte[] file = longFile(5_200);

    var taken = site.programAs(Role.FINANCE).post(API + "/statements?name=long.xml", file);

    assertThat(taken.body()).contains("\"code\":\"statement-booking\"");
    String id = importId(taken.body());
    site.wire.proceed();
    assertThat(site.get(API + "/statements/" + id).body())
        .contains("\"newLines\":5200", "\"bookedPercent\":50");
    assertThat(site.as(Role.FINANCE).page(PAGES + "/" + id + "?lang=fr").body())
        .contains("<progress", "50 % du fichier");
    site.wire.bookedAll();
    assertThat(site.get(API + "/statements/" + id).body()).contains("\"bookedPercent\":100");
    assertThat(site.file(API + "/statements/" + id + "/file").body()).isEqualTo(file);
    assertThat(site.wire.office().books().lines()).hasSize(5_200);
  }

  @Test
  void a_long_file_may_come_by_the_form_too() throws Exception {
    var report = site.as(Role.FINANCE).upload(PAGES, PAGES, "statement", longFile(5_100));

    assertThat(report.statusCode()).isEqualTo(200);
    assertThat(report.body()).contains("is being booked");
    site.wire.bookedAll();
    assertThat(site.wire.office().books().lines()).hasSize(5_100);
  }

  private static byte[] longFile(int lines) {
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      entries.append(
          """
          <Ntry><Amt Ccy="CHF">%d.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
          <BookgDt><Dt>2004-06-14</Dt></BookgDt><AcctSvcrRef>E%06d</AcctSvcrRef></Ntry>
          """
              .formatted(i % 90 + 1, i));
    }
    return """
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>L</Id>
    <Acct><Id><IBAN>CH9300762011623852957</IBAN></Id><Ccy>CHF</Ccy></Acct>%s</Stmt></BkToCstmrStmt></Document>
    """
        .formatted(entries)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void only_finance_sees_statements() throws Exception {
    site.programAs(Role.FINANCE).post(API + "/statements", Sample.bytes("story.mt940"));

    assertThat(site.programAs(Role.SECRETARIAT).get(API + "/statements").statusCode())
        .isEqualTo(403);
  }

  private static String importId(String body) {
    Matcher id = IMPORT.matcher(body);
    assertThat(id.find()).isTrue();
    return id.group(1);
  }
}
