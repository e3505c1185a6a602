package metropolis.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import metropolis.payment.cards.CardNotice;
import metropolis.payment.cards.PaymentProvider;
import metropolis.payment.cards.ProviderFailure;
import metropolis.platform.values.Money;

/** Stripe as a {@link PaymentProvider}. Threads may share it. */
public final class StripeProvider implements PaymentProvider {

  static final String SIGNATURE = "Stripe-Signature";
  private static final String SESSIONS = "/v1/checkout/sessions";

  private final StripeSettings settings;
  private final InstantSource clock;
  private final StripeApi api;
  private final Ownership ownership;
  private final StripePayouts payouts;

  /**
   * @param clock the real one, which Stripe signs by, whatever day a conference rehearses
   */
  public StripeProvider(StripeSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.api = new StripeApi(settings);
    this.ownership = new Ownership(api);
    this.payouts = new StripePayouts(api, ownership);
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public String title() {
    return "Stripe";
  }

  @Override
  public Opened open(CheckoutRequest request) {
    Money amount = request.amount();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("mode", "payment");
    form.put("client_reference_id", request.paymentId());
    form.put("success_url", request.paid().toString());
    form.put("cancel_url", request.left().toString());
    form.put("locale", request.language());
    form.put("line_items[0][quantity]", "1");
    form.put(
        "line_items[0][price_data][currency]",
        amount.currency().getCurrencyCode().toLowerCase(Locale.ROOT));
    form.put("line_items[0][price_data][unit_amount]", Long.toString(amount.minor()));
    form.put("line_items[0][price_data][product_data][name]", request.description());
    // On the session and on the payment: charges and refunds know the payment alone.
    ownership(request).forEach((name, value) -> form.put("metadata[" + name + "]", value));
    ownership(request)
        .forEach((name, value) -> form.put("payment_intent_data[metadata][" + name + "]", value));
    JsonNode session = api.post(SESSIONS, form, request.paymentId());
    return new Opened(
        StripeJson.id(session.path("id"))
            .orElseThrow(() -> new ProviderFailure("Stripe opened a page without an id")),
        page(session));
  }

  private static Map<String, String> ownership(CheckoutRequest request) {
    return Map.of(
        Ownership.CONFERENCE,
        request.conference(),
        Ownership.PAYMENT,
        request.paymentId(),
        Ownership.INVOICE,
        request.invoice());
  }

  @Override
  public Checkout checkout(String session) {
    Optional<JsonNode> found = api.get(SESSIONS + "/" + session, Map.of());
    return switch (found.map(it -> it.path("status").asText("")).orElse("")) {
      case "open" -> new Checkout.Open(page(found.orElseThrow()));
      case "complete" -> new Checkout.Complete();
      default -> new Checkout.Closed();
    };
  }

  @Override
  public void close(String session) {
    api.post(SESSIONS + "/" + session + "/expire", Map.of(), "expire-" + session);
  }

  @Override
  public Reading read(Function<String, Optional<String>> header, byte[] body) {
    Optional<String> fault =
        Signature.fault(header.apply(SIGNATURE), body, settings.webhookKeys(), clock.instant());
    if (fault.isPresent()) {
      return new Reading.Rejected(
          fault.get(), "Sign with the secret of this webhook, and send it within five minutes.");
    }
    try {
      return StripeJson.read(body)
          .map(this::read)
          .orElseGet(() -> new Reading.Rejected("notice-unreadable", "Send a JSON object."));
    } catch (StripeJson.Unreadable unreadable) {
      return new Reading.Rejected(
          "notice-unreadable", "This member cannot be read: " + unreadable.getMessage() + ".");
    }
  }

  private Reading read(JsonNode event) {
    if (event.path("livemode").asBoolean(false) != settings.live()) {
      return new Reading.Ignored("other-mode");
    }
    String type = event.path("type").asText("");
    JsonNode object = event.path("data").path("object");
    if (StripePayouts.EVENTS.contains(type)) {
      return payouts.read(object);
    }
    Optional<CardNotice> notice = StripeNotices.notice(event);
    if (notice.isEmpty()) {
      return new Reading.Ignored("of-no-concern");
    }
    return ownership
        .of(object)
        .<Reading>map(
            own ->
                new Reading.Notice(own.conference(), own.paymentId(), own.invoice(), notice.get()))
        .orElseGet(() -> new Reading.Ignored("not-ours"));
  }

  /** Payers are sent nowhere but to a safe address. */
  private static URI page(JsonNode session) {
    try {
      URI page = URI.create(session.path("url").asText(""));
      if (StripeSettings.isSafe(page)) {
        return page;
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new ProviderFailure("Stripe gave no address of its page");
  }
}
