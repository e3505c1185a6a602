package metropolis.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The OpenAPI document of the whole site where services run apart: this server's own, and what each
 * service says of the paths that are passed on to it. They are asked each time, since a service may
 * have been replaced by a newer one; one that does not answer is named as missing.
 */
final class SiteApi {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final long LARGEST = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode site;
  private final Map<String, JsonNode> paths = new TreeMap<>();
  private final Map<String, JsonNode> schemas = new TreeMap<>();
  private final List<String> missing = new ArrayList<>();

  private SiteApi(Map<String, Object> own) {
    site = JSON.valueToTree(own);
    site.path("paths").properties().forEach(it -> paths.put(it.getKey(), it.getValue()));
    schemasOf(site).properties().forEach(it -> schemas.put(it.getKey(), it.getValue()));
  }

  /** This server's document and those of the services elsewhere, as one. */
  static Object of(Map<String, Object> own, List<Routes.Elsewhere> services) {
    if (services.isEmpty()) {
      return own;
    }
    SiteApi api = new SiteApi(own);
    Map<Routes.Elsewhere, Optional<JsonNode>> answers = ask(services);
    for (Routes.Elsewhere service : services) {
      answers
          .get(service)
          .ifPresentOrElse(
              document -> api.add(service, document), () -> api.missing.add(service.service()));
    }
    return api.document();
  }

  private void add(Routes.Elsewhere service, JsonNode document) {
    JsonNode named = apart(service, document);
    schemasOf(named).properties().forEach(it -> schemas.put(it.getKey(), it.getValue()));
    named
        .path("paths")
        .properties()
        .forEach(
            it -> {
              if (service.carries(it.getKey())) {
                paths.putIfAbsent(it.getKey(), it.getValue());
              }
            });
  }

  /**
   * The document, its schemas called after the service if one of them is not what another service
   * calls so, as when releases differ for a while.
   */
  private JsonNode apart(Routes.Elsewhere service, JsonNode document) {
    boolean alike =
        schemasOf(document).properties().stream()
            .allMatch(it -> schemas.getOrDefault(it.getKey(), it.getValue()).equals(it.getValue()));
    if (alike) {
      return document;
    }
    String prefix = service.service() + ".";
    ObjectNode renamed = JSON.createObjectNode();
    schemasOf(document)
        .properties()
        .forEach(it -> renamed.set(prefix + it.getKey(), it.getValue()));
    ((ObjectNode) document.path("components")).set("schemas", renamed);
    for (JsonNode parent : document.findParents("$ref")) {
      String name = parent.path("$ref").asText().replace(OpenApi.SCHEMAS, "");
      ((ObjectNode) parent).put("$ref", OpenApi.SCHEMAS + prefix + name);
    }
    return document;
  }

  private ObjectNode document() {
    site.set("paths", JSON.valueToTree(paths));
    ((ObjectNode) site.path("components")).set("schemas", JSON.valueToTree(schemas));
    if (!missing.isEmpty()) {
      ((ObjectNode) site.path("info"))
          .put(
              "description",
              "Incomplete: not answering now, and without their paths here: "
                  + String.join(", ", missing)
                  + ". Ask again later.");
      site.set("x-missing-services", JSON.valueToTree(missing));
    }
    return site;
  }

  private static JsonNode schemasOf(JsonNode document) {
    return document.path("components").path("schemas");
  }

  private static Map<Routes.Elsewhere, Optional<JsonNode>> ask(List<Routes.Elsewhere> services) {
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build()) {
      Map<Routes.Elsewhere, CompletableFuture<Optional<JsonNode>>> asked = new HashMap<>();
      services.forEach(service -> asked.put(service, ask(client, service)));
      Map<Routes.Elsewhere, Optional<JsonNode>> answers = new HashMap<>();
      asked.forEach((service, answer) -> answers.put(service, answer.join()));
      client.shutdownNow();
      return answers;
    }
  }

  private static CompletableFuture<Optional<JsonNode>> ask(
      HttpClient client, Routes.Elsewhere service) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service.server() + OpenApi.PATH))
            .timeout(PATIENCE)
            .header(Forwarding.MARK, "1")
            .build();
    return client
        .sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST))
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(SiteApi::read)
        .exceptionally(_ -> Optional.empty());
  }

  private static Optional<JsonNode> read(HttpResponse<byte[]> answer) {
    try {
      return Optional.of(JSON.readTree(answer.body()))
          .filter(_ -> answer.statusCode() == 200)
          .filter(document -> document.path("paths").isObject())
          .filter(document -> schemasOf(document).isObject());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
