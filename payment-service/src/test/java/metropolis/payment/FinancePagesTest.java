package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import metropolis.payment.statement.CamtFile;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of finance, and the invoice that a delegate opens. */
class FinancePagesTest extends PaymentStory {

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
    assertThat(page.body()).contains("with the headings of a known bank", "aria-invalid=\"true\"");
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
  void names_and_bank_texts_are_escaped() throws Exception {
    site.programAs(Role.FINANCE)
        .post(API + "/statements", CamtFile.of(payment("B1", "1.00", "", "&lt;script&gt;x")));

    var page = site.as(Role.FINANCE).page(PAGES + "/lines");

    assertThat(page.body()).contains("&lt;script&gt;x").doesNotContain("<script>x");
  }
}
