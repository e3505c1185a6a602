package metropolis.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.payment.rehearsal.FakeStripe;

/** Delegates who pay by card, and a provider on this machine that takes their money. */
final class Cards {

  /**
   * What the provider pays out, all of it sold here.
   *
   * @param id the provider's
   */
  record Sales(List<Finance.Invoice> paid, String id) {

    long gross() {
      return paid.stream().mapToLong(Finance.Invoice::minor).sum();
    }

    long fees() {
      return paid.stream().mapToLong(invoice -> FakeStripe.fee(invoice.minor())).sum();
    }

    /** What arrives. */
    long net() {
      return gross() - fees();
    }

    /** As the bank tells it. */
    Bank.Transfer arrived(LocalDate day) {
      return Bank.Transfer.arrived(
          day.toString().replace("-", "") + "900001",
          BigDecimal.valueOf(net(), 2),
          "STRIPE",
          "",
          "Payout " + id);
    }
  }

  private static final String API = "/api/payment/" + Pipeline.CONFERENCE;
  private static final String REGISTRATIONS =
      "/api/registration/" + Pipeline.CONFERENCE + "/registrations/";
  private static final String NOTICES = "/api/payment/card-notices/stripe";
  private static final Pattern PAPERS = Pattern.compile("href=\"([^\"]*/papers)\"");

  /** Any will do: whatever the order, the books come out the same. */
  private static final long SHUFFLED = 2004;

  private final Pipeline.Sites sites;
  private final FakeStripe stripe;
  private final Random random = new Random(SHUFFLED);
  private final List<String> sessions = new ArrayList<>();

  Cards(Pipeline.Sites sites, FakeStripe stripe) {
    this.sites = sites;
    this.stripe = stripe;
  }

  /** From the secret link to the provider's page, without any script, and paid there. */
  void pay(Finance.Invoice invoice) throws InterruptedException {
    String link =
        sites
            .registration()
            .get(REGISTRATIONS + invoice.registrationId())
            .expect(200)
            .json()
            .path("link")
            .asText();
    Await.until("the delegate's page shows the invoice", () -> papers(link).isPresent());
    String papers = papers(link).orElseThrow();
    Map<String, String> fields = sites.visitor().get(papers).expect(200).hiddenFields();
    String card = papers.replaceAll("papers$", invoice.number() + "/card");
    Site.Answer away = sites.visitor().postForm(card, Site.fields(fields)).expect(200);
    String session = stripe.lastSession();
    if (!away.headers().getOrDefault("Refresh", "").endsWith("/" + session)) {
      throw new IllegalStateException("not led to the provider's page of " + invoice.number());
    }
    stripe.pay(session);
    sessions.add(session);
  }

  private Optional<String> papers(String link) {
    Matcher papers = PAPERS.matcher(sites.visitor().get(link).expect(200).text());
    return papers.find() ? Optional.of(papers.group(1)) : Optional.empty();
  }

  /** Pays out what these paid, and tells all that happened: out of order, and some of it again. */
  Sales payOut(LocalDate arrival, List<Finance.Invoice> paid) {
    String payout = stripe.payOut(arrival, sessions.toArray(String[]::new));
    tell();
    return new Sales(paid, payout);
  }

  private void tell() {
    try {
      List<Integer> answers = stripe.deliver(sites.payment().at(NOTICES), random);
      if (!answers.stream().allMatch(status -> status == 200)) {
        throw new IllegalStateException("notices of the provider were not taken: " + answers);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (Exception e) {
      throw new IllegalStateException("the provider could not tell", e);
    }
  }

  private static String idOf(String payout) {
    return "payout-stripe-" + payout.replace('_', '-');
  }

  private JsonNode payout(String id) {
    return sites.payment().get(API + "/payouts/" + id).expect(200).json().path("payout");
  }

  void readBack(Summary summary, Sales sales) {
    JsonNode payout = payout(idOf(sales.id()));
    summary.must("paid by card", paid(sales), sales.paid().size());
    summary.must("  taken from cards", Finance.minor(payout, "gross"), sales.gross());
    summary.must("  kept by the provider", Finance.minor(payout, "fees"), sales.fees());
    summary.must("  arrived on the bank account", Finance.minor(payout, "net"), sales.net());
    summary.must("  the payout is", payout.path("state").asText(), "arrived");
    summary.must("  still with the provider", withProvider(), 0L);
  }

  private long paid(Sales sales) {
    return sales.paid().stream()
        .map(invoice -> sites.payment().get(API + "/invoices/" + invoice.number()).expect(200))
        .filter(answer -> answer.json().path("invoice").path("status").asText().equals("paid"))
        .count();
  }

  private long withProvider() {
    JsonNode report = sites.payment().get(API + "/accounts").expect(200).json();
    for (JsonNode row : report.path("sheets").path(0).path("accounts")) {
      if (row.path("account").asText().equals("psp-clearing")) {
        return Finance.minor(row, "balance");
      }
    }
    throw new IllegalStateException("no account of the provider");
  }
}
