package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Keys;
import metropolis.badge.credential.Validity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a door with a camera that sees a film. Skipped without Chromium. */
class GateCameraIT {

  private static final BadgeId BADGE = BadgeId.of(Given.CONFERENCE, LEA);
  private static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));

  @TempDir Path directory;

  private final List<String> complaints = new ArrayList<>();
  private Site site;
  private Chromium chromium;

  @BeforeEach
  void lea_is_confirmed() {
    site = new Site();
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.close();
    }
    site.close();
  }

  @Test
  void a_badge_held_into_the_picture_is_admitted_once_as_long_as_it_stays() throws IOException {
    Page page = gate("en", token());

    page.locator("#camera-switch").click();

    assertThat(page.locator("#verdict.admitted .person")).hasText("Léa Amsler");
    page.waitForFunction("() => document.getElementById('camera-picture').currentTime > 3.5");
    assertThat(page.locator("#recent > li")).hasCount(1);
    assertThat(complaints).isEmpty();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screens", "gate-camera.png"))
            .setFullPage(true));
  }

  @Test
  void badges_one_after_the_other_are_each_judged_and_other_codes_are_told_apart()
      throws IOException {
    String forged = Keys.ring().sign(Given.CONFERENCE, BADGE, 1, DAYS);
    Page page = gate("fr", token(), forged, "https://example.org/menu");

    page.locator("#camera-switch").click();

    assertThat(page.locator("#recent > li")).hasCount(2);
    assertThat(page.locator("#recent > li.admitted")).hasCount(1);
    assertThat(page.locator("#recent > li.refused")).hasCount(1);
    assertThat(page.locator("#camera-hint")).hasText("Ce code n’est pas celui d’un badge.");
  }

  @Test
  void the_camera_is_let_go_when_it_is_stopped() throws IOException {
    Page page = gate("en", token());
    page.locator("#camera-switch").click();
    assertThat(page.locator("#verdict.admitted")).isVisible();

    page.locator("#camera-switch").click();

    assertThat(page.locator("#camera-switch")).hasText("Scan with the camera");
    assertThat(page.locator("#camera-picture")).isHidden();
    assertThat(page.evaluate("() => document.getElementById('camera-picture').srcObject")).isNull();
  }

  @Test
  void a_camera_that_is_not_allowed_is_explained() throws IOException {
    Page page = gate("en", token());
    page.evaluate(
        "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject("
            + "new DOMException('no', 'NotAllowedError')); }");

    page.locator("#camera-switch").click();

    assertThat(page.locator("#camera-trouble")).containsText("The camera is not allowed here.");
    assertThat(page.locator("#camera-picture")).isHidden();
  }

  private Page gate(String language, String... codes) throws IOException {
    chromium = Chromium.seeing(Film.of(directory.resolve("film.y4m"), codes));
    BrowserContext context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale(language)
                    .setPermissions(List.of("camera"))
                    .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + Site.GATE)));
    context.setDefaultTimeout(30_000);
    Page page = Chromium.page(context, complaints);
    page.navigate(site.url() + "/metropolis-2004/gate/main");
    return page;
  }

  private String token() {
    return site.keys.sign(Given.CONFERENCE, BADGE, 1, DAYS);
  }
}
