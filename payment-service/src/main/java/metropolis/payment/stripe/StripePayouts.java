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

  /** Whichever comes, it holds the payout as it was then; one that failed stays so. */
  static final Set<String> EVENTS =
      Set.of("payout.paid", "payout.reconciliation_completed", "payout.failed", "payout.canceled");

  private static final int PAGE = 100;
  private static final int MOST_PAGES = 100;
  private static final int MOST_CARRIED = 3;

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
    Map<String, List<Entry>> byConference = parts(id.get(), MOST_CARRIED);
    return byConference.isEmpty()
        ? new Reading.Ignored("not-ours")
        : new Reading.Payout(
            byConference.entrySet().stream()
                .map(own -> new Share(own.getKey(), report(payout, id.get(), own.getValue())))
                .toList(),
            failure(payout));
  }

  /** The code, as a word; the status where there is none. */
  private static Optional<String> failure(JsonNode payout) {
    String status = payout.path("status").asText("");
    if (!status.equals("failed") && !status.equals("canceled")) {
      return Optional.empty();
    }
    String code = payout.path("failure_code").asText("");
    return Optional.of(code.matches("[a-z0-9_]{1,60}") ? code : status);
  }

  /**
   * What a payout is made of, by conference.
   *
   * @param depth how often what failed may have failed before
   */
  private Map<String, List<Entry>> parts(String payout, int depth) {
    Map<String, List<Entry>> byConference = new LinkedHashMap<>();
    List<Entry> nobodys = new ArrayList<>();
    for (JsonNode moved : transactions(payout)) {
      Optional<Ownership.Owned> owner = ownership.of(moved.path("source"));
      Entry entry = entry(moved, owner);
      Map<String, Entry> carried = carried(entry, moved, depth);
      carried.forEach((conference, share) -> of(byConference, conference).add(share));
      if (owner.isPresent()) {
        of(byConference, owner.get().conference()).add(entry);
      } else if (carried.isEmpty()) {
        nobodys.add(entry);
      }
    }
    if (byConference.size() == 1) {
      // What belongs to no payment, such as fees of the account, is of the only one who uses it.
      byConference.values().iterator().next().addAll(nobodys);
    }
    return byConference;
  }

  /** A payout that failed is of those whose money it was, each with what it had of it. */
  private Map<String, Entry> carried(Entry entry, JsonNode moved, int depth) {
    String failed = source(moved);
    if (entry.kind() != Kind.CARRIED || failed.isEmpty() || depth == 0) {
      return Map.of();
    }
    Map<String, Entry> shares = new LinkedHashMap<>();
    Money zero = Money.zero(entry.amount().currency());
    parts(failed, depth - 1)
        .forEach(
            (conference, parts) ->
                shares.put(
                    conference,
                    new Entry(
                        entry.entryId(), Kind.CARRIED, PayoutReport.own(parts, zero), zero, "")));
    return shares;
  }

  private static List<Entry> of(Map<String, List<Entry>> byConference, String conference) {
    return byConference.computeIfAbsent(conference, _ -> new ArrayList<>());
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

  /** What takes the rest to the bank, and what brings it back, are not among its parts. */
  private static boolean ofItself(JsonNode moved, String payout) {
    return moved.path("type").asText("").equals("payout") || source(moved).equals(payout);
  }

  private static String source(JsonNode moved) {
    JsonNode source = moved.path("source");
    return source.isTextual() ? source.asText() : source.path("id").asText("");
  }

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
        if (!ofItself(moved, payout)) {
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
