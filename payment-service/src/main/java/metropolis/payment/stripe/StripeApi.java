package metropolis.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import metropolis.payment.cards.ProviderFailure;

/** Stripe's HTTP API: forms out, JSON in. Threads may share it. */
final class StripeApi {

  /** What the answers are read as; another version is another format. */
  static final String VERSION = "2026-07-29.dahlia";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LARGEST_ANSWER = 4L * 1024 * 1024;
  private static final int ATTEMPTS = 2;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int SERVER_FAULT = 500;

  private final StripeSettings settings;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  StripeApi(StripeSettings settings) {
    this.settings = settings;
  }

  /**
   * @param idempotencyKey under which the same request is the same again
   */
  JsonNode post(String path, Map<String, String> form, String idempotencyKey) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(encoded(form)))
            .build();
    return send(request).orElseThrow(() -> failure(request, "answered 404"));
  }

  /** Empty if there is no such thing. */
  Optional<JsonNode> get(String path, Map<String, String> query) {
    String asked = query.isEmpty() ? path : path + "?" + encoded(query);
    return send(request(asked).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(settings.api() + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + settings.key())
        .header("Stripe-Version", VERSION);
  }

  /** Once more if the network or the provider failed: every request is repeatable. */
  private Optional<JsonNode> send(HttpRequest request) {
    ProviderFailure last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        HttpResponse<byte[]> response =
            client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        int status = response.statusCode();
        if (status == NOT_FOUND) {
          return Optional.empty();
        }
        if (status >= 200 && status < 300) {
          return Optional.of(
              StripeJson.read(response.body())
                  .orElseThrow(() -> failure(request, "answered what is no JSON")));
        }
        last = failure(request, "answered " + status + code(response));
        boolean mayPass = status >= SERVER_FAULT || status == CONFLICT || status == TOO_MANY;
        if (!mayPass) {
          throw last;
        }
      } catch (IOException e) {
        last = new ProviderFailure(path(request) + " could not be asked: " + e.getClass(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProviderFailure(path(request) + " was interrupted", e);
      }
    }
    throw last;
  }

  /** Words for programs; the message for people may repeat what was sent. */
  private static String code(HttpResponse<byte[]> response) {
    JsonNode error = StripeJson.read(response.body()).map(body -> body.path("error")).orElse(null);
    String said =
        error == null ? "" : error.path("type").asText() + " " + error.path("code").asText();
    String request = response.headers().firstValue("Request-Id").orElse("");
    return (" " + said + " " + request).replaceAll("[^ A-Za-z0-9_-]", "").stripTrailing();
  }

  private static ProviderFailure failure(HttpRequest request, String what) {
    return new ProviderFailure(path(request) + " " + what);
  }

  private static String path(HttpRequest request) {
    return "Stripe's " + request.uri().getPath();
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
