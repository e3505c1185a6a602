package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import metropolis.schemas.Topics;
import org.junit.jupiter.api.Test;

/** Journal and open items as they stood on a day, as CSV and as workbooks. */
class ExportRoutesTest extends PartPaidStory {

  @Test
  void open_items_are_those_of_the_day() throws Exception {
    String before = site.get(API + "/open-items.csv?asOf=2004-06-13").body();
    String on = site.get(API + "/open-items.csv?asOf=2004-06-14").body();
    String later = site.get(API + "/open-items.csv?asOf=2004-08-13").body();

    assertThat(before.lines()).hasSize(1);
    assertThat(on)
        .contains("2004-000001,R1,Ms Ana Souza,ngo,2004-06-14,2004-07-14,0,CHF")
        .contains("CHF,450.00,200.00,0.00,250.00", "CHF,500.00,0.00,0.00,500.00");
    assertThat(later).contains("2004-07-14,30,CHF");
  }

  @Test
  void what_is_settled_later_was_open_before() throws Exception {
    site.wire.send(
        new PaymentCommand.WaiveInvoice("2004-000002", Money.of(50000, "CHF"), "speaker"));

    assertThat(site.get(API + "/open-items.csv?asOf=2004-06-14").body())
        .doesNotContain("2004-000002");
  }

  @Test
  void the_amounts_of_a_line_add_up_where_its_payer_has_a_credit() throws Exception {
    site.wire.send(Wire.statement("S3", Wire.credit("L3", 40000, reference())));

    assertThat(site.get(API + "/lines.csv").body())
        .contains(",400.00,250.00,0.00,0.00,2004-000001,0.00,150.00");
  }

  @Test
  void a_workbook_has_numbers_dates_and_a_head_that_stays() throws Exception {
    Map<String, String> workbook =
        unzipped(site.file(API + "/open-items.xlsx?asOf=2004-06-14").body());
    String sheet = workbook.get("xl/worksheets/sheet1.xml");

    assertThat(sheet).contains("state=\"frozen\"", "<v>450.00</v>", "<v>250.00</v>");
    // 14 June 2004, as spreadsheets count days.
    assertThat(sheet).contains("<v>38152").doesNotContain("<f>");
    assertThat(workbook.get("xl/styles.xml")).contains("#,##0.00", "yyyy-mm-dd");
  }

  @Test
  void a_workbook_is_the_same_whenever_it_is_asked_for() throws Exception {
    byte[] first = site.file(API + "/journal.xlsx?asOf=2004-06-14").body();
    site.wire.send(Wire.statement("S2", credit("2004-06-20")));

    assertThat(site.file(API + "/journal.xlsx?asOf=2004-06-14").body()).isEqualTo(first);
    assertThat(site.file(API + "/journal.xlsx?asOf=2004-06-20").body()).isNotEqualTo(first);
  }

  @Test
  void what_a_payer_wrote_is_no_formula() throws Exception {
    site.wire.piped(Topics.DELEGATES, "R3", Wire.profile("R3", "=HYPERLINK(\"x\")"));
    site.wire.accepted("R3", 45000);

    String sheet =
        unzipped(site.file(API + "/open-items.xlsx?asOf=2004-06-14").body())
            .get("xl/worksheets/sheet1.xml");

    assertThat(sheet).doesNotContain("<f>").contains("HYPERLINK");
  }

  @Test
  void the_page_of_periods_leads_to_all_of_them() throws Exception {
    String page = site.as(Role.FINANCE).page(FINANCE + "/periods?asOf=2004-06-14").body();

    for (String file : new String[] {"journal.xlsx", "open-items.csv", "open-items.xlsx"}) {
      assertThat(page).contains(FINANCE + "/" + file + "?asOf=2004-06-14");
      assertThat(site.page(FINANCE + "/" + file).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void the_overview_shows_categories_weeks_and_links_to_evidence() throws Exception {
    String page = site.as(Role.FINANCE).page(FINANCE + "?lang=fr").body();

    assertThat(page)
        .contains("<svg", "role=\"img\"", "<polyline", "Par catégorie", "ONG")
        .contains(FINANCE + "/invoices?show=overdue&amp;q=ngo");
  }

  @Test
  void a_program_reads_the_overview_too() throws Exception {
    assertThat(site.get(API + "/overview").body())
        .contains("\"day\":\"2004-06-14\"", "\"category\":\"ngo\",\"invoices\":2")
        .contains("\"received\":{\"minor\":20000", "\"open\":{\"minor\":75000")
        .contains("\"monday\":\"2004-06-14\"");
  }

  @Test
  void a_search_finds_invoices_payers_and_lines() throws Exception {
    site.wire.send(
        Wire.statement(
            "S3", new Narrative("Souza Trading", "", "for Ana", ""), Wire.credit("L3", 100, "")));

    String page = site.as(Role.FINANCE).page(FINANCE + "/search?q=souza").body();

    assertThat(page)
        .contains(FINANCE + "/invoices/2004-000001", FINANCE + "/lines/L3")
        .doesNotContain("Nothing found");
    assertThat(site.page(FINANCE + "/search?q=nobody").body()).contains("Nothing found");
  }

  private static PaymentCommand.Line credit(String day) {
    LocalDate date = LocalDate.parse(day);
    return new PaymentCommand.Line("late", "", false, false, Money.of(100, "CHF"), date, date, "");
  }

  private static Map<String, String> unzipped(byte[] workbook) throws Exception {
    Map<String, String> parts = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        parts.put(part.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }
}
