package metropolis.badge;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, for tests and for what is measured. For one thread. */
public record Headless(Playwright playwright, Browser browser) implements AutoCloseable {

  /** What to say where there is none. */
  public static final String MISSING = "no Chromium on the path and none named by CHROMIUM";

  private static final List<String> QUIET =
      List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking");

  /** The program, if there is one. */
  public static Optional<Path> program() {
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

  /**
   * @param more arguments of the program
   */
  public static Headless start(Path program, List<String> more) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Headless(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setArgs(Stream.concat(QUIET.stream(), more.stream()).toList())));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
