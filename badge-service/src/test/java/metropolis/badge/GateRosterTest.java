package metropolis.badge;

import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Given.reissue;
import static metropolis.badge.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import metropolis.badge.credential.BadgeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gate of a conference of 25,000 learns who is who. */
class GateRosterTest {

  private static final int PEOPLE = 25_000;
  private static final int MOST_COMPRESSED = 2_500_000;

  private static Site site;
  private static Tablet tablet;

  @BeforeAll
  static void everybody() {
    site = new Site();
    site.stream.hears(conference());
    for (int n = 0; n < PEOPLE; n++) {
      String id = registration(n);
      site.stream.hears(profile(id, "Zoë " + n, "Nguyễn-" + n, "Zoë Nguyễn " + n));
      site.stream.hears(confirmed(id));
    }
    tablet = Tablet.at(site, "main");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void it_gets_everybody_with_what_a_steward_needs_and_no_more() throws Exception {
    HttpResponse<String> answer = tablet.get("roster");

    JsonNode roster = json(answer);
    assertThat(roster.at("/whole").asBoolean()).isTrue();
    assertThat(roster.at("/people")).hasSize(PEOPLE);
    assertThat(roster.at("/people/0").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "badgeId",
            "serial",
            "code",
            "revoked",
            "name",
            "category",
            "sessions",
            "validFrom",
            "validUntil");
    assertThat(answer.body()).doesNotContain("example.org").doesNotContain(registration(0));
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    assertThat(answer.headers().firstValue("Metropolis-Digest"))
        .contains(
            "sha-256="
                + Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes)));
    assertThat(compressed(bytes)).isLessThan(MOST_COMPRESSED);
  }

  @Test
  void it_is_not_sent_what_it_has() {
    String tag = tablet.get("roster").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> answer =
        site.send(
            site.request(Tablet.API + "/gate/roster", tablet.token()).header("If-None-Match", tag));

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void later_it_gets_what_changed() {
    long version = json(tablet.get("roster")).at("/version").asLong();
    site.stream.asks(reissue("reissue-7", registration(7), 1));

    JsonNode changes = json(tablet.get("roster?since=" + version));
    JsonNode revocations = json(tablet.get("revocations?since=" + version));

    assertThat(changes.at("/whole").asBoolean()).isFalse();
    assertThat(changes.at("/people")).hasSize(1);
    assertThat(changes.at("/people/0/serial").asInt()).isEqualTo(2);
    assertThat(revocations.at("/badges/0/badgeId").asText())
        .isEqualTo(BadgeId.of(CONFERENCE, registration(7)).text());
    assertThat(revocations.at("/badges/0/voidThrough").asInt()).isEqualTo(1);
    assertThat(revocations.at("/badges/0/reason").asText()).isEqualTo("superseded");
  }

  @Test
  void a_version_of_before_a_restart_gets_everybody() {
    JsonNode roster = json(tablet.get("roster?since=12345"));

    assertThat(roster.at("/whole").asBoolean()).isTrue();
    assertThat(roster.at("/people")).hasSize(PEOPLE);
  }

  private static int compressed(byte[] bytes) throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(small)) {
      zip.write(bytes);
    }
    return small.size();
  }

  private static String registration(int n) {
    return "R%015d".formatted(n);
  }
}
