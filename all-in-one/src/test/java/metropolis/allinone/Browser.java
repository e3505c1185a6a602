package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Chromium of this machine. Where there is none the test is skipped and says so; in CI that is
 * a failure. For one thread.
 */
final class Browser implements AutoCloseable {

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private Browser(Playwright playwright, Path chromium) {
    this.playwright = playwright;
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
  }

  static Browser open() {
    Optional<Path> chromium = find();
    String missing = "no Chromium on the path and none named by CHROMIUM: browser test skipped";
    if (System.getenv("CI") != null) {
      assertThat(chromium).as(missing).isPresent();
    }
    if (chromium.isEmpty()) {
      System.out.println(missing);
    }
    assumeTrue(chromium.isPresent(), missing);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(playwright, chromium.get());
  }

  /** A fresh visitor who speaks a language. */
  Page visitor(String language) {
    return page(new com.microsoft.playwright.Browser.NewContextOptions().setLocale(language));
  }

  /** A fresh visitor whose browser runs no scripts. */
  Page visitorWithoutScripts(String language) {
    return page(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setLocale(language)
            .setJavaScriptEnabled(false));
  }

  private Page page(com.microsoft.playwright.Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(20_000);
    Page page = context.newPage();
    page.onConsoleMessage(this::note);
    page.onPageError(error -> complaints.add(error));
    return page;
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error")) {
      complaints.add(message.text() + " at " + message.location());
    }
  }

  /** What pages have complained of: script errors, and all that the content policy refused. */
  List<String> complaints() {
    return complaints;
  }

  private static Optional<Path> find() {
    String named = System.getenv("CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    for (String folder : System.getenv("PATH").split(java.io.File.pathSeparator)) {
      for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
        Path candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
