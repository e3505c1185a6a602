package metropolis.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Which payment of which conference an object of Stripe belongs to: it says so itself, or the
 * payment that it names is asked for. Threads may share it.
 */
final class Ownership {

  static final String CONFERENCE = "metropolis_conference";
  static final String PAYMENT = "metropolis_payment";
  static final String INVOICE = "metropolis_invoice";

  record Owned(String conference, String paymentId, String invoice) {}

  private final StripeApi api;

  Ownership(StripeApi api) {
    this.api = api;
  }

  /** Empty if it is none of ours: the account may sell other things too. */
  Optional<Owned> of(JsonNode object) {
    return said(object.path("metadata"))
        .or(
            () ->
                StripeJson.id(object.path("payment_intent"))
                    .flatMap(intent -> api.get("/v1/payment_intents/" + intent, Map.of()))
                    .flatMap(intent -> said(intent.path("metadata"))));
  }

  private static Optional<Owned> said(JsonNode metadata) {
    Owned owned =
        new Owned(
            metadata.path(CONFERENCE).asText(""),
            metadata.path(PAYMENT).asText(""),
            metadata.path(INVOICE).asText(""));
    boolean ours =
        owned.conference().matches("[a-z0-9][a-z0-9-]{1,39}")
            && owned.paymentId().matches("[A-Za-z0-9-]{1,64}")
            && owned.invoice().matches("[0-9-]{1,20}");
    return ours ? Optional.of(owned) : Optional.empty();
  }
}
