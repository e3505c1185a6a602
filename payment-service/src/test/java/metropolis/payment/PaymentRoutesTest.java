package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import metropolis.payment.statement.CamtFile;
import metropolis.platform.http.ApiCheck;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentRoutesTest {

  private static final String API = "/api/payment/metropolis-2004";
  private static final String PAGES = "/metropolis-2004/finance";

  private static final String[] ADDRESS = {
    "name",
    "東京大学",
    "street",
    "本郷",
    "houseNumber",
    "7-3-1",
    "postcode",
    "113-8654",
    "town",
    "文京区",
    "country",
    "JP"
  };

  private Site site;

  @BeforeEach
  void start() throws Exception {
    site = new Site();
    site.wire.announced();
    for (String registration : new String[] {"R1", "R2", "R3"}) {
      site.wire.registered(registration).accepted(registration, 45000);
    }
  }

  @AfterEach
  void stop() {
    site.close();
  }

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

  @Test
  void a_statement_beyond_the_limit_is_refused() throws Exception {
    var answer =
        site.programAs(Role.FINANCE).post(API + "/statements", new byte[8 * 1024 * 1024 + 1]);

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

  // Pages

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void every_page_is_there_in_both_languages(String language) throws Exception {
    String line = bookedByHand("900.00");
    site.wire.cancelled("R3");
    site.as(Role.FINANCE);

    for (String path :
        new String[] {
          "",
          "/invoices",
          "/invoices?show=open&q=souza",
          "/invoices/2004-000001",
          "/invoices/2004-000003",
          "/lines",
          "/lines?show=unallocated",
          "/lines/" + line,
          "/statements"
        }) {
      String separator = path.contains("?") ? "&" : "?";
      var page = site.page(PAGES + path + separator + "lang=" + language);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body()).as(path).contains("<html lang=\"" + language + "\"");
    }
  }

  @Test
  void the_overview_shows_both_equations() throws Exception {
    bookedByHand("450.00");

    var page = site.as(Role.FINANCE).page(PAGES);

    assertThat(page.body()).contains("Money on the account", "In balance", "1’350.00", "450.00");
  }

  @Test
  void uploading_a_statement_shows_a_report() throws Exception {
    byte[] file =
        CamtFile.of(
            payment("B1", "450.00", reference("R1"), "Amina Yusuf")
                + payment("B2", "4x.00", "", "Nobody"));

    var report =
        site.as(Role.FINANCE)
            .upload(PAGES + "/statements", PAGES + "/statements", "statement", file);

    assertThat(report.statusCode()).isEqualTo(200);
    assertThat(report.body()).contains("june.xml", "new lines", "The amount is not a plain number");
  }

  @Test
  void an_upload_that_is_no_statement_says_why_beside_the_field() throws Exception {
    var page =
        site.as(Role.FINANCE)
            .upload(
                PAGES + "/statements",
                PAGES + "/statements",
                "statement",
                "Datum;Betrag".getBytes(StandardCharsets.UTF_8));

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("no complete XML document", "aria-invalid=\"true\"");
  }

  @Test
  void an_upload_cut_short_books_nothing() throws Exception {
    byte[] whole = CamtFile.of(payment("B1", "450.00", reference("R1"), "Amina Yusuf"));

    var page =
        site.as(Role.FINANCE)
            .upload(
                PAGES + "/statements?lang=fr",
                PAGES + "/statements",
                "statement",
                java.util.Arrays.copyOf(whole, whole.length - 9));

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("n’est pas un document XML complet");
    assertThat(site.wire.office().books().lines()).isEmpty();
  }

  @Test
  void a_form_without_its_token_changes_nothing() throws Exception {
    var answer =
        site.as(Role.FINANCE)
            .form(PAGES + "/invoices/2004-000001/waive", "amount=450.00&reason=speaker");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(site.wire.office().books().invoiceOf("R1").orElseThrow().waivers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"amount, 9999999999999999999999, 20", "note, LONG, 500", "note, a\u0007b, control"})
  void a_waiver_filled_in_badly_is_shown_again(String field, String value, String words)
      throws Exception {
    String page = PAGES + "/invoices/2004-000001";

    var answer =
        site.as(Role.FINANCE)
            .fillIn(
                page,
                page + "/waive",
                "amount",
                field.equals("amount") ? value : "450.00",
                "reason",
                "speaker",
                "note",
                field.equals("note") ? value.replace("LONG", "x".repeat(10_000)) : "");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("error-summary", words);
    assertThat(site.wire.office().books().invoiceOf("R1").orElseThrow().waivers()).isEmpty();
  }

  @Test
  void a_line_is_allocated_by_its_form() throws Exception {
    String line = bookedByHand("450.00");
    String page = PAGES + "/lines/" + line;

    var answer =
        site.as(Role.FINANCE)
            .fillIn(page, page + "/allocate", "invoice", "2004-000002", "amount", "450.00");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.page(PAGES + "/invoices/2004-000002").body()).contains("by hand", "paid");
  }

  @Test
  void an_amount_with_a_comma_is_not_guessed() throws Exception {
    String line = bookedByHand("450.00");
    String page = PAGES + "/lines/" + line;

    var answer =
        site.as(Role.FINANCE)
            .fillIn(page, page + "/allocate", "invoice", "2004-000002", "amount", "4,50");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("with a point");
  }

  @Test
  void a_fee_is_waived_and_the_waiver_undone() throws Exception {
    String page = PAGES + "/invoices/2004-000001";
    site.as(Role.FINANCE)
        .fillIn(
            page, page + "/waive", "amount", "450.00", "reason", "speaker", "note", "<b>bold</b>");
    String waiver =
        site.wire.office().books().invoiceOf("R1").orElseThrow().waivers().firstEntry().getKey();
    assertThat(site.page(page).body())
        .contains("&lt;b&gt;bold&lt;/b&gt;")
        .doesNotContain("<b>bold");

    var undone =
        site.fillIn(page, PAGES + "/waivers/" + waiver + "/undo", "reason", "granted-in-error");

    assertThat(undone.statusCode()).isEqualTo(303);
    assertThat(site.page(page).body())
        .contains("Waiver undone", "Granted in error", "by Priya Nair, finance");
  }

  @Test
  void a_line_is_set_aside_and_taken_back() throws Exception {
    String page = PAGES + "/lines/" + bookedByHand("12.00");
    site.as(Role.FINANCE).fillIn(page, page + "/set-aside", "reason", "not-ours");

    var back = site.fillIn(page, page + "/reclaim", "reason", "ours-after-all");

    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(site.page(page).body()).contains("Set aside", "Taken back", "Ours after all");
  }

  @Test
  void the_delegates_secret_link_opens_the_invoice() throws Exception {
    String token = site.tokens.sign("invoice", "R1");

    var pdf = site.file("/metropolis-2004/invoice/" + token + ".pdf");

    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @Test
  void no_other_link_opens_it() throws Exception {
    String otherPurpose = site.tokens.sign("delegate-link", "R1");
    String unknown = site.tokens.sign("invoice", "R9");

    for (String token : new String[] {otherPurpose, unknown, "R1", "x.y"}) {
      assertThat(site.get("/metropolis-2004/invoice/" + token + ".pdf").statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void a_paid_invoice_gives_the_delegate_and_finance_a_receipt() throws Exception {
    String token = site.tokens.sign("invoice", "R1");
    String none = "/metropolis-2004/invoice/" + token + "/receipt.pdf";
    assertThat(site.get(none).statusCode()).isEqualTo(404);
    site.wire.send(Wire.statement("S1", Wire.credit("L1", 45000, reference("R1"))));

    for (String path :
        new String[] {
          none, PAGES + "/invoices/2004-000001/receipt.pdf", API + "/invoices/2004-000001/receipt"
        }) {
      if (path.startsWith(API)) {
        site.programAs(Role.FINANCE);
      } else {
        site.as(Role.FINANCE);
      }
      var receipt = site.file(path);
      assertThat(receipt.headers().firstValue("Content-Disposition").orElse(""))
          .as(path)
          .contains("receipt-2004-000001-R1.pdf");
    }
    assertThat(site.page("/metropolis-2004/invoice/" + token + "/papers").body())
        .contains("Receipt 2004-000001-R1 (PDF)")
        .doesNotContain("Address it to an institution");
    assertThat(site.get(API + "/invoices/2004-000001").body())
        .contains("\"receipt\":\"2004-000001-R1\"");
  }

  @Test
  void a_registration_that_ended_gives_a_credit_note() throws Exception {
    site.wire.cancelled("R2");

    var note = site.as(Role.FINANCE).file(PAGES + "/invoices/2004-000002/credit-notes/1.pdf");

    assertThat(note.headers().firstValue("Content-Disposition").orElse(""))
        .contains("credit-note-2004-000002-C1.pdf");
    assertThat(site.page(PAGES + "/invoices/2004-000002").body())
        .contains("Credit note 2004-000002-C1 of CHF 450.00");
    for (String wrong : new String[] {"0.pdf", "2.pdf", "x", "-1"}) {
      assertThat(site.get(PAGES + "/invoices/2004-000002/credit-notes/" + wrong).statusCode())
          .isEqualTo(404);
    }
    String token = site.tokens.sign("invoice", "R2");
    assertThat(site.file("/metropolis-2004/invoice/" + token + "/credit-notes/1.pdf").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void the_delegate_addresses_the_invoice_to_an_institution(String language) throws Exception {
    String page = "/metropolis-2004/invoice/" + site.tokens.sign("invoice", "R1") + "/papers";
    String shown = page + "?lang=" + language;

    var answer = site.fillIn(shown, page, ADDRESS);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.page(page).body()).contains("value=\"東京大学\"");
    assertThat(site.as(Role.FINANCE).page(PAGES + "/invoices/2004-000001").body())
        .contains("東京大学", language.equals("en") ? "by the delegate" : "par");
  }

  @Test
  void an_address_filled_in_badly_is_shown_again() throws Exception {
    String page = "/metropolis-2004/invoice/" + site.tokens.sign("invoice", "R1") + "/papers";

    var answer = site.fillIn(page, page, "name", "", "town", "x".repeat(81), "country", "XX");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("error-summary");
    assertThat(site.wire.office().dossiers().readdressed("2004-000001")).isEmpty();
  }

  @Test
  void finance_addresses_an_invoice_anew_until_it_is_settled() throws Exception {
    String page = PAGES + "/invoices/2004-000001";
    var first = site.as(Role.FINANCE).fillIn(page, page + "/address", ADDRESS);
    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(site.page(page).body())
        .contains("東京大学", "by Priya Nair, finance", "Nothing: its letters are Latin");
    site.wire.send(Wire.statement("S1", Wire.credit("L1", 45000, reference("R1"))));
    site.programAs(Role.FINANCE);
    String body = "{\"name\":\"IOM\",\"town\":\"Genève\",\"country\":\"CH\"}";

    assertThat(site.post(API + "/invoices/2004-000001/addressee", body).body())
        .contains("invoice-settled");
    assertThat(site.post(API + "/invoices/2004-000002/addressee", body).body())
        .isEqualTo("{\"code\":\"invoice-readdressed\"}");
    assertThat(
            site.post(API + "/invoices/2004-000002/addressee", body.replace("CH", "XX"))
                .statusCode())
        .isEqualTo(400);
    assertThat(site.get(API + "/invoices/2004-000002").body())
        .contains("\"addressee\":\"IOM\"", "\"shortCode\":\"");
  }

  @Test
  void names_and_bank_texts_are_escaped() throws Exception {
    site.programAs(Role.FINANCE)
        .post(API + "/statements", CamtFile.of(payment("B1", "1.00", "", "&lt;script&gt;x")));

    var page = site.as(Role.FINANCE).page(PAGES + "/lines");

    assertThat(page.body()).contains("&lt;script&gt;x").doesNotContain("<script>x");
  }

  private String reference(String registration) {
    return site.wire.office().books().invoiceOf(registration).orElseThrow().head().reference();
  }

  /** Books a credit without a reference, and tells its key. */
  private String bookedByHand(String amount) throws Exception {
    site.wire.send(
        Wire.statement(
            "S1",
            Wire.credit("L1", new BigDecimal(amount).movePointRight(2).longValueExact(), "")));
    return "L1";
  }

  private static String payment(String bankReference, String amount, String reference, String who) {
    return CamtFile.payment(bankReference, amount, reference, who);
  }
}
