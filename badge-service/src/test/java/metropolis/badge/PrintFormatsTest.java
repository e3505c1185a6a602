package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.template.TemplateShelf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Printing where a conference has several templates: one with a back, one for labels. */
class PrintFormatsTest {

  private static final String FRONT =
      """
      front:
        - { kind: text, box: [5, 20, 90, 30], fields: [name], size: [40, 30, 9], lines: 2 }
        - { kind: text, box: [5, 52, 90, 10], fields: [category], size: [20, 15, 8] }
        - { kind: text, box: [5, 64, 90, 6], fields: [organisation], size: [9, 9, 8] }
        - { kind: text, box: [5, 125, 95, 6], fields: [short-code], size: [9, 9, 8] }
        - { kind: code, box: [30, 80, 40, 40] }
      """;

  private static final String DOUBLE_SIDED =
      """
      name: { en: A6 with a back, fr: A6 avec verso }
      format: a6
      standard: true
      page: { width: 105, height: 148 }
      """
          + FRONT
          + """
          back:
            - { kind: text, box: [5, 20, 95, 30], fields: [latin-name, country], size: [40, 30, 9] }
          """;

  private static final String LABEL =
      """
      name: { en: Label, fr: Étiquette }
      format: label
      page: { width: 100, height: 140 }
      """
          + FRONT;

  private static final String API = "/api/badge/metropolis-2004";
  private static final String PAGES = "/metropolis-2004/badges";
  private static final String LEAS = "/badges/" + BadgeId.of(Given.CONFERENCE, LEA);
  private static final String OLHAS = "/badges/" + BadgeId.of(Given.CONFERENCE, OLHA);
  private static final String NINTH = "9S4P6Z1N5WCD7EFG";

  @TempDir Path root;
  private Path badges;
  private Site site;

  @BeforeEach
  void three_are_confirmed() throws IOException {
    badges = Files.createDirectories(root.resolve("metropolis-2004").resolve("badges"));
    Files.writeString(badges.resolve("front-and-back.yaml"), DOUBLE_SIDED);
    Files.writeString(badges.resolve("label.yaml"), LABEL);
    site = new Site(0, new TemplateShelf(Optional.of(root)));
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
    site.stream.hears(profile(OLHA, "Olha", "Aaronenko", "Olha Aaronenko")).hears(confirmed(OLHA));
    site.stream.hears(profile(NINTH, "Zoé", "Núñez", "Zoé Núñez")).hears(confirmed(NINTH));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_print_is_recorded_with_the_template_and_the_version_of_its_content() throws Exception {
    post(LEAS + "/print", "{}");
    Files.writeString(
        badges.resolve("front-and-back.yaml"), DOUBLE_SIDED.replace("[5, 125,", "[5, 126.5,"));
    // Files that changed are noticed within a second when badges are printed, at once when edited.
    site.get("/metropolis-2004/badge-templates", Site.SECRETARIAT);
    post(LEAS + "/print", "{\"reason\": \"template-changed\"}");

    JsonNode history = json(site.get(API + LEAS, GATE)).at("/history");

    assertThat(history.at("/1/print/template").asText()).isEqualTo("front-and-back");
    assertThat(history.at("/1/print/templateVersion").asText()).matches("[0-9a-f]{64}");
    assertThat(history.at("/2/print/templateVersion").asText())
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(history.at("/1/print/templateVersion").asText());
    assertThat(site.get(PAGES + LEAS.substring(7), GATE).body())
        .contains(history.at("/2/print/templateVersion").asText());
  }

  @Test
  void a_single_badge_is_printed_in_the_format_that_is_chosen() throws Exception {
    byte[] label = post(LEAS + "/print", "{\"format\": \"label\"}");

    assertThat(pages(label)).isEqualTo(1);
    assertThat(json(site.get(API + LEAS, GATE)).at("/history/1/print/template").asText())
        .isEqualTo("label");
    assertThat(pages(site.bytes(API + LEAS + "/pdf", GATE))).isEqualTo(2);
    assertThat(pages(site.bytes(API + LEAS + "/pdf?format=label", GATE))).isEqualTo(1);
  }

  @Test
  void the_page_of_a_badge_offers_the_formats_and_prints_the_one_chosen() {
    String path = PAGES + LEAS.substring(7);
    String page = site.get(path + "?format=label&lang=fr", GATE).body();
    site.sendForm(path + "?format=label", path + "/print", GATE, "");

    assertThat(page)
        .contains("A6 avec verso", "Étiquette", "viewBox=\"0 0 100 140\"", "value=\"label\"");
    assertThat(json(site.get(API + LEAS, GATE)).at("/history/1/print/template").asText())
        .isEqualTo("label");
  }

  @Test
  void a_run_has_a_format_and_its_document_the_hash_of_the_very_bytes() throws Exception {
    post("/runs", "{\"format\": \"label\"}");
    byte[] pdf = post("/runs/1/pdf", "");

    JsonNode run = json(site.get(API + "/runs/1", GATE));
    assertThat(run.at("/run/format").asText()).isEqualTo("label");
    assertThat(run.at("/documents/0/templates/0/template").asText()).isEqualTo("label");
    assertThat(run.at("/documents/0/pages").asInt()).isEqualTo(3).isEqualTo(pages(pdf));
    assertThat(run.at("/documents/0/sha256").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)));
  }

  @Test
  void pages_of_badges_with_a_back_are_confirmed_as_the_badges_they_belong_to() throws Exception {
    post("/runs", "{}");
    int pages = pages(post("/runs/1/pdf", ""));
    JsonNode drawn = json(site.get(API + "/runs/1", GATE));
    post("/runs/1/confirm", "{\"drawing\": 1, \"upTo\": 5, \"except\": [2]}");
    JsonNode confirmed = json(site.get(API + "/runs/1", GATE));

    assertThat(pages).isEqualTo(6).isEqualTo(drawn.at("/documents/0/pages").asInt());
    assertThat(drawn.at("/badges").findValuesAsText("page")).containsExactly("1", "3", "5");
    assertThat(drawn.at("/badges").findValuesAsText("lastPage")).containsExactly("2", "4", "6");
    assertThat(confirmed.at("/badges").findValuesAsText("state"))
        .containsExactly("drawn", "printed", "drawn");
    assertThat(site.get(PAGES + "/runs/1", GATE).body()).contains("3–4", "all of its pages");
  }

  @Test
  void a_run_on_sheets_is_confirmed_by_sheets() throws Exception {
    post("/runs", "{}");
    byte[] pdf = post("/runs/1/pdf?paper=a4&first=3", "");
    post("/runs/1/confirm", "{\"drawing\": 1, \"upTo\": 2}");
    JsonNode run = json(site.get(API + "/runs/1", GATE));

    assertThat(pages(pdf)).isEqualTo(4).isEqualTo(run.at("/documents/0/pages").asInt());
    assertThat(run.at("/badges").findValuesAsText("page")).containsExactly("1", "1", "3");
    assertThat(run.at("/badges").findValuesAsText("state"))
        .containsExactly("printed", "printed", "drawn");
  }

  @Test
  void the_desk_puts_a_run_on_sheets() throws Exception {
    post("/runs", "{}");
    byte[] pdf =
        site.sendForm(
                PAGES + "/runs/1",
                PAGES + "/runs/1/pdf",
                GATE,
                "layout=sheets&paper=a4&margin-left=&gap=0&first=1&turning=long-edge&marks=yes")
            .body();

    assertThat(pages(pdf)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/badges/notices?format=none",
        "/badges/pdf?format=none",
        "/badges/notices?format=../a6"
      })
  void a_format_that_is_none_is_refused_with_those_there_are(String path) {
    assertThat(site.get(API + path, GATE).statusCode()).isEqualTo(400);
    assertThat(site.get(API + path, GATE).body()).contains("a6, label");
  }

  @Test
  void sheets_that_are_too_small_make_no_document() {
    post("/runs", "{}");

    var refused = site.post(API + "/runs/1/pdf?paper=a4&margin-left=99&margin-right=9", GATE, "");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(json(site.get(API + "/runs/1", GATE)).at("/run/drawing").asInt()).isZero();
  }

  @Test
  void a_category_without_a_template_in_the_format_is_left_out_with_that_reason() throws Exception {
    Files.writeString(
        badges.resolve("label.yaml"), LABEL.replace("page:", "categories: [speaker]\npage:"));
    site.get("/metropolis-2004/badge-templates", Site.SECRETARIAT);

    JsonNode preview =
        json(site.post(API + "/runs/preview", GATE, "{\"format\": \"label\"}")).at("/leftOut");

    assertThat(preview.findValuesAsText("reason"))
        .containsExactly("no-template", "no-template", "no-template");
  }

  @Test
  void characters_without_a_typeface_are_named_wherever_the_badge_is_shown() {
    site.stream.hears(changed(OLHA, "Olha \uE123", "Réseau"));
    String badge = "U+E123";

    assertThat(site.get(API + OLHAS, GATE).body()).contains(badge, "name-needs-latin-form");
    assertThat(site.get(API + "/badges/notices", GATE).body()).contains(badge);
    assertThat(site.post(API + "/runs/preview", GATE, "{}").body()).contains(badge);
    assertThat(site.get(PAGES, GATE).body()).contains(badge, "no typeface has");
    assertThat(site.get(PAGES + OLHAS.substring(7) + "?lang=fr", GATE).body())
        .contains(badge, "aucune police");
    assertThat(site.get(PAGES + "/runs/new?lang=fr", GATE).body()).contains(badge, "aucune police");
  }

  @Test
  void what_is_shortened_is_told_before_it_is_printed() {
    site.stream.hears(changed(OLHA, "Olha", "Ministry of ".repeat(12)));

    JsonNode preview = json(site.post(API + "/runs/preview", GATE, "{}"));

    assertThat(preview.at("/badges").asInt()).isEqualTo(3);
    assertThat(preview.at("/notices/0/notices/0").asText()).isEqualTo("organisation-shortened");
    assertThat(site.get(PAGES + "/runs/new", GATE).body()).contains("but not as wished");
    assertThat(site.get(PAGES, GATE).body()).contains("The organisation is too long");
  }

  private static metropolis.schemas.delegate.DelegateProfile changed(
      String registration, String badgeName, String organisation) {
    return metropolis.schemas.delegate.DelegateProfile.newBuilder(
            profile(registration, "Olha", "Aaronenko", badgeName))
        .setVersion(2)
        .setOrganisation(organisation)
        .build();
  }

  private byte[] post(String path, String body) {
    return site.postForBytes(API + path, GATE, body);
  }

  private static int pages(byte[] pdf) throws IOException {
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }
}
