package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Site.FINANCE;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.SECRETARIAT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.badge.template.TemplateShelf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatePagesTest {

  private static final String TEMPLATE =
      """
      name: { en: A6 for tests }
      format: a6
      page: { width: 105, height: 148 }
      front:
        - { kind: text, box: [5, 20, 95, 30], fields: [name], size: [40, 30, 9], lines: 2 }
        - { kind: text, box: [5, 60, 95, 10], fields: [category], size: [20, 15, 8] }
        - { kind: text, box: [5, 130, 95, 6], fields: [short-code], size: [9, 9, 8] }
        - { kind: code, box: [30, 80, 40, 40] }
      """;

  private static final String PAGE = "/metropolis-2004/badge-templates";

  @TempDir Path root;
  private Path file;
  private Site site;

  @BeforeEach
  void a_conference_with_a_template() throws IOException {
    file =
        Files.createDirectories(root.resolve("metropolis-2004").resolve("badges"))
            .resolve("test.yaml");
    Files.writeString(file, TEMPLATE);
    site = new Site(0, new TemplateShelf(Optional.of(root)));
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_template_is_shown_with_a_specimen() {
    HttpResponse<String> page = site.get(PAGE + "?specimen=arabic", SECRETARIAT);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("A6 for tests", "<svg", "Front");
  }

  @Test
  void a_template_is_shown_with_a_delegate() {
    String specimen = site.get(PAGE + "/look", SECRETARIAT).body();

    String delegate = site.get(PAGE + "/look?delegate=amsler", SECRETARIAT).body();

    assertThat(delegate).contains("<svg").isNotEqualTo(specimen);
  }

  @Test
  void nothing_is_sent_as_long_as_no_file_has_changed() {
    String version = version(site.get(PAGE, SECRETARIAT).body());

    HttpResponse<String> look = site.get(PAGE + "/look?version=" + version, SECRETARIAT);

    assertThat(look.statusCode()).isEqualTo(204);
  }

  @Test
  void a_fault_in_the_file_is_shown_with_line_and_remedy_instead_of_a_picture() throws IOException {
    String version = version(site.get(PAGE, SECRETARIAT).body());

    Files.writeString(file, TEMPLATE.replace("[40, 30, 9]", "[40, 30, 2]"));

    HttpResponse<String> look = site.get(PAGE + "/look?version=" + version, SECRETARIAT);
    assertThat(look.statusCode()).isEqualTo(200);
    assertThat(look.body()).contains("test.yaml:5", "Stay between 6 points").doesNotContain("<svg");
  }

  @Test
  void a_specimen_is_printed() throws IOException {
    byte[] pdf = site.bytes(PAGE + "/specimen.pdf?specimen=thai", SECRETARIAT);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/look", "/specimen.pdf"})
  void templates_are_the_office_s(String path) {
    assertThat(site.get(PAGE + path, GATE).statusCode()).isEqualTo(403);
    assertThat(site.get(PAGE + path, FINANCE).statusCode()).isEqualTo(403);
  }

  @Test
  void badges_are_printed_on_sheets() throws IOException {
    byte[] pdf =
        site.bytes("/metropolis-2004/badge-sheets.pdf?paper=a4&margin-left=2.5&first=2", GATE);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getPage(0).getMediaBox().getWidth() * 25.4 / 72).isBetween(209.9, 210.1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "margin-top=150",
        "margin-top=-1",
        "margin-left=60&margin-right=60",
        "margin-left=99&margin-right=99&paper=a4&margin-top=99&margin-bottom=99",
        "margin-left=NaN",
        "format=none",
        "paper=a0",
        "first=0"
      })
  void sheets_that_cannot_be_are_refused(String query) {
    HttpResponse<String> answer = site.get("/metropolis-2004/badge-sheets.pdf?" + query, GATE);

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void the_page_of_sheets_offers_the_formats() {
    assertThat(site.get("/metropolis-2004/badge-sheets", GATE).body()).contains("A6 for tests");
  }

  private static String version(String page) {
    Matcher version = Pattern.compile("data-version=\"([0-9a-z-]+)\"").matcher(page);
    assertThat(version.find()).isTrue();
    return version.group(1);
  }
}
