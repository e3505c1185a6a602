package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.statement.CamtFile;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.Test;

/** What the rules propose for a line, by page and by program. */
class QueueRoutesTest extends PaymentStory {

  @Test
  void a_line_shows_what_fits_and_why_and_is_allocated_by_one_button() throws Exception {
    booked(45000, "Souza Ana", "conference fee of Ana Souza, 2004-2");
    String page = PAGES + "/lines/L1";
    String shown = site.as(Role.FINANCE).page(page).body();
    String inFrench = site.page(page + "?lang=fr").body();

    var answer = site.fillIn(page, page + "/allocate", "invoice", "2004-000002", "amount", "450");

    assertThat(shown)
        .contains(
            "The rules propose, the best first:",
            "A number in the text may be this invoice’s",
            "The payment names the delegate (100 % alike)",
            "Just what is open.",
            "value=\"2004-000002\"");
    assertThat(inFrench).contains("Exactement ce qui est ouvert.");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.page(page).body()).doesNotContain("The rules propose");
  }

  @Test
  void a_transfer_for_an_institution_is_split_by_one_button() throws Exception {
    booked(135000, "REFUGEE AID", "fees");
    String page = PAGES + "/lines/L1";

    var answer = site.as(Role.FINANCE).fillIn(page, page + "/split");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.wire.office().books().line("L1").orElseThrow().allocations()).hasSize(3);
  }

  @Test
  void charges_of_banks_are_written_off_by_one_button() throws Exception {
    site.wire.send(Wire.statement("S1", Wire.credit("L1", 43000, reference("R1"))));
    String page = PAGES + "/lines/L1";
    assertThat(site.as(Role.FINANCE).page(page).body())
        .contains("Allocate CHF 430.00, charge CHF 20.00", "within the CHF 30.00");

    site.fillIn(page, page + "/split");

    assertThat(site.page(PAGES + "/invoices/2004-000001").body()).contains("Charges of banks");
    assertThat(site.wire.office().books().invoiceOf("R1").orElseThrow().open().isZero()).isTrue();
  }

  @Test
  void a_program_reads_the_queue_with_its_reasons_and_splits() throws Exception {
    booked(90000, "Sponsor", "for 2004-000001 and 2004-000002 and 2004-000003");
    String queue = site.programAs(Role.FINANCE).get(API + "/queue").body();

    var answer =
        site.post(
            API + "/splits",
            """
            {"line":"L1","shares":[
              {"invoice":"2004-000001","amount":{"minor":45000,"currency":"CHF"}},
              {"invoice":"2004-000003","amount":{"minor":45000,"currency":"CHF"}}]}
            """);

    assertThat(queue)
        .contains(
            "\"total\":1",
            "\"action\":\"split\"",
            "\"rule\":\"several-in-text\"",
            "\"code\":\"sum-equal\"",
            "\"text\":\"The text names this invoice.\"");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(site.get(API + "/queue").body()).contains("\"total\":0");
  }

  @Test
  void a_program_reads_what_left_the_account_and_what_came_back_as_the_page_shows_it()
      throws Exception {
    site.wire.send(
        Wire.statement(
            "S1",
            new Narrative("Verlag Muster AG", "", "room hire", "PMNT"),
            Wire.credit("L1", 45000, ""),
            RefundStory.told("L2", -12000, false, "E1"),
            RefundStory.told("L3", 700, true, "E2")));

    String queue = site.programAs(Role.FINANCE).get(API + "/queue").body();
    String found = site.get(API + "/queue?q=hire+120").body();
    site.post(API + "/lines/L2/charge", "{\"reason\":\"account-fee\"}");

    assertThat(queue).contains("\"total\":3").matches(inOrder("L1", "L2", "L3"));
    assertThat(queue).contains("\"task\":\"allocate\"", "\"task\":\"explain\"");
    assertThat(queue).contains("\"kind\":\"paid-out\"", "\"kind\":\"returned\"", "room hire");
    assertThat(found).contains("\"total\":1", "\"line\":\"L2\"");
    assertThat(site.get(API + "/queue").body())
        .contains("\"total\":2")
        .doesNotContain("\"line\":\"L2\"");
    assertThat(site.as(Role.FINANCE).page(PAGES + "/queue?lang=en").body()).contains("1 of 2");
  }

  @Test
  void what_the_payer_wrote_in_an_uploaded_statement_is_read() throws Exception {
    String entry =
        payment("B1", "450.00", "", "Sponsor")
            .replace(
                "</RltdPties>",
                "</RltdPties><RmtInf><Ustrd>invoice 2004-000002, thank you</Ustrd></RmtInf>");

    site.programAs(Role.FINANCE).post(API + "/statements", CamtFile.of(entry));

    assertThat(site.get(API + "/invoices/2004-000002").body())
        .contains("\"rule\":\"number-in-text\"", "\"status\":\"paid\"");
  }

  @Test
  void a_trial_tells_what_the_rules_would_allocate_now() throws Exception {
    booked(45000, "Sponsor", "invoice 2004-000004");
    site.wire.registered("R4").accepted("R4", 45000);

    var trial = site.programAs(Role.FINANCE).get(API + "/queue/trial");

    assertThat(trial.body())
        .contains("\"line\":\"L1\"", "\"invoice\":\"2004-000004\"", "\"number-in-text\"");
    assertThat(site.get(API + "/queue").body()).contains("\"total\":1");
  }

  private static String inOrder(String... keys) {
    return "(?s).*\"line\":\"" + String.join("\".*\"line\":\"", keys) + "\".*";
  }

  @Test
  void the_rules_are_run_again_as_a_trial_and_then_in_earnest() throws Exception {
    booked(45000, "Sponsor", "invoice 2004-000004");
    site.wire.registered("R4").accepted("R4", 45000);
    String trial = PAGES + "/queue/trial";
    String shown = site.as(Role.FINANCE).page(trial + "?lang=en").body();
    String french = site.page(trial + "?lang=fr").body();
    assertThat(site.wire.office().books().line("L1").orElseThrow().waits()).isTrue();

    var answer = site.fillIn(trial, trial);

    assertThat(shown).contains("2004-000004", "CHF 450.00", "Sponsor", "Allocate this one");
    assertThat(french).contains("Ce que les règles attribueraient maintenant");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.wire.office().books().invoice("2004-000004").orElseThrow().open().isZero())
        .isTrue();
    assertThat(site.page(trial + "?lang=en").body()).contains("The rules would change nothing");
  }

  @Test
  void what_changed_since_it_was_shown_is_not_allocated() throws Exception {
    booked(45000, "Sponsor", "invoice 2004-000004");
    site.wire.registered("R4").accepted("R4", 45000);
    String trial = PAGES + "/queue/trial";
    String agreed = site.as(Role.FINANCE).filled(trial, trial);
    site.wire.send(new SetAsideLine("L1", "not-ours"));

    site.form(trial, agreed);

    assertThat(site.wire.office().books().line("L1").orElseThrow().allocations()).isEmpty();
    assertThat(site.page(PAGES + "/queue?lang=en").body()).contains("1 were not");
  }

  /** Books a credit with words, without a reference, as line L1. */
  private void booked(long minor, String counterparty, String text) {
    site.wire.send(
        Wire.statement(
            "S1", new Narrative(counterparty, "", text, "PMNT"), Wire.credit("L1", minor, "")));
  }
}
