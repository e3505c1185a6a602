package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import metropolis.schemas.payment.GroupInvoiceIssued;
import metropolis.schemas.payment.InvoiceReminded;
import metropolis.schemas.payment.InvoiceSettled;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invoices for groups, differences of fees and reminders, on pages and for programs. */
class BillingRoutesTest extends PaymentStory {

  private static final String GROUP_BODY =
      """
      {"invoices": ["2004-000001", "2004-000002"], "language": "de",
       "addressee": {"name": "Ministry of Migration", "street": "Bundesgasse",
                     "houseNumber": "3", "postalCode": "3003", "town": "Bern", "country": "CH"}}
      """;

  private static final String[] MINISTRY = {
    "pick",
    "2004-000001",
    "pick",
    "2004-000002",
    "name",
    "Ministry of Migration",
    "street",
    "",
    "houseNumber",
    "",
    "postcode",
    "3003",
    "town",
    "Bern",
    "country",
    "CH",
    "language",
    "it"
  };

  @Test
  void a_program_issues_an_invoice_for_a_group_and_one_payment_settles_all() throws Exception {
    site.programAs(Role.FINANCE);
    site.wire.events();

    var answer = site.post(API + "/group-invoices", GROUP_BODY);

    assertThat(answer.body())
        .isEqualTo("{\"code\":\"group-invoice-issued\",\"invoice\":\"2004-000004\"}");
    assertThat(site.wire.events())
        .hasOnlyElementsOfTypes(
            GroupInvoiceIssued.class, metropolis.schemas.payment.InvoiceCancelled.class);
    assertThat(site.get(API + "/invoices/2004-000004").body())
        .contains("\"addressee\":\"Ministry of Migration\"", "\"registrationId\":\"R2\"");
    assertThat(site.get(API + "/invoices/2004-000001").body()).contains("\"reason\":\"grouped\"");
    String reference =
        site.wire.office().books().invoice("2004-000004").orElseThrow().head().reference();
    site.wire.send(Wire.statement("S1", Wire.credit("L1", 90000, reference)));
    assertThat(site.wire.events())
        .filteredOn(InvoiceSettled.class::isInstance)
        .extracting(e -> ((InvoiceSettled) e).getRegistrationId())
        .containsExactly("R1", "R2");
  }

  @ParameterizedTest
  @CsvSource({
    "2004-000009, 404, unknown-invoice",
    "2004-000001, 409, invoice-twice",
  })
  void what_cannot_be_collected_is_refused(String second, int status, String code)
      throws Exception {
    site.programAs(Role.FINANCE);

    var answer = site.post(API + "/group-invoices", GROUP_BODY.replace("2004-000002", second));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(code, "invoices[1]");
  }

  @ParameterizedTest
  @CsvSource({"en, for 2 delegates", "fr, pour 2 personnes"})
  void finance_issues_one_on_a_page_and_takes_a_delegate_out(String language, String many)
      throws Exception {
    site.as(Role.FINANCE);
    String form = PAGES + "/group?lang=" + language;

    var issued = site.fillIn(form, PAGES + "/group", MINISTRY);

    assertThat(issued.statusCode()).isEqualTo(303);
    String page = PAGES + "/invoices/2004-000004";
    assertThat(site.page(page).body()).contains("Ministry of Migration", "Ana Souza");
    assertThat(site.page(PAGES + "/invoices").body()).contains(many);
    String italian = text(site.file(page + "/document.pdf").body());
    assertThat(italian).contains("Fattura 2004-000004", "Quote di partecipazione");
    var out = site.fillIn(page, page + "/items/R2/take-out");
    assertThat(out.headers().firstValue("Location").orElse("")).endsWith("/invoices/2004-000005");
    assertThat(text(site.file(page + "/credit-notes/1.pdf").body())).contains("2004-000005");
    assertThat(text(site.file(PAGES + "/invoices/2004-000001/credit-notes/1.pdf").body()))
        .contains("replaces invoice 2004-000001", "2004-000004");
  }

  @Test
  void a_form_filled_in_badly_is_shown_again_with_what_was_chosen() throws Exception {
    site.as(Role.FINANCE);

    var answer =
        site.fillIn(
            PAGES + "/group",
            PAGES + "/group",
            "pick",
            "2004-000001",
            "name",
            "",
            "town",
            "",
            "country",
            "",
            "language",
            "xx");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("error-summary", "Choose 2 to 300", "checked");
  }

  /** It names others, and is for whoever pays. */
  @Test
  void a_delegate_does_not_get_the_invoice_of_the_group() throws Exception {
    site.programAs(Role.FINANCE).post(API + "/group-invoices", GROUP_BODY);
    String link = "/metropolis-2004/invoice/" + site.tokens.sign("invoice", "R1");

    assertThat(site.file(link + "/2004-000004/document.pdf").statusCode()).isEqualTo(404);
    assertThat(site.file(link + "/2004-000002/document.pdf").statusCode()).isEqualTo(404);
    assertThat(site.file(link + "/2004-000001/document.pdf").statusCode()).isEqualTo(200);
    assertThat(site.page(link + "/papers").body())
        .contains("You have nothing to pay yourself", "Credit note 2004-000001-C1")
        .doesNotContain("Ministry");
  }

  @Test
  void a_fee_paid_late_is_explained_to_finance_and_to_the_delegate() throws Exception {
    site.wire.billingDifferences();
    LocalDate late = LocalDate.of(2004, 6, 15);
    site.wire.send(
        Wire.statement(
            "S1",
            new Line("L1", "", false, false, Money.of(45000, "CHF"), late, late, reference("R1"))));

    String link = "/metropolis-2004/invoice/" + site.tokens.sign("invoice", "R1");
    assertThat(site.page(link + "/papers").body())
        .contains("Supplementary invoice 2004-000004", "value date 15 Jun 2004", "14 Jun 2004");
    assertThat(text(site.file(link + "/2004-000004/document.pdf").body()))
        .contains("Supplementary invoice 2004-000004", "15 June 2004", "150.00");
    site.as(Role.FINANCE);
    assertThat(site.page(PAGES + "/invoices/2004-000004").body()).contains("value date 15 Jun");
    assertThat(site.page(PAGES + "/invoices/2004-000001").body()).contains("2004-000004");
    assertThat(site.programAs(Role.FINANCE).get(API + "/invoices/2004-000004").body())
        .contains("\"supplementTo\":\"2004-000001\"");
  }

  @Test
  void finance_makes_out_the_reminders_that_are_due_each_once() throws Exception {
    site.as(Role.FINANCE).at("2004-07-24T08:00:00Z");
    site.wire.events();
    String page = PAGES + "/overdue";
    String again = site.filled(page, page, "remind", "2004-000001 1", "remind", "2004-000002 1");

    var first = site.form(page, again);

    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(site.wire.events()).hasSize(2).hasOnlyElementsOfType(InvoiceReminded.class);
    site.form(page, site.filled(page, page, "remind", "2004-000001 1"));
    assertThat(site.wire.events()).isEmpty();
    assertThat(site.page(page).body()).contains("Made out today", "reminders/1.pdf");
    assertThat(text(site.file(PAGES + "/invoices/2004-000001/reminders/1.pdf").body()))
        .contains("Payment reminder 2004-000001-M1", "3 August 2004", "450.00");
    assertThat(site.page(PAGES + "/invoices/2004-000001").body())
        .contains("First reminder of 24 Jul 2004", "Priya Nair");
    assertThat(site.get(PAGES + "/invoices/2004-000001/reminders/2.pdf").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoever_may_have_paid_is_not_reminded() throws Exception {
    site.programAs(Role.FINANCE).at("2004-07-24T08:00:00Z");
    site.wire.send(
        Wire.statement(
            "S1",
            new Narrative("Somebody", "", "part of 2004-000001, rest follows", "PMNT"),
            Wire.credit("L1", 20000, "")));

    assertThat(site.get(API + "/overdue").body())
        .contains("\"waiting\":[\"L1\"]", "\"level\":1", "\"daysOverdue\":10");
    var answer =
        site.post(
            API + "/reminders",
            "{\"reminders\":[{\"invoice\":\"2004-000001\",\"level\":1},"
                + "{\"invoice\":\"2004-000002\",\"level\":1}]}");
    assertThat(answer.body())
        .contains("\"issued\":1", "\"paymentWaits\":1", "\"already\":0", "\"notDue\":0");
    assertThat(site.as(Role.FINANCE).page(PAGES + "/overdue").body()).contains("may be paid");
  }

  /** What restarts finds groups, supplements and reminders as they were. */
  @Test
  void the_stores_bring_back_groups_and_reminders() throws Exception {
    site.programAs(Role.FINANCE).at("2004-07-24T08:00:00Z");
    site.wire.billingDifferences();
    site.post(API + "/group-invoices", GROUP_BODY);
    site.at("2004-09-30T08:00:00Z");
    site.post(API + "/reminders", "{\"reminders\":[{\"invoice\":\"2004-000004\",\"level\":1}]}");

    var group = site.wire.office().books().invoice("2004-000004").orElseThrow();
    var office = new metropolis.payment.office.Office(Wire.CONFERENCE);
    metropolis.payment.wire.States.restore(
        metropolis.payment.wire.States.state(group, site.wire.office()), office);

    assertThat(office.books().invoice("2004-000004")).contains(group);
    assertThat(group.reminders()).hasSize(1);
    assertThat(office.books().invoicesOf("R2")).isEqualTo(List.of(group));
    assertThat(office.dossiers().addressee("2004-000004").orElseThrow().language()).isEqualTo("de");
  }

  private static String text(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
