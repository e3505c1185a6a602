package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.Refund;
import metropolis.payment.office.Order;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deciding line after line. */
class QueuePageTest {

  private static final String FINANCE = "/" + Wire.CONFERENCE + "/finance";
  private static final String QUEUE = FINANCE + "/queue";

  private Site site;

  @BeforeEach
  void given() throws Exception {
    site = new Site();
    site.wire.announced().registered("R1").accepted("R1", 45000);
    site.wire.send(said("S1", "K1", 45000, "Ana Souza", "congress"));
    site.wire.send(said("S2", "K2", 12345, "Somebody Else", "no idea"));
    site.as(Role.FINANCE);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void shows_the_first_line_with_its_proposals_and_keys() throws Exception {
    String page = site.page(QUEUE).body();

    assertThat(page)
        .contains("Ana Souza", "2004-000001", "1 of 2", "data-key=\"1\"", "payment/queue")
        .doesNotContain("Somebody Else");
  }

  @Test
  void the_next_line_stands_there_after_a_decision() throws Exception {
    var decided = site.fillIn(QUEUE, FINANCE + "/lines/K1/set-aside", "reason", "not-ours");

    assertThat(decided.statusCode()).isEqualTo(303);
    String next = decided.headers().firstValue("Location").orElseThrow();
    assertThat(next).isEqualTo(QUEUE + "?after=K1");
    assertThat(site.page(next).body())
        .contains("Somebody Else", "1 of 1", FINANCE + "/lines/K1")
        .doesNotContain("congress");
  }

  @Test
  void a_proposal_is_confirmed_from_it() throws Exception {
    // The last form for this action is that of a decision by hand, which has the same fields.
    site.fillIn(QUEUE, FINANCE + "/lines/K1/allocate", "invoice", "2004-000001", "amount", "450");

    assertThat(site.wire.office().books().invoice("2004-000001").orElseThrow().open().isZero())
        .isTrue();
    assertThat(site.page(QUEUE).body()).contains("Somebody Else");
  }

  @Test
  void lines_can_be_passed_over_and_come_back_to() throws Exception {
    String second = site.page(QUEUE + "?line=K2&lang=fr").body();

    assertThat(second).contains("Somebody Else", "2 sur 2", QUEUE + "?line=K1", "rel=\"prev\"");
    assertThat(second).doesNotContain("rel=\"next\"");
  }

  @Test
  void an_invoice_is_found_by_name_organisation_or_amount_and_allocated() throws Exception {
    for (String words : new String[] {"souza", "Соуза", "450.00", "2004-000001"}) {
      String page = site.page(QUEUE + "?line=K2&find=" + encoded(words)).body();

      assertThat(page)
          .as(words)
          .contains("1 of 1 open invoices", "data-key=\"4\"", "Allocate CHF 123.45");
    }
    String found = QUEUE + "?line=K2&find=souza";
    site.form(
        FINANCE + "/lines/K2/allocate",
        site.filled(
            found, FINANCE + "/lines/K2/allocate", "invoice", "2004-000001", "amount", "123.45"));

    assertThat(site.wire.office().books().line("K2").orElseThrow().waits()).isFalse();
  }

  @Test
  void words_that_no_open_invoice_has_say_so() throws Exception {
    assertThat(site.page(QUEUE + "?line=K2&find=nowhere").body())
        .contains("No open invoice has all these words.");
  }

  @Test
  void the_payer_is_credited_by_a_key_and_the_next_line_follows() throws Exception {
    assertThat(site.page(QUEUE).body()).contains("data-key=\"r\"");

    var decided = site.fillIn(QUEUE, FINANCE + "/lines/K1/credit", "reason", "paid-in-error");

    assertThat(decided.headers().firstValue("Location").orElseThrow())
        .isEqualTo(QUEUE + "?after=K1");
    assertThat(site.wire.office().books().payers().credits()).hasSize(1);
  }

  @Test
  void a_refund_is_asked_for_by_a_key_and_the_next_line_follows() throws Exception {
    assertThat(site.page(QUEUE).body()).contains("data-key=\"m\"", "Refund CHF 450.00");

    var decided = refund("K1", "account", "DE89 3704 0044 0532 0130 00");

    assertThat(decided.statusCode()).isEqualTo(303);
    String next = decided.headers().firstValue("Location").orElseThrow();
    assertThat(next).isEqualTo(QUEUE + "?after=K1");
    assertThat(site.page(next).body())
        .contains("Somebody Else", "1 of 1", FINANCE + "/lines/K1", "data-key=\"u\"");
    assertThat(refunds())
        .singleElement()
        .satisfies(
            refund -> {
              assertThat(refund.standing()).isEqualTo(Refund.Standing.APPROVED);
              assertThat(refund.amount()).isEqualTo(Money.of(45000, "CHF"));
            });
    assertThat(site.page(QUEUE + "?lang=fr").body()).contains("Rembourser CHF 123.45");
  }

  @Test
  void an_account_that_the_bank_told_is_shown_and_no_field() throws Exception {
    site.wire.send(from("K0", "DE89370400440532013000"));
    String page = site.page(QUEUE + "?line=K0").body();

    var decided = refund("K0");

    assertThat(page)
        .contains("It goes back to the account from which it came", "DE89370400440532013000")
        .contains("value=\"DE\" selected")
        .doesNotContain("id=\"f-account\"");
    assertThat(decided.statusCode()).isEqualTo(303);
    assertThat(site.wire.office().dossiers().payee(refunds().getFirst().id()).orElseThrow())
        .satisfies(payee -> assertThat(payee.account()).isEqualTo("DE89370400440532013000"));
  }

  @Test
  void what_is_wrong_with_a_payee_is_said_at_the_line_with_what_was_typed() throws Exception {
    var answer = refund("K2", "account", "DE89 3704 0044 0532 0130 01");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Somebody Else", "2 of 2", "href=\"#f-account\"", "check the digits")
        .contains("value=\"Rio\"", " open>");
    assertThat(site.wire.office().books().payers().credits()).isEmpty();
  }

  @Test
  void what_somebody_else_decided_meanwhile_is_said_and_changes_nothing() throws Exception {
    String typed = typed("K1", "account", "DE89370400440532013000");
    site.fillIn(QUEUE, FINANCE + "/lines/K1/set-aside", "reason", "not-ours");
    site.fillIn(FINANCE + "/lines/K1", FINANCE + "/lines/K1/credit", "reason", "other");

    var answer = site.form(FINANCE + "/lines/K1/refund", typed);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(refunds()).isEmpty();
  }

  private HttpResponse<String> refund(String line, String... more) throws Exception {
    return site.form(FINANCE + "/lines/" + line + "/refund", typed(line, more));
  }

  private String typed(String line, String... more) throws Exception {
    List<String> fields = new ArrayList<>(List.of(more));
    fields.addAll(
        List.of("reason", "paid-in-error", "name", "Ana Souza", "town", "Rio", "country", "BR"));
    return site.filled(
        QUEUE + "?line=" + line,
        FINANCE + "/lines/" + line + "/refund",
        fields.toArray(String[]::new));
  }

  private List<Refund> refunds() {
    return List.copyOf(site.wire.office().books().payers().refunds());
  }

  private static Order from(String key, String account) {
    return Wire.statement(
        "S" + key, new Narrative("Ana Souza", account, "", "PMNT"), Wire.credit(key, 7000, ""));
  }

  @Test
  void a_debit_that_nobody_knows_comes_last_and_is_booked_to_bank_charges() throws Exception {
    LocalDate day = LocalDate.of(2004, 6, 1);
    site.wire.send(
        Wire.statement(
            "S3",
            new Narrative("", "", "Monthly statement", ""),
            new Line("K0", "", false, false, Money.of(-500, "CHF"), day, day, "")));

    String page = site.page(QUEUE + "?line=K0").body();
    assertThat(page).contains("3 of 3", "What was it?", "data-key=\"b\"", "CHF −5.00");
    var decided = site.fillIn(QUEUE + "?line=K0", FINANCE + "/lines/K0/charge");

    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(303);
    assertThat(decided.headers().firstValue("Location")).contains(QUEUE + "?after=K0");

    assertThat(site.wire.office().books().line("K0").orElseThrow().charged())
        .isEqualTo(Money.of(-500, "CHF"));
    assertThat(site.page(QUEUE + "?line=K0").body()).contains("1 of 2");
    assertThat(site.page(FINANCE).body()).contains("charges of the bank", "In balance");
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  @Test
  void an_empty_queue_says_so() throws Exception {
    site.fillIn(QUEUE, FINANCE + "/lines/K1/set-aside", "reason", "not-ours");
    site.fillIn(QUEUE, FINANCE + "/lines/K2/set-aside", "reason", "not-ours");

    assertThat(site.page(QUEUE + "?after=K2").body()).contains(FINANCE + "/lines/K2");
    assertThat(site.page(QUEUE + "?after=nothing").statusCode()).isEqualTo(200);
  }

  private static Order said(String id, String key, long minor, String payer, String text) {
    return Wire.statement(id, new Narrative(payer, "", text, "PMNT"), Wire.credit(key, minor, ""));
  }
}
