package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.LEAS_BADGE;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.changedProfile;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Site.FINANCE;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.SECRETARIAT;
import static metropolis.badge.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Badges on paper, as programs have them. */
class PrintApiTest {

  private static final String API = "/api/badge/metropolis-2004";
  private static final String LEAS = API + "/badges/" + LEAS_BADGE;
  private static final String RUNS = API + "/runs";

  @AutoClose private final Site site = new Site();

  @BeforeEach
  void three_are_confirmed_and_one_cannot_be_printed() {
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
    site.stream
        .hears(profile(OLHA, "Olha", "Aaronenko", "Olha Aaronenko"))
        .hears(confirmed(OLHA))
        .hears(profile("9S4P6Z1N5WCD7EFG", "李", "小龙", "李\uE123龙"))
        .hears(confirmed("9S4P6Z1N5WCD7EFG"));
  }

  @Test
  void a_print_is_recorded_with_the_hash_of_the_very_bytes() throws Exception {
    byte[] pdf = post(LEAS + "/print", "{}");

    JsonNode badge = json(site.get(LEAS, GATE));
    assertThat(badge.at("/badge/print").asText()).isEqualTo("printed");
    assertThat(badge.at("/history/1/print/how").asText()).isEqualTo("single");
    assertThat(badge.at("/history/1/actor").asText()).isEqualTo("gate-1");
    assertThat(badge.at("/history/1/print/sha256").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)));
  }

  @Test
  void a_reprint_needs_a_reason_that_is_one() {
    post(LEAS + "/print", "{}");

    HttpResponse<String> without = site.post(LEAS + "/print", GATE, "{}");
    HttpResponse<String> wrong = site.post(LEAS + "/print", GATE, "{\"reason\": \"because\"}");
    HttpResponse<String> right = site.post(LEAS + "/print", GATE, "{\"reason\": \"damaged\"}");

    assertThat(without.statusCode()).isEqualTo(409);
    assertThat(json(without).at("/code").asText()).isEqualTo("reason-needed");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("printer-fault");
    assertThat(right.statusCode()).isEqualTo(200);
  }

  @Test
  void looking_at_a_badge_does_not_print_it() {
    site.bytes(LEAS + "/pdf", GATE);

    assertThat(json(site.get(LEAS, GATE)).at("/badge/print").asText()).isEqualTo("not-printed");
  }

  @Test
  void a_badge_is_handed_over_and_comes_back() {
    HttpResponse<String> early = site.post(LEAS + "/hand-over", GATE, "{}");
    post(LEAS + "/print", "{}");
    HttpResponse<String> handed = site.post(LEAS + "/hand-over", GATE, "{\"serial\": 1}");
    HttpResponse<String> again = site.post(LEAS + "/hand-over", GATE, "{}");
    HttpResponse<String> returned = site.post(LEAS + "/return", GATE, "{}");

    assertThat(json(early).at("/code").asText()).isEqualTo("not-printed");
    assertThat(json(handed).at("/badge/print").asText()).isEqualTo("handed-over");
    assertThat(json(again).at("/code").asText()).isEqualTo("handed-over-already");
    assertThat(json(returned).at("/badge/print").asText()).isEqualTo("returned");
  }

  @Test
  void stale_badges_are_listed_with_what_changed() {
    post(LEAS + "/print", "{}");
    site.stream.hears(changedProfile(2, "Lea A.", "a@b.org"));

    JsonNode list = json(site.get(API + "/badges?print=stale", GATE));

    assertThat(list.at("/total").asInt()).isEqualTo(1);
    assertThat(list.at("/badges/0/stale/0").asText()).isEqualTo("name");
  }

  @ParameterizedTest
  @CsvSource({
    "print=not-printed, 2",
    "print=printed, 1",
    "print=to-print, 2",
    "print=handed-over, 0",
    "category=ngo, 3",
    "category=speaker, 0",
    "organisation=ACCUEIL, 3",
    "organisation=nobody, 0"
  })
  void badges_are_listed_by_what_became_of_them(String filter, int found) {
    post(LEAS + "/print", "{}");

    assertThat(json(site.get(API + "/badges?" + filter, GATE)).at("/total").asInt())
        .isEqualTo(found);
  }

  @Test
  void a_preview_tells_who_is_left_out_and_why_and_holds_nothing() {
    JsonNode preview = json(site.post(RUNS + "/preview", GATE, "{}"));

    assertThat(preview.at("/badges").asInt()).isEqualTo(2);
    assertThat(preview.at("/leftOut/0/name").asText()).isEqualTo("李\uE123龙");
    assertThat(preview.at("/leftOut/0/reason").asText()).isEqualTo("name-needs-latin-form");
    assertThat(json(site.get(RUNS, GATE)).at("/runs").size()).isZero();
  }

  @Test
  void a_run_is_drawn_in_alphabetical_order_and_printed_when_the_desk_says_so() throws Exception {
    site.post(RUNS, SECRETARIAT, "{}");
    byte[] pdf = post(RUNS + "/1/pdf", null);
    JsonNode drawn = json(site.get(RUNS + "/1", GATE));
    JsonNode confirmed = json(site.post(RUNS + "/1/confirm", GATE, "{\"drawing\": 1}"));

    assertThat(text(pdf, 1)).contains("Olha Aaronenko");
    assertThat(text(pdf, 2)).contains("Léa Amsler");
    assertThat(drawn.at("/run/printed").asInt()).isZero();
    assertThat(drawn.at("/documents/0/pages").asInt()).isEqualTo(2);
    assertThat(confirmed.at("/run/status").asText()).isEqualTo("ended");
    assertThat(json(site.get(LEAS, GATE)).at("/history/1/print/run").asInt()).isEqualTo(1);
  }

  @Test
  void after_a_jam_only_the_rest_is_drawn() throws Exception {
    site.post(RUNS, GATE, "{}");
    post(RUNS + "/1/pdf", null);
    site.post(RUNS + "/1/confirm", GATE, "{\"drawing\": 1, \"upTo\": 1}");

    byte[] rest = post(RUNS + "/1/pdf", null);

    try (PDDocument document = Loader.loadPDF(rest)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
    assertThat(text(rest, 1)).contains("Léa Amsler");
  }

  @Test
  void a_badge_of_an_open_run_is_not_offered_to_another() {
    site.post(RUNS, GATE, "{\"query\": \"olha\"}");

    JsonNode preview = json(site.post(RUNS + "/preview", GATE, "{}"));

    assertThat(preview.at("/badges").asInt()).isEqualTo(1);
    assertThat(preview.at("/leftOut").findValuesAsText("reason")).contains("in-open-run");
    assertThat(preview.at("/leftOut").findValuesAsText("run")).contains("1");
  }

  @Test
  void a_run_that_is_closed_keeps_nothing_back() {
    site.post(RUNS, GATE, "{}");
    site.post(RUNS + "/1/end", GATE, "{}");

    assertThat(json(site.post(RUNS + "/preview", GATE, "{}")).at("/badges").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/runs/7/confirm | {'drawing': 1} | 404 | no-such-run",
        "/runs/x/confirm | {'drawing': 1} | 404 | no-such-run",
        "/runs/1/confirm | {'drawing': 0} | 409 | not-drawn",
        "/runs/1/confirm | {'drawing': 2} | 409 | drawn-anew",
        "/runs/1/confirm | {'drawing': 0, 'upTo': 9} | 409 | no-such-page",
        "/runs/1/confirm | {} | 400 | drawing",
        "/runs | {'print': 'everything'} | 400 | print",
        "/runs | {'print': 'all', 'reason': 'because'} | 400 | reason",
        "/runs | {'query': 'nobody at all'} | 409 | nothing-to-print",
        "/runs/9/end | {} | 404 | no-such-run",
        "/runs/9/pdf | {} | 404 | no-such-run"
      })
  void what_cannot_be_done_is_refused_with_a_word(
      String path, String body, int status, String word) {
    site.post(RUNS, GATE, "{\"query\": \"olha\"}");

    HttpResponse<String> response = site.post(API + path, GATE, body.replace('\'', '"'));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs", "/runs/1"})
  void nothing_is_told_to_strangers(String path) {
    assertThat(site.get(API + path, "").statusCode()).isEqualTo(401);
    assertThat(site.get(API + path, FINANCE).statusCode()).isEqualTo(403);
  }

  private byte[] post(String path, String body) {
    return site.postForBytes(path, GATE, body == null ? "" : body);
  }

  private static String text(byte[] pdf, int page) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      return stripper.getText(document);
    }
  }
}
