package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.changedProfile;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.profile;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.PrintedCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The badge desk in a real browser, wide and narrow. Skipped without Chromium. */
class DeskPageIT {

  private static final String BADGES = "/metropolis-2004/badges";
  private static final List<String> NAMES =
      List.of(
          "Olha Aaronenko",
          "Åsa Bergström",
          "Chukwuemeka Diallo-Ferreira",
          "Zoé Núñez-Groß",
          "María José Villanueva de la Torre",
          "Tariq Haddad");

  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private Site site;
  private BrowserContext context;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void some_are_confirmed() {
    site = new Site();
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
    for (int i = 0; i < NAMES.size(); i++) {
      String registration = "8R3N5Y0M4VBC6DE" + i;
      String[] name = NAMES.get(i).split(" ", 2);
      site.stream
          .hears(profile(registration, name[0], name[1], NAMES.get(i)))
          .hears(confirmed(registration));
    }
    site.stream
        .hears(profile("9S4P6Z1N5WCD7EFG", "小龙", "李", "李\uE123龙"))
        .hears(confirmed("9S4P6Z1N5WCD7EFG"));
  }

  @AfterEach
  void close() {
    context.close();
    site.close();
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1200, 390})
  void a_run_is_drawn_and_confirmed_with_the_page_showing_what_comes_next(int width) {
    Page page = open(width, BADGES + "/runs/new");
    look(page, "new-run", width);
    page.locator("form[action$=runs] button").click();
    Download document =
        page.waitForDownload(() -> page.locator("form[data-progress] button").click());

    assertThat(document.suggestedFilename()).isEqualTo("badges-metropolis-2004-run-1.pdf");
    assertThat(page.locator("form[action$=confirm]")).isVisible();
    look(page, "run-drawn", width);
    page.locator("input[value=up-to]").check();
    page.locator("#f-up-to").fill("4");
    page.locator("form[action$=confirm] button").click();

    assertThat(page.locator("#so-far b")).hasText("4");
    assertThat(page.locator(".flash.done")).isVisible();
    look(page, "run-jammed", width);
    page.navigate(site.url() + BADGES + "/runs");
    look(page, "runs", width);
    assertThat(overflows(page)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1200, 390})
  void a_badge_shows_its_life(int width) {
    String badge = BADGES + "/" + BadgeId.of(Given.CONFERENCE, LEA);
    site.sendForm(badge, badge + "/print", Site.GATE, "");
    site.sendForm(badge, badge + "/hand-over", Site.GATE, "");
    String code = PrintedCode.of(BadgeId.of(Given.CONFERENCE, LEA), 1).toString();
    site.scan("scan-0001", code);
    site.post(Tablet.API + "/scans/scan-0001/undo", Site.GATE, "{\"reason\": \"wrong-person\"}");
    site.scan("scan-0002", code);
    site.stream.hears(changedProfile(2, "Léa Amsler-Keita", "a@b.org"));
    site.stream.hears(Given.profileChanged("c1", "badgeName"));

    Page page = open(width, badge);
    page.locator("#undo-scan-0002 summary").click();
    look(page, "badge", width);

    assertThat(page.locator(".timeline li")).hasCount(4);
    assertThat(page.locator(".flash.warning")).containsText("name");
    assertThat(overflows(page)).isFalse();
    page.navigate(site.url() + BADGES);
    look(page, "list", width);
    assertThat(overflows(page)).isFalse();
  }

  @Test
  void after_printing_in_another_tab_the_page_is_up_to_date() {
    Page page = open(1200, BADGES + "/" + BadgeId.of(Given.CONFERENCE, LEA));

    Page document = context.waitForPage(() -> page.locator(".printing button").click());
    document.waitForLoadState();
    document.close();
    page.bringToFront();
    page.evaluate("() => dispatchEvent(new Event('focus'))");

    assertThat(page.locator(".next-step button")).hasText("Hand over");
  }

  private Page open(int width, String path) {
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("en")
                    .setViewportSize(width, 900)
                    .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + Site.GATE)));
    context.setDefaultTimeout(20_000);
    Page page = Chromium.page(context, complaints);
    page.navigate(site.url() + path);
    return page;
  }

  private static boolean overflows(Page page) {
    return (boolean)
        page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
  }

  /** A picture for people, below target. */
  private static void look(Page page, String name, int width) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screens", "desk-" + name + "-" + width + ".png"))
            .setFullPage(true));
  }
}
