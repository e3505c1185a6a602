package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Given.reissue;
import static metropolis.badge.Given.revoke;
import static metropolis.badge.Given.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Keys;
import metropolis.badge.credential.PrintedCode;
import metropolis.badge.credential.Validity;
import metropolis.schemas.badge.CheckInRecorded;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.conference.Gate;
import metropolis.schemas.conference.Zone;
import metropolis.schemas.registration.RegistrationConfirmed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Gates whose server is gone, stopped and not only out of reach, and what becomes of it when it is
 * back. In a real browser; skipped without Chromium.
 */
class GateAppOfflineIT {

  private static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));
  private static final double A_WHILE = 60_000;

  @RegisterExtension static final SharedChromium BROWSER = new SharedChromium();

  private GateApps apps;
  private Site site;

  @BeforeEach
  void doors() {
    site = new Site();
    apps = new GateApps(site, BROWSER.chromium());
    site.stream.hears(
        ConferenceAnnounced.newBuilder(conference())
            .setZones(
                List.of(
                    zone("house").build(),
                    zone("backstage").setCategories(List.of("speaker")).build(),
                    zone("annex").setDays(List.of(LocalDate.of(2004, 9, 28))).build()))
            .setGates(
                List.of(
                    gate("main", "house"),
                    gate("lake", "house"),
                    gate("stage", "backstage"),
                    gate("annex", "annex")))
            .build());
  }

  @AfterEach
  void close() {
    apps.close();
  }

  /** People who are alike but for their names, one lot for each way of deciding. */
  private record Lot(Site site, String name) {

    Lot arrives() {
      for (String who : List.of("guest", "renewed", "lost", "debtor")) {
        site.stream.hears(profile(id(who), who, name, who + " " + name)).hears(confirmed(id(who)));
      }
      site.stream
          .hears(profile(id("speaker"), "speaker", name, "speaker " + name))
          .hears(
              RegistrationConfirmed.newBuilder(confirmed(id("speaker")))
                  .setCategory("speaker")
                  .build())
          .hears(withdrawn(id("debtor")));
      site.stream.asks(reissue("renew-" + name, id("renewed"), 1));
      site.stream.asks(revoke("revoke-" + name, id("lost"), "lost"));
      return this;
    }

    private String id(String who) {
      return (who + name + "0".repeat(16)).substring(0, 16).toUpperCase(Locale.ROOT);
    }

    String token(String who, int serial) {
      return site.keys.sign(CONFERENCE, BadgeId.of(CONFERENCE, id(who)), serial, DAYS);
    }

    /** Everything that a gate may be shown; returns what each was answered. */
    List<String> comes(GateApp main, GateApp stage, GateApp annex) {
      BadgeId guest = BadgeId.of(CONFERENCE, id("guest"));
      List<String> answers = new ArrayList<>();
      main.inward();
      answers.add(main.scan(token("guest", 1)));
      answers.add(main.scan(Keys.ring().sign(CONFERENCE, guest, 1, DAYS)));
      answers.add(main.scan(token("guest", 1)));
      answers.add(main.scan(token("renewed", 1)));
      answers.add(main.scan(token("renewed", 2)));
      answers.add(main.scan(token("lost", 1)));
      answers.add(main.scan(token("debtor", 1)));
      answers.add(main.scan(token("stranger", 1)));
      answers.add(main.scan(site.keys.sign("another-2005", guest, 1, DAYS)));
      answers.add(main.scan(token("guest", 1).substring(0, 100)));
      answers.add(main.type(PrintedCode.of(guest, 7).toString()));
      answers.add(main.type(PrintedCode.of(guest, 1).toString()));
      answers.add(stage.scan(token("guest", 1)));
      answers.add(stage.scan(token("speaker", 1)));
      answers.add(annex.scan(token("guest", 1)));
      main.outward();
      answers.add(main.scan(token("guest", 1)));
      answers.add(main.scan(token("lost", 1)));
      answers.add(main.scan(token("renewed", 1)));
      answers.add(main.scan(Keys.ring().sign(CONFERENCE, guest, 1, DAYS)));
      return answers;
    }
  }

  @Test
  void gates_decide_alike_with_and_without_a_server() {
    Lot first = new Lot(site, "ONE").arrives();
    Lot second = new Lot(site, "TWO").arrives();
    GateApp main = apps.at("main");
    GateApp stage = apps.at("stage");
    GateApp annex = apps.at("annex");

    List<String> asked = first.comes(main, stage, annex);
    site.down();
    List<String> alone = second.comes(main.alone(), stage.alone(), annex.alone());

    assertThat(alone).isEqualTo(asked);
    assertThat(asked)
        .containsExactly(
            "admitted: Welcome",
            "refused: Do not admit, Forged badge",
            "inside: Already inside, Since …, by main",
            "refused: Do not admit, Old badge: a newer one was issued",
            "admitted: Welcome",
            "refused: Do not admit, Badge revoked",
            "refused: Do not admit, Payment taken back",
            "refused: Do not admit, No such badge",
            "refused: Do not admit, Badge of another conference",
            "refused: Do not admit, Not a badge of this conference",
            "refused: Do not admit, No such badge",
            "inside: Already inside, Since …, by main",
            "refused: Do not admit, This category may not enter here",
            "admitted: Welcome",
            "refused: Do not admit, Closed today",
            "admitted: Goodbye",
            "admitted: Goodbye",
            "admitted: Goodbye",
            "refused: Do not admit, Forged badge");
  }

  @Test
  void twenty_scans_wait_for_the_server_and_are_all_there_once_it_is_back() {
    for (int n = 0; n < 20; n++) {
      site.stream.hears(confirmed(person(n)));
    }
    GateApp app = apps.at("main");
    site.down();
    app.alone();
    for (int n = 0; n < 20; n++) {
      assertThat(app.scan(token(n))).isEqualTo("admitted: Welcome");
    }
    assertThat(app.page().locator("#waiting")).hasText("Scans to be sent: 20");
    List<String> kept = app.kept();
    app.look("waiting");

    site.up();

    assertThat(app.page().locator("#waiting")).isHidden(soon());
    assertThat(app.page().locator("#network.on")).isVisible();
    assertThat(app.kept()).isEmpty();
    assertThat(kept).hasSize(20).doesNotHaveDuplicates();
    assertThat(recorded()).isEqualTo(kept.stream().collect(Collectors.toMap(id -> id, _ -> 1L)));
    assertThat(app.page().locator("#inside")).hasText("20");
  }

  @Test
  void a_page_that_is_loaded_again_without_a_server_goes_on_with_its_scans() {
    for (int n = 0; n < 3; n++) {
      site.stream.hears(confirmed(person(n)));
    }
    GateApp app = apps.at("main");
    site.down();
    app.alone().scan(token(0));
    app.scan(token(1));

    app.page().reload();

    app.alone();
    assertThat(app.page().locator("#waiting")).hasText("Scans to be sent: 2");
    assertThat(app.scan(token(1))).startsWith("inside: Already inside");
    assertThat(app.scan(token(2))).isEqualTo("admitted: Welcome");
    assertThat(app.page().locator("#waiting")).hasText("Scans to be sent: 4");
    List<String> kept = app.kept();
    site.up();
    assertThat(app.page().locator("#waiting")).isHidden(soon());
    assertThat(kept).hasSize(4);
    assertThat(recorded()).isEqualTo(kept.stream().collect(Collectors.toMap(id -> id, _ -> 1L)));
  }

  @Test
  void an_admission_is_undone_without_a_server_which_hears_of_both_when_it_is_back() {
    site.stream.hears(confirmed(person(0)));
    GateApp app = apps.at("main");
    site.down();
    app.alone().scan(token(0));
    app.page().locator("#undo").click();

    app.page().locator("#undo-dialog [data-reason=did-not-enter]").click();

    assertThat(app.page().locator("#verdict.undone .headline")).hasText("Undone");
    assertThat(app.page().locator("#inside")).hasText("0");
    assertThat(app.page().locator("#waiting")).hasText("Scans to be sent: 2");
    app.page().reload();
    app.alone();
    assertThat(app.page().locator("#waiting")).hasText("Scans to be sent: 2");
    assertThat(app.page().locator("#inside")).hasText("0");
    site.up();
    assertThat(app.page().locator("#waiting")).isHidden(soon());
    assertThat(app.page().locator("#inside")).hasText("0");
    assertThat(app.scan(token(0))).isEqualTo("admitted: Welcome");
    List<String> told =
        site.stream.checkInEvents().stream()
            .map(event -> event.getClass().getSimpleName())
            .filter(kind -> kind.startsWith("CheckIn"))
            .toList();
    assertThat(told).containsExactly("CheckInRecorded", "CheckInUndone", "CheckInRecorded");
  }

  @Test
  void one_badge_at_two_gates_is_a_conflict_on_both_and_in_the_control_room_until_it_is_resolved() {
    site.stream
        .hears(profile(person(0), "Léa", "Amsler", "Léa Amsler"))
        .hears(confirmed(person(0)));
    GateApp main = apps.at("main");
    GateApp lake = apps.at("lake");
    Page control = apps.controlRoom();
    site.down();

    assertThat(main.alone().scan(token(0))).isEqualTo("admitted: Welcome");
    assertThat(lake.alone().scan(token(0))).isEqualTo("admitted: Welcome");
    site.up();

    for (GateApp gate : List.of(main, lake)) {
      assertThat(gate.page().locator("#waiting")).isHidden(soon());
      assertThat(gate.page().locator("#conflict-list li"))
          .hasText(
              Pattern.compile(
                  // The clocks may not tell which was first.
                  "Léa Amsler came in at (main|lake) at ..:.., and again at (main|lake) at ..:.."));
    }
    lake.look("conflict");
    assertThat(control.locator(".conflicts li")).containsText("Léa Amsler");
    assertThat(control.locator("#panel-zones .big-number b").first()).hasText("1");

    control.locator(".conflicts select").selectOption("shared-badge");
    control
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resolve").setExact(true))
        .click();

    assertThat(control.locator("#panel-conflicts .count")).hasText("0");
    for (GateApp gate : List.of(main, lake)) {
      assertThat(gate.page().locator("#conflicts")).isHidden(soon());
    }
    assertThat(recorded()).hasSize(2).containsValue(1L);
  }

  /** Scans as the server told them to the world, and how often. */
  private Map<String, Long> recorded() {
    return site.stream.checkInEvents().stream()
        .filter(CheckInRecorded.class::isInstance)
        .map(event -> ((CheckInRecorded) event).getScanId())
        .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
  }

  private static LocatorAssertions.IsHiddenOptions soon() {
    return new LocatorAssertions.IsHiddenOptions().setTimeout(A_WHILE);
  }

  private String token(int person) {
    return site.keys.sign(CONFERENCE, BadgeId.of(CONFERENCE, person(person)), 1, DAYS);
  }

  private static String person(int n) {
    return "P%015d".formatted(n);
  }

  private static Gate gate(String id, String zone) {
    return new Gate(id, Map.of("en", id), zone);
  }

  private static Zone.Builder zone(String id) {
    return Zone.newBuilder().setId(id).setNames(Map.of("en", id));
  }
}
