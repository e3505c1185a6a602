package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Keys;
import metropolis.badge.credential.PrintedCode;
import metropolis.badge.credential.Validity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The app of a gate in a real browser, with and without a network. Skipped without Chromium. */
class GateAppIT {

  private static final BadgeId BADGE = BadgeId.of(Given.CONFERENCE, LEA);
  private static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));
  private static final String API = "/api/badge/" + Given.CONFERENCE;

  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private Site site;
  private BrowserContext context;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void lea_is_confirmed() {
    site = new Site();
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
    context =
        chromium
            .browser()
            .newContext(new Browser.NewContextOptions().setLocale("en").setViewportSize(820, 1180));
    context.setDefaultTimeout(30_000);
  }

  @AfterEach
  void close() {
    context.close();
    site.close();
  }

  @Test
  void an_enrolled_device_asks_the_server_and_shows_who_comes() {
    Page page = enrolled("tablet 1");

    type(page, PrintedCode.of(BADGE, 1).toString());

    assertThat(page.locator("#verdict.admitted .person")).hasText("Léa Amsler");
    assertThat(page.locator("#network")).hasText("Online");
    assertThat(page.locator("#inside")).hasText("1");
    assertThat(scans()).isEqualTo(1);
    assertThat(complaints).isEmpty();
    look(page, "admitted");
  }

  @Test
  void a_spent_code_enrols_nobody_else() {
    String code = invitation();
    Page first = app(code);
    enrol(first, "tablet 1");
    assertThat(first.locator("#gate-name")).isVisible();
    BrowserContext other = chromium.browser().newContext();

    Page second = other.newPage();
    second.navigate(site.url() + "/metropolis-2004/gate-app#" + code);
    enrol(second, "tablet 2");

    assertThat(second.locator("#enrol-trouble")).isVisible();
    other.close();
  }

  @Test
  void without_a_network_it_decides_alike_keeps_what_it_decided_and_tells_it_later() {
    Page page = enrolled("tablet 1");
    assertThat(page.locator("#known")).hasText("1");
    String forged = Keys.ring().sign(Given.CONFERENCE, BADGE, 1, DAYS);
    cut(page);

    scan(page, site.keys.sign(Given.CONFERENCE, BADGE, 1, DAYS));
    assertThat(page.locator("#verdict.admitted .person")).hasText("Léa Amsler");
    assertThat(page.locator("#network")).containsText("Offline since");
    scan(page, forged);
    assertThat(page.locator("#verdict.refused .detail")).hasText("Forged badge");
    type(page, PrintedCode.of(BADGE, 1).toString());
    assertThat(page.locator("#verdict.inside")).isVisible();
    assertThat(page.locator("#waiting")).hasText("Scans to be sent: 3");
    assertThat(scans()).isZero();
    look(page, "offline");

    page.unroute("**/api/badge/**");

    assertThat(page.locator("#waiting")).isHidden();
    assertThat(page.locator("#network")).hasText("Online");
    assertThat(scans()).isEqualTo(3);
  }

  @Test
  void it_opens_and_decides_without_a_server_after_it_was_loaded_again() {
    Page page = enrolled("tablet 1");
    assertThat(page.locator("#known")).hasText("1");
    page.waitForFunction("() => navigator.serviceWorker.controller !== null");
    context.setOffline(true);

    page.reload();

    assertThat(page.locator("#gate-name")).hasText("Main entrance");
    scan(page, site.keys.sign(Given.CONFERENCE, BADGE, 1, DAYS));
    assertThat(page.locator("#verdict.admitted .person")).hasText("Léa Amsler");
    assertThat(page.locator("#waiting")).hasText("Scans to be sent: 1");
  }

  @Test
  void somebody_without_a_badge_is_found_by_name_and_let_in() {
    Page page = enrolled("tablet 1");
    assertThat(page.locator("#known")).hasText("1");
    page.locator("#code").fill("amsl le");

    page.locator("#found button").click();

    assertThat(page.locator("#verdict.admitted .person")).hasText("Léa Amsler");
  }

  @Test
  void whoever_is_kept_out_can_be_let_in_with_a_reason() {
    Page page = enrolled("tablet 1");
    type(page, PrintedCode.of(BADGE, 1).toString());
    assertThat(page.locator("#verdict.admitted")).isVisible();
    scan(page, site.keys.sign(Given.CONFERENCE, BADGE, 1, DAYS));
    assertThat(page.locator("#verdict.inside")).isVisible();
    page.locator("#anyway").click();

    page.locator("#anyway-dialog [data-reason=identity-checked]").click();

    assertThat(page.locator("#verdict.admitted")).isVisible();
    assertThat(page.locator("#waiting")).isHidden();
    assertThat(scans()).isEqualTo(3);
  }

  @Test
  void a_device_that_staff_revoke_forgets_everything() {
    Page page = enrolled("tablet 1");
    String device = devices().path(0).path("device").asText();

    site.post(API + "/devices/" + device + "/revoke", Site.SECRETARIAT, "{}");

    assertThat(page.locator("#enrol-trouble")).containsText("removed by staff");
    assertThat(
            page.evaluate(
                "async () => { const r = indexedDB.open('metropolis-gate-metropolis-2004');"
                    + " const db = await new Promise(f => r.onsuccess = () => f(r.result));"
                    + " const q = db.transaction('kept').objectStore('kept').getAllKeys();"
                    + " return new Promise(f => q.onsuccess = () => f(q.result.join())); }"))
        .isEqualTo("key");
  }

  @Test
  void what_lies_on_the_device_names_nobody() {
    Page page = enrolled("tablet 1");
    assertThat(page.locator("#known")).hasText("1");

    Object kept =
        page.evaluate(
            "async () => { const r = indexedDB.open('metropolis-gate-metropolis-2004');"
                + " const db = await new Promise(f => r.onsuccess = () => f(r.result));"
                + " const q = db.transaction('kept').objectStore('kept').getAll();"
                + " const all = await new Promise(f => q.onsuccess = () => f(q.result));"
                + " return all.map(v => v.data ? new TextDecoder('latin1').decode(v.data)"
                + " : String(v)).join('|'); }");

    assertThat(String.valueOf(kept)).doesNotContain("Amsler").doesNotContain(BADGE.text());
  }

  private Page enrolled(String name) {
    Page page = app(invitation());
    enrol(page, name);
    assertThat(page.locator("#network.on")).isVisible();
    return page;
  }

  private static void enrol(Page page, String name) {
    page.locator("#enrol-name").fill(name);
    page.locator("#enrol button").click();
  }

  private Page app(String code) {
    Page page = Chromium.page(context, complaints);
    page.navigate(site.url() + "/metropolis-2004/gate-app#" + code);
    return page;
  }

  private String invitation() {
    return json(site.post(API + "/devices/invitations", Site.SECRETARIAT, "{\"gate\":\"main\"}"))
        .path("typed")
        .asText();
  }

  private JsonNode devices() {
    return json(site.get(API + "/devices", Site.SECRETARIAT)).path("devices");
  }

  /** What the server counts at the gate. */
  private int scans() {
    JsonNode gate = json(site.get(API + "/counts", Site.GATE)).path("gates").path(0);
    return gate.path("admitted").asInt()
        + gate.path("refused").asInt()
        + gate.path("alreadyInside").asInt();
  }

  private static JsonNode json(java.net.http.HttpResponse<String> response) {
    return Site.json(response);
  }

  private static void cut(Page page) {
    page.route("**/api/badge/**", route -> route.abort());
  }

  private static void type(Page page, String code) {
    page.locator("#code").fill(code);
    page.locator("#code").press("Enter");
  }

  private static void scan(Page page, String code) {
    List<List<String>> keys = new ArrayList<>();
    for (char c : code.toCharArray()) {
      keys.add(List.of(String.valueOf(c), (Character.isDigit(c) ? "Digit" : "Key") + c));
    }
    keys.add(List.of("Enter", "Enter"));
    page.evaluate(
        "keys => { for (const [key, code] of keys) document.activeElement.dispatchEvent("
            + "new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true })); }",
        keys);
  }

  private static void look(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screens", "gate-app-" + name + ".png"))
            .setFullPage(true));
  }
}
