package metropolis.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import metropolis.payment.cards.CardState.Standing;
import metropolis.payment.ledger.Account;
import metropolis.payment.ledger.Balance;
import metropolis.payment.ledger.CardPayment;
import metropolis.payment.ledger.PaymentCommand.AllocateByHand;
import metropolis.payment.ledger.TrialBalance;
import metropolis.payment.office.Order;
import metropolis.payment.rehearsal.FakeStripe;
import metropolis.platform.http.ApiCheck;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardRoutesTest {

  private static final LocalDate ARRIVAL = LocalDate.of(2004, 6, 15);
  private static final String PAGES = PaymentStory.PAGES;
  private static final String API = PaymentStory.API;

  private FakeStripe stripe;
  private Site site;

  @BeforeEach
  void start() throws Exception {
    stripe = new FakeStripe();
    site = new Site(stripe.provider());
    site.wire.announced();
    for (String registration : new String[] {"R1", "R2", "R3"}) {
      site.wire.registered(registration).accepted(registration, 45000);
    }
  }

  @AfterEach
  void stop() {
    assertThat(Balance.of(site.wire.office().books()).broken()).isEmpty();
    site.close();
    stripe.close();
  }

  @Test
  void a_delegate_is_led_to_the_providers_page() throws Exception {
    String papers = papers("R1");

    var answer = site.fillIn(papers, card("R1"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Refresh").orElse(""))
        .isEqualTo("0; url=" + stripe.settings().api() + "/pay/cs_test_1");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("form-action 'self'");
    assertThat(answer.body()).contains("href=\"" + stripe.settings().api() + "/pay/cs_test_1\"");
    assertThat(stripe.session("cs_test_1"))
        .containsEntry("line_items[0][price_data][unit_amount]", "45000")
        .containsEntry("line_items[0][price_data][currency]", "chf")
        .containsEntry("metadata[metropolis_invoice]", "2004-000001")
        .containsEntry("locale", "en");
    assertThat(stripe.session("cs_test_1").toString()).doesNotContain("Souza", "example.org");
  }

  @Test
  void a_second_press_leads_to_the_same_page_and_another_amount_to_a_new_one() throws Exception {
    open("R1");
    open("R1");
    assertThat(stripe.lastSession()).isEqualTo("cs_test_1");
    site.wire.send(Wire.statement("S1", Wire.credit("L1", 10000, "")));
    site.wire.send(new AllocateByHand("L1", "2004-000001", Money.of(10000, "CHF")));

    open("R1");

    assertThat(stripe.status("cs_test_1")).isEqualTo("expired");
    assertThat(stripe.session("cs_test_2"))
        .containsEntry("line_items[0][price_data][unit_amount]", "35000");
  }

  @Test
  void a_paid_page_that_was_not_told_yet_is_not_paid_again() throws Exception {
    open("R1");
    stripe.pay("cs_test_1");

    assertThat(open("R1").statusCode()).isEqualTo(303);

    assertThat(site.page(papers("R1") + "?card=2004-000001").body()).contains("being confirmed");
  }

  @Test
  void a_supplement_is_paid_by_card_too_and_each_invoice_has_its_receipt() throws Exception {
    site.at("2004-06-20T08:00:00Z").wire.billingDifferences();
    open("R1");
    stripe.pay(stripe.lastSession());
    stripe.deliver(webhook(), new Random(1));
    assertThat(site.page(papers("R1")).body()).contains("Pay CHF 150.00 by card");

    assertThat(open("R1").statusCode()).isEqualTo(200);
    assertThat(stripe.session(stripe.lastSession()))
        .containsEntry("line_items[0][price_data][unit_amount]", "15000")
        .containsEntry("metadata[metropolis_invoice]", "2004-000004");
    stripe.pay(stripe.lastSession());
    stripe.deliver(webhook(), new Random(1));

    assertThat(site.page(papers("R1")).body()).doesNotContain("by card");
    for (String number : List.of("2004-000001", "2004-000004")) {
      String receipt = papers("R1").replace("/papers", "/" + number + "/receipt.pdf");
      assertThat(site.file(receipt).statusCode()).as(number).isEqualTo(200);
    }
  }

  @Test
  void after_a_withdrawn_supplement_the_link_leads_to_the_first_invoice_again() throws Exception {
    site.at("2004-06-20T08:00:00Z").wire.billingDifferences();
    open("R1");
    stripe.pay(stripe.lastSession());
    stripe.deliver(webhook(), new Random(1));
    String link = papers("R1").replace("/papers", "");
    assertThat(text(site.file(link).body())).contains("2004-000004");

    stripe.refund("cs_test_1", 45000);
    stripe.deliver(webhook(), new Random(1));

    assertThat(site.wire.office().books().invoice("2004-000004").orElseThrow().cancelled())
        .isTrue();
    assertThat(text(site.file(link).body())).contains("Invoice 2004-000001", "450.00");
  }

  private static String text(byte[] drawn) throws Exception {
    try (PDDocument document = Loader.loadPDF(drawn)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void one_of_a_group_does_not_pay_for_all() throws Exception {
    site.wire.send(
        Order.grouping(List.of("2004-000001", "2004-000002"), RefundStory.AID.address(), "en"));

    assertThat(site.page(papers("R1")).body()).doesNotContain("by card");
    String group = papers("R1").replace("/papers", "/2004-000004/card");
    String fields = site.filled(papers("R3"), card("R3"));
    assertThat(site.form(group, fields).statusCode()).isEqualTo(404);
    assertThat(stripe.lastSession()).isEqualTo("cs_test_0");
  }

  @Test
  void a_provider_out_of_order_takes_nothing() throws Exception {
    stripe.fail(500);

    var answer = open("R1");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(site.page(papers("R1")).body()).contains("cannot be reached at the moment");
    assertThat(stripe.requests).hasSize(2);
    assertThat(site.wire.office().books().cards().isEmpty()).isTrue();
  }

  @Test
  void cards_are_offered_only_where_a_provider_is_set_up() throws Exception {
    assertThat(site.page(papers("R1")).body()).contains("Pay CHF 450.00 by card");
    try (Site without = new Site()) {
      without.wire.announced().registered("R1").accepted("R1", 45000);
      String page = "/metropolis-2004/invoice/" + without.tokens.sign("invoice", "R1") + "/papers";
      assertThat(without.page(page).body()).doesNotContain("by card");
      assertThat(without.post("/api/payment/card-notices/stripe", "{}").statusCode())
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void events_in_any_order_and_number_lead_to_one_state(long seed) throws Exception {
    open("R1");
    open("R2");
    open("R3");
    stripe.pay("cs_test_1");
    stripe.refund("cs_test_1", 10000);
    stripe.pay("cs_test_2");
    stripe.dispute("cs_test_2");
    stripe.winDispute("cs_test_2");
    stripe.payLater("cs_test_3");
    stripe.failLater("cs_test_3");

    assertThat(stripe.deliver(webhook(), new Random(seed))).containsOnly(200);

    assertThat(standing("2004-000001")).isEqualTo(Standing.PARTLY_REFUNDED);
    assertThat(standing("2004-000002")).isEqualTo(Standing.WON);
    assertThat(standing("2004-000003")).isEqualTo(Standing.FAILED);
    var books = site.wire.office().books();
    assertThat(books.invoice("2004-000001").orElseThrow().open().minor()).isEqualTo(10000);
    assertThat(books.invoice("2004-000002").orElseThrow().open().minor()).isZero();
    assertThat(books.invoice("2004-000003").orElseThrow().open().minor()).isEqualTo(45000);
  }

  @Test
  void a_payout_is_told_apart_and_matched_with_the_bank() throws Exception {
    open("R1");
    open("R2");
    stripe.pay("cs_test_1");
    stripe.pay("cs_test_2");
    String payout = stripe.payOut(ARRIVAL, "cs_test_1", "cs_test_2");
    stripe.deliver(webhook(), new Random(1));
    long net = 2 * (45000 - FakeStripe.fee(45000));
    site.wire.send(
        Wire.statement(
            "S1",
            new metropolis.payment.dossier.Narrative("STRIPE", "", payout, "PMNT"),
            Wire.credit("L1", net, "")));

    site.programAs(Role.FINANCE);
    String id = idOf(payout);
    assertThat(site.get(API + "/payouts/" + id).body())
        .contains("\"line\":\"L1\"", "\"kind\":\"payment\"");
    assertThat(site.get(API + "/accounts").body()).contains("\"psp-clearing\"", "\"card-fees\"");
    assertThat(site.get(API + "/balance").body()).contains("\"holds\":true", "\"cardPayouts\"");
    for (String language : new String[] {"en", "fr"}) {
      site.as(Role.FINANCE);
      for (String page :
          new String[] {"", "/cards", "/payouts", "/payouts/" + id, "/lines/L1", "/periods"}) {
        assertThat(site.page(PAGES + page + "?lang=" + language).statusCode())
            .as(page)
            .isEqualTo(200);
      }
    }
    assertThat(site.page(PAGES + "/payouts/" + id + "?lang=en").body())
        .contains("arrived", "Show the bank line", payout);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void a_payout_that_fails_says_why_and_comes_with_the_next(long seed) throws Exception {
    open("R1");
    open("R2");
    stripe.pay("cs_test_1");
    stripe.pay("cs_test_2");
    String failed = stripe.payOut(ARRIVAL, "cs_test_1");
    stripe.failPayout(failed, "account_closed");
    String next = stripe.payOut(ARRIVAL.plusDays(2), "cs_test_2");

    assertThat(stripe.deliver(webhook(), new Random(seed))).containsOnly(200);
    long net = 2 * (45000 - FakeStripe.fee(45000));
    site.wire.send(
        Wire.statement(
            "S1",
            new metropolis.payment.dossier.Narrative("STRIPE", "", next, "PMNT"),
            Wire.credit("L1", net, "")));

    site.programAs(Role.FINANCE);
    assertThat(site.get(API + "/payouts/" + idOf(failed)).body())
        .contains("\"state\":\"failed\"", "\"failure\":\"account_closed\"")
        .doesNotContain("\"line\":\"");
    assertThat(site.get(API + "/payouts/" + idOf(next)).body())
        .contains("\"state\":\"arrived\"", "\"kind\":\"carried\"", "\"line\":\"L1\"");
    assertThat(site.wire.office().books().line("L1").orElseThrow().unallocated().isZero()).isTrue();
    assertThat(pspClearing()).isZero();
    site.as(Role.FINANCE);
    assertThat(site.page(PAGES + "/payouts?lang=en").body())
        .contains("failed", "the bank account is closed", "arrived");
    assertThat(site.page(PAGES + "/payouts/" + idOf(failed) + "?lang=en").body())
        .contains("The provider could not pay it out: the bank account is closed.")
        .doesNotContain("No bank line");
    assertThat(site.page(PAGES + "/payouts/" + idOf(failed) + "?lang=fr").body())
        .contains("le compte bancaire est fermé");
  }

  @Test
  void finance_says_which_line_a_payout_is_and_takes_it_back() throws Exception {
    open("R1");
    stripe.pay("cs_test_1");
    String payout = stripe.payOut(ARRIVAL, "cs_test_1");
    stripe.deliver(webhook(), new Random(1));
    site.wire.send(Wire.statement("S1", Wire.credit("L1", 45000 - FakeStripe.fee(45000), "")));
    String page = PAGES + "/payouts/" + idOf(payout);
    site.as(Role.FINANCE);

    assertThat(site.fillIn(page, page + "/clear").statusCode()).isEqualTo(303);
    assertThat(site.page(page).body()).contains("Show the bank line");
    assertThat(site.page(PAGES + "/lines/L1").body()).contains("payout of cards");
    assertThat(site.fillIn(page, page + "/reopen", "reason", "wrong-line").statusCode())
        .isEqualTo(303);
    assertThat(site.page(page).body()).contains("It is this one");
  }

  @Test
  void a_card_payment_is_shown_with_its_evidence() throws Exception {
    open("R1");
    stripe.pay("cs_test_1");
    stripe.deliver(webhook(), new Random(1));
    stripe.dispute("cs_test_1");
    stripe.deliver(webhook(), new Random(1));
    String id = payment("2004-000001").id();
    site.as(Role.FINANCE);

    String english = site.page(PAGES + "/cards/" + id).body();
    String french = site.page(PAGES + "/cards/" + id + "?lang=fr").body();

    assertThat(english).contains("disputed", "CHF 450.00 was paid.", "evt_", "cs_test_1");
    assertThat(french).contains("contesté", "ont été payés");
    assertThat(site.page(PAGES + "/cards?show=disputed&lang=en").body()).contains(id);
    assertThat(site.page(PAGES + "/cards?show=not-paid").body()).doesNotContain(id);
    assertThat(site.page(PAGES + "/invoices/2004-000001").body()).contains(PAGES + "/cards/" + id);
    site.programAs(Role.FINANCE);
    assertThat(site.get(API + "/cards/" + id).body())
        .contains("\"state\":\"disputed\"", "\"session\":\"cs_test_1\"");
    assertThat(site.get(API + "/cards?state=disputed").body()).contains(id);
    assertThat(site.get(API + "/cards?state=what").statusCode()).isEqualTo(400);
    assertThat(site.get(API + "/cards/card-none").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_not_signed_is_refused() throws Exception {
    open("R1");
    stripe.pay("cs_test_1");
    String event = stripe.undelivered().getFirst();
    String old = FakeStripe.header(event, Instant.now().minusSeconds(900), FakeStripe.WEBHOOK_KEY);
    String good = FakeStripe.header(event, Instant.now(), FakeStripe.WEBHOOK_KEY);

    assertThat(stripe.deliver(webhook(), event, "t=1,v1=00").statusCode()).isEqualTo(400);
    assertThat(stripe.deliver(webhook(), event, old).body()).contains("signature-too-old");
    assertThat(stripe.deliver(webhook(), event + " ", good).body()).contains("signature-wrong");
    assertThat(standing("2004-000001")).isEqualTo(Standing.PENDING);
    assertThat(stripe.deliver(webhook(), event, good).body()).contains("notice-taken");
    assertThat(stripe.deliver(webhook(), event, good).body()).contains("notice-known");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{\"type\":\"charge.refunded\",\"livemode\":false,\"data\":{\"object\":{}}}",
        "{\"type\":\"payout.paid\",\"livemode\":false,\"data\":{\"object\":{\"id\":{}}}}"
      })
  void what_is_signed_and_unreadable_is_told_so(String body) throws Exception {
    var answer =
        stripe.deliver(
            webhook(), body, FakeStripe.header(body, Instant.now(), FakeStripe.WEBHOOK_KEY));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("notice-unreadable");
  }

  @Test
  void what_is_of_others_or_of_no_concern_is_taken_and_changes_nothing() throws Exception {
    for (String body :
        List.of(
            "{\"id\":\"evt_9\",\"type\":\"customer.created\",\"livemode\":false}",
            "{\"id\":\"evt_9\",\"type\":\"customer.created\",\"livemode\":true}",
            "{\"id\":\"evt_9\",\"type\":\"payment_intent.succeeded\",\"livemode\":false,\"data\":"
                + "{\"object\":{\"currency\":\"chf\",\"amount_received\":100,\"metadata\":{}}}}")) {
      var answer =
          stripe.deliver(
              webhook(), body, FakeStripe.header(body, Instant.now(), FakeStripe.WEBHOOK_KEY));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("ignored-");
    }
    assertThat(site.wire.office().books().cards().isEmpty()).isTrue();
  }

  @Test
  void too_much_is_refused_and_an_unknown_owner_is_asked_for_again() throws Exception {
    String large = "{\"pad\":\"" + "x".repeat(300_000) + "\"}";
    assertThat(
            stripe
                .deliver(
                    webhook(),
                    large,
                    FakeStripe.header(large, Instant.now(), FakeStripe.WEBHOOK_KEY))
                .statusCode())
        .isEqualTo(413);
    open("R1");
    stripe.pay("cs_test_1");
    stripe.dispute("cs_test_1");
    stripe.fail(500);
    String dispute = stripe.undelivered().getLast();
    String signature = FakeStripe.header(dispute, Instant.now(), FakeStripe.WEBHOOK_KEY);

    assertThat(stripe.deliver(webhook(), dispute, signature).statusCode()).isEqualTo(503);
    stripe.fail(0);
    assertThat(stripe.deliver(webhook(), dispute, signature).statusCode()).isEqualTo(200);
  }

  @Test
  void the_api_is_described_as_it_is() throws Exception {
    assertThat(ApiCheck.differences(site.server)).isEmpty();
  }

  private java.net.http.HttpResponse<String> open(String registration) throws Exception {
    return site.fillIn(papers(registration), card(registration));
  }

  /** Of the newest invoice of the registration. */
  private String card(String registration) {
    var invoice = site.wire.office().books().invoiceOf(registration).orElseThrow();
    return papers(registration).replace("/papers", "/" + invoice.number() + "/card");
  }

  private String papers(String registration) {
    return "/metropolis-2004/invoice/" + site.tokens.sign("invoice", registration) + "/papers";
  }

  private static String idOf(String payout) {
    return "payout-stripe-" + payout.replace('_', '-');
  }

  private long pspClearing() {
    return TrialBalance.of(site.wire.office().books(), LocalDate.MAX).sheets().stream()
        .flatMap(sheet -> sheet.rows().stream())
        .filter(row -> row.account() == Account.PSP_CLEARING)
        .mapToLong(row -> row.balance().minor())
        .sum();
  }

  private URI webhook() {
    return site.server.url().resolve("/api/payment/card-notices/stripe");
  }

  private CardPayment payment(String invoice) {
    return site.wire.office().books().cards().payments().stream()
        .filter(payment -> payment.invoice().toString().equals(invoice))
        .findFirst()
        .orElseThrow();
  }

  private Standing standing(String invoice) {
    return payment(invoice).state().standing();
  }
}
