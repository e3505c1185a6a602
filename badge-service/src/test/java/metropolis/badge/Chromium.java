package metropolis.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A real browser for the tests that need one; they are skipped where there is none. */
record Chromium(Headless headless) implements AutoCloseable {

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

  Browser browser() {
    return headless.browser();
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
    Optional<Path> program = Headless.program();
    String missing = Headless.MISSING + ": browser test skipped";
    if (System.getenv("CI") != null) {
      assertThat(program).as(missing).isPresent();
    }
    assumeTrue(program.isPresent(), missing);
    return new Chromium(Headless.start(program.get(), more));
  }

  @Override
  public void close() {
    headless.close();
  }
}
