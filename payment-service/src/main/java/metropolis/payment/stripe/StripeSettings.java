package metropolis.payment.stripe;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The account with Stripe.
 *
 * @param key of the API, secret or restricted
 * @param webhookKeys that sign notices, whole with their prefix; several while one is replaced
 * @param api where the API is
 */
public record StripeSettings(String key, List<String> webhookKeys, URI api) {

  /** The variables; a name that ends with KEY cannot be given as an argument. */
  public static final String KEY = "METROPOLIS_STRIPE_KEY";

  public static final String WEBHOOK_KEY = "METROPOLIS_STRIPE_WEBHOOK_KEY";
  public static final String API = "METROPOLIS_STRIPE_URL";

  private static final URI STRIPE = URI.create("https://api.stripe.com");
  private static final Pattern SECRET = Pattern.compile("(sk|rk)_(test|live)_[A-Za-z0-9]{8,250}");
  private static final Pattern SIGNING = Pattern.compile("whsec_[A-Za-z0-9+/=_-]{8,250}");

  public StripeSettings {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(api, "api");
    webhookKeys = List.copyOf(webhookKeys);
  }

  /** Whether money moves for real. */
  boolean live() {
    return key.contains("_live_");
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "Stripe at " + api + (live() ? ", live" : ", test");
  }

  /**
   * Reads the environment; empty if it has no key.
   *
   * @throws IllegalArgumentException naming each setting that cannot be used, and the remedy; never
   *     a key
   */
  public static Optional<StripeSettings> read(Map<String, String> environment) {
    String key = environment.getOrDefault(KEY, "").strip();
    String signing = environment.getOrDefault(WEBHOOK_KEY, "").strip();
    if (key.isEmpty() && signing.isEmpty()) {
      return Optional.empty();
    }
    List<String> wrong = new ArrayList<>();
    if (!SECRET.matcher(key).matches()) {
      wrong.add(
          KEY
              + " must be a secret or restricted key of Stripe: it begins with sk_ or rk_ and"
              + " stands in the dashboard under Developers, API keys");
    }
    List<String> signingKeys = List.of(signing.split("[,\\s]+"));
    if (!signingKeys.stream().allMatch(one -> SIGNING.matcher(one).matches())) {
      wrong.add(
          WEBHOOK_KEY
              + " must be the signing secret of the webhook: it begins with whsec_; two, separated"
              + " by a comma, while it is replaced");
    }
    Optional<URI> api = api(environment.getOrDefault(API, "").strip());
    if (api.isEmpty()) {
      wrong.add(API + " must be an https address, or http on this machine for a rehearsal");
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", wrong));
    }
    return Optional.of(new StripeSettings(key, signingKeys, api.orElseThrow()));
  }

  private static Optional<URI> api(String text) {
    if (text.isEmpty()) {
      return Optional.of(STRIPE);
    }
    try {
      URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      return Optional.of(uri).filter(StripeSettings::isSafe);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Keys and payers go over TLS, except to this very machine. */
  static boolean isSafe(URI uri) {
    boolean here = List.of("localhost", "127.0.0.1").contains(String.valueOf(uri.getHost()));
    return uri.getHost() != null
        && ("https".equals(uri.getScheme()) || (here && "http".equals(uri.getScheme())));
  }
}
