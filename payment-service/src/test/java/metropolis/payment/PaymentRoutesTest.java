package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import metropolis.payment.statement.CamtFile;
import metropolis.platform.http.ApiCheck;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentRoutesTest extends PaymentStory {

  // The JSON API

  @Test
  void the_description_agrees_with_the_routes() throws Exception {
    assertThat(ApiCheck.differences(site.server)).isEmpty();
  }

  @Test
  void a_program_lists_invoices_with_reference_and_amounts() throws Exception {
    var answer = site.programAs(Role.FINANCE).get(API + "/invoices?registration=R2");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"number\":\"2004-000002\"")
        .contains("\"reference\":\"" + reference("R2") + "\"")
        .contains("\"open\":{\"minor\":45000,\"currency\":\"CHF\"}")
        .contains("\"total\":1");
  }

  @Test
  void a_statement_is_taken_once() throws Exception {
    byte[] file = CamtFile.of(payment("B1", "450.00", reference("R1"), "Amina Yusuf"));
    var first = site.programAs(Role.FINANCE).post(API + "/statements?name=june.xml", file);

    var second = site.post(API + "/statements", file);

    assertThat(first.body())
        .contains("\"code\":\"statement-imported\"", "\"newLines\":1", "\"allocated\":1");
    assertThat(second.body()).contains("\"code\":\"statement-known\"", "\"newLines\":0");
    assertThat(site.get(API + "/balance").body())
        .contains("\"holds\":true", "\"bankLines\":{\"minor\":45000,");
  }

  @Test
  void an_unreadable_statement_is_refused_with_reason_and_line() throws Exception {
    var answer =
        site.programAs(Role.FINANCE)
            .post(API + "/statements", "<!DOCTYPE x><x/>".getBytes(StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"reason\":\"document-type-forbidden\"", "Line 1 of the file: The file has");
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000_000, 200_000})
  void a_document_beyond_the_limit_is_refused(int length) throws Exception {
    var answer = site.programAs(Role.FINANCE).post(API + "/waivers", " ".repeat(length));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({"waivers, $", "statements, body"})
  void bytes_that_are_no_utf_8_are_refused_by_field(String path, String field) throws Exception {
    byte[] bytes = "{\"invoice\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

    var answer =
        path.equals("waivers")
            ? site.programAs(Role.FINANCE).postJson(API + "/waivers", bytes)
            : site.programAs(Role.FINANCE).post(API + "/statements", bytes);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    API + "/invoices/x, 404",
    API + "/invoices/2004-999999/document, 404",
    API + "/lines/%3Cb%3E, 404",
    API + "/lines?state=lost, 400",
    API + "/invoices?page=0, 400",
    API + "/invoices?q=%C3%28, 400",
    API + "/waivers, 405",
    PAGES + "/invoices/x, 404",
    PAGES + "/lines/..%2f, 404",
    PAGES + "/invoices?page=x, 400",
    "/nowhere/finance, 404"
  })
  void an_address_that_is_wrong_is_refused_by_its_kind(String path, int status) throws Exception {
    var answer = site.programAs(Role.FINANCE).page(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith(path.startsWith("/api") ? "application/problem+json" : "text/html");
  }

  @ParameterizedTest
  @CsvSource({
    "application/xml, 200",
    "text/xml;charset=UTF-8, 200",
    "application/octet-stream, 200",
    "image/png, 415",
    "'', 415"
  })
  void a_statement_is_taken_only_as_what_banks_send(String mediaType, int status) throws Exception {
    byte[] file = CamtFile.of(payment("B1", "450.00", reference("R1"), "Amina Yusuf"));

    var answer = site.programAs(Role.FINANCE).post(API + "/statements", mediaType, file);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(site.wire.office().books().lines()).hasSize(status == 200 ? 1 : 0);
    if (status == 415) {
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body()).contains("application/xml", "text/csv", "application/zip");
    }
  }

  @Test
  void a_statement_beyond_the_limit_is_refused() throws Exception {
    var answer =
        site.programAs(Role.FINANCE).post(API + "/statements", withoutPattern(40 * 1024 * 1024));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void a_program_allocates_and_undoes() throws Exception {
    String line = bookedByHand("450.00");
    site.programAs(Role.FINANCE);
    String body =
        "{\"line\":\"%s\",\"invoice\":\"2004-000001\",\"amount\":{\"minor\":45000,\"currency\":\"CHF\"}}"
            .formatted(line);
    var allocated = site.post(API + "/allocations", body);
    String allocation =
        site.wire
            .office()
            .books()
            .invoiceOf("R1")
            .orElseThrow()
            .allocations()
            .firstEntry()
            .getKey();

    var undone =
        site.post(
            API + "/allocations/" + allocation + "/reversal", "{\"reason\":\"wrong-invoice\"}");

    assertThat(allocated.body()).isEqualTo("{\"code\":\"payment-allocated\"}");
    assertThat(undone.body()).isEqualTo("{\"code\":\"allocation-reversed\"}");
    assertThat(site.get(API + "/lines/" + line).body())
        .contains("\"unallocated\":{\"minor\":45000,", "\"question\":\"no-reference\"");
  }

  @Test
  void a_waiver_without_an_amount_lets_off_all_that_is_open() throws Exception {
    var answer =
        site.programAs(Role.FINANCE)
            .post(API + "/waivers", "{\"invoice\":\"2004-000001\",\"reason\":\"speaker\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(site.get(API + "/invoices/2004-000001").body())
        .contains("\"status\":\"waived\"", "\"waived\":{\"minor\":45000,", "\"credit\":");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "allocations | {'line':'X','invoice':'2004-000001','amount':{'minor':1,'currency':'CHF'}}"
            + " | 404 | unknown-line",
        "allocations | {'line':'../..','invoice':'=1','amount':{'minor':1,'currency':'CHF'}}"
            + " | 404 | unknown-line",
        "allocations | {'line':'X','invoice':'I','amount':{'minor':1,'currency':'QQQ'}}"
            + " | 400 | currency",
        "allocations | {'line':'X','invoice':'I','amount':{'minor':1.5,'currency':'CHF'}}"
            + " | 400 | minor",
        "waivers | {'invoice':'2004-000001','reason':'because'} | 400 | $.reason",
        "waivers | {'invoice':'2004-000001','amount':{'minor':-5,'currency':'CHF'},"
            + "'reason':'speaker'} | 400 | Give an amount above zero",
        "waivers | {'invoice':'2004-000001','reason':'speaker','note':'a\\u0007'}"
            + " | 400 | $.note",
        "waivers | {'invoice': | 400 | well-formed",
        "waivers | {'invoice':7,'reason':'speaker'} | 400 | $.invoice",
        "waivers | {'invoice':'I','reason':'speaker','more':1} | 400 | $.more",
        "allocations | {'line':'X','invoice':'I','amount':{'minor':99999999999999999999,"
            + "'currency':'CHF'}} | 400 | $.amount.minor",
        "waivers | {'invoice':'2004-000099','reason':'speaker'} | 404 | unknown-invoice",
        "waivers | {'invoice':'2004-000001','amount':{'minor':45001,'currency':'CHF'},"
            + "'reason':'speaker'} | 409 | amount-exceeds-invoice",
        "lines/NONE/set-aside | {'reason':'not-ours'} | 404 | unknown-line",
        "lines/NONE/reclaim | {'reason':'ours-after-all'} | 404 | unknown-line",
        "waivers/NONE/reversal | {'reason':'other'} | 404 | unknown-waiver"
      })
  void what_is_wrong_is_answered_by_its_kind(String path, String body, int status, String word)
      throws Exception {
    var answer = site.programAs(Role.FINANCE).post(API + "/" + path, body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(word);
  }

  @Test
  void the_same_request_sent_twice_is_done_once() throws Exception {
    bookedByHand("900.00");
    String line = site.wire.office().books().lines().iterator().next().key();
    String body =
        "{\"line\":\"%s\",\"invoice\":\"2004-000001\",\"amount\":{\"minor\":100,\"currency\":\"CHF\"}}"
            .formatted(line);
    site.programAs(Role.FINANCE).keyed("the-same-key").post(API + "/allocations", body);

    var again = site.post(API + "/allocations", body);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(site.wire.office().books().line(line).orElseThrow().allocations()).hasSize(1);
  }

  @Test
  void exports_neutralise_formulas() throws Exception {
    site.programAs(Role.FINANCE)
        .post(
            API + "/statements",
            CamtFile.of(payment("B1", "1.00", "", "=HYPERLINK(&quot;x&quot;)")));

    var csv = site.get(API + "/lines.csv");

    assertThat(csv.body()).contains("\"'=HYPERLINK(\"\"x\"\")\"").doesNotContain(",=HYPER");
  }

  @Test
  void an_unknown_conference_is_not_found() throws Exception {
    assertThat(site.programAs(Role.FINANCE).get("/api/payment/nowhere/invoices").statusCode())
        .isEqualTo(404);
    assertThat(site.post("/api/payment/nowhere/statements", CamtFile.of("")).statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        API + "/invoices",
        API + "/balance",
        API + "/lines.csv",
        PAGES,
        PAGES + "/invoices",
        PAGES + "/invoices/2004-000001",
        PAGES + "/invoices/2004-000001/document.pdf",
        PAGES + "/lines.csv"
      })
  void only_finance_may_look(String path) throws Exception {
    assertThat(site.get(path).statusCode()).isIn(401, 303);
    assertThat(site.programAs(Role.GATE).get(path).statusCode()).isEqualTo(403);
  }

  /** What no statement is: it does not compress. */
  private static byte[] withoutPattern(int length) {
    byte[] bytes = new byte[length];
    new Random(20040927).nextBytes(bytes);
    return bytes;
  }
}
