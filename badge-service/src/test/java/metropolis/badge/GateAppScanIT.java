package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Given.revoke;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Keys;
import metropolis.badge.credential.Validity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The app of a gate with scanners that type and with a camera. Skipped without Chromium. */
class GateAppScanIT {

  private static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));

  @TempDir Path directory;

  private final Site site = new Site();
  private Chromium chromium;
  private GateApps apps;

  @BeforeAll
  static void patiently() {
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
  }

  @BeforeEach
  void people() {
    site.stream
        .hears(conference())
        .hears(lea())
        .hears(confirmed(LEA))
        .hears(profile(OLHA, "Olha", "Kovalenko", "Ольга Коваленко"))
        .hears(confirmed(OLHA));
  }

  private GateApp with(Chromium browser) {
    chromium = browser;
    apps = new GateApps(site, browser);
    return apps.at("main");
  }

  @AfterEach
  void close() {
    if (apps == null) {
      site.close();
    } else {
      apps.close();
      chromium.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_scanner_is_understood_on_every_keyboard_setting_with_and_without_caps_lock(
      Keyboard keyboard) {
    GateApp app = with(Chromium.start());

    assertThat(app.scan(token(LEA), keyboard, false)).isEqualTo("admitted: Welcome");
    assertThat(app.person()).isEqualTo("Léa Amsler");
    app.page().locator("#code").focus();
    assertThat(app.scan(token(OLHA), keyboard, true)).isEqualTo("admitted: Welcome");
    assertThat(app.person()).isEqualTo("Ольга Коваленко");
    assertThat(app.page().locator("#code")).hasValue("");
    assertThat(apps.complaints).isEmpty();
  }

  @Test
  void a_camera_reads_a_badge_with_and_without_a_server() throws IOException {
    GateApp app = with(Chromium.seeing(Film.of(directory.resolve("film.y4m"), token(LEA))));

    app.page().locator("#camera-switch").click();

    assertThat(app.page().locator("#verdict.admitted .person")).hasText("Léa Amsler");
    app.look("camera");
    site.down();
    app.alone();
    app.page().reload();
    app.page().locator("#camera-switch").click();
    assertThat(app.page().locator("#verdict.inside .person")).hasText("Léa Amsler");
    assertThat(app.page().locator("#waiting")).hasText("Scans to be sent: 1");
  }

  @Test
  void badges_before_a_camera_are_each_judged_and_other_codes_are_told_apart() throws IOException {
    site.stream.asks(revoke("revoke-olha", OLHA, "stolen"));
    String forged = Keys.ring().sign(CONFERENCE, BadgeId.of(CONFERENCE, LEA), 1, DAYS);
    GateApp app =
        with(
            Chromium.seeing(
                Film.of(
                    directory.resolve("film.y4m"),
                    token(LEA),
                    forged,
                    token(OLHA),
                    "https://example.org/menu")));

    app.page().locator("#camera-switch").click();

    // The film begins again: the first badge comes back.
    assertThat(app.page().locator("#recent > li.inside").first()).containsText("Léa Amsler");
    assertThat(app.page().locator("#recent > li.admitted")).hasCount(1);
    assertThat(app.page().locator("#recent > li.refused").filter(saying("Forged badge")).first())
        .isVisible();
    assertThat(app.page().locator("#recent > li.refused").filter(saying("Ольга")).first())
        .isVisible();
  }

  private static Locator.FilterOptions saying(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private String token(String registration) {
    return site.keys.sign(CONFERENCE, BadgeId.of(CONFERENCE, registration), 1, DAYS);
  }
}
