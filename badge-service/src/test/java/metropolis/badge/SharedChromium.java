package metropolis.badge;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One browser for all tests of a class; they are skipped where there is none. */
final class SharedChromium implements BeforeAllCallback, AfterAllCallback {

  private static final int PATIENCE_MILLIS = 30_000;

  private Chromium chromium;

  Chromium chromium() {
    return chromium;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (chromium != null) {
      chromium.close();
    }
  }
}
