package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Tablet.letIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Validity;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.conference.Session;
import metropolis.schemas.conference.Zone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The control room in a real browser. Skipped without Chromium. */
class ControlPageIT {

  private static final Instant EIGHT = MONDAY.minusSeconds(7_200);

  @RegisterExtension static final SharedChromium BROWSER = new SharedChromium();

  private final Site site = new Site();
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;

  @BeforeEach
  void people() {
    site.stream
        .hears(
            ConferenceAnnounced.newBuilder(conference())
                .setZones(
                    List.of(
                        Zone.newBuilder()
                            .setId("house")
                            .setNames(
                                Map.of("en", "Conference centre", "fr", "Centre de conférences"))
                            .setCapacity(40)
                            .build()))
                .setSessions(
                    List.of(
                        new Session(
                            "opening",
                            Map.of(
                                "en", "Opening: why migration needs co-operation",
                                "fr", "Ouverture : pourquoi coopérer"),
                            MONDAY.minusSeconds(7_200),
                            MONDAY,
                            "Auditorium A",
                            null,
                            "house"),
                        new Session(
                            "ws-asylum",
                            Map.of(
                                "en", "Asylum procedures that are fair and fast",
                                "fr", "Des procédures d’asile justes et rapides"),
                            MONDAY,
                            MONDAY.plusSeconds(3_600),
                            "Room 4",
                            null,
                            "house")))
                .build())
        .hears(lea())
        .hears(confirmed(LEA))
        .hears(profile(OLHA, "Olha", "Kovalenko", "Ольга Коваленко"))
        .hears(confirmed(OLHA));
  }

  @AfterEach
  void close() {
    context.close();
    site.close();
  }

  @Test
  void a_conflict_is_seen_at_once_and_resolved() {
    Tablet main = Tablet.at(site, "main");
    Tablet lake = Tablet.at(site, "lake");
    Page page = open("en", 1200);
    assertThat(page.locator("#live.on")).isVisible();

    main.tells(MONDAY, List.of(letIn("scan-main", token(LEA), MONDAY.minusSeconds(900))));
    lake.tells(MONDAY, List.of(letIn("scan-lake", token(LEA), MONDAY.minusSeconds(300))));

    assertThat(page.locator(".conflicts li")).containsText("Léa Amsler");
    assertThat(page.locator("#panel-zones .big-number b")).hasText("1");
    page.locator(".conflicts select").selectOption("shared-badge");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resolve").setExact(true))
        .click();

    assertThat(page.locator("#panel-conflicts .count")).hasText("0");
    assertThat(complaints).isEmpty();
  }

  @Test
  void whoever_is_refused_is_seen_at_once_and_let_in_all_the_same() {
    Tablet main = Tablet.at(site, "main");
    Page page = open("en", 1200);
    assertThat(page.locator("#live.on")).isVisible();
    main.tells(MONDAY, List.of(turnedAway("scan-first", LEA)));
    page.locator("#let-in-scan-first summary").click();
    page.locator("#let-in-scan-first select").selectOption("supervisor-vouches");
    page.locator("h1").click();

    main.tells(MONDAY, List.of(turnedAway("scan-other", OLHA)));

    assertThat(page.locator("#let-in-scan-other")).isVisible();
    // What was open and chosen is so still.
    assertThat(page.locator("#let-in-scan-first select")).hasValue("supervisor-vouches");
    page.locator("#let-in-scan-first button").click();
    assertThat(page.locator("#panel-objections"))
        .containsText("Let in all the same: A supervisor vouches");
    assertThat(page.locator("#panel-zones .big-number b")).hasText("1");
    assertThat(page.locator("#let-in-scan-first")).hasCount(0);
    assertThat(page.locator("#undo-scan-first")).isVisible();
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_code_enrols_a_device() {
    Page page = open("en", 1200);
    page.locator("select[name=gate]").selectOption("lake");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a code")).click();

    String typed = page.locator(".typed code").innerText();

    assertThat(Tablet.enrol(site, typed.toLowerCase(Locale.ROOT), "t").statusCode()).isEqualTo(200);
    assertThat(page.locator(".enrol-code svg")).isVisible();
    picture(page, "control-code");
  }

  @ParameterizedTest
  @CsvSource({"en,1200", "fr,1200", "en,390", "fr,390"})
  void it_fits_every_screen(String language, int width) {
    Tablet main = Tablet.at(site, "main");
    Tablet lake = Tablet.at(site, "lake");
    for (int person = 0; person < 28; person++) {
      String id = "X%015d".formatted(person);
      site.stream.hears(confirmed(id));
      Tablet at = person % 3 == 0 ? lake : main;
      at.tells(
          MONDAY,
          List.of(letIn("scan-x" + person + "-0", token(id), EIGHT.plusSeconds(person * 241L))));
    }
    main.tells(MONDAY, List.of(letIn("scan-main", token(OLHA), MONDAY.minusSeconds(900))));
    lake.tells(MONDAY, List.of(letIn("scan-lake", token(OLHA), MONDAY.minusSeconds(300))));
    String walkedOut = letIn("scan-gone", token("X%015d".formatted(3)), MONDAY.minusSeconds(60));
    String walkedIn = letIn("scan-walk", token("X%015d".formatted(3)), MONDAY.minusSeconds(40));
    lake.tells(
        MONDAY,
        List.of(
            turnedAway("scan-away", LEA),
            turnedAway("scan-told", OLHA),
            walkedOut.replace("\"offline\"", "\"direction\": \"out\", \"offline\""),
            walkedIn.replace(
                "\"offline\"",
                "\"walkIn\": true, \"reason\": \"unpaid\", \"override\": \"paid-at-desk\","
                    + " \"offline\"")));
    site.scan("scan-odd-1", "no badge");
    site.post(
        Tablet.API + "/scans/scan-told/override",
        Site.SECRETARIAT,
        "{\"reason\": \"identity-checked\"}");
    main.post(
        "heartbeat",
        ("{\"now\": \"%s\", \"battery\": 18, \"waiting\": 4, \"appVersion\": \"1.0\","
                + " \"faces\": {\"kept\": 812, \"wanted\": 1204}}")
            .formatted(MONDAY.minusSeconds(400)));

    Page page = open(language, width);

    assertThat(page.locator("svg.arrivals rect").first()).isVisible();
    page.locator("#let-in-scan-away summary").click();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    assertThat(complaints).isEmpty();
    picture(page, "control-" + language + "-" + width);
  }

  private String turnedAway(String scanId, String who) {
    return "{\"scanId\": \"%s\", \"sequence\": 9, \"code\": \"%s\", \"deviceTime\": \"%s\","
            .formatted(scanId, token(who), MONDAY)
        + " \"decision\": \"refused\", \"reason\": \"unpaid\"}";
  }

  private Page open(String language, int width) {
    context =
        BROWSER
            .chromium()
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale(language)
                    .setViewportSize(width, 900)
                    .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + Site.SECRETARIAT)));
    Page page = Chromium.page(context, complaints);
    page.navigate(site.url().resolve("/" + CONFERENCE + "/control").toString());
    return page;
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "pictures", name + ".png")));
  }

  private String token(String registration) {
    return site.keys.sign(
        CONFERENCE,
        BadgeId.of(CONFERENCE, registration),
        1,
        new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1)));
  }
}
