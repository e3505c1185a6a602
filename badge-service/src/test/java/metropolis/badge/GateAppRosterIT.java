package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Given.reissue;
import static metropolis.badge.Given.revoke;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.HashMap;
import java.util.Map;
import metropolis.badge.credential.BadgeId;
import metropolis.schemas.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a device keeps of people who come, change and go, also over a reload without a server. In a
 * real browser; skipped without Chromium.
 */
class GateAppRosterIT {

  @RegisterExtension static final SharedChromium BROWSER = new SharedChromium();

  private Site site;
  private GateApps apps;

  @BeforeEach
  void some() {
    site = new Site();
    apps = new GateApps(site, BROWSER.chromium());
    site.stream.hears(conference());
    for (int n = 0; n < 4; n++) {
      arrives(n);
    }
  }

  @AfterEach
  void close() {
    apps.close();
  }

  @Test
  void changes_are_known_after_a_reload_without_a_server() {
    GateApp app = apps.at("main");
    Page page = app.page();
    site.stream.asks(reissue("renew-1", id(1), 1));
    site.stream.asks(revoke("revoke-2", id(2), "stolen"));
    arrives(4);
    arrives(5);
    // Four, one of whom is gone, and two more.
    assertThat(page.locator("#known")).hasText("5");
    site.down();
    app.alone();

    page.reload();

    app.alone();
    assertThat(page.locator("#known")).hasText("5");
    assertThat(app.scan(token(0, 1))).isEqualTo("admitted: Welcome");
    assertThat(app.scan(token(1, 1))).contains("Old badge");
    assertThat(app.scan(token(1, 2))).isEqualTo("admitted: Welcome");
    assertThat(app.scan(token(2, 1))).contains("Badge revoked");
    assertThat(app.scan(token(5, 1))).isEqualTo("admitted: Welcome");
    assertThat(app.person()).isEqualTo("Person 5");
  }

  @Test
  void whoever_was_erased_is_in_no_record_of_the_device() {
    GateApp app = apps.at("main");
    assertThat(records(app)).contains("Person 1", "Person 2");

    site.stream.hears(Topics.DELEGATES, Given.key(id(1)), null);

    app.page().waitForCondition(() -> !records(app).contains("Person 1"));
    assertThat(records(app)).contains("Person 2");
    assertThat(app.scan(token(1, 1))).isEqualTo("admitted: Welcome");
    assertThat(app.person()).isEqualTo("Name not known");
  }

  /** What the device knows of people, as the app reads it. */
  private static String records(GateApp app) {
    return (String)
        app.run(
            "const { Vault } = await module('vault.js'); const vault = await Vault.open('"
                + CONFERENCE
                + "'); const kept = [await vault.kept('roster'), await vault.kept('changes')];"
                + " vault.close(); return JSON.stringify(kept);");
  }

  @Test
  void a_roster_that_was_damaged_on_the_way_is_not_taken() {
    GateApp app = apps.at("main");
    Page page = app.page();
    page.route(
        "**/gate/roster?*",
        route -> {
          var answer = route.fetch();
          Map<String, String> headers = new HashMap<>(answer.headers());
          headers.remove("content-encoding");
          headers.remove("content-length");
          route.fulfill(
              new Route.FulfillOptions()
                  .setStatus(200)
                  .setHeaders(headers)
                  .setBody(answer.text().replace("Person 4", "Person X")));
        });
    arrives(4);
    app.alone();
    assertThat(page.locator("#known")).hasText("4");

    page.unroute("**/gate/roster?*");

    assertThat(page.locator("#known")).hasText("5");
    assertThat(page.locator("#network.on")).isVisible();
  }

  private void arrives(int n) {
    site.stream.hears(profile(id(n), "Person", "N" + n, "Person " + n)).hears(confirmed(id(n)));
  }

  private String token(int n, int serial) {
    return site.keys.sign(CONFERENCE, BadgeId.of(CONFERENCE, id(n)), serial, BadCode.DAYS);
  }

  private static String id(int n) {
    return "P%015d".formatted(n);
  }
}
