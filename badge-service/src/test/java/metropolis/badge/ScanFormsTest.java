package metropolis.badge;

import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.cancelled;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.SECRETARIAT;
import static metropolis.badge.Site.json;
import static metropolis.badge.Tablet.API;
import static metropolis.badge.Tablet.letIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import metropolis.badge.credential.BadgeId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What staff say of stored scans on pages that need no script, and what walk-ins are told by. */
class ScanFormsTest {

  private static final String CONTROL = "/metropolis-2004/control";
  private static final String OVERRIDE = CONTROL + "/scans/scan-0001/override";
  private static final String UNDO = CONTROL + "/scans/scan-0001/undo";
  private static final String INVITE = CONTROL + "/devices/invite";
  private static final BadgeId BADGE = BadgeId.of(CONFERENCE, LEA);
  private static final String LEAS = "/metropolis-2004/badges/" + BADGE;

  @AutoClose private final Site site = Site.withLea();

  @Test
  void whoever_was_refused_is_let_in_all_the_same_and_it_is_shown_by_whom_and_why() {
    refuseLea();
    assertThat(control("en")).contains("Léa Amsler", "Badge revoked", "let-in-scan-0001");

    var answer = site.sendForm(CONTROL, OVERRIDE, SECRETARIAT, "reason=paid-at-desk");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(control("en"))
        .contains("Let in all the same: Paid at the desk", "secretariat, secretariat-1, 08:00")
        .doesNotContain("let-in-scan-0001");
    assertThat(control("fr")).contains("Entrée quand même : Payé à la caisse");
    assertThat(inside()).isEqualTo(1);
    JsonNode seen = json(site.get(API + "/control", GATE)).at("/objections/0");
    assertThat(seen.at("/override/reason").asText()).isEqualTo("paid-at-desk");
    assertThat(seen.at("/stands").asBoolean()).isTrue();
  }

  @Test
  void where_there_is_nobody_to_let_in_the_page_says_so_in_words() {
    site.scan("scan-0001", BadCode.GENUINE.code(site));

    HttpResponse<byte[]> answer =
        site.sendForm(CONTROL, INVITE, OVERRIDE, SECRETARIAT, "reason=other");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(shownAfter(answer)).contains("Nothing to let in: the person went through");
    assertThat(site.sendForm(CONTROL, INVITE, OVERRIDE + "9", SECRETARIAT, "reason=other"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(404);
  }

  @Test
  void what_was_let_in_is_undone_on_the_same_page_and_then_neither_is_offered() {
    refuseLea();
    site.sendForm(CONTROL, OVERRIDE, SECRETARIAT, "reason=other");

    site.sendForm(CONTROL, UNDO, GATE, "reason=did-not-enter");

    assertThat(control("en"))
        .contains("Undone: Did not enter", "doors, gate-1, 08:00")
        .doesNotContain("let-in-scan-0001", "undo-scan-0001");
    assertThat(inside()).isZero();
  }

  @Test
  void a_reason_has_to_be_chosen() {
    refuseLea();

    site.sendForm(CONTROL, OVERRIDE, SECRETARIAT, "reason=because");

    assertThat(inside()).isZero();
  }

  @Test
  void only_a_supervisor_lets_anybody_in() {
    refuseLea();

    HttpResponse<byte[]> answer = site.sendForm(CONTROL, INVITE, OVERRIDE, GATE, "reason=other");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(site.get(CONTROL, GATE).body())
        .contains("A supervisor can let somebody in")
        .doesNotContain("let-in-scan-0001");
    assertThat(inside()).isZero();
  }

  @Test
  void nobody_is_let_in_of_whom_nobody_knows_who_it_is() {
    site.scan("scan-0001", "no badge");

    assertThat(control("en"))
        .contains("Not a badge of this conference", "Unknown wearer")
        .doesNotContain("let-in-scan-0001");
  }

  @Test
  void the_page_of_a_badge_undoes_any_scan_of_it() {
    site.scan("scan-0001", BadCode.GENUINE.code(site));

    site.sendForm(LEAS, LEAS + "/scans/scan-0001/undo", GATE, "reason=wrong-person");

    assertThat(site.get(LEAS, GATE).body()).contains("Undone: Wrong person");
    assertThat(inside()).isZero();
  }

  @Test
  void a_steward_who_let_somebody_in_anyway_is_shown_by_alias() {
    site.stream.hears(cancelled(LEA));
    Tablet.at(site, "main")
        .tells(
            MONDAY,
            List.of(
                letIn("scan-0001", BadCode.GENUINE.code(site), MONDAY)
                    .replace(
                        "\"offline\"",
                        "\"reason\": \"revoked\", \"override\": \"identity-checked\","
                            + " \"offline\"")));

    assertThat(control("en"))
        .contains("Let in all the same: Identity checked", "doors, steward-a", UNDO);
  }

  @Test
  void a_walk_in_is_marked_at_the_door_without_a_script_and_counted() {
    String door = "/metropolis-2004/gate/main";

    site.sendForm(door, door + "/scan", GATE, "walkIn=yes&code=" + BadCode.GENUINE.code(site));

    assertThat(json(site.get(API + "/counts", GATE)).at("/gates/0/walkIns").asInt()).isEqualTo(1);
    assertThat(site.get(LEAS, GATE).body()).contains("walk-in-mark");
    assertThat(control("en")).contains("Walk-ins: 1");
  }

  @Test
  void a_device_tells_of_a_walk_in_at_once_or_later() {
    Tablet tablet = Tablet.at(site, "main");
    String code = BadCode.GENUINE.code(site);

    JsonNode later =
        tablet.tells(
            MONDAY,
            List.of(letIn("scan-0001", code, MONDAY).replaceFirst("\\{", "{\"walkIn\": true,")));
    JsonNode atOnce =
        json(
            tablet.post(
                "scans",
                "{\"scanId\": \"scan-0002\", \"sequence\": 2, \"code\": \"%s\", \"walkIn\": true, \"deviceTime\": \"%s\"}"
                    .formatted(code, MONDAY)));

    assertThat(later.at("/results/0/verdict/walkIn").asBoolean()).isTrue();
    assertThat(atOnce.at("/walkIn").asBoolean()).isTrue();
    // Of those who are kept out, none has walked in.
    assertThat(json(site.get(API + "/control", GATE)).at("/gates/0/walkIns").asInt()).isEqualTo(1);
  }

  private void refuseLea() {
    site.stream.hears(cancelled(LEA));
    site.scan("scan-0001", BadCode.GENUINE.code(site));
  }

  private String shownAfter(HttpResponse<byte[]> answer) {
    String cookies =
        answer.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
            .collect(Collectors.joining("; "));
    return site.send(
            site.request(answer.headers().firstValue("Location").orElseThrow(), SECRETARIAT)
                .header("Cookie", cookies))
        .body();
  }

  private String control(String language) {
    return site.get(CONTROL + "?lang=" + language, SECRETARIAT).body();
  }

  private int inside() {
    return json(site.get(API + "/counts", GATE)).at("/zones/0/inside").asInt();
  }
}
