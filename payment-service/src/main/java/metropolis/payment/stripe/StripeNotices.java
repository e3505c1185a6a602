package metropolis.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import metropolis.payment.cards.CardFact;
import metropolis.payment.cards.CardFact.Disputed;
import metropolis.payment.cards.CardFact.Outcome;
import metropolis.payment.cards.CardFact.Phase;
import metropolis.payment.cards.CardNotice;
import metropolis.platform.values.Money;

/** What events of Stripe say of a payment. */
final class StripeNotices {

  private StripeNotices() {}

  /** Empty if the type of event says nothing of a payment's money. */
  static Optional<CardNotice> notice(JsonNode event) {
    JsonNode object = event.path("data").path("object");
    List<CardFact> facts = facts(event.path("type").asText(""), object);
    if (facts.isEmpty()) {
      return Optional.empty();
    }
    Currency currency = StripeJson.currency(object, "currency");
    String id = StripeJson.id(event.path("id")).orElseThrow(() -> new StripeJson.Unreadable("id"));
    return Optional.of(
        new CardNotice(
            id, Instant.ofEpochSecond(event.path("created").asLong(0)), currency, facts));
  }

  private static List<CardFact> facts(String type, JsonNode object) {
    return switch (type) {
      case "checkout.session.completed" ->
          List.of(
              object.path("payment_status").asText("").equals("paid")
                  ? new CardFact.Paid(StripeJson.money(object, "amount_total", "currency"))
                  : new CardFact.Pending());
      case "checkout.session.async_payment_succeeded" ->
          List.of(new CardFact.Paid(StripeJson.money(object, "amount_total", "currency")));
      case "checkout.session.async_payment_failed" -> List.of(new CardFact.Failed());
      case "checkout.session.expired" -> List.of(new CardFact.Expired());
      case "payment_intent.succeeded" ->
          List.of(new CardFact.Paid(StripeJson.money(object, "amount_received", "currency")));
      case "charge.refunded" ->
          List.of(
              new CardFact.Refunded(
                  StripeJson.money(object, "amount_refunded", "currency"),
                  StripeJson.money(object, "amount_captured", "currency")));
      case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
          List.of(refund(object));
      case "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated",
          "charge.dispute.closed" ->
          dispute(type, object);
      default -> List.of();
    };
  }

  private static CardFact refund(JsonNode object) {
    Outcome outcome =
        switch (object.path("status").asText("")) {
          case "succeeded" -> Outcome.MADE;
          case "failed", "canceled" -> Outcome.FAILED;
          default -> Outcome.UNDER_WAY;
        };
    return new CardFact.Refund(id(object), StripeJson.money(object, "amount", "currency"), outcome);
  }

  /** Beside its status a dispute lists what it has moved so far. */
  private static List<CardFact> dispute(String type, JsonNode object) {
    Money amount = StripeJson.money(object, "amount", "currency");
    List<CardFact> facts = new ArrayList<>();
    facts.add(new Disputed(id(object), amount, phase(object.path("status").asText(""))));
    boolean out = type.equals("charge.dispute.funds_withdrawn");
    boolean back = type.equals("charge.dispute.funds_reinstated");
    for (JsonNode moved : object.path("balance_transactions")) {
      out |= moved.path("amount").asLong(0) < 0;
      back |= moved.path("amount").asLong(0) > 0;
    }
    if (out || back) {
      facts.add(new Disputed(id(object), amount, Phase.WITHDRAWN));
    }
    if (back) {
      facts.add(new Disputed(id(object), amount, Phase.REINSTATED));
    }
    return facts;
  }

  private static Phase phase(String status) {
    return switch (status) {
      case "won" -> Phase.WON;
      case "lost" -> Phase.LOST;
      case "warning_closed" -> Phase.INQUIRY_CLOSED;
      case "warning_needs_response", "warning_under_review" -> Phase.INQUIRY;
      default -> Phase.OPENED;
    };
  }

  private static String id(JsonNode object) {
    return StripeJson.id(object.path("id")).orElseThrow(() -> new StripeJson.Unreadable("id"));
  }
}
