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
import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.model.JobState;
import com.hp.jipp.model.PrinterState;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.printing.Printer;
import metropolis.badge.template.TemplateShelf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The desk with a printer in a real browser. Skipped without Chromium. */
class PrintDeskPageIT {

  private static Chromium chromium;

  private final FakePrinter left = new FakePrinter();
  private final FakePrinter right = new FakePrinter();
  private final Site site =
      new Site(
          0,
          TemplateShelf.builtInOnly(),
          List.of(printer("left", left.uri()), printer("right", right.uri())));
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;

  private static Printer printer(String id, URI uri) {
    return new Printer(
        id,
        Map.of("en", "Desk " + id, "fr", "Guichet " + id),
        uri,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

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
  void people() {
    site.stream
        .hears(conference())
        .hears(lea())
        .hears(confirmed(LEA))
        .hears(profile(OLHA, "Olha", "Kovalenko", "Ольга Коваленко"))
        .hears(confirmed(OLHA));
  }

  @AfterEach
  void close() {
    context.close();
    site.close();
    left.close();
    right.close();
  }

  @Test
  void search_print_and_see_it_come_out_without_touching_the_page_again() {
    Page page = open("en", 1200, true, "");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Desk left")).click();
    page.locator("#q").fill("amsler");
    page.keyboard().press("Enter");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Print Léa Amsler"))
        .click();
    assertThat(page.locator(".desk-jobs li")).containsText("Waiting");

    site.office().attend(MONDAY);
    assertThat(page.locator(".desk-jobs li")).containsText("Printing");
    left.only().state = JobState.completed;
    site.office().attend(MONDAY);

    assertThat(page.locator(".desk-jobs li")).containsText("Done");
    assertThat(complaints).isEmpty();
  }

  @Test
  void it_works_without_a_script() {
    Page page = open("fr", 1200, false, "?printer=left");
    page.locator("#q").fill("amsler");
    page.locator(".desk-search button").click();
    page.locator(".desk-print button").click();

    assertThat(page.locator(".desk-jobs li")).containsText("En attente");
  }

  @ParameterizedTest
  @CsvSource({"en,1200", "fr,1200", "en,390", "fr,390"})
  void it_fits_every_screen(String language, int width) {
    String jobs = "/api/badge/metropolis-2004/badges/%s/print-jobs";
    site.post(jobs.formatted(badge(OLHA)), Site.GATE, "{\"printer\": \"left\"}");
    site.office().attend(MONDAY);
    left.only().state = JobState.completed;
    site.office().attend(MONDAY);
    site.post(jobs.formatted(badge(LEA)), Site.GATE, "{\"printer\": \"left\"}");
    site.office().attend(MONDAY);
    left.jobs.clear();
    site.office().attend(MONDAY);
    left.state = PrinterState.stopped;
    left.reasons = List.of("media-empty-error");
    site.post(
        jobs.formatted(badge(OLHA)), Site.GATE, "{\"printer\": \"left\", \"reason\": \"damaged\"}");
    site.office().attend(MONDAY);

    Page page = open(language, width, true, "?printer=left&q=a");

    assertThat(page.locator(".desk-jobs li").first()).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    assertThat(complaints).isEmpty();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(
                Path.of("target", "pictures", "print-desk-" + language + "-" + width + ".png")));
  }

  private static String badge(String registration) {
    return BadgeId.of(CONFERENCE, registration).text();
  }

  private Page open(String language, int width, boolean scripts, String query) {
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale(language)
                    .setJavaScriptEnabled(scripts)
                    .setViewportSize(width, 900)
                    .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + Site.GATE)));
    Page page = Chromium.page(context, complaints);
    page.navigate(site.url().resolve("/" + CONFERENCE + "/print-desk" + query).toString());
    return page;
  }
}
