package metropolis.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks every route of a running server: whether the OpenAPI document that it serves tells what
 * answers, both ways, and what a token opens. For tests.
 */
public final class ApiCheck {
  private ApiCheck() {}

  /** Sentences on what differs; none if all is well. */
  public static List<String> differences(HttpServer server)
      throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    Set<String> documented = new TreeSet<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      JsonNode document = document(server, client);
      for (var path : document.path("paths").properties()) {
        for (var operation : path.getValue().properties()) {
          String method = operation.getKey().toUpperCase(Locale.ROOT);
          documented.add(method + " " + path.getKey());
          ask(server, client, method, path.getKey(), operation.getValue())
              .ifPresent(differences::add);
        }
      }
    }
    for (Routes.Route route : server.routes()) {
      String name = route.method() + " " + OpenApi.openPath(route.path());
      if (route.path().startsWith("/api/") && !documented.contains(name)) {
        differences.add(name + " answers and is not documented");
      }
      if (route.operation() != null && !route.path().startsWith("/api/")) {
        differences.add(name + " is an operation outside /api/");
      }
    }
    return differences;
  }

  /**
   * Routes that do not send the bearer of a token away (401 or 403), as {@code METHOD path}, pages
   * too. Those that are open to everybody anyway are left out.
   *
   * @param conference for the routes of a conference
   */
  public static List<String> opened(HttpServer server, String token, String conference)
      throws IOException, InterruptedException {
    List<String> opened = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Routes.Route route : server.routes()) {
        if (route.access() instanceof Access.Public) {
          continue;
        }
        String path =
            route
                .path()
                .replace("{conference}", conference)
                .replaceAll("\\{[^}]*}|<[^>]*>", "none-such");
        boolean reads = route.method().equals("GET");
        HttpRequest request =
            HttpRequest.newBuilder(server.url().resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(
                    route.method(),
                    reads
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString("["))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        // A stream of events would never end.
        answer.body().close();
        if (answer.statusCode() != 401 && answer.statusCode() != 403) {
          opened.add(route.method() + " " + route.path());
        }
      }
    }
    return opened;
  }

  private static JsonNode document(HttpServer server, HttpClient client)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/openapi.json")).build();
    return new ObjectMapper()
        .readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
  }

  /** Sends what is surely refused, and sees whether the refusal is the route's or the server's. */
  private static Optional<String> ask(
      HttpServer server, HttpClient client, String method, String path, JsonNode operation)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve(path.replaceAll("\\{[^}]*}", "none-such")))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofString("["))
            .header("Content-Type", "application/json")
            .build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    String code = code(answer);
    boolean open = operation.path("security").isEmpty();
    String name = method + " " + path;
    if (code.equals("not-found") || code.equals("method-not-allowed")) {
      return Optional.of(name + " is documented and does not answer");
    }
    if (answer.statusCode() == 500) {
      return Optional.of(name + " breaks when asked for nothing");
    }
    if (!open && answer.statusCode() != 401) {
      return Optional.of(name + " answers " + answer.statusCode() + " to a stranger");
    }
    boolean described =
        answer.statusCode() == 429
            || operation.path("responses").has(Integer.toString(answer.statusCode()));
    return described
        ? Optional.empty()
        : Optional.of(name + " answers " + answer.statusCode() + ", which is not documented");
  }

  private static String code(HttpResponse<String> answer) {
    boolean problem =
        answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem");
    try {
      return problem ? new ObjectMapper().readTree(answer.body()).path("code").asText() : "";
    } catch (IOException _) {
      return "";
    }
  }
}
