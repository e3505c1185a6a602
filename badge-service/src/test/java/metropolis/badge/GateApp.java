package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.List;

/** The app of a gate in a browser, as a steward uses it. */
record GateApp(Page page) {

  private static final String ANSWERED =
      "() => { const verdict = document.getElementById('verdict');"
          + " return verdict.querySelector('.headline').textContent"
          + " && !['waiting', 'ready'].some(tone => verdict.classList.contains(tone)); }";

  /** One of the modules of the app, by the address that the app itself has it from. */
  private static final String MODULE =
      "const module = name => import(document.querySelector('script[type=module]').src"
          + ".replace(/[^/]*$/, name)); ";

  private static final String HEARTBEAT = "**/gate/heartbeat";

  void enrol(String name) {
    page.locator("#enrol-name").fill(name);
    page.locator("#enrol button").click();
  }

  /** Waits until the app is at its gate, heard of by the server, and could go on alone. */
  GateApp ready() {
    assertThat(page.locator("#network.on")).isVisible();
    assertThat(page.locator("#known")).not().hasText("0");
    return keptByBrowser();
  }

  /**
   * Waits until the browser has the app at hand. A page that is left before and opened again while
   * that is still under way can be missed by it, until it is loaded once more.
   */
  GateApp keptByBrowser() {
    page.waitForFunction("() => navigator.serviceWorker.controller !== null");
    return this;
  }

  /** Waits until the app has noticed that nobody answers. */
  GateApp alone() {
    assertThat(page.locator("#network")).containsText("Offline since");
    return this;
  }

  /** Has the server answer, until {@link #remembered}, as one that does not know the device. */
  void forgotten() {
    page.route(
        HEARTBEAT,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(401)
                    .setContentType("application/problem+json")
                    .setBody("{\"code\": \"no-device-token\"}")));
  }

  void remembered() {
    page.unroute(HEARTBEAT);
  }

  void inward() {
    page.locator("[name=direction][value=in]").check();
  }

  void outward() {
    page.locator("[name=direction][value=out]").check();
  }

  /** Holds a badge before a scanner; returns what is shown then. */
  String scan(String code) {
    return scan(code, Keyboard.US_QWERTY, false);
  }

  String scan(String code, Keyboard keyboard, boolean capsLock) {
    blank();
    keyboard.press(page, code, capsLock);
    return shown();
  }

  /** Types a short code or a name; returns what is shown then. */
  String type(String code) {
    blank();
    page.locator("#code").fill(code);
    page.locator("#code").press("Enter");
    return shown();
  }

  private void blank() {
    page.evaluate("() => { document.querySelector('#verdict .headline').textContent = ''; }");
  }

  /** Tone, headline and why, once there are any: without names and times. */
  private String shown() {
    page.waitForFunction(ANSWERED);
    String tone = page.locator("#verdict").getAttribute("class").replace("verdict ", "");
    String why = page.locator("#verdict .detail").textContent();
    return tone
        + ": "
        + page.locator("#verdict .headline").textContent()
        // Of those who are let in it says no more than whether the server was asked.
        + (tone.equals("admitted") ? "" : ", " + why.replaceAll("\\d\\d:\\d\\d", "…"));
  }

  String person() {
    return page.locator("#verdict .person").textContent();
  }

  /** Ids of the scans that the device keeps for the server, read as the app reads them. */
  @SuppressWarnings("unchecked")
  List<String> kept() {
    return (List<String>)
        run(
            "const { Vault } = await module('vault.js');"
                + " const vault = await Vault.open('"
                + Given.CONFERENCE
                + "');"
                + " return (await vault.everything()).map(scan => scan.scanId);");
  }

  /**
   * Runs a piece of script beside the app.
   *
   * @param script may call {@code module("decide.js")} for a module of the app
   */
  Object run(String script) {
    return page.evaluate("async () => { " + MODULE + script + " }");
  }

  Object run(String script, Object argument) {
    return page.evaluate("async (argument) => { " + MODULE + script + " }", argument);
  }

  /** A picture for people, below target. */
  void look(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screens", "gate-app-" + name + ".png"))
            .setFullPage(true));
  }
}
