package metropolis.badge;

import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Tablet.letIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Validity;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.conference.Session;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was in a session, as files. */
class AttendanceRoutesTest {

  private static final String API = "/api/badge/metropolis-2004/sessions/ws-asylum/attendance";

  private static final String AWAY = "9S4P6Z1N5WCD7EFG";

  private final Site site = new Site();

  @BeforeEach
  void two_came() {
    site.stream
        .hears(
            ConferenceAnnounced.newBuilder(conference())
                .setSessions(
                    List.of(
                        new Session(
                            "ws-asylum",
                            Map.of("en", "Asylum", "fr", "Asile"),
                            MONDAY.minusSeconds(3600),
                            MONDAY,
                            "Room 5",
                            null,
                            "house")))
                .build())
        .hears(lea())
        .hears(confirmed(LEA))
        .hears(profile(OLHA, "Olha", "Kovalenko", "=HYPERLINK(\"x\")"))
        .hears(confirmed(OLHA));
    Tablet.at(site, "main")
        .tells(
            MONDAY,
            List.of(
                letIn("scan-0001", token(LEA), MONDAY.minusSeconds(3660)),
                letIn("scan-0002", token(OLHA), MONDAY.minusSeconds(2700))));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_workbook_has_times_and_minutes_as_such() {
    Map<String, String> workbook = unzipped(site.bytes(API + ".xlsx", Site.SECRETARIAT));
    String sheet = workbook.get("xl/worksheets/sheet1.xml");

    assertThat(sheet)
        .contains("L&#xe9;a Amsler", "Civil society", "<v>60</v>", "<v>45</v>", "frozen");
    // 27 September 2004, 06:59 at the venue, as spreadsheets count days.
    assertThat(sheet).contains("<v>38257.290");
  }

  @Test
  void a_name_is_no_formula_in_either_file() {
    String sheet =
        unzipped(site.bytes(API + ".xlsx", Site.SECRETARIAT)).get("xl/worksheets/sheet1.xml");
    String csv = site.get(API + ".csv", Site.SECRETARIAT).body();

    assertThat(sheet).doesNotContain("<f>").contains("&apos;=HYPERLINK");
    assertThat(csv).contains("\"'=HYPERLINK(\"\"x\"\")\"");
  }

  @Test
  void the_control_room_leads_to_both() {
    String page = site.get("/metropolis-2004/control?lang=fr", Site.SECRETARIAT).body();

    for (String ending : List.of("csv", "xlsx")) {
      String path = "/metropolis-2004/control/sessions/ws-asylum/attendance." + ending;
      assertThat(page).contains(path);
      assertThat(site.get(path, Site.SECRETARIAT).statusCode()).isEqualTo(200);
      assertThat(site.get(path, Site.GATE).statusCode()).isEqualTo(403);
    }
    assertThat(page).contains("Présences à Asile en XLSX");
  }

  @Test
  void whoever_was_there_gets_a_certificate_and_nobody_else() throws IOException {
    site.stream.hears(profile(AWAY, "Ana", "Away", "Ana Away")).hears(confirmed(AWAY));
    String badges = "/api/badge/metropolis-2004/badges/";

    String text = text(site.bytes(badges + badge(LEA) + "/certificate", Site.GATE));
    var refused = site.get(badges + badge(AWAY) + "/certificate", Site.GATE);

    // In the delegate's language.
    assertThat(text).contains("Attestation de participation", "Léa Amsler", "Asile", "07:00–08:00");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("was-not-there");
    assertThat(site.get("/metropolis-2004/badges/" + badge(LEA), Site.GATE).body())
        .contains("/certificate");
    assertThat(site.get("/metropolis-2004/badges/" + badge(AWAY), Site.GATE).body())
        .doesNotContain("/certificate");
  }

  @Test
  void all_certificates_are_one_document_by_name() throws IOException {
    String all = text(site.bytes("/metropolis-2004/control/certificates", Site.SECRETARIAT));
    String session = "/metropolis-2004/control/sessions/ws-asylum/certificates";

    assertThat(all).contains("Léa Amsler", "=HYPERLINK");
    assertThat(text(site.bytes(session, Site.SECRETARIAT))).contains("Léa Amsler");
    assertThat(site.get(session, Site.GATE).statusCode()).isEqualTo(403);
    assertThat(
            site.get("/metropolis-2004/control/sessions/x/certificates", Site.SECRETARIAT)
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_session_without_doors_has_none() {
    String path = "/api/badge/metropolis-2004/sessions/dinner/attendance.xlsx";

    assertThat(site.get(path, Site.SECRETARIAT).statusCode()).isEqualTo(404);
  }

  private static Map<String, String> unzipped(byte[] file) {
    Map<String, String> parts = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        parts.put(part.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return parts;
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String badge(String registration) {
    return BadgeId.of(CONFERENCE, registration).text();
  }

  private String token(String registration) {
    return site.keys.sign(
        CONFERENCE,
        BadgeId.of(CONFERENCE, registration),
        1,
        new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1)));
  }
}
