package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.LEAS_BADGE;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.cancelled;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.SECRETARIAT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.PrintedCode;
import metropolis.badge.http.TextsCheck;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadgePagesTest {

  @AutoClose private final Site site = Site.withLea();

  @Test
  void every_text_is_there_in_every_language() {
    assertThat(TextsCheck.missing()).isEmpty();
  }

  @Test
  void the_desk_lists_badges() {
    HttpResponse<String> page = site.get("/metropolis-2004/badges", GATE);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Léa Amsler", "Réseau Accueil", PrintedCode.of(LEAS_BADGE, 1).toString());
  }

  @Test
  void the_desk_speaks_french() {
    HttpResponse<String> page = site.get("/metropolis-2004/badges?lang=fr", GATE);

    assertThat(page.body()).contains("Bureau des badges", "Suisse", "Société civile");
  }

  @Test
  void a_name_with_markup_is_shown_as_it_is_written() {
    site.stream
        .hears(profile(OLHA, "<b>Olha</b>", "O'\"&", "<script>alert(1)</script>"))
        .hears(confirmed(OLHA));
    String path = "/metropolis-2004/badges";

    String list = site.get(path, GATE).body();
    String badge = site.get(path + "/" + BadgeId.of(Given.CONFERENCE, OLHA), GATE).body();

    assertThat(list).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    assertThat(badge).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
  }

  @Test
  void one_badge_is_shown_with_picture_and_history() {
    HttpResponse<String> page = site.get("/metropolis-2004/badges/" + LEAS_BADGE, SECRETARIAT);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<svg", "Registration confirmed", "Issue anew", "Revoke");
  }

  @Test
  void gate_staff_are_not_offered_to_revoke() {
    HttpResponse<String> page = site.get("/metropolis-2004/badges/" + LEAS_BADGE, GATE);

    assertThat(page.body()).doesNotContain("Revoke the badge");
  }

  @Test
  void a_revoked_badge_is_shown_as_revoked() {
    site.stream.hears(cancelled(LEA));

    HttpResponse<String> page = site.get("/metropolis-2004/badges/" + LEAS_BADGE, GATE);

    assertThat(page.body()).contains("Revoked", "Registration cancelled", "opens no door");
  }

  @Test
  void what_cannot_be_printed_is_listed_with_what_to_do() {
    site.stream.hears(profile(OLHA, "李", "\uE123龙", "李\uE123龙")).hears(confirmed(OLHA));

    HttpResponse<String> page = site.get("/metropolis-2004/badges/notices", GATE);

    assertThat(page.body()).contains("李\uE123龙", "add its form in Latin letters");
  }

  @Test
  void the_delegates_own_link_gives_the_badge() {
    String link = site.tokens.sign("badge", LEA);

    byte[] pdf = site.bytes("/metropolis-2004/badge/" + link + ".pdf", "");

    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "N1EyTTRYOUszVEFCNUNERQ.AAAA", "my", "badge"})
  void a_guessed_link_gives_nothing(String guess) {
    HttpResponse<String> response = site.get("/metropolis-2004/badge/" + guess + ".pdf", "");

    assertThat(response.statusCode()).isEqualTo(404);
  }

  @Test
  void a_link_for_another_purpose_gives_nothing() {
    String link = site.tokens.sign("delegate-link", LEA);

    HttpResponse<String> response = site.get("/metropolis-2004/badge/" + link + ".pdf", "");

    assertThat(response.statusCode()).isEqualTo(404);
  }

  @Test
  void the_doors_are_there_to_choose_from() {
    HttpResponse<String> page = site.get("/metropolis-2004/gate", GATE);

    assertThat(page.body()).contains("Main entrance", "Lake side", "/metropolis-2004/gate/lake");
  }

  @Test
  void the_page_of_a_door_shows_a_verdict_without_any_script() {
    site.scan("scan-0001", site.token(LEA, 1));

    HttpResponse<String> page = site.get("/metropolis-2004/gate/main?scan=scan-0001", GATE);

    assertThat(page.body()).contains("verdict admitted", "Welcome", "Léa Amsler");
  }

  @ParameterizedTest
  @CsvSource({
    "hello, unreadable",
    "MB1%20lower%20case, unreadable",
    "%3Cscript%3Ealert(1)%3C/script%3E, unreadable",
    "a%1Db, ",
    "%0A, ",
    "LONG, "
  })
  void what_is_typed_at_a_door_and_is_no_code_is_refused_or_not_taken(String code, String reason) {
    HttpResponse<String> page = site.send(site.request("/metropolis-2004/gate/main?lang=fr", GATE));
    String fields =
        Pattern.compile("name=\"(_form|_command|scanId)\" value=\"([^\"]*)\"")
            .matcher(page.body().substring(page.body().indexOf("id=\"typed\"")))
            .results()
            .map(field -> field.group(1) + "=" + field.group(2))
            .collect(Collectors.joining("&", "", "&code="));

    HttpResponse<String> answer =
        site.send(
            site.request("/metropolis-2004/gate/main/scan", GATE)
                .header("Cookie", cookie(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields + code.replace("LONG", "A".repeat(600)))));

    assertThat(answer.statusCode()).isEqualTo(303);
    String next = answer.headers().firstValue("Location").orElseThrow();
    String shown =
        site.send(site.request(next, GATE).header("Cookie", cookie(page) + "; " + cookie(answer)))
            .body();
    assertThat(shown)
        .contains(reason == null ? "flash warning" : "Pas un badge de cette conférence")
        .doesNotContain("<script>alert");
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metropolis-2004/badges",
        "/metropolis-2004/gate",
        "/metropolis-2004/gate/main",
        "/metropolis-2004/badges.pdf"
      })
  void pages_of_staff_lead_strangers_to_the_sign_in(String path) {
    HttpResponse<String> response =
        site.send(site.request(path, "").header("Accept", "text/html").GET());

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location").orElse("")).startsWith("/sign-in");
  }

  @Test
  void no_page_has_anything_inline_that_the_policy_forbids() {
    String pages =
        site.get("/metropolis-2004/badges/" + LEAS_BADGE, SECRETARIAT).body()
            + site.get("/metropolis-2004/gate/main", GATE).body()
            + site.get("/metropolis-2004/badges", GATE).body();

    assertThat(pages).doesNotContain(" style=").doesNotContainPattern(" on[a-z]+=");
    assertThat(pages).doesNotContainPattern("<script(?![^>]* src=)").doesNotContain("<style");
  }

  @ParameterizedTest
  @CsvSource({"en, Conference centre", "fr, Centre de conférences"})
  void pages_of_gates_call_a_zone_by_its_name(String language, String name) {
    String gates = site.get("/metropolis-2004/gate?lang=" + language, GATE).body();
    String gate = site.get("/metropolis-2004/gate/main?lang=" + language, GATE).body();

    assertThat(gates).contains("<dt>" + name + "</dt>").doesNotContain(">Zone");
    assertThat(gate).contains("<small>" + name + "</small>");
  }

  @Test
  void counts_are_sent_at_once_and_after_every_scan() throws Exception {
    HttpResponse<InputStream> response =
        site.client()
            .send(
                site.request("/metropolis-2004/gate-counts", GATE).GET().build(),
                HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader events =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String first = nextCounts(events);

      site.scan("scan-0001", site.token(LEA, 1));

      assertThat(first).contains("\"admitted\":0");
      assertThat(nextCounts(events)).contains("\"admitted\":1", "\"inside\":1");
    }
  }

  private static String nextCounts(BufferedReader events) throws Exception {
    while (true) {
      String line = events.readLine();
      if (line == null) {
        throw new AssertionError("the stream ended");
      }
      if (line.startsWith("data:")) {
        return line;
      }
    }
  }
}
