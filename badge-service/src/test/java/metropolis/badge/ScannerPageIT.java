package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import metropolis.badge.rendering.TestCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page on which a scanner is tried, in a real browser. Skipped without Chromium. */
class ScannerPageIT {

  private static final String CODE = TestCode.ofFullLength().text();

  @RegisterExtension static final SharedChromium BROWSER = new SharedChromium();

  private Site site;
  private BrowserContext context;
  private Page page;

  /** A scanner, what it presses for the code, and what the page finds. */
  enum Scanner {
    GOOD(CODE, true, "works", null),
    ON_A_FRENCH_COMPUTER(CODE, true, "works", null) {
      @Override
      String key(char c) {
        int moved = "AQZW".indexOf(c);
        return moved < 0 ? super.key(c) : "qawz".substring(moved, moved + 1);
      }
    },
    WITHOUT_ENTER(CODE, false, "works", "It sends no Enter"),
    WITH_SUFFIX(CODE + "X", true, "works", "something after the code"),
    WITH_PREFIX("X" + CODE, true, "differently", "something before the code"),
    CUT(CODE.substring(0, 64), true, "differently", "before the end"),
    LOSING(CODE.replace("K", ""), true, "differently", "get lost"),
    SET_TO_SWISS(swapped("Y", "Z"), true, "differently", "German or Swiss"),
    SET_TO_FRENCH(swapped("A", "Q", "Z", "W").replace('M', ';'), true, "differently", "French"),
    DEFECT("0".repeat(138), true, "differently", "not what the code says");

    private final String pressed;
    private final boolean enter;
    private final String verdict;
    private final String finding;

    Scanner(String pressed, boolean enter, String verdict, String finding) {
      this.pressed = pressed;
      this.enter = enter;
      this.verdict = verdict;
      this.finding = finding;
    }

    String key(char c) {
      return String.valueOf(c);
    }

    private static String swapped(String... pairs) {
      String text = CODE;
      for (int i = 0; i < pairs.length; i += 2) {
        text =
            text.replace(pairs[i], "_").replace(pairs[i + 1], pairs[i]).replace("_", pairs[i + 1]);
      }
      return text;
    }
  }

  @BeforeEach
  void open() {
    site = new Site();
    site.stream.hears(Given.conference());
    context =
        BROWSER
            .chromium()
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("en")
                    .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + Site.GATE)));
    context.setDefaultTimeout(20_000);
    page = context.newPage();
    page.navigate(site.url() + "/metropolis-2004/scanner");
  }

  @AfterEach
  void close() {
    context.close();
    site.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_scanner_is_told_what_is_wrong_with_it(Scanner scanner) {
    press(scanner, 0);

    assertThat(page.locator("#scanner-result .headline")).containsText(scanner.verdict);
    if (scanner.finding == null) {
      assertThat(page.locator("#scanner-result li")).hasCount(0);
    } else {
      assertThat(page.locator("#scanner-result li").first()).containsText(scanner.finding);
    }
  }

  @Test
  void a_slow_one_is_told_so() {
    press(Scanner.GOOD, 45);

    assertThat(page.locator("#scanner-result li")).containsText("types slowly");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screens", "scanner.png"))
            .setFullPage(true));
  }

  @Test
  void the_next_scanner_is_judged_by_itself() {
    press(Scanner.CUT, 0);
    assertThat(page.locator("#scanner-result.bad")).isVisible();

    press(Scanner.GOOD, 0);

    assertThat(page.locator("#scanner-result.good")).isVisible();
  }

  private void press(Scanner scanner, int pause) {
    List<List<String>> keys = new ArrayList<>();
    for (char c : scanner.pressed.toCharArray()) {
      String place = Character.isDigit(c) ? "Digit" + c : c == ';' ? "Semicolon" : "Key" + c;
      keys.add(List.of(scanner.key(c), place));
    }
    if (scanner.enter) {
      keys.add(List.of("Enter", "Enter"));
    }
    page.evaluate(
        "async ([keys, pause]) => { for (const [key, code] of keys) {"
            + " document.body.dispatchEvent(new KeyboardEvent('keydown',"
            + " { key, code, bubbles: true, cancelable: true }));"
            + " if (pause) await new Promise(next => setTimeout(next, pause)); } }",
        List.of(keys, pause));
  }
}
