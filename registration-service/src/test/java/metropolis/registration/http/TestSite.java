package metropolis.registration.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.platform.http.Gatekeeper;
import metropolis.platform.http.HttpServer;
import metropolis.platform.http.Principal;
import metropolis.platform.http.ServerSettings;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.values.Role;
import metropolis.registration.Example;
import metropolis.registration.enrolment.Command;

/**
 * A real server with the routes of registration, on a free port, and whoever asks it: a stranger,
 * or Helen of the secretariat.
 */
final class TestSite implements AutoCloseable {
  static final String HELEN = "helens-token";
  private static final String ADMIN = "the-administrators-token";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  final InMemory registrations = new InMemory();
  final SignedTokens tokens = SignedTokens.forThisRun();
  final AtomicReference<Instant> now = new AtomicReference<>(Example.EARLY);
  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private String bearer = "";

  TestSite() {
    server =
        HttpServer.on(ServerSettings.local())
            .module(new RegistrationHttp(registrations))
            .tokens(tokens)
            .clock(now::get)
            .gatekeeper(new Staff())
            .start();
    registrations.ask(
        Example.CONFERENCE,
        Example.bySecretariat(Example.EARLY.minusSeconds(1)),
        new Command.AnnounceConference(Example.programme()));
  }

  private static final class Staff implements Gatekeeper {
    @Override
    public Optional<Session> session(String cookie) {
      return Optional.empty();
    }

    @Override
    public Optional<Principal> token(String token) {
      return switch (token) {
        case HELEN -> Optional.of(new Principal("helen", "Helen", Set.of(Role.SECRETARIAT)));
        case ADMIN -> Optional.of(new Principal("ada", "Ada", Set.of(Role.ADMIN)));
        default -> Optional.empty();
      };
    }
  }

  TestSite asHelen() {
    bearer = HELEN;
    return this;
  }

  TestSite asAdministrator() {
    bearer = ADMIN;
    return this;
  }

  TestSite asStranger() {
    bearer = "";
    return this;
  }

  URI url() {
    return server.url();
  }

  HttpResponse<String> page(String path) {
    return send(request(path).header("Accept", "text/html"));
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  JsonNode json(String path) {
    return body(get(path));
  }

  HttpResponse<String> post(String path, String json, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  HttpResponse<String> postBytes(String path, String mediaType, byte[] bytes) {
    return send(
        request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(bytes)));
  }

  HttpResponse<String> put(String path, String mediaType, String text) {
    return send(request(path).header("Content-Type", mediaType).PUT(BodyPublishers.ofString(text)));
  }

  /** A file as it comes. */
  HttpResponse<byte[]> bytes(String path) {
    return send(request(path), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> put(String path, String mediaType, byte[] bytes) {
    return send(
        request(path).header("Content-Type", mediaType).PUT(BodyPublishers.ofByteArray(bytes)));
  }

  HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  /** Sends a picture by the form of a page. */
  HttpResponse<String> picture(String page, String action, byte[] picture) {
    StringBuilder head = new StringBuilder();
    for (String field : filledIn(page, action).split("&")) {
      String[] pair = field.split("=", 2);
      part(head, pair[0], "", URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    String file = new String(picture, StandardCharsets.ISO_8859_1);
    part(head, "photo", picture.length == 0 ? "" : "; filename=\"me.jpg\"", file);
    head.append("--cut-here--\r\n");
    return send(
        request(action)
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=cut-here")
            .POST(
                BodyPublishers.ofByteArray(head.toString().getBytes(StandardCharsets.ISO_8859_1))));
  }

  static JsonNode body(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + response.body(), e);
    }
  }

  /** Fills in the form of a page as a browser would, hidden fields and all. */
  HttpResponse<String> fillIn(String page, String action, String... namesAndValues) {
    return send(action, filledIn(page, action, namesAndValues));
  }

  String filledIn(String page, String action, String... namesAndValues) {
    String html = page(page).body();
    int form = html.indexOf("action=\"" + action + "\"");
    if (form < 0) {
      throw new AssertionError("no form for " + action + " on " + page + ":\n" + html);
    }
    StringBuilder fields = new StringBuilder();
    Matcher hidden = HIDDEN.matcher(html.substring(form, html.indexOf("</form>", form)));
    while (hidden.find()) {
      add(fields, hidden.group(1), hidden.group(2));
    }
    for (int i = 0; i < namesAndValues.length; i += 2) {
      add(fields, namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields.toString();
  }

  HttpResponse<String> send(String action, String form) {
    return send(
        request(action)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Sends a file of delegates by the form of a page, with the consent ticked. */
  HttpResponse<String> upload(String page, String action, String file, boolean cutShort) {
    StringBuilder body = new StringBuilder();
    for (String field : filledIn(page, action, "consent", "yes").split("&")) {
      String[] pair = field.split("=", 2);
      part(body, pair[0], "", URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    part(body, "file", "; filename=\"list.csv\"", file);
    body.append("--cut-here--\r\n");
    body.setLength(body.length() - (cutShort ? 30 : 0));
    return send(
        request(action)
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=cut-here")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private static void part(StringBuilder body, String name, String more, String value) {
    body.append("--cut-here\r\nContent-Disposition: form-data; name=\"")
        .append(name)
        .append('"')
        .append(more)
        .append("\r\n\r\n")
        .append(value)
        .append("\r\n");
  }

  private static void add(StringBuilder fields, String name, String value) {
    fields
        .append(fields.isEmpty() ? "" : "&")
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve(path));
    return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
    try {
      return http.send(request.build(), handler);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
