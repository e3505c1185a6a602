package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.photo;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Given.revoke;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import metropolis.badge.credential.BadgeId;
import metropolis.rendering.page.Portraits;
import metropolis.schemas.Topics;
import metropolis.schemas.delegate.DelegateProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The faces that a gate shows of those who come, with a network and without. In a real browser;
 * skipped without Chromium.
 */
class GateAppFacesIT {

  private static final int PEOPLE = 3;

  /** What a small one has across; the portrait itself has three times as much. */
  private static final int SMALL = 120;

  private static final String ACROSS =
      "async () => { const face = document.getElementById('portrait');"
          + " await face.decode(); return face.naturalWidth; }";

  @RegisterExtension static final SharedChromium BROWSER = new SharedChromium();

  private Site site;
  private GateApps apps;

  @BeforeEach
  void some_have_sent_a_photo() {
    site = new Site();
    apps = new GateApps(site, BROWSER.chromium());
    site.stream.hears(conference());
    for (int n = 0; n < PEOPLE; n++) {
      site.stream.hears(confirmed(id(n)));
      photographs(n, 1, "first");
    }
    site.stream.hears(confirmed(id(PEOPLE))).hears(person(PEOPLE).build());
  }

  @AfterEach
  void close() {
    apps.close();
  }

  @Test
  void a_face_is_shown_when_the_server_is_gone_and_after_a_reload() {
    GateApp app = holding(3);
    site.down();

    app.alone().scan(token(0));

    assertThat(app.page().locator("#verdict.admitted #portrait")).isVisible();
    assertThat(app.page().locator("#verdict .sign")).isVisible();
    assertThat(app.page().evaluate(ACROSS)).isEqualTo(SMALL);
    app.look("face-offline");
    app.scan(token(PEOPLE));
    assertThat(app.page().locator("#portrait")).isHidden();
    app.page().reload();
    app.alone();
    assertThat(app.page().locator("#faces")).hasText("Faces kept: 3 of 3");
    app.scan(token(0));
    assertThat(app.page().locator("#verdict.inside #portrait")).isVisible();
  }

  @Test
  void one_that_is_kept_is_not_asked_for_again() {
    GateApp app = holding(3);
    List<String> asked = asked(app.page());

    app.scan(token(1));

    assertThat(app.page().locator("#verdict.admitted #portrait")).isVisible();
    assertThat(app.page().evaluate(ACROSS)).isEqualTo(SMALL);
    assertThat(asked).noneMatch(address -> address.contains("/gate/photos/"));
  }

  @Test
  void one_that_is_not_kept_yet_comes_from_the_server() {
    GateApp app = apps.opened(apps.invitation("main"));
    app.page().route("**/gate/thumbnails?*", Route::abort);
    app.enrol("tablet at main");

    app.ready().scan(token(1));

    assertThat(app.page().locator("#verdict.admitted #portrait")).isVisible();
    assertThat((int) app.page().evaluate(ACROSS)).isGreaterThan(SMALL);
    assertThat(app.page().locator("#faces")).hasText("Faces kept: 0 of 3");
  }

  @Test
  void a_changed_photo_takes_the_place_of_the_one_before() {
    GateApp app = holding(3);
    app.scan(token(0));
    assertThat(app.page().locator("#portrait")).isVisible();
    String before = app.page().locator("#portrait").getAttribute("src");
    List<String> names = names(app);

    photographs(0, 2, "second");

    app.page().waitForCondition(() -> names(app).size() == PEOPLE && !names(app).equals(names));
    site.down();
    app.alone().scan(token(0));
    assertThat(app.page().locator("#portrait")).isVisible();
    assertThat(app.page().locator("#portrait").getAttribute("src")).isNotEqualTo(before);
  }

  @Test
  void a_photo_that_was_removed_and_a_badge_that_was_revoked_leave_no_face() {
    GateApp app = holding(3);

    site.stream
        .hears(person(0).setVersion(2).build())
        .hears(Topics.DELEGATE_PHOTOS, Given.key(id(0)), null);
    site.stream.asks(revoke("revoke-1", id(1), "lost"));

    assertThat(app.page().locator("#faces")).hasText("Faces kept: 1 of 1");
    assertThat(names(app)).hasSize(1);
    app.scan(token(0));
    assertThat(app.page().locator("#verdict.admitted")).isVisible();
    assertThat(app.page().locator("#portrait")).isHidden();
  }

  @Test
  void a_device_that_is_enrolled_again_starts_without_faces() {
    GateApp app = holding(3);

    app.forgotten();

    assertThat(app.page().locator("#enrol-trouble")).containsText("are kept");
    assertThat(names(app)).isEmpty();
  }

  @Test
  void while_the_network_is_weak_it_is_left_to_the_scans() {
    GateApp app = apps.opened(apps.invitation("main"));
    AtomicInteger beats = new AtomicInteger();
    app.page()
        .route(
            "**/gate/heartbeat",
            route -> {
              beats.incrementAndGet();
              app.page().waitForTimeout(800);
              route.resume();
            });
    List<String> asked = asked(app.page());
    app.enrol("tablet at main");
    app.ready();
    int before = beats.get();

    app.page().waitForCondition(() -> beats.get() > before + 2);

    assertThat(asked).noneMatch(address -> address.contains("/thumbnails"));
    app.page().unroute("**/gate/heartbeat");
    assertThat(app.page().locator("#faces")).hasText("Faces kept: 3 of 3");
  }

  @Test
  void a_scan_goes_before_the_faces_that_are_on_their_way() {
    GateApp app = apps.opened(apps.invitation("main"));
    List<Route> held = new ArrayList<>();
    List<String> given = new ArrayList<>();
    app.page().route("**/gate/thumbnails?*", held::add);
    app.page().onRequestFailed(request -> given.add(request.url()));
    app.enrol("tablet at main");
    app.ready();
    app.page().waitForCondition(() -> !held.isEmpty());

    assertThat(app.scan(token(2))).isEqualTo("admitted: Welcome");

    assertThat(app.page().locator("#network.on")).isVisible();
    assertThat(given).anyMatch(address -> address.contains("/thumbnails"));
    app.page().unroute("**/gate/thumbnails?*");
    assertThat(app.page().locator("#faces")).hasText("Faces kept: 3 of 3");
  }

  @Test
  void a_device_with_the_app_of_before_gets_room_for_faces_and_loses_nothing() {
    GateApp app = apps.opened("").keptByBrowser();
    app.page().navigate(site.url() + "/openapi.json");
    app.page()
        .evaluate(
            """
            async (conference) => {
              const done = (request) => new Promise((resolve, reject) => {
                request.onsuccess = () => resolve(request.result);
                request.onerror = () => reject(request.error);
              });
              const name = `metropolis-gate-${conference}`;
              await done(indexedDB.deleteDatabase(name));
              const opening = indexedDB.open(name, 1);
              opening.onupgradeneeded = () => {
                opening.result.createObjectStore("kept");
                opening.result.createObjectStore("queue", { keyPath: "sequence" });
              };
              const database = await done(opening);
              const key = await crypto.subtle.generateKey(
                { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
              const iv = crypto.getRandomValues(new Uint8Array(12));
              const scan = new TextEncoder().encode(JSON.stringify({ scanId: "scan-of-before", sequence: 1 }));
              const sealed = { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, scan) };
              const stores = database.transaction(["kept", "queue"], "readwrite");
              stores.objectStore("kept").put(key, "key");
              await done(stores.objectStore("queue").put({ sequence: 1, aside: true, sealed }));
              database.close();
            }
            """,
            CONFERENCE);

    app.page().navigate(site.url() + "/" + CONFERENCE + "/gate-app#" + apps.invitation("main"));
    app.enrol("tablet at main");

    assertThat(app.ready().page().locator("#faces")).hasText("Faces kept: 3 of 3");
    assertThat(app.kept()).containsExactly("scan-of-before");
  }

  @Test
  void a_door_keeps_faces_of_those_it_lets_in_and_first_of_those_who_have_a_seat_today() {
    GateApp app = apps.at("main");

    Object chosen =
        app.run(
            """
            const { wanted } = await module("album.js");
            const zone = { categories: argument.categories };
            const session = (id, starts) => ({ id, starts, ends: starts });
            const sessions = [session("now", "2004-09-27T12:00:00Z"), session("later", "2004-09-28T12:00:00Z")];
            const rules = { zone, sessions, timeZone: "Europe/Zurich" };
            const person = (badgeId, more) =>
              ({ badgeId, category: "ngo", photo: "p", validUntil: "2004-10-01", sessions: [], ...more });
            const people = [
              person("G", { sessions: ["later"] }),
              person("F", { sessions: ["now"] }),
              person("A", { category: "speaker" }),
              person("C", {}),
              person("B", { photo: undefined }),
              person("D", { validUntil: "2004-09-26" }),
              person("E", { sessions: ["later", "now"] }),
            ];
            return [99, 3].map((most) =>
              wanted(people, rules, "2004-09-27", most).map(({ badgeId }) => badgeId).join(""));
            """,
            Map.of("categories", List.of("ngo")));

    assertThat(chosen).isEqualTo(List.of("EFCG", "EFC"));
  }

  /** A device that has so many faces. */
  private GateApp holding(int faces) {
    GateApp app = apps.at("main");
    assertThat(app.page().locator("#faces"))
        .hasText("Faces kept: %d of %d".formatted(faces, faces));
    return app;
  }

  private static List<String> asked(Page page) {
    List<String> asked = new ArrayList<>();
    page.onRequest((Request request) -> asked.add(request.url()));
    return asked;
  }

  /** Under which names faces are kept. */
  @SuppressWarnings("unchecked")
  private static List<String> names(GateApp app) {
    return (List<String>)
        app.run(
            "const { Vault } = await module('vault.js'); const vault = await Vault.open('"
                + CONFERENCE
                + "'); const names = await vault.faceNames(); vault.close(); return names;");
  }

  private void photographs(int n, int version, String photo) {
    site.stream
        .hears(photo(id(n), photo, Portraits.drawn(10 * version + n).bytes()))
        .hears(person(n).setVersion(version).setPhoto(photo).build());
  }

  private static DelegateProfile.Builder person(int n) {
    return DelegateProfile.newBuilder(profile(id(n), "Person", "N" + n, "Person " + n));
  }

  private String token(int n) {
    return site.keys.sign(CONFERENCE, BadgeId.of(CONFERENCE, id(n)), 1, BadCode.DAYS);
  }

  private static String id(int n) {
    return "F%015d".formatted(n);
  }
}
