package metropolis.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** The gate app in a browser, timed by the clock of its own page. For one thread. */
final class DoorBrowser {

  static final int DECISIONS = 300;

  private static final int CHANGES = 100;
  private static final int PATIENCE_MILLIS = 240_000;

  /** Waits for a text of the page, and returns when it came. */
  private static final String UNTIL =
      """
      const until = (id, isRight) => new Promise((resolve) => {
        const element = document.getElementById(id);
        const look = () => {
          if (isRight(element)) {
            observer.disconnect();
            resolve(performance.now());
          }
        };
        const observer = new MutationObserver(look);
        observer.observe(element, { attributes: true, childList: true, characterData: true, subtree: true });
        look();
      });
      """;

  /** From the press of the button to the roster that can be used. */
  private static final String ENROL =
      """
      async ({ name, people }) => {
      """
          + UNTIL
          + """
            document.getElementById("enrol-name").value = name;
            const start = performance.now();
            document.querySelector("#enrol button").click();
            return (await until("known", (known) => Number(known.textContent) >= people)) - start;
          }
          """;

  /** What no app can do without: the same bytes downloaded and read. */
  private static final String BARE =
      """
      async ({ address, token }) => {
        const start = performance.now();
        const response = await fetch(address, { headers: { Authorization: `Bearer ${token}` }, cache: "no-store" });
        const text = await response.text();
        const { people } = JSON.parse(text);
        return { millis: performance.now() - start, people: people.length, bytes: text.length };
      }
      """;

  /** From the question for what changed to the roster that can be used. */
  private static final String UPDATED =
      """
      async ({ people }) => {
      """
          + UNTIL
          + """
            const done = await until("known", (known) => Number(known.textContent) >= people);
            const asked = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/roster?since="));
            return done - asked.at(-1).startTime;
          }
          """;

  /** Each from the first key of a scanner to the verdict on the page. */
  private static final String DECIDE =
      """
      async ({ codes }) => {
      """
          + UNTIL
          + """
            const millis = [];
            const press = (key, code) => document.body.dispatchEvent(
              new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
            const verdict = document.getElementById("verdict");
            for (const code of codes) {
              verdict.querySelector(".headline").textContent = "";
              const start = performance.now();
              for (const letter of code) {
                press(letter, (/[0-9]/.test(letter) ? "Digit" : "Key") + letter);
              }
              press("Enter", "Enter");
              millis.push((await until("verdict", (shown) =>
                !shown.classList.contains("waiting") && !shown.classList.contains("ready")
                  && shown.querySelector(".headline").textContent)) - start);
              if (!verdict.classList.contains("admitted")) {
                throw new Error(verdict.textContent);
              }
              // The app has to be done with one before it takes the next.
              await new Promise((next) => setTimeout(next, 20));
            }
            return millis;
          }
          """;

  private final Browser browser;
  private final URI url;

  DoorBrowser(Browser browser, URI url) {
    this.browser = browser;
    this.url = url;
  }

  /**
   * @param code that enrols a device
   * @param people in the roster
   * @param more gives badges to so many more
   * @param codes of people who are not inside
   */
  void measure(Report report, String code, int people, IntConsumer more, List<String> codes)
      throws IOException {
    try (BrowserContext context = browser.newContext()) {
      context.setDefaultTimeout(PATIENCE_MILLIS);
      Page page = context.newPage();
      page.navigate(url + "/" + BenchBooks.CONFERENCE + "/gate-app#" + code);
      page.waitForSelector("#gate-app[data-begun]");
      ready(report, page, people);
      updated(report, page, people, more);
      decided(report, context, page, codes);
    }
  }

  private void ready(Report report, Page page, int people) throws IOException {
    report.progress("the gate app gets ready with " + people + " people");
    double[] millis = new double[1];
    Response enrolled =
        page.waitForResponse(
            "**/gate/enrol",
            () ->
                millis[0] =
                    number(page.evaluate(ENROL, Map.of("name", "bench", "people", people))));
    report.add(
        Figure.atMost("enrolled with " + people + " people, ready", millis[0] / 1e3, "s", 10));
    JsonNode device = new ObjectMapper().readTree(enrolled.body());
    Map<?, ?> bare =
        (Map<?, ?>)
            page.evaluate(
                BARE,
                Map.of(
                    "address",
                    "/api/badge/" + BenchBooks.CONFERENCE + "/gate/roster?since=0",
                    "token",
                    device.path("token").asText()));
    double seconds = number(bare.get("millis")) / 1e3;
    report.add(Figure.plain("size of the roster, as text", number(bare.get("bytes")) / 1e6, "MB"));
    report.add(Figure.plain("the roster downloaded and parsed, no more", seconds, "s"));
    report.add(Figure.plain("ready / downloaded and parsed", millis[0] / 1e3 / seconds, "×"));
    report.add(
        Figure.atMost("people missing in the browser", people - number(bare.get("people")), "", 0));
  }

  private static void updated(Report report, Page page, int people, IntConsumer more) {
    report.progress(CHANGES + " more people");
    page.evaluate("performance.setResourceTimingBufferSize(10_000)");
    more.accept(CHANGES);
    double millis = number(page.evaluate(UPDATED, Map.of("people", people + CHANGES)));
    report.add(Figure.atMost("an update of " + CHANGES + " people, ready", millis / 1e3, "s", 1));
  }

  private static void decided(
      Report report, BrowserContext context, Page page, List<String> codes) {
    report.progress("decisions without a network");
    context.setOffline(true);
    page.waitForSelector("#network:not(.on)");
    List<?> millis = (List<?>) page.evaluate(DECIDE, Map.of("codes", codes));
    double[] sorted = millis.stream().mapToDouble(DoorBrowser::number).sorted().toArray();
    report.add(Figure.plain("the first scan without a network", number(millis.getFirst()), "ms"));
    report.add(
        Figure.plain("scan to verdict without a network, p50", sorted[sorted.length / 2], "ms"));
    report.add(
        Figure.atMost(
            "scan to verdict without a network, p99", sorted[sorted.length * 99 / 100], "ms", 300));
    report.add(
        Figure.atMost(
            "scans not kept for the server",
            Math.abs(
                codes.size()
                    - number(
                        page.evaluate(
                            "Number(document.getElementById('waiting').textContent.replace(/[^0-9]/g,"
                                + " ''))"))),
            "",
            0));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
