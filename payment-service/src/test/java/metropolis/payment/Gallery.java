package metropolis.payment;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.http.PaymentHttp;
import metropolis.payment.ledger.PayerCredit;
import metropolis.payment.ledger.PaymentCommand.AllocateByHand;
import metropolis.payment.ledger.PaymentCommand.OpenCredit;
import metropolis.payment.ledger.PaymentCommand.SendPaymentOrder;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.ledger.PaymentCommand.WaiveInvoice;
import metropolis.payment.office.Order;
import metropolis.payment.rehearsal.FakeStripe;
import metropolis.payment.statement.CamtFile;
import metropolis.platform.http.Access;
import metropolis.platform.http.HttpServer;
import metropolis.platform.http.Reply;
import metropolis.platform.http.ServerSettings;
import metropolis.platform.http.SignInPaths;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;
import metropolis.schemas.Topics;

/** Finance's pages with a little of everything, to be looked at in a browser. */
final class Gallery {

  private static final LocalDate ARRIVAL = LocalDate.of(2004, 6, 15);

  private static final List<String> FAMILIES =
      List.of("Souza", "Nguyễn", "Παπαδοπούλου", "Okonkwo", "Łukasiewicz", "Al-Masri", "Bélanger");

  private Gallery() {}

  public static void main(String[] arguments) throws Exception {
    FakeStripe stripe = new FakeStripe();
    Site site = new Site(stripe.provider());
    fill(site);
    fillCards(site, stripe);
    HttpServer server =
        HttpServer.on(ServerSettings.local())
            .clock(() -> Wire.NOW.plusSeconds(40L * 24 * 3600))
            .tokens(site.tokens)
            .gatekeeper(new Site.ByName())
            .module(new PaymentHttp(site.wire.desk(), Optional.of(stripe.provider())))
            .module(
                routes ->
                    routes.page(
                        "/become",
                        Access.PUBLIC,
                        x -> {
                          x.setCookie(
                              SignInPaths.SESSION_COOKIE, Role.FINANCE.name(), Duration.ofHours(1));
                          return Reply.seeOther(x.query("to").orElse("/"));
                        }))
            .start();
    System.out.println(server.url());
    System.out.println(server.url().resolve(papers(site, FAMILIES.size() + 5)));
    for (String registration : List.of("8D3M9QX2T5V8W1R0", "7K3M9QX2T5V8W1R1")) {
      String link = "/metropolis-2004/invoice/" + site.tokens.sign("invoice", registration);
      System.out.println(server.url().resolve(link + "/papers"));
    }
    Thread.currentThread().join();
  }

  private static void fill(Site site) throws Exception {
    Wire wire = site.wire.announced();
    for (int i = 0; i < 7; i++) {
      String registration = "7K3M9QX2T5V8W1R" + i;
      wire.piped(Topics.DELEGATES, registration, Wire.profile(registration, FAMILIES.get(i)));
      wire.accepted(registration, i == 3 ? 60000 : 45000);
    }
    String fourth = reference(wire, 3);
    site.programAs(Role.FINANCE)
        .post(
            "/api/payment/metropolis-2004/statements?name=june.xml",
            CamtFile.of(
                CamtFile.payment("ZK0614-1", "450.00", reference(wire, 0), "Refugee Aid"),
                CamtFile.payment("ZK0614-2", "430.00", reference(wire, 1), "Thi Anh Nguyen"),
                CamtFile.payment("ZK0614-3", "650.00", fourth, "Okonkwo Chambers"),
                CamtFile.payment("ZK0614-4", "450.00", "", "Universität für Migrationsforschung"),
                CamtFile.payment("ZK0614-5", "12.40", "", "Unbekannt"),
                CamtFile.payment("ZK0614-6", "450.00", reference(wire, 6), "J. Bélanger")));
    wire.send(
        new Order(
            new WaiveInvoice("2004-000005", Money.of(45000, "CHF"), "speaker"),
            Map.of(),
            "Keynote on Tuesday",
            ""));
    String small =
        wire.office().books().lines().stream()
            .filter(line -> line.amount().minor() == 1240)
            .findFirst()
            .orElseThrow()
            .key();
    wire.send(new SetAsideLine(small, "not-ours"));
    wire.send(Wire.statement("S9", Wire.credit("L9", -1250, ""), Wire.credit("L8", 10000, "")));
    wire.send(new AllocateByHand("L8", "2004-000006", Money.of(10000, "CHF")));
    wire.send(
        Wire.statement(
            "S10",
            new Narrative(
                "PAPADOPOULOU ANA", "", "Conference fee, Ana Papadopoulou, 2004-3", "PMNT"),
            Wire.credit("LA", 45000, "")));
    wire.send(
        Wire.statement(
            "S11",
            new Narrative("REFUGEE AID FOUNDATION", "", "Fees of our delegates", "PMNT"),
            Wire.credit("LB", 90000, "")));
    wire.cancelled("7K3M9QX2T5V8W1R6");
    refunds(wire);
    delegation(wire);
  }

  /** Three of a ministry on one invoice, of which somebody paid for one. */
  private static void delegation(Wire wire) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String registration = "8D3M9QX2T5V8W1R" + i;
      wire.piped(Topics.DELEGATES, registration, Wire.profile(registration, FAMILIES.get(i + 3)));
      wire.accepted(registration, 45000);
      numbers.add(wire.office().books().invoiceOf(registration).orElseThrow().number().toString());
    }
    PostalAddress ministry =
        new PostalAddress("Ministry of Migration", "Bundesgasse", "3", "3003", "Bern", "CH");
    wire.send(Order.grouping(numbers, ministry, "de"));
    String reference =
        wire.office().books().invoiceOf("8D3M9QX2T5V8W1R0").orElseThrow().head().reference();
    wire.send(Wire.statement("S20", Wire.credit("LG", 60000, reference)));
  }

  /** A refund that came back, one that waits, one to be ordered, and a waiver that waits. */
  private static void refunds(Wire wire) {
    RefundStory story = new RefundStory(wire);
    PayerCredit surplus = wire.office().books().payers().credits().iterator().next();
    String back = story.propose(surplus, RefundStory.AID).getData().get("refund");
    wire.send(new SendPaymentOrder(story.ordered(back)));
    String endToEnd = story.refund(back).endToEndId().orElseThrow();
    wire.send(Wire.statement("S12", RefundStory.told("LC", -5000, false, endToEnd)));
    wire.send(Wire.statement("S13", RefundStory.told("LD", 5000, true, endToEnd)));
    wire.send(new OpenCredit("LB", "", "paid-in-error"));
    PayerCredit error =
        wire.office().books().payers().credits().stream()
            .filter(credit -> credit.lineKey().equals("LB"))
            .findFirst()
            .orElseThrow();
    wire.sendAs("head", Order.refunding(error.id(), error.amount(), RefundStory.AID));
    story.propose(surplus, RefundStory.AID);
    wire.accepted("7K3M9QX2T5V8W1R7", 80000);
    WaiveInvoice all = new WaiveInvoice("2004-000008", Money.of(80000, "CHF"), "uncollectible");
    wire.send(new Order(all, Map.of(), "Bankrupt since May", ""));
  }

  /** Delegates who pay by card, and what becomes of it. */
  private static void fillCards(Site site, FakeStripe stripe) throws Exception {
    int first = FAMILIES.size();
    for (int i = first; i < first + 6; i++) {
      String registration = "7K3M9QX2T5V8W1R" + i;
      site.wire.piped(Topics.DELEGATES, registration, Wire.profile(registration, "Osei"));
      site.wire.accepted(registration, 45000);
      if (i < first + 5) {
        var invoice = site.wire.office().books().invoiceOf(registration).orElseThrow();
        String card = papers(site, i).replace("/papers", "/" + invoice.number() + "/card");
        site.fillIn(papers(site, i), card);
        stripe.pay(stripe.lastSession());
      }
    }
    stripe.refund("cs_test_2", 10000);
    stripe.dispute("cs_test_3");
    stripe.deliver(webhook(site), new Random(4));
    stripe.payOut(ARRIVAL, "cs_test_1", "cs_test_2");
    String late = stripe.payOut(ARRIVAL, "cs_test_4");
    stripe.failPayout(stripe.payOut(ARRIVAL, "cs_test_5"), "account_closed");
    stripe.deliver(webhook(site), new Random(4));
    long net = 45000 - FakeStripe.fee(45000);
    site.wire.send(
        Wire.statement(
            "S12", new Narrative("STRIPE", "", late, "PMNT"), Wire.credit("LC", net, "")));
    site.wire.send(
        Wire.statement(
            "S13", new Narrative("Example Bank", "", "", "PMNT"), Wire.credit("LD", 2 * net, "")));
  }

  private static String papers(Site site, int i) {
    String token = site.tokens.sign("invoice", "7K3M9QX2T5V8W1R" + i);
    return "/metropolis-2004/invoice/" + token + "/papers";
  }

  private static URI webhook(Site site) {
    return site.server.url().resolve("/api/payment/card-notices/stripe");
  }

  private static String reference(Wire wire, int i) {
    return wire.office().books().invoiceOf("7K3M9QX2T5V8W1R" + i).orElseThrow().head().reference();
  }
}
