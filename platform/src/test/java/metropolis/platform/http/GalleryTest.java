package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The parts of pages as those use them who cannot see them, or see them differently. */
class GalleryTest {
  private static HttpServer server;
  private static Client browser;

  @BeforeAll
  static void start() {
    server =
        HttpServer.on(ServerSettings.local())
            .gatekeeper(Gallery.EVERYBODY)
            .module(new Gallery())
            .start();
    browser = new Client(server);
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  private static List<String> all(String pattern, String page) {
    return Pattern.compile(pattern).matcher(page).results().map(match -> match.group(1)).toList();
  }

  private static String formWithErrors() throws Exception {
    String page = browser.page("/metropolis-2004/form").body();
    String token = all("name=\"_form\" value=\"([^\"]+)\"", page).getFirst();
    return browser
        .form(
            "/metropolis-2004/form",
            "_form=" + token + "&email=&familyName=%3Cscript%3Ealert(1)%3C%2Fscript%3E")
        .body();
  }

  @Test
  void every_field_has_a_label() throws Exception {
    String page = browser.page("/metropolis-2004/form").body();

    assertThat(all("<(?:input|select|textarea) id=\"([^\"]+)\"", page))
        .isNotEmpty()
        .allSatisfy(id -> assertThat(page).contains("for=\"" + id + "\""));
  }

  @Test
  void every_description_referred_to_is_on_the_page() throws Exception {
    String page = formWithErrors();

    assertThat(all("aria-describedby=\"([^\"]+)\"", page))
        .isNotEmpty()
        .allSatisfy(
            ids ->
                assertThat(ids.split(" "))
                    .allSatisfy(id -> assertThat(page).contains("id=\"" + id + "\"")));
  }

  @Test
  void every_error_is_listed_first_with_a_link_to_its_field() throws Exception {
    String page = formWithErrors();

    assertThat(all("<li><a href=\"#([^\"]+)\"", page))
        .hasSize(3)
        .allSatisfy(id -> assertThat(page).contains("id=\"" + id + "\""));
    assertThat(page).contains("aria-invalid=\"true\"").contains("role=\"alert\"");
  }

  @Test
  void what_was_typed_is_shown_again_and_is_harmless() throws Exception {
    assertThat(formWithErrors()).contains("&lt;script>").doesNotContain("<script>alert");
  }

  @Test
  void ids_are_used_once() throws Exception {
    assertThat(all(" id=\"([^\"]+)\"", formWithErrors())).doesNotHaveDuplicates();
  }

  @Test
  void every_page_can_be_skipped_to_its_content_and_says_its_language() throws Exception {
    String page = browser.page("/metropolis-2004/desk").body();

    assertThat(page)
        .contains("href=\"#main\"")
        .contains("<main id=\"main\"")
        .contains("<html lang=\"en\"")
        .containsOnlyOnce("<h1>");
  }

  @Test
  void names_stand_in_their_own_direction() throws Exception {
    assertThat(browser.page("/metropolis-2004/desk").body()).contains("<bdi>محمود, ليلى</bdi>");
  }

  @Test
  void staff_see_where_they_are() throws Exception {
    browser.get("/become");

    assertThat(browser.page("/metropolis-2004/desk").body())
        .containsPattern("<a href=\"/metropolis-2004/desk\" aria-current=\"page\">Delegates</a>");
  }

  @Test
  void a_message_is_shown_once() throws Exception {
    browser.get("/become");

    assertThat(browser.page("/metropolis-2004/desk").body()).contains("You are signed in.");
    assertThat(browser.page("/metropolis-2004/desk").body()).doesNotContain("You are signed in.");
  }

  @Test
  void the_language_link_keeps_what_was_asked_for() throws Exception {
    String page = browser.page("/metropolis-2004/desk?status=open&q=a%26b").body();

    assertThat(all("<a href=\"([^\"]+)\" lang=\"fr\"", page))
        .singleElement()
        .asString()
        .contains("lang=fr")
        .contains("status=open")
        .contains("q=a%26b");
  }

  @Test
  void style_sheets_and_scripts_are_there() throws Exception {
    String page = browser.page("/metropolis-2004/desk").body();
    List<String> assets =
        Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"")
            .matcher(page)
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();

    assertThat(assets).hasSizeGreaterThan(4);
    for (String asset : assets) {
      assertThat(browser.get(asset).statusCode()).isEqualTo(200);
    }
  }
}
