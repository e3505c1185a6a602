package metropolis.badge;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Devices with the app of a gate, each in a browser of its own, and the server they know. */
final class GateApps implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  final Site site;

  /** What the scripts of any page complained about. */
  final List<String> complaints = new ArrayList<>();

  private final Browser browser;
  private final List<BrowserContext> contexts = new ArrayList<>();

  GateApps(Site site, Chromium chromium) {
    this.site = site;
    browser = chromium.browser();
  }

  /** A device that has just been enrolled at a gate. */
  GateApp at(String gate) {
    GateApp app = opened(invitation(gate));
    app.enrol("tablet at " + gate);
    return app.ready();
  }

  /** A new device that shows the app, with a code to enrol it. */
  GateApp opened(String code) {
    return opened(code, "en", 820);
  }

  GateApp opened(String code, String language, int width) {
    Page page =
        page(new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 1180));
    page.navigate(site.url() + "/" + Given.CONFERENCE + "/gate-app#" + code);
    return new GateApp(page);
  }

  /** The control room as a supervisor sees it. */
  Page controlRoom() {
    Page page =
        page(
            new Browser.NewContextOptions()
                .setLocale("en")
                .setViewportSize(1200, 900)
                .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + Site.SECRETARIAT)));
    page.navigate(site.url() + "/" + Given.CONFERENCE + "/control");
    return page;
  }

  private Page page(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setPermissions(List.of("camera")));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    contexts.add(context);
    return Chromium.page(context, complaints);
  }

  String invitation(String gate) {
    return Site.json(
            site.post(
                Tablet.API + "/devices/invitations",
                Site.SECRETARIAT,
                "{\"gate\":\"%s\"}".formatted(gate)))
        .path("typed")
        .asText();
  }

  @Override
  public void close() {
    contexts.forEach(BrowserContext::close);
    site.close();
  }
}
