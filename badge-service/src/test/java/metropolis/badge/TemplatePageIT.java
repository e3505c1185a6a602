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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.template.TemplateShelf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A template looked at in a real browser while it is written. Skipped without Chromium. */
class TemplatePageIT {

  private static final Path SHIPPED =
      Path.of("..", "examples", "metropolis-2004", "badges", "a6.yaml");
  @TempDir Path root;
  private final List<String> complaints = new ArrayList<>();
  private Path file;
  private Site site;
  private Chromium chromium;
  private BrowserContext context;

  @BeforeEach
  void a_template_in_a_browser() throws IOException {
    chromium = Chromium.start();
    Path badges = Files.createDirectories(root.resolve("metropolis-2004").resolve("badges"));
    file = Files.copy(SHIPPED, badges.resolve("a6.yaml"));
    site = new Site(0, new TemplateShelf(Optional.of(root)));
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
    context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("en")
                    .setViewportSize(1180, 1000)
                    .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + Site.SECRETARIAT)));
    context.setDefaultTimeout(20_000);
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.close();
      site.close();
    }
  }

  @Test
  void the_picture_follows_the_file() throws IOException {
    Page page = page();
    String good = Files.readString(file);
    assertThat(page.locator("#look svg")).hasCount(1);

    Files.writeString(file, good.replace("size: [46, 31, 9]", "size: [46, 31, 3]"));
    assertThat(page.locator(".template-problems")).containsText("Stay between 6 points");
    assertThat(page.locator("#look svg")).hasCount(0);

    Files.writeString(
        file, good + "\nback:\n  - { kind: fill, box: [0, 0, 9, 9], colour: tint }\n");
    assertThat(page.locator("#look svg")).hasCount(2);
    assertThat(complaints).isEmpty();
  }

  @Test
  void the_picture_follows_the_choice() {
    Page page = page();
    String before = page.locator("#look").innerHTML();

    page.locator("select[name=specimen]").selectOption("devanagari");

    page.waitForCondition(() -> !page.locator("#look").innerHTML().equals(before));
    assertThat(page.url()).contains("specimen=devanagari");
    assertThat(page.locator("#specimen-pdf").getAttribute("href")).contains("specimen=devanagari");
    assertThat(complaints).isEmpty();
  }

  private Page page() {
    Page page = Chromium.page(context, complaints);
    page.navigate(site.url() + "/metropolis-2004/badge-templates");
    return page;
  }
}
