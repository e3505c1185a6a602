package metropolis.payment;

import static metropolis.payment.RefundStory.told;
import static metropolis.payment.Wire.credit;
import static metropolis.payment.Wire.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.PayerCredit;
import metropolis.payment.ledger.PaymentCommand.WaiveInvoice;
import metropolis.payment.ledger.Refund;
import metropolis.payment.office.Order;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credits, refunds and second persons, by page and by program. */
class RefundRoutesTest extends PaymentStory {

  private static final String REFUNDS = PAGES + "/refunds";

  @Test
  void a_refund_goes_from_its_credit_to_the_bank_by_pages_alone() throws Exception {
    String page = PAGES + "/credits/" + overpaid(5000).id();
    site.as(Role.FINANCE);
    assertThat(site.page(page).body()).contains("DE89370400440532013000", "Refugee Aid", "50.00");

    var proposed =
        site.fillIn(
            page,
            page + "/refund",
            "amount",
            "50.00",
            "account",
            "DE89 3704 0044 0532 0130 00",
            "name",
            "Refugee Aid",
            "town",
            "Rio",
            "country",
            "BR");
    assertThat(proposed.statusCode()).isEqualTo(303);
    var made =
        site.fillIn(
            REFUNDS, PAGES + "/payment-orders", "refund", refund().id(), "execution", "2004-06-16");
    assertThat(made.statusCode()).isEqualTo(303);
    String order = PAGES + "/payment-orders/" + refund().order().orElseThrow();
    var file = site.file(order + "/pain.001.xml");
    site.fillIn(REFUNDS, order + "/sent");
    site.wire.send(statement("S2", told("OUT", -5000, false, refund().endToEndId().orElseThrow())));

    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", "pain.001-");
    assertThat(new String(file.body(), StandardCharsets.UTF_8))
        .contains("pain.001.001.09", "<IBAN>DE89370400440532013000</IBAN>", "<CtrlSum>50.00<");
    assertThat(site.file(order + "/pain.001.xml").body()).isEqualTo(file.body());
    assertThat(site.page(REFUNDS).body()).contains("paid", PAGES + "/lines/OUT");
    assertThat(site.page(PAGES + "/lines/OUT").body()).contains("On account of payers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "account | DE89 3704 0044 0532 0130 01 | f-account | check the digits of the IBAN",
        "account | CH44 3199 9123 0008 8901 2 | f-account | This is a QR-IBAN",
        "name | Помощь | f-name | Latin letters",
        "amount | 60.00 | f-amount | more than is left of the credit"
      })
  void what_no_bank_would_pay_is_said_beside_its_field(
      String field, String value, String id, String words) throws Exception {
    String page = PAGES + "/credits/" + overpaid(5000).id();

    var answer =
        site.as(Role.FINANCE)
            .fillIn(
                page,
                page + "/refund",
                "amount",
                field.equals("amount") ? value : "50.00",
                "account",
                field.equals("account") ? value : "DE89370400440532013000",
                "name",
                field.equals("name") ? value : "Refugee Aid",
                "town",
                "Rio",
                "country",
                "BR");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("href=\"#" + id + "\"", words);
    assertThat(site.wire.office().books().payers().refunds()).isEmpty();
  }

  @Test
  void a_second_person_approves_by_the_page_and_the_first_is_told_no() throws Exception {
    site.wire.accepted("R4", 80000);
    WaiveInvoice all = new WaiveInvoice("2004-000004", Money.of(80000, "CHF"), "speaker");
    site.wire.sendAs("somebody-else", Order.of(all));
    site.as(Role.FINANCE);
    assertThat(site.page(PAGES).body()).contains("waiting for a second person");

    var approved = site.fillIn(REFUNDS, PAGES + "/proposals/" + waiver() + "/approve");

    assertThat(approved.statusCode()).isEqualTo(303);
    assertThat(site.page(PAGES + "/invoices/2004-000004").body())
        .contains("somebody-else", "approved by Priya Nair, finance");
  }

  @Test
  void whoever_proposed_it_sees_no_button_and_a_program_is_refused() throws Exception {
    site.wire.accepted("R4", 80000);
    site.as(Role.FINANCE);
    String page = PAGES + "/invoices/2004-000004";
    site.fillIn(page, page + "/waive", "amount", "800.00", "reason", "speaker", "note", "");

    assertThat(site.page(REFUNDS).body())
        .contains("You proposed this: somebody else decides.")
        .doesNotContain("/approve\"");
    var answer =
        site.programAs(Role.FINANCE).post(API + "/proposals/" + waiver() + "/approval", "");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("second-person-needed", "Somebody else of finance");
  }

  @Test
  void a_line_goes_back_to_its_payer_from_its_own_page_and_both_are_undone() throws Exception {
    site.wire.send(statement("S1", credit("L1", 7000, "")));
    String page = PAGES + "/lines/L1";

    var asked =
        site.as(Role.FINANCE)
            .fillIn(
                page,
                page + "/refund",
                "reason",
                "paid-in-error",
                "account",
                "DE89370400440532013000",
                "name",
                "Refugee Aid",
                "town",
                "Rio",
                "country",
                "BR");
    assertThat(asked.headers().firstValue("Location").orElseThrow()).isEqualTo(page);
    site.fillIn(REFUNDS, PAGES + "/refunds/" + refund().id() + "/withdraw", "reason", "other");
    String credit = PAGES + "/credits/" + refund().creditId();
    site.fillIn(credit, credit + "/undo", "reason", "to-be-allocated");

    assertThat(refund().standing()).isEqualTo(Refund.Standing.WITHDRAWN);
    assertThat(site.wire.office().books().line("L1").orElseThrow().unallocated())
        .isEqualTo(Money.of(7000, "CHF"));
    assertThat(site.page(PAGES).body()).contains("In balance");
  }

  @Test
  void a_program_refunds_a_line_to_where_it_came_from_and_nowhere_else() throws Exception {
    site.wire.send(
        statement(
            "S1",
            new Narrative("Aid", "DE89370400440532013000", "", "PMNT"),
            credit("L1", 60000, "")));
    site.programAs(Role.FINANCE);
    String path = API + "/lines/L1/refund";
    String to = "\"to\":{\"name\":\"Aid\",\"town\":\"Rio\",\"country\":\"BR\"}";

    var elsewhere =
        site.post(
            path,
            "{\"reason\":\"paid-in-error\",\"account\":\"CH9300762011623852957\"," + to + "}");
    var unknown = site.post(path.replace("L1", "L9"), "{\"reason\":\"other\"," + to + "}");
    var done = site.post(path, "{\"reason\":\"paid-in-error\"," + to + "}");

    assertThat(elsewhere.statusCode()).isEqualTo(409);
    assertThat(elsewhere.body()).contains("account-not-the-payers", "another account");
    assertThat(unknown.statusCode()).isIn(404, 409);
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("refund-proposed", refund().id());
    assertThat(site.get(API + "/proposals").body()).contains(refund().id());
    assertThat(site.post(path, "{\"reason\":\"paid-in-error\"," + to + "}").body())
        .contains("nothing-unallocated");
    assertThat(site.wire.office().dossiers().payee(refund().id()).orElseThrow().account())
        .isEqualTo("DE89370400440532013000");
  }

  @Test
  void a_program_credits_refunds_orders_and_downloads() throws Exception {
    site.wire.send(statement("S1", credit("L1", 7000, "")));
    site.programAs(Role.FINANCE);

    var opened = site.post(API + "/credits", "{\"line\":\"L1\",\"reason\":\"paid-in-error\"}");
    assertThat(opened.body()).contains("credit-opened");
    String credit = site.wire.office().books().payers().credits().iterator().next().id();
    var proposed =
        site.post(
            API + "/refunds",
            """
            {"credit":"%s","amount":{"minor":7000,"currency":"CHF"},"account":"12345678",
             "bic":"CHASUS33","to":{"name":"Aid","town":"Boston","country":"US"}}
            """
                .formatted(credit));
    assertThat(proposed.body()).contains("refund-approved", refund().id());
    var made =
        site.post(
            API + "/payment-orders",
            "{\"refunds\":[\"" + refund().id() + "\"],\"executionDate\":\"2004-06-16\"}");
    String order = refund().order().orElseThrow();

    assertThat(made.body()).contains("order-made", order);
    assertThat(site.get(API + "/payment-orders/" + order + "/file").body())
        .contains("<Othr><Id>12345678</Id></Othr>", "<BICFI>CHASUS33</BICFI>");
    assertThat(site.get(API + "/payment-orders").body()).contains("\"minor\":7000", "\"made\"");
    assertThat(site.get(API + "/refunds").body()).contains("\"ordered\"", "\"payee\":\"Aid\"");
    assertThat(site.get(API + "/credits").body()).contains("\"available\":{\"minor\":0");
    assertThat(site.get(API + "/accounts").body()).contains("refunds-payable");
    assertThat(site.get(API + "/balance").body())
        .contains("\"holds\":true", "\"refundsPayable\":{\"minor\":7000");
    assertThat(site.post(API + "/payment-orders/" + order + "/sent", "").body())
        .contains("order-sent");
  }

  @ParameterizedTest
  @CsvSource({
    "/credits, line, 404, unknown-line",
    "/refunds/X/withdrawal, reason, 404, unknown-refund",
    "/refunds/X/line, line, 404, unknown-refund",
    "/proposals/X/refusal, reason, 404, unknown-proposal",
    "/payment-orders/X/drop, reason, 404, unknown-order"
  })
  void what_there_is_not_is_refused_by_name(String path, String field, int status, String code)
      throws Exception {
    String body = "{\"line\":\"NONE\",\"reason\":\"other\"}";
    String sent = path.equals("/credits") ? body : "{\"" + field + "\":\"" + "other" + "\"}";

    HttpResponse<String> answer = site.programAs(Role.FINANCE).post(API + path, sent);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
  }

  @Test
  void what_was_paid_for_a_registration_that_ended_is_credited_by_one_button() throws Exception {
    site.wire.send(statement("S1", credit("L1", 45000, reference("R1"))));
    site.wire.cancelled("R1");
    String page = PAGES + "/invoices/2004-000001";

    var answer = site.as(Role.FINANCE).fillIn(page, page + "/credit");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.page(REFUNDS).body()).contains("Registration ended", "450.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void every_page_is_there_in_both_languages(String language) throws Exception {
    String page = PAGES + "/credits/" + overpaid(5000).id();
    site.as(Role.FINANCE);

    for (String path : new String[] {REFUNDS, page, PAGES, PAGES + "/lines/L1"}) {
      var shown = site.page(path + "?lang=" + language);
      assertThat(shown.statusCode()).as(path).isEqualTo(200);
      assertThat(shown.body()).contains("<html lang=\"" + language + "\"");
      assertThat(Pattern.compile("\\?\\?|[a-z]+\\.[a-z-]+\\.title").matcher(shown.body()).find())
          .as(path)
          .isFalse();
    }
  }

  @Test
  void nobody_but_finance_sees_a_file_for_the_bank() throws Exception {
    var answer = site.as(Role.SECRETARIAT).page(PAGES + "/payment-orders/ANY/pain.001.xml");

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  private PayerCredit overpaid(long more) {
    site.wire.send(
        statement(
            "S1",
            new Narrative("Refugee Aid", "DE89370400440532013000", "fee", "PMNT"),
            credit("L1", 45000 + more, reference("R1"))));
    return site.wire.office().books().payers().credits().iterator().next();
  }

  private Refund refund() {
    return site.wire.office().books().payers().refunds().iterator().next();
  }

  private String waiver() {
    return site.wire.office().books().payers().waivers().iterator().next().id();
  }
}
