package metropolis.badge;

import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.photo;
import static metropolis.badge.Given.photographed;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Given.revoke;
import static metropolis.badge.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import metropolis.badge.credential.BadgeId;
import metropolis.rendering.page.Portraits;
import metropolis.schemas.Topics;
import metropolis.schemas.delegate.DelegateProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small portraits that devices keep for when there is no network. */
class GatePhotosTest {

  private static final BadgeId BADGE = BadgeId.of(CONFERENCE, LEA);
  private static final BadgeId OLHAS = BadgeId.of(CONFERENCE, OLHA);

  private final Site site = new Site();
  private Tablet tablet;

  @BeforeEach
  void one_with_a_photo_and_one_without() {
    site.stream
        .hears(conference())
        .hears(photo(LEA, "one", Portraits.drawn(1).bytes()))
        .hears(photographed(1, "one"))
        .hears(confirmed(LEA))
        .hears(profile(OLHA, "Olha", "Kovalenko", "Olha Kovalenko"))
        .hears(confirmed(OLHA));
    tablet = Tablet.at(site, "main");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_device_gets_small_portraits_of_those_who_have_one() throws Exception {
    JsonNode faces = json(thumbnails(BADGE.text(), OLHAS.text())).path("faces");

    assertThat(faces).hasSize(1);
    assertThat(faces.at("/0/badgeId").asText()).isEqualTo(BADGE.text());
    assertThat(faces.at("/0/photo").asText()).isEqualTo("one");
    byte[] jpeg = Base64.getDecoder().decode(faces.at("/0/jpeg").asText());
    assertThat(jpeg.length).isLessThan(8_192);
    assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(120);
  }

  @Test
  void the_roster_says_who_has_one() {
    assertThat(json(tablet.get("roster")).path("people").findValuesAsText("photo"))
        .containsExactly("one");
  }

  @Test
  void a_changed_photo_is_another_version() {
    JsonNode before = json(thumbnails(BADGE.text())).at("/faces/0");
    site.stream
        .hears(photo(LEA, "other", Portraits.drawn(2).bytes()))
        .hears(photographed(2, "other"));

    JsonNode after = json(thumbnails(BADGE.text())).at("/faces/0");

    assertThat(after.path("photo").asText()).isEqualTo("other");
    assertThat(after.path("jpeg").asText()).isNotEqualTo(before.path("jpeg").asText());
  }

  @Test
  void an_earlier_photo_is_never_given_for_a_later_one() {
    thumbnails(BADGE.text());

    site.stream.hears(photographed(2, "other"));

    assertThat(json(thumbnails(BADGE.text())).path("faces")).isEmpty();
  }

  @Test
  void nothing_is_left_of_one_that_was_removed() {
    thumbnails(BADGE.text());

    site.stream.hears(photographed(2, null)).hears(Topics.DELEGATE_PHOTOS, Given.key(LEA), null);

    assertThat(json(thumbnails(BADGE.text())).path("faces")).isEmpty();
    assertThat(json(tablet.get("roster")).path("people").findValuesAsText("photo")).isEmpty();
  }

  @Test
  void whoever_was_erased_has_none() {
    thumbnails(BADGE.text());

    site.stream
        .hears(Topics.DELEGATES, Given.key(LEA), null)
        .hears(Topics.DELEGATE_PHOTOS, Given.key(LEA), null);

    assertThat(json(thumbnails(BADGE.text())).path("faces")).isEmpty();
  }

  @Test
  void a_device_keeps_no_face_of_whom_it_will_not_let_in() {
    site.stream.asks(revoke("revoke-1", LEA, "lost"));

    assertThat(json(thumbnails(BADGE.text())).path("faces")).isEmpty();
  }

  @Test
  void one_that_cannot_be_read_harms_no_other() {
    site.stream
        .hears(photo(OLHA, "torn", new byte[300]))
        .hears(
            DelegateProfile.newBuilder(profile(OLHA, "Olha", "Kovalenko", "Olha Kovalenko"))
                .setVersion(2)
                .setPhoto("torn")
                .build());

    assertThat(json(thumbnails(OLHAS.text(), BADGE.text())).path("faces").findValuesAsText("photo"))
        .containsExactly("one");
  }

  @Test
  void a_badge_of_another_conference_has_no_face_here() {
    assertThat(json(thumbnails(BadgeId.of("another-2005", LEA).text())).path("faces")).isEmpty();
    assertThat(
            site.get(
                    "/api/badge/another-2005/gate/thumbnails?badges=" + BADGE.text(),
                    tablet.token())
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void what_a_client_has_is_not_sent_again_until_it_changes() {
    String tag = thumbnails(BADGE.text()).headers().firstValue("ETag").orElseThrow();
    String path = Tablet.API + "/gate/thumbnails?badges=" + BADGE.text();

    HttpResponse<String> same =
        site.send(site.request(path, tablet.token()).header("If-None-Match", tag));
    site.stream
        .hears(photo(LEA, "other", Portraits.drawn(2).bytes()))
        .hears(photographed(2, "other"));
    HttpResponse<String> changed =
        site.send(site.request(path, tablet.token()).header("If-None-Match", tag));

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.headers().firstValue("Cache-Control")).contains("private, no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "lea", "..%2F..%2Fsecret", "7q2m4x9k3tab5cde", "%00"})
  void what_is_no_badge_is_told_so(String badges) {
    HttpResponse<String> answer = tablet.get("thumbnails?badges=" + badges);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("badges");
  }

  @Test
  void it_asks_for_fifty_at_a_time() {
    assertThat(thumbnails(Collections.nCopies(50, BADGE.text())).statusCode()).isEqualTo(200);

    HttpResponse<String> answer = thumbnails(Collections.nCopies(51, BADGE.text()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("at most 50");
  }

  @Test
  void a_device_that_is_revoked_gets_none() {
    site.post(Tablet.API + "/devices/" + tablet.id() + "/revoke", Site.GATE, "{}");

    HttpResponse<String> answer = thumbnails(BADGE.text());

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).contains("wipe").doesNotContain("jpeg");
  }

  @Test
  void staff_are_told_how_many_faces_a_device_has() {
    String beat = "{\"now\": \"%s\", \"waiting\": 0, \"appVersion\": \"1\", \"faces\": %s}";

    HttpResponse<String> good =
        tablet.post("heartbeat", beat.formatted(MONDAY, "{\"kept\": 1, \"wanted\": 2}"));
    HttpResponse<String> bad =
        tablet.post("heartbeat", beat.formatted(MONDAY, "{\"kept\": 3, \"wanted\": 2}"));

    assertThat(good.statusCode()).isEqualTo(200);
    assertThat(bad.statusCode()).isEqualTo(400);
    JsonNode device =
        json(site.get(Tablet.API + "/devices", Site.SECRETARIAT)).at("/devices/0/faces");
    assertThat(device.path("kept").asInt()).isEqualTo(1);
    assertThat(device.path("wanted").asInt()).isEqualTo(2);
    assertThat(site.get("/" + CONFERENCE + "/control", Site.SECRETARIAT).body())
        .contains("Faces kept: 1 of 2");
  }

  private HttpResponse<String> thumbnails(String... badges) {
    return thumbnails(List.of(badges));
  }

  private HttpResponse<String> thumbnails(List<String> badges) {
    return tablet.get("thumbnails?badges=" + String.join(",", badges));
  }
}
