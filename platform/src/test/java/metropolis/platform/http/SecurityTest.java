package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Ui;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecurityTest {
  private HttpServer server;
  private Client browser;

  @BeforeEach
  void start() {
    server = serve(ServerSettings.local());
    browser = new Client(server);
  }

  @AfterEach
  void stop() {
    browser.close();
    server.close();
  }

  private static HttpServer serve(ServerSettings settings) {
    return HttpServer.on(settings)
        .module(
            routes ->
                routes
                    .page(
                        "/form",
                        Access.PUBLIC,
                        x ->
                            Layout.of(x)
                                .title("A form")
                                .main(
                                    Ui.all(
                                        java.util.List.of(
                                            Gallery.html("<form method=\"post\" action=\"/form\">"),
                                            Ui.secrets(x),
                                            Gallery.html("</form>")))))
                    .form(
                        "/form",
                        Access.PUBLIC,
                        x -> Reply.text("got " + x.form().value("a") + " as " + x.commandId())))
        .start();
  }

  private String hidden(String name) throws Exception {
    String page = browser.page("/form").body();
    var matcher = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
    matcher.find();
    return matcher.group(1);
  }

  private HttpResponse<String> send(String body, String fetchSite) throws Exception {
    return browser.send(
        browser
            .request("/form")
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", fetchSite)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void a_form_of_this_site_is_taken() throws Exception {
    var answer = browser.fillIn("/form", "/form", "a", "b");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("got b as ");
  }

  @Test
  void a_form_sent_again_carries_the_same_command() throws Exception {
    String command = hidden("_command");
    String body = "_form=" + hidden("_form") + "&_command=" + command;

    browser.form("/form", body);

    assertThat(browser.form("/form", body).body()).endsWith(command);
  }

  @Test
  void a_form_without_its_token_is_refused() throws Exception {
    browser.page("/form");

    assertThat(browser.form("/form", "a=b").statusCode()).isEqualTo(403);
  }

  @Test
  void a_token_of_another_browser_is_refused() throws Exception {
    String token = hidden("_form");
    try (Client other = new Client(server)) {
      other.page("/form");

      assertThat(other.form("/form", "_form=" + token).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void a_form_that_comes_from_another_site_is_refused_whatever_it_carries() throws Exception {
    var answer = send("_form=" + hidden("_form"), "cross-site");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("This form is out of date");
  }

  @Test
  void what_is_no_form_is_refused() throws Exception {
    assertThat(browser.json("/form", "{}").statusCode()).isEqualTo(415);
  }

  @Test
  void pages_allow_nothing_inline_and_nothing_from_elsewhere() throws Exception {
    var headers = browser.page("/form").headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'")
        .contains("form-action 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    assertThat(headers.firstValue("Permissions-Policy")).isPresent();
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  void without_https_nothing_is_promised_about_it() throws Exception {
    assertThat(browser.page("/form").headers().firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void behind_https_browsers_keep_to_it_and_cookies_stay_in_it() throws Exception {
    var https = new ServerSettings("127.0.0.1", 0, URI.create("https://conference.example"), true);
    try (HttpServer secure = serve(https);
        Client client = new Client(secure)) {
      var answer = client.page("/form");

      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(answer.headers().allValues("Set-Cookie"))
          .allSatisfy(cookie -> assertThat(cookie).endsWith("; Secure"));
    }
  }

  @Test
  void the_pages_carry_no_inline_script_or_style() throws Exception {
    String page = browser.page("/form").body();

    assertThat(page).doesNotContainPattern("<style|style=|onclick=|<script(?![^>]* src=)");
  }

  @Test
  void the_language_asked_for_is_remembered() throws Exception {
    browser.page("/form?lang=fr");

    assertThat(browser.page("/form").body()).contains("<html lang=\"fr\"");
  }

  @Test
  void a_redirect_never_leaves_the_site() {
    assertThat(
            Optional.of("//evil.example")
                .filter(LocalPath::isLocal)
                .or(() -> Optional.of("/\\evil.example").filter(LocalPath::isLocal))
                .or(() -> Optional.of("https://evil.example").filter(LocalPath::isLocal))
                .or(() -> Optional.of("/a\r\nSet-Cookie: x").filter(LocalPath::isLocal)))
        .isEmpty();
  }
}
