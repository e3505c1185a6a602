package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import metropolis.badge.credential.PrintedCode;
import metropolis.rendering.page.Portraits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the app of a gate says of badges that are not right, and what it leaves on the device. In a
 * real browser; skipped without Chromium.
 */
class GateAppSecurityIT {

  /** Decides by what the device has kept, as the app does without a network. */
  private static final String DECIDE =
      """
      const { Vault } = await module("vault.js");
      const { read, isSigned, tagOf } = await module("token.js");
      const { decide } = await module("decide.js");
      const vault = await Vault.open(argument.conference);
      const rules = await vault.kept("rules");
      const keys = await vault.kept("keys");
      const roster = await vault.kept("roster");
      const tag = await tagOf(argument.conference);
      vault.close();
      const known = {
        rules,
        tag,
        byId: (id) => roster.people.find((person) => person.badgeId === id),
        byCode: () => undefined,
        revocation: () => null,
        insideOf: () => undefined,
        insideCount: () => 0,
      };
      const said = [];
      for (const code of argument.codes) {
        const token = read(code);
        const signed = token ? await isSigned(token, keys) : false;
        const { reason, verdict } = decide({ code, token, signed, direction: "in" }, known, argument.now);
        said.push(reason ?? verdict);
      }
      return said;
      """;

  /** Every record of every database, every cache and every store of this site, as text. */
  private static final String DUMP =
      """
      const texts = [];
      const take = (value) => {
        if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
          texts.push(new TextDecoder("latin1").decode(value));
        } else if (value instanceof CryptoKey) {
          texts.push(`key that ${value.extractable ? "can" : "cannot"} be taken`);
        } else if (value !== null && typeof value === "object") {
          Object.entries(value).forEach(([key, inner]) => { texts.push(key); take(inner); });
        } else {
          texts.push(String(value));
        }
      };
      const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
      for (const { name } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const all = database.transaction(store).objectStore(store);
          take(await done(all.getAllKeys()));
          take(await done(database.transaction(store).objectStore(store).getAll()));
        }
        database.close();
      }
      take({ ...localStorage });
      take({ ...sessionStorage });
      take(document.cookie);
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          take(request.url);
          take(await (await cache.match(request)).text());
        }
      }
      return texts.join("\\n");
      """;

  private static final String PHOTO = "4f1c0de5a7b34c11";

  @RegisterExtension static final SharedChromium BROWSER = new SharedChromium();

  private Site site;
  private GateApps apps;

  @BeforeEach
  void lea_is_confirmed() {
    site = new Site();
    apps = new GateApps(site, BROWSER.chromium());
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
  }

  @AfterEach
  void close() {
    apps.close();
  }

  @Test
  void a_badge_that_is_not_right_is_refused_alone_for_the_reason_that_the_server_gives() {
    GateApp app = apps.at("main");

    for (BadCode bad : BadCode.values()) {
      List<String> codes = bad.codes(site);
      Object said =
          app.run(
              DECIDE,
              Map.of(
                  "conference",
                  CONFERENCE,
                  "codes",
                  codes,
                  "now",
                  (double) bad.when().toEpochMilli()));
      assertThat(said).as(bad.name()).isEqualTo(codes.stream().map(_ -> bad.said()).toList());
    }
  }

  @Test
  void what_lies_on_the_device_tells_nothing_without_the_key_and_the_key_cannot_be_taken() {
    photographed();
    GateApp app = apps.opened(apps.invitation("main"));
    Response enrolled =
        app.page().waitForResponse("**/gate/enrol", () -> app.enrol("tablet at main"));
    JsonNode device = json(enrolled);
    assertThat(app.ready().page().locator("#faces")).hasText("Faces kept: 1 of 1");
    site.down();
    String badge = site.keys.sign(CONFERENCE, BadCode.BADGE, 1, BadCode.DAYS);
    assertThat(app.alone().scan(badge)).isEqualTo("admitted: Welcome");
    assertThat(app.kept()).hasSize(1);

    String kept = (String) app.run(DUMP);

    assertThat(kept)
        .contains("key that cannot be taken")
        .contains("roster", "device", "gate-app")
        .doesNotContain("Amsler", "L\u00e9a", "L\u00c3\u00a9a")
        .doesNotContain("\u00ff\u00d8\u00ff", "JFIF", PHOTO)
        .doesNotContain(BadCode.BADGE.text(), PrintedCode.of(BadCode.BADGE, 1).toString())
        .doesNotContain(badge, device.path("token").asText(), device.path("device").asText());
  }

  @Test
  void a_device_that_staff_revoke_forgets_everything() {
    photographed();
    GateApp app = apps.at("main");
    assertThat(app.page().locator("#faces")).hasText("Faces kept: 1 of 1");
    app.scan(site.keys.sign(CONFERENCE, BadCode.BADGE, 1, BadCode.DAYS));
    assertThat(app.page().locator("#portrait")).isVisible();
    String device =
        json(site.get(Tablet.API + "/devices", Site.SECRETARIAT)).at("/devices/0/device").asText();

    site.post(Tablet.API + "/devices/" + device + "/revoke", Site.SECRETARIAT, "{}");

    assertThat(app.page().locator("#enrol-trouble")).containsText("removed by staff");
    assertThat(stores(app)).isEqualTo("kept: key, queue: , faces: ");
    assertThat(app.page().content()).doesNotContain("Amsler", "data:image/jpeg");
    app.page().reload();
    assertThat(app.page().locator("#enrol-code")).isVisible();
  }

  @Test
  void a_device_that_was_revoked_while_it_was_offline_wipes_before_it_tells_anything() {
    GateApp app = apps.at("main");
    String device =
        json(site.get(Tablet.API + "/devices", Site.SECRETARIAT)).at("/devices/0/device").asText();
    site.down();
    app.alone().scan(site.keys.sign(CONFERENCE, BadCode.BADGE, 1, BadCode.DAYS));

    site.up();
    site.post(Tablet.API + "/devices/" + device + "/revoke", Site.SECRETARIAT, "{}");

    assertThat(app.page().locator("#enrol-trouble")).containsText("removed by staff");
    assertThat(stores(app)).isEqualTo("kept: key, queue: , faces: ");
  }

  private void photographed() {
    site.stream
        .hears(Given.photo(LEA, PHOTO, Portraits.drawn(1).bytes()))
        .hears(Given.photographed(2, PHOTO));
  }

  /** A key that is new, made for whoever is enrolled next, and nothing else. */
  private static Object stores(GateApp app) {
    return app.run(
        "const { Vault } = await module('vault.js'); const vault = await Vault.open('"
            + CONFERENCE
            + "'); const keys = async (name) => { const request = vault.database.transaction(name)"
            + ".objectStore(name).getAllKeys(); return `${name}: ${(await new Promise((done) => {"
            + " request.onsuccess = () => done(request.result); })).join()}`; }; const all = [await"
            + " keys('kept'), await keys('queue'), await keys('faces')].join(', '); vault.close();"
            + " return all;");
  }

  private static JsonNode json(HttpResponse<String> response) {
    return Site.json(response);
  }

  private static JsonNode json(Response response) {
    try {
      return new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
