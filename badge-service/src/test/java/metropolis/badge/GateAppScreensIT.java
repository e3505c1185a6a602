package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.photo;
import static metropolis.badge.Given.photographed;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Tablet.letIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Keys;
import metropolis.badge.rendering.TestCode;
import metropolis.rendering.page.Portraits;
import metropolis.schemas.delegate.DelegateProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How the app of a gate looks on a telephone and a tablet, in both languages. Skipped without
 * Chromium.
 */
class GateAppScreensIT {

  private static final BadgeId BADGE = BadgeId.of(CONFERENCE, LEA);

  @RegisterExtension static final SharedChromium BROWSER = new SharedChromium();

  private Site site;
  private GateApps apps;

  @BeforeEach
  void lea_is_confirmed() {
    site = new Site();
    apps = new GateApps(site, BROWSER.chromium());
    site.stream
        .hears(conference())
        .hears(photo(LEA, "one", Portraits.drawn(1).bytes()))
        .hears(photographed(1, "one"))
        .hears(confirmed(LEA))
        .hears(
            DelegateProfile.newBuilder(profile(OLHA, "Olha", "Kovalenko", "Ольга Коваленко"))
                .setLatinGivenName("Olha")
                .setLatinFamilyName("Kovalenko")
                .build())
        .hears(confirmed(OLHA));
  }

  @AfterEach
  void close() {
    apps.close();
  }

  @ParameterizedTest
  @CsvSource({"en,1200", "fr,1200", "en,390", "fr,390"})
  void it_fits_every_screen(String language, int width) {
    String name = language + "-" + width + "-";
    GateApp app = apps.opened(apps.invitation("main"), language, width);
    assertThat(app.page().locator("#enrol button")).isVisible();
    fits(app, name + "enrol");
    app.page().locator("#enrol ~ p [data-try-scanner]").click();
    fits(app, name + "scanner");
    app.page().locator("#scanner-back").click();
    app.enrol("tablet 1");
    app.ready();
    assertThat(app.page().locator("#faces")).containsText("1");
    fits(app, name + "ready");

    app.scan(token());
    assertThat(app.page().locator("#portrait")).isVisible();
    fits(app, name + "admitted");
    app.scan(Keys.ring().sign(CONFERENCE, BADGE, 1, BadCode.DAYS));
    fits(app, name + "refused");
    Tablet.at(site, "lake").tells(MONDAY, List.of(letIn("scan-lake", token(), MONDAY)));
    assertThat(app.page().locator("#conflict-list li")).isVisible();
    site.down();
    app.page().locator("#network:not(.on)").waitFor();
    app.scan(token());
    assertThat(app.page().locator("#verdict.inside #portrait")).isVisible();
    fits(app, name + "inside");
    app.page().locator("#anyway").click();
    fits(app, name + "anyway");
    app.page().locator("#anyway-dialog [data-reason=other]").click();
    app.page().locator("#code").fill("kovalenko");
    assertThat(app.page().locator("#found button")).isVisible();
    fits(app, name + "found");
    app.page().locator("#found button").scrollIntoViewIfNeeded();
    app.page().locator("#walk-in").check();
    app.page().locator("#found button").click();
    assertThat(app.page().locator("#verdict .person")).hasText("Ольга Коваленко");
    assertThat(app.page().locator("#verdict.admitted .headline")).isInViewport();
    assertThat(app.page().locator("#verdict .what")).containsText(" · ");
    assertThat(app.page().locator("#walk-in")).not().isChecked();
    fits(app, name + "walk-in");
    site.up();
    assertThat(app.page().locator("#waiting")).isHidden();
    assertThat(walkIns()).isEqualTo(1);
  }

  @Test
  void a_scanner_is_tried_without_a_network_and_opens_no_door() {
    GateApp app = apps.at("main");
    site.down();
    app.alone();
    app.page().reload();
    app.page().locator(".gate-foot [data-try-scanner]").click();

    Keyboard.US_QWERTY.press(app.page(), TestCode.ofFullLength().text(), false);

    assertThat(app.page().locator("#scanner-result.good")).isVisible();
    app.page().locator("#scanner-back").click();
    assertThat(app.page().locator("#verdict.ready")).isVisible();
    assertThat(app.scan(token())).startsWith("admitted");
  }

  private int walkIns() {
    return Site.json(site.get(Tablet.API + "/counts", Site.GATE)).at("/gates/0/walkIns").asInt();
  }

  private static void fits(GateApp app, String name) {
    Page page = app.page();
    app.look(name);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(name)
        .isEqualTo(true);
  }

  private String token() {
    return site.keys.sign(CONFERENCE, BADGE, 1, BadCode.DAYS);
  }
}
