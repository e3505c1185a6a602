package metropolis.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.cards.PaymentProvider.Reading;
import metropolis.payment.cards.PaymentProvider.Reading.Share;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.cards.PayoutReport.Entry;
import metropolis.payment.cards.PayoutReport.Kind;
import metropolis.payment.cards.ProviderFailure;
import metropolis.platform.values.Money;

/** Reads what a payout is made of, and parts it among the conferences. Threads may share it. */
final class StripePayouts {

  private static final int PAGE = 100;
  private static final int MOST_PAGES = 100;

  private final StripeApi api;
  private final Ownership ownership;

  StripePayouts(StripeApi api, Ownership ownership) {
    this.api = api;
    this.ownership = ownership;
  }

  Reading read(JsonNode payout) {
    Optional<String> id = StripeJson.id(payout.path("id"));
    if (id.isEmpty()) {
      throw new StripeJson.Unreadable("id");
    }
    if (payout.path("reconciliation_status").asText("completed").equals("in_progress")) {
      // Another event comes when its parts can be asked for.
      return new Reading.Ignored("payout-in-progress");
    }
    Map<String, List<Entry>> byConference = new LinkedHashMap<>();
    List<Entry> nobodys = new ArrayList<>();
    for (JsonNode moved : transactions(id.get())) {
      Optional<Ownership.Owned> owner = ownership.of(moved.path("source"));
      Entry entry = entry(moved, owner);
      owner.ifPresentOrElse(
          own -> byConference.computeIfAbsent(own.conference(), _ -> new ArrayList<>()).add(entry),
          () -> nobodys.add(entry));
    }
    if (byConference.size() == 1) {
      // What belongs to no payment, such as fees of the account, is of the only one who uses it.
      byConference.values().iterator().next().addAll(nobodys);
    }
    return byConference.isEmpty()
        ? new Reading.Ignored("not-ours")
        : new Reading.Payout(
            byConference.entrySet().stream()
                .map(own -> new Share(own.getKey(), report(payout, id.get(), own.getValue())))
                .toList());
  }

  private static PayoutReport report(JsonNode payout, String id, List<Entry> entries) {
    Set<String> references = new LinkedHashSet<>();
    references.add(id);
    StripeJson.id(payout.path("trace_id").path("value")).ifPresent(references::add);
    return new PayoutReport(
        "payout-stripe-" + id.replaceAll("[^A-Za-z0-9]", "-"),
        "stripe",
        id,
        LocalDate.ofInstant(
            Instant.ofEpochSecond(payout.path("arrival_date").asLong(0)), ZoneOffset.UTC),
        StripeJson.money(payout, "amount", "currency"),
        List.copyOf(references),
        entries);
  }

  private static Entry entry(JsonNode moved, Optional<Ownership.Owned> owner) {
    Money amount = StripeJson.money(moved, "amount", "currency");
    return new Entry(
        StripeJson.id(moved.path("id")).orElseThrow(() -> new StripeJson.Unreadable("id")),
        kind(moved, owner.isPresent()),
        amount,
        StripeJson.money(moved, "fee", "currency"),
        owner.map(Ownership.Owned::paymentId).orElse(""));
  }

  /** Money of payments that are not ours is not for these books, whatever it is. */
  private static Kind kind(JsonNode moved, boolean ours) {
    return switch (moved.path("reporting_category").asText(moved.path("type").asText(""))) {
      case "charge", "payment" -> ours ? Kind.PAYMENT : Kind.OTHER;
      case "refund", "payment_refund", "refund_failure" -> ours ? Kind.REFUND : Kind.OTHER;
      case "dispute", "dispute_reversal" -> ours ? Kind.DISPUTE : Kind.OTHER;
      case "fee", "stripe_fee", "network_cost", "tax" -> Kind.FEE;
      case "payout_reversal", "payout_failure", "payout_cancel" -> Kind.CARRIED;
      default -> Kind.OTHER;
    };
  }

  /** The payout's own entry, which takes the rest to the bank, is not among its parts. */
  private List<JsonNode> transactions(String payout) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("payout", payout);
      query.put("limit", Integer.toString(PAGE));
      query.put("expand[]", "data.source");
      if (!after.isEmpty()) {
        query.put("starting_after", after);
      }
      JsonNode answer =
          api.get("/v1/balance_transactions", query)
              .orElseThrow(() -> new ProviderFailure("Stripe does not know its payout"));
      for (JsonNode moved : answer.path("data")) {
        after = moved.path("id").asText("");
        if (!moved.path("type").asText("").equals("payout")) {
          all.add(moved);
        }
      }
      if (!answer.path("has_more").asBoolean(false) || after.isEmpty()) {
        return all;
      }
    }
    throw new ProviderFailure("Stripe's payout has more parts than can be read");
  }
}
