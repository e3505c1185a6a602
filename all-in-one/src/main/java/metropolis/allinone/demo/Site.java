package metropolis.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A client of the public HTTP interfaces, as a program or a browser uses them: JSON with a bearer
 * token, or pages with cookies. Any thread may use it.
 */
public final class Site {

  /** What came back. */
  public record Answer(int status, Map<String, String> headers, byte[] body) {

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException("not JSON, status " + status + ": " + text(), e);
      }
    }

    /** The hidden fields of the forms of a page, with what stands in them. */
    public Map<String, String> hiddenFields() {
      Map<String, String> fields = new LinkedHashMap<>();
      Matcher inputs = HIDDEN.matcher(text());
      while (inputs.find()) {
        Matcher name = NAME.matcher(inputs.group());
        Matcher value = VALUE.matcher(inputs.group());
        if (name.find() && value.find()) {
          fields.put(name.group(1), value.group(1));
        }
      }
      return fields;
    }

    /** This answer, if it has the status that was hoped for. */
    public Answer expect(int wanted) {
      if (status != wanted) {
        throw new IllegalStateException(
            "status " + status + " instead of " + wanted + ": " + text());
      }
      return this;
    }
  }

  static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
  private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
  private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI base;
  private final String token;
  private final HttpClient client;

  /**
   * @param token of the API; empty for none
   */
  public Site(URI base, String token) {
    this.base = base;
    this.token = token;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  /** The whole address of a path, for others to call. */
  URI at(String path) {
    return base.resolve(path);
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer postJson(String path, Object body) {
    return postJson(path, body, UUID.randomUUID().toString());
  }

  /**
   * @param commandId the idempotency key: repeating it repeats the same command
   */
  public Answer postJson(String path, Object body, String commandId) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", commandId)
            .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())));
  }

  /** Leaves it to the site to name the command. */
  public Answer postJsonWithoutKey(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())));
  }

  /** Sends a file as it is. */
  public Answer post(String path, String mediaType, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", mediaType)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Puts a file as it is. */
  public Answer put(String path, String mediaType, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", mediaType)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .PUT(BodyPublishers.ofByteArray(body)));
  }

  /** Sends a form as a browser does from a page of this site. */
  public Answer postForm(String path, String fields) {
    return send(
        request(path)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofString(fields)));
  }

  /** Fields of a form, encoded. */
  public static String fields(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      return new Answer(response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
