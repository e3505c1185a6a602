package metropolis.payment;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.payment.cards.PaymentProvider;
import metropolis.payment.http.PaymentHttp;
import metropolis.platform.http.Gatekeeper;
import metropolis.platform.http.HttpServer;
import metropolis.platform.http.Principal;
import metropolis.platform.http.ServerSettings;
import metropolis.platform.http.SignInPaths;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.values.Role;

/**
 * Payment's routes on a real server, with the topology behind them. The cookie or the bearer token
 * says in which role somebody comes.
 */
final class Site implements AutoCloseable {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  final Wire wire = new Wire();
  final SignedTokens tokens = new SignedTokens(randomKey());
  final HttpServer server;
  private volatile Instant now = Wire.NOW;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private Optional<String> bearer = Optional.empty();
  private Optional<String> key = Optional.empty();

  Site() throws Exception {
    this(null);
  }

  /**
   * @param cards who takes them; null if nobody does
   */
  Site(PaymentProvider cards) throws Exception {
    server =
        HttpServer.on(ServerSettings.local())
            .clock(() -> now)
            .tokens(tokens)
            .gatekeeper(new ByName())
            .module(new PaymentHttp(wire.desk(), Optional.ofNullable(cards)))
            .start();
  }

  /** From now on with a session in a role, as a browser. */
  Site as(Role role) {
    HttpCookie cookie = new HttpCookie(SignInPaths.SESSION_COOKIE, role.name());
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(server.url(), cookie);
    return this;
  }

  /** From now on it is this time. */
  Site at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  /** From now on with a token in a role, as a program. */
  Site programAs(Role role) {
    bearer = Optional.of(role.name());
    return this;
  }

  /** From now on under one idempotency key. */
  Site keyed(String idempotencyKey) {
    key = Optional.of(idempotencyKey);
    return this;
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  HttpResponse<byte[]> file(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> page(String path) throws Exception {
    return client.send(
        request(path).header("Accept", "text/html").build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String json) throws Exception {
    return postJson(path, json.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> put(String path, String json) throws Exception {
    return client.send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> delete(String path) throws Exception {
    return client.send(request(path).DELETE().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> postJson(String path, byte[] document) throws Exception {
    return post(path, "application/json", document);
  }

  /** Sends the fields of a form, or as no page of ours does, without its hidden ones. */
  HttpResponse<String> form(String path, String fields) throws Exception {
    return client.send(
        request(path)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, byte[] file) throws Exception {
    return post(path, "application/xml", file);
  }

  /** Sends a body as a media type; without one if it is empty. */
  HttpResponse<String> post(String path, String mediaType, byte[] body) throws Exception {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
    if (!mediaType.isEmpty()) {
      request.header("Content-Type", mediaType);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Fills in the last form for an action that a page shows, hidden fields and all. */
  HttpResponse<String> fillIn(String page, String action, String... namesAndValues)
      throws Exception {
    return form(action, filled(page, action, namesAndValues));
  }

  /** The fields of such a form, to be sent later. */
  String filled(String page, String action, String... namesAndValues) throws Exception {
    StringBuilder fields = new StringBuilder();
    Matcher hidden = HIDDEN.matcher(formOn(page, action));
    while (hidden.find()) {
      add(fields, hidden.group(1), hidden.group(2));
    }
    for (int i = 0; i < namesAndValues.length; i += 2) {
      add(fields, namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields.toString();
  }

  /** Uploads a file by the form on a page, with other fields of it. */
  HttpResponse<String> upload(
      String page, String action, String name, byte[] file, String... namesAndValues)
      throws Exception {
    String boundary = "boundary-of-the-test";
    StringBuilder body = new StringBuilder();
    Matcher hidden = HIDDEN.matcher(formOn(page, action));
    while (hidden.find()) {
      part(body, boundary, "name=\"" + hidden.group(1) + "\"").append(hidden.group(2));
    }
    for (int i = 0; i < namesAndValues.length; i += 2) {
      part(body, boundary, "name=\"" + namesAndValues[i] + "\"").append(namesAndValues[i + 1]);
    }
    part(body, boundary, "name=\"" + name + "\"; filename=\"june.xml\"")
        .append(new String(file, StandardCharsets.UTF_8));
    body.append("\r\n--").append(boundary).append("--\r\n");
    return client.send(
        request(action)
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    server.close();
    wire.close();
  }

  private String formOn(String page, String action) throws Exception {
    String html = page(page).body();
    int form = html.lastIndexOf("action=\"" + action + "\"");
    if (form < 0) {
      throw new AssertionError("no form for " + action + " on " + page + ":\n" + html);
    }
    return html.substring(form, html.indexOf("</form>", form));
  }

  private HttpRequest.Builder request(String path) {
    URI uri = server.url().resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
    bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    key.ifPresent(it -> request.header("Idempotency-Key", it));
    return request;
  }

  private static void add(StringBuilder fields, String name, String value) {
    fields
        .append(fields.isEmpty() ? "" : "&")
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  private static StringBuilder part(StringBuilder body, String boundary, String disposition) {
    return body.append(body.isEmpty() ? "" : "\r\n")
        .append("--")
        .append(boundary)
        .append("\r\nContent-Disposition: form-data; ")
        .append(disposition)
        .append("\r\n\r\n");
  }

  private static byte[] randomKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** Believes whatever role somebody claims. */
  static final class ByName implements Gatekeeper {
    @Override
    public Optional<Session> session(String cookie) {
      return principal(cookie).map(p -> new Session(p, "session", false));
    }

    @Override
    public Optional<Principal> token(String token) {
      return principal(token);
    }

    @Override
    public Optional<String> nameOf(String id) {
      return Optional.of(id).filter("CLERK1"::equals).map(_ -> "Priya Nair");
    }

    private static Optional<Principal> principal(String role) {
      return Optional.of(new Principal("CLERK1", "Priya Nair", Set.of(Role.valueOf(role))));
    }
  }
}
