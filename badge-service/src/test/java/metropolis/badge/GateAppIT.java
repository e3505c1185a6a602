package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.LocalDate;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.PrintedCode;
import metropolis.badge.credential.Validity;
import metropolis.schemas.badge.CheckInRecorded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The app of a gate in a real browser, with and without a network. Skipped without Chromium. */
class GateAppIT {

  private static final BadgeId BADGE = BadgeId.of(CONFERENCE, LEA);
  private static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));
  @RegisterExtension static final SharedChromium BROWSER = new SharedChromium();

  private GateApps apps;
  private Site site;

  @BeforeEach
  void lea_is_confirmed() {
    site = new Site();
    apps = new GateApps(site, BROWSER.chromium());
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
  }

  @AfterEach
  void close() {
    apps.close();
  }

  @Test
  void an_enrolled_device_asks_the_server_and_shows_who_comes() {
    GateApp app = apps.at("main");

    String shown = app.type(PrintedCode.of(BADGE, 1).toString());

    assertThat(shown).isEqualTo("admitted: Welcome");
    assertThat(app.person()).isEqualTo("Léa Amsler");
    assertThat(app.page().locator("#network")).hasText("Online");
    assertThat(app.page().locator("#inside")).hasText("1");
    assertThat(scans()).isEqualTo(1);
    assertThat(apps.complaints).isEmpty();
    app.look("admitted");
  }

  @Test
  void a_spent_code_enrols_nobody_else() {
    String code = apps.invitation("main");
    GateApp first = apps.opened(code);
    first.enrol("tablet 1");
    first.ready();

    GateApp second = apps.opened(code);
    second.enrol("tablet 2");

    assertThat(second.page().locator("#enrol-trouble")).containsText("This code is not good");
  }

  @Test
  void a_code_whose_answer_was_lost_is_good_for_the_same_device() {
    GateApp app = apps.opened(apps.invitation("main"));
    app.page()
        .route(
            "**/gate/enrol",
            route -> {
              route.fetch();
              route.abort();
            });
    app.enrol("tablet 1");
    assertThat(app.page().locator("#enrol-trouble")).containsText("The server does not answer");
    app.page().unroute("**/gate/enrol");

    app.enrol("tablet 1");

    app.ready();
    assertThat(devices()).hasSize(1);
  }

  @Test
  void a_network_that_answers_in_the_place_of_the_server_is_no_network() {
    GateApp app = apps.at("main");
    app.page()
        .route(
            "**/api/badge/**",
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<h1>Sign in to the hall's network</h1>")));

    String shown = app.scan(token());

    assertThat(shown).isEqualTo("admitted: Welcome");
    app.alone();
    assertThat(app.page().locator("#waiting")).hasText("Scans to be sent: 1");
    app.page().unroute("**/api/badge/**");
    assertThat(app.page().locator("#waiting")).isHidden();
    assertThat(scans()).isEqualTo(1);
  }

  @Test
  void somebody_without_a_badge_is_found_by_name_and_let_in() {
    GateApp app = apps.at("main");
    app.page().locator("#code").fill("amsl le");

    app.page().locator("#found button").click();

    assertThat(app.page().locator("#verdict.admitted .person")).hasText("Léa Amsler");
  }

  @Test
  void the_server_hears_by_a_sign_who_held_the_device() {
    GateApp app = apps.at("main");
    app.page().locator("#operator").fill("Team A/2");
    app.page().locator("#operator").press("Tab");
    app.page().reload();
    app.ready();
    assertThat(app.page().locator("#operator")).hasValue("Team-A-2");

    app.scan(token());

    assertThat(site.stream.checkInEvents())
        .filteredOn(CheckInRecorded.class::isInstance)
        .extracting(event -> ((CheckInRecorded) event).getReport().getOperator())
        .containsExactly("Team-A-2");
  }

  @Test
  void whoever_is_kept_out_can_be_let_in_with_a_reason() {
    GateApp app = apps.at("main");
    app.type(PrintedCode.of(BADGE, 1).toString());
    assertThat(app.scan(token())).startsWith("inside");
    app.page().locator("#anyway").click();

    app.page().locator("#anyway-dialog [data-reason=identity-checked]").click();

    assertThat(app.page().locator("#verdict.admitted")).isVisible();
    assertThat(app.page().locator("#waiting")).isHidden();
    assertThat(scans()).isEqualTo(3);
  }

  @Test
  void two_windows_of_one_device_lose_no_scan() {
    site.stream.hears(confirmed(OLHA));
    GateApp one = apps.at("main");
    Page page = one.page().context().newPage();
    page.navigate(one.page().url());
    GateApp two = new GateApp(page).ready();
    site.down();

    one.alone().scan(token());
    two.alone().scan(site.keys.sign(CONFERENCE, BadgeId.of(CONFERENCE, OLHA), 1, DAYS));

    assertThat(one.kept()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void a_server_that_forgot_the_token_costs_no_scan() {
    GateApp app = apps.at("main");
    app.page().route("**/api/badge/**", Route::abort);
    app.scan(token());
    app.page().unroute("**/api/badge/**");
    app.forgotten();

    assertThat(app.page().locator("#enrol-trouble")).containsText("are kept");
    app.remembered();
    app.page().locator("#enrol-code").fill(apps.invitation("main"));
    app.enrol("tablet 1");

    app.ready();
    assertThat(app.page().locator("#waiting")).isHidden();
    assertThat(scans()).isEqualTo(1);
  }

  private String token() {
    return site.keys.sign(CONFERENCE, BADGE, 1, DAYS);
  }

  private JsonNode devices() {
    return Site.json(site.get(Tablet.API + "/devices", Site.SECRETARIAT)).path("devices");
  }

  /** What the server counts at the gate. */
  private int scans() {
    JsonNode gate = Site.json(site.get(Tablet.API + "/counts", Site.GATE)).path("gates").path(0);
    return gate.path("admitted").asInt()
        + gate.path("refused").asInt()
        + gate.path("alreadyInside").asInt();
  }
}
