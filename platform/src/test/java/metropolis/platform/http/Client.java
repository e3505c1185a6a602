package metropolis.platform.http;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program or a browser, for tests; it keeps cookies and follows no redirect by itself. */
public final class Client implements AutoCloseable {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;

  public Client(HttpServer server) {
    base = server.url();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  public HttpResponse<String> page(String path) throws Exception {
    return send(request(path).header("Accept", "text/html"));
  }

  public HttpResponse<String> form(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> json(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Fills in the form of a page and sends it, hidden fields and all, as a browser would. */
  public HttpResponse<String> fillIn(String page, String action, String... namesAndValues)
      throws Exception {
    String html = page(page).body();
    int form = html.indexOf("action=\"" + action + "\"");
    if (form < 0) {
      throw new AssertionError("no form for " + action + " on " + page);
    }
    String body = html.substring(form, html.indexOf("</form>", form));
    var fields = new StringBuilder();
    Matcher hidden = HIDDEN.matcher(body);
    while (hidden.find()) {
      add(fields, hidden.group(1), hidden.group(2));
    }
    for (int i = 0; i < namesAndValues.length; i += 2) {
      add(fields, namesAndValues[i], namesAndValues[i + 1]);
    }
    return form(action, fields.toString());
  }

  private static void add(StringBuilder fields, String name, String value) {
    fields
        .append(fields.isEmpty() ? "" : "&")
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    http.close();
  }
}
