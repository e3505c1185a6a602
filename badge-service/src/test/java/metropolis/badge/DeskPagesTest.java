package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.LEAS_BADGE;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.changedProfile;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.SECRETARIAT;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Printing at the desk without any script. */
class DeskPagesTest {

  private static final String BADGES = "/metropolis-2004/badges";
  private static final String LEAS = BADGES + "/" + LEAS_BADGE;

  @AutoClose private final Site site = new Site();

  @BeforeEach
  void two_are_confirmed() {
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
    site.stream.hears(profile(OLHA, "Olha", "Aaronenko", "Olha Aaronenko")).hears(confirmed(OLHA));
  }

  @Test
  void printing_gives_the_document_and_is_in_the_history() {
    HttpResponse<byte[]> pdf = site.sendForm(LEAS, LEAS + "/print", GATE, "");

    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(site.get(LEAS, GATE).body())
        .contains("Badge no. 1 printed", "<code title=\"", "SHA-256", "Hand over");
  }

  @Test
  void printing_again_asks_why() {
    site.sendForm(LEAS, LEAS + "/print", GATE, "");

    HttpResponse<byte[]> without = site.sendForm(LEAS, LEAS + "/print", GATE, "print-reason=");
    HttpResponse<byte[]> with =
        site.sendForm(LEAS, LEAS + "/print", GATE, "print-reason=printer-fault");

    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(with.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(site.get(LEAS, GATE).body()).contains("Printer fault");
  }

  @Test
  void a_badge_is_handed_over_and_comes_back() {
    site.sendForm(LEAS, LEAS + "/print", GATE, "");
    site.sendForm(LEAS, LEAS + "/hand-over", GATE, "");
    String handedOver = site.get(LEAS, GATE).body();
    site.sendForm(LEAS, LEAS + "/return", GATE, "");

    assertThat(handedOver).contains("Has come back");
    assertThat(site.get(LEAS, GATE).body()).contains("Returned");
  }

  @Test
  void a_stale_badge_says_what_changed() {
    site.sendForm(LEAS, LEAS + "/print", GATE, "");
    site.stream.hears(changedProfile(2, "Lea A.", "a@b.org"));

    assertThat(site.get(LEAS, GATE).body())
        .contains("Changed since it was printed", "Print it again before");
    assertThat(site.get(LEAS + "?lang=fr", GATE).body()).contains("Changé depuis");
  }

  @Test
  void a_run_goes_from_preview_to_the_last_page() {
    String preview = site.get(BADGES + "/runs/new", GATE).body();
    site.sendForm(BADGES + "/runs/new", BADGES + "/runs", GATE, "");
    HttpResponse<byte[]> pdf = site.sendForm(BADGES + "/runs/1", BADGES + "/runs/1/pdf", GATE, "");
    site.sendForm(
        BADGES + "/runs/1", BADGES + "/runs/1/confirm", GATE, "which=up-to&up-to=1&except=");
    String afterTheJam = site.get(BADGES + "/runs/1", GATE).body();
    site.sendForm(BADGES + "/runs/1", BADGES + "/runs/1/pdf", GATE, "");
    site.sendForm(BADGES + "/runs/1", BADGES + "/runs/1/confirm", GATE, "which=all&up-to=&except=");

    assertThat(preview).contains("<b>2</b>");
    assertThat(pdf.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("badges-metropolis-2004-run-1.pdf");
    assertThat(afterTheJam).contains("<b>1</b>", "Make the rest as PDF");
    assertThat(site.get(BADGES + "/runs/1", GATE).body()).contains("Ended", "<b>2</b>");
    assertThat(site.get(BADGES + "/runs", GATE).body()).contains("2 of 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "which=up-to&up-to=&except=",
        "which=up-to&up-to=x&except=",
        "which=all&up-to=&except=a-b",
        "which=all&up-to=&except=9-3",
        "which=&up-to=&except="
      })
  void a_page_that_is_no_number_is_said_beside_its_field(String fields) {
    site.sendForm(BADGES + "/runs/new", BADGES + "/runs", GATE, "");
    site.sendForm(BADGES + "/runs/1", BADGES + "/runs/1/pdf", GATE, "");

    HttpResponse<byte[]> answer =
        site.sendForm(BADGES + "/runs/1", BADGES + "/runs/1/confirm", GATE, fields);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(site.get(BADGES + "/runs/1", GATE).body()).contains("<b>0</b>");
  }

  @Test
  void a_run_that_never_was_is_not_found() {
    assertThat(site.get(BADGES + "/runs/7", GATE).statusCode()).isEqualTo(404);
    assertThat(site.get(BADGES + "/runs/x", GATE).statusCode()).isEqualTo(404);
  }

  @Test
  void no_page_has_anything_inline_that_the_policy_forbids() {
    site.sendForm(BADGES + "/runs/new", BADGES + "/runs", GATE, "");
    site.sendForm(BADGES + "/runs/1", BADGES + "/runs/1/pdf", GATE, "");
    String pages =
        site.get(LEAS, SECRETARIAT).body()
            + site.get(BADGES, GATE).body()
            + site.get(BADGES + "/runs", GATE).body()
            + site.get(BADGES + "/runs/1?lang=fr", GATE).body()
            + site.get(BADGES + "/runs/new?print=all&lang=fr", GATE).body();

    assertThat(pages).doesNotContain(" style=").doesNotContainPattern(" on[a-z]+=");
    assertThat(pages).doesNotContainPattern("<script(?![^>]* src=)").doesNotContain("<style");
  }
}
