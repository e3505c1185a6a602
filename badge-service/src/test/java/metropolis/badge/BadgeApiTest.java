package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.LEAS_BADGE;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Site.FINANCE;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.SECRETARIAT;
import static metropolis.badge.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.PrintedCode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadgeApiTest {

  private static final String API = "/api/badge/metropolis-2004";

  @AutoClose private final Site site = Site.withLea();

  @Test
  void a_reissued_badge_has_the_next_serial_and_the_old_print_is_refused() {
    JsonNode reissued =
        json(
            site.post(
                API + "/badges/" + LEAS_BADGE + "/reissue",
                SECRETARIAT,
                "{\"serial\": 1, \"reason\": \"lost\"}"));

    assertThat(reissued.at("/badge/serial").asInt()).isEqualTo(2);
    assertThat(json(site.scan("scan-0001", site.token(LEA, 1))).at("/reason").asText())
        .isEqualTo("superseded");
    assertThat(json(site.scan("scan-0002", site.token(LEA, 2))).at("/verdict").asText())
        .isEqualTo("admitted");
  }

  @Test
  void two_clerks_cannot_both_issue_anew() {
    String path = API + "/badges/" + LEAS_BADGE + "/reissue";
    site.post(path, SECRETARIAT, "{\"serial\": 1, \"reason\": \"lost\"}");

    HttpResponse<String> second =
        site.post(path, SECRETARIAT, "{\"serial\": 1, \"reason\": \"lost\"}");

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(json(second).at("/code").asText()).isEqualTo("badge-changed");
  }

  @ParameterizedTest
  @CsvSource({
    API + "/badges/x, 404",
    API + "/badges/..%2f/pdf, 404",
    API + "/badges?status=lost, 400",
    API + "/badges?page=0, 400",
    API + "/badges?query=%C3%28, 400",
    API + "/badges?query=%00, 400",
    API + "/scans, 405",
    "/metropolis-2004/gate/cellar, 404",
    "/metropolis-2004/badges/x, 404",
    "/metropolis-2004/badges?page=x, 400",
    "/atlantis/gate, 404"
  })
  void an_address_that_is_wrong_is_refused_by_its_kind(String path, int status) {
    HttpResponse<String> response =
        site.send(site.request(path, SECRETARIAT).header("Accept", "text/html"));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith(path.startsWith("/api") ? "application/problem+json" : "text/html");
  }

  @Test
  void an_unknown_conference_is_named() {
    HttpResponse<String> response = site.get("/api/badge/atlantis/badges", GATE);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).at("/code").asText()).isEqualTo("unknown-conference");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/badges", "/badges/pdf", "/badges/notices", "/counts", "/scans/scan-0001"})
  void nothing_is_told_to_strangers(String path) {
    assertThat(site.get(API + path, "").statusCode()).isEqualTo(401);
    assertThat(site.get(API + path, FINANCE).statusCode()).isEqualTo(403);
  }

  @Test
  void gate_staff_cannot_revoke() {
    HttpResponse<String> response =
        site.post(API + "/badges/" + LEAS_BADGE + "/revoke", GATE, "{\"reason\": \"misused\"}");

    assertThat(response.statusCode()).isEqualTo(403);
  }

  @Test
  void badges_are_listed_by_name_and_found_by_words() {
    site.stream.hears(profile(OLHA, "Olha", "Aaronenko", "Olha Aaronenko")).hears(confirmed(OLHA));

    JsonNode all = json(site.get(API + "/badges", GATE));
    JsonNode found = json(site.get(API + "/badges?query=lea%20AMSL", GATE));

    assertThat(all.at("/total").asInt()).isEqualTo(2);
    assertThat(all.at("/badges/0/name").asText()).isEqualTo("Olha Aaronenko");
    assertThat(found.at("/total").asInt()).isEqualTo(1);
    assertThat(found.at("/badges/0/registrationId").asText()).isEqualTo(LEA);
  }

  @Test
  void a_badge_has_its_history() {
    site.scan("scan-0001", site.token(LEA, 1));

    JsonNode detail = json(site.get(API + "/badges/" + LEAS_BADGE, SECRETARIAT));

    assertThat(detail.at("/history/0/event").asText()).isEqualTo("issued");
    assertThat(detail.at("/history/0/reason").asText()).isEqualTo("confirmed");
    assertThat(detail.at("/scans/0/verdict").asText()).isEqualTo("admitted");
  }

  @Test
  void the_pdf_carries_a_code_that_is_admitted() throws IOException {
    byte[] pdf = site.bytes(API + "/badges/" + LEAS_BADGE + "/pdf", GATE);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Léa Amsler", "Réseau Accueil", PrintedCode.of(LEAS_BADGE, 1).toString());
    }
  }

  @Test
  void all_badges_that_can_be_printed_are_one_pdf() throws IOException {
    site.stream.hears(profile(OLHA, "李", "\uE123龙", "李\uE123龙")).hears(confirmed(OLHA));

    byte[] pdf = site.bytes(API + "/badges/pdf", GATE);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
  }

  @Test
  void what_cannot_be_printed_is_told_with_the_reason() {
    site.stream.hears(profile(OLHA, "李", "\uE123龙", "李\uE123龙")).hears(confirmed(OLHA));

    JsonNode notices = json(site.get(API + "/badges/notices", GATE));

    assertThat(notices.at("/badges").size()).isEqualTo(1);
    assertThat(notices.at("/badges/0/obstacle").asText()).isEqualTo("name-needs-latin-form");
  }

  @Test
  void a_badge_that_cannot_be_printed_is_a_conflict() {
    site.stream.hears(profile(OLHA, "李", "\uE123龙", "李\uE123龙")).hears(confirmed(OLHA));

    HttpResponse<String> response =
        site.get(API + "/badges/" + BadgeId.of(Given.CONFERENCE, OLHA) + "/pdf", GATE);

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(json(response).at("/obstacle").asText()).isEqualTo("name-needs-latin-form");
  }

  @Test
  void the_public_key_verifies_without_asking_us() throws Exception {
    JsonNode key =
        json(site.get("/.well-known/metropolis/metropolis-2004/badge-keys.json", "")).at("/keys/0");

    assertThat(key.at("/crv").asText()).isEqualTo("Ed25519");
    assertThat(publicKey(key.at("/x").asText()))
        .isEqualTo(site.keys.publicKeys().firstEntry().getValue());
  }

  @Test
  void gates_and_proxies_may_keep_the_keys_for_an_hour() {
    HttpResponse<String> keys =
        site.get("/.well-known/metropolis/metropolis-2004/badge-keys.json", "");

    assertThat(keys.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
    assertThat(keys.body()).doesNotContain("\"d\"");
  }

  /** RFC 8032: little endian, the highest bit is the sign of x. */
  private static PublicKey publicKey(String x) throws Exception {
    byte[] raw = Base64.getUrlDecoder().decode(x);
    boolean odd = (raw[raw.length - 1] & 0x80) != 0;
    raw[raw.length - 1] &= 0x7f;
    byte[] bigEndian = new byte[raw.length];
    for (int i = 0; i < raw.length; i++) {
      bigEndian[i] = raw[raw.length - 1 - i];
    }
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(
            new EdECPublicKeySpec(
                NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, bigEndian))));
  }
}
