package metropolis.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser for the tests that need one; they are skipped where there is none. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

  private static final List<String> QUIET =
      List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking");

  static Chromium start() {
    return start(List.of());
  }

  /** With a camera that sees a film (Y4M), over and over, and that every page may use. */
  static Chromium seeing(Path film) {
    return start(
        List.of(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-video-capture=" + film.toAbsolutePath()));
  }

  /** A page of which whatever its scripts complain about is noted. */
  static Page page(BrowserContext context, List<String> complaints) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  private static Chromium start(List<String> more) {
    Optional<Path> program = program();
    String missing = "no Chromium on the path and none named by CHROMIUM: browser test skipped";
    if (System.getenv("CI") != null) {
      assertThat(program).as(missing).isPresent();
    }
    assumeTrue(program.isPresent(), missing);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.get())
                    .setArgs(Stream.concat(QUIET.stream(), more.stream()).toList())));
  }

  private static Optional<Path> program() {
    String named = System.getenv("CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
