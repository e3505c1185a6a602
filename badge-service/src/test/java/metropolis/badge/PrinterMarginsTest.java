package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.LEAS_BADGE;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.badge.imposition.Margins;
import metropolis.badge.imposition.Paper;
import metropolis.badge.printing.Printer;
import metropolis.badge.printing.Printer.Size;
import metropolis.badge.template.TemplateShelf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Margins that belong to a printer: on sheets, in runs, and for what it prints by itself. */
class PrinterMarginsTest {

  private static final Margins KNOWN = new Margins(4.2, 5, 6, 12.5);
  private static final String API = "/api/badge/metropolis-2004";
  private static final String SHEETS = "/metropolis-2004/badge-sheets";
  private static final String RUN = "/metropolis-2004/badges/runs/1";
  private static final String TYPED =
      "paper=a4&margin-left=4.2&margin-top=5&margin-right=6&margin-bottom=12.5";

  private final FakePrinter paper = new FakePrinter();
  private final Site site =
      new Site(
          0,
          TemplateShelf.builtInOnly(),
          List.of(
              printer("large", Optional.of(new Size(210, 297)), Optional.of(KNOWN), Set.of()),
              printer("label", Optional.of(new Size(105, 148)), Optional.of(KNOWN), Set.of()),
              printer("unknown", Optional.of(new Size(210, 297)), Optional.empty(), Set.of()),
              printer("away", Optional.empty(), Optional.of(KNOWN), Set.of("other-2005"))));

  private Printer printer(
      String id, Optional<Size> size, Optional<Margins> margins, Set<String> conferences) {
    return new Printer(
        id,
        Map.of("en", "Desk " + id, "fr", "Guichet " + id),
        paper.uri(),
        Optional.empty(),
        size,
        margins,
        conferences);
  }

  @BeforeEach
  void somebody() {
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
  }

  @AfterEach
  void close() {
    site.close();
    paper.close();
  }

  @Test
  void a_sheet_is_known_where_paper_and_margins_are() {
    Optional<Size> a4 = Optional.of(new Size(210, 297));
    Optional<Margins> known = Optional.of(KNOWN);

    assertThat(printer("one", a4, known, Set.of()).sheet()).contains(new Paper(210, 297, KNOWN));
    assertThat(printer("one", a4, Optional.empty(), Set.of()).sheet()).isEmpty();
    assertThat(printer("one", Optional.empty(), known, Set.of()).sheet()).isEmpty();
  }

  @Test
  void the_page_offers_the_printers_of_the_conference_whose_margins_are_known() {
    String page = site.get(SHEETS, GATE).body();

    assertThat(page)
        .contains("Desk large (4.2 / 5 / 6 / 12.5 mm)", "Desk label", "Another printer")
        .doesNotContain("Desk unknown", "Desk away");
    assertThat(site.get(SHEETS + "?lang=fr", GATE).body())
        .contains("Guichet large (4,2 / 5 / 6 / 12,5 mm)", "Autre imprimante");
  }

  @Test
  void sheets_have_the_margins_of_the_printer_that_is_chosen() {
    assertThat(sheets("paper=a4&printer=large&margin-left=")).isEqualTo(sheets(TYPED));
  }

  @Test
  void a_margin_that_is_typed_goes_before_that_of_the_printer() {
    assertThat(sheets("paper=a4&printer=large&margin-left=20"))
        .isEqualTo(sheets(TYPED.replace("4.2", "20")))
        .isNotEqualTo(sheets(TYPED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "away", "none", "a%0Ab", "LARGE"})
  void a_printer_without_margins_here_is_refused_with_those_that_have_some(String id) {
    HttpResponse<String> refused = site.get(SHEETS + ".pdf?printer=" + id, GATE);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().allValues("Set-Cookie")).noneMatch(this::isOfSheets);
  }

  @Test
  void the_refusal_names_the_printers_that_can_be_chosen() {
    site.post(API + "/runs", GATE, "{}");

    String refusal = site.post(API + "/runs/1/pdf?paper=a4&printer=unknown", GATE, "").body();

    assertThat(refusal).contains("large, label, or leave it out");
  }

  @Test
  void what_was_typed_last_is_offered_again_to_the_same_browser() {
    String cookie = cookieOf("paper=a4&printer=&margin-left=7,5&margin-top=3&margin-right=");

    assertThat(page(cookie, ""))
        .contains("name=\"margin-left\" inputmode=\"decimal\" value=\"7.5\"")
        .contains("name=\"margin-top\" inputmode=\"decimal\" value=\"3\"")
        .contains("name=\"margin-right\" inputmode=\"decimal\" value=\"\"")
        .contains("<option value=\"\" selected>");
    assertThat(page(cookie, "?lang=fr")).contains("value=\"7,5\"");
    assertThat(site.get(SHEETS, GATE).body()).doesNotContain("value=\"7.5\"");
  }

  @Test
  void the_printer_that_was_chosen_last_is_chosen_again() {
    assertThat(page("", "")).contains("<option value=\"large\" selected>");
    assertThat(page(cookieOf("paper=a4&printer=label"), ""))
        .contains("<option value=\"label\" selected>")
        .contains("name=\"margin-left\" inputmode=\"decimal\" value=\"\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metropolis_sheets=gone_1_1_1_1",
        "metropolis_sheets=large_1_1_1",
        "metropolis_sheets=_\"><script>_1_1_1",
        "metropolis_sheets=_1e9_1_1_1",
        "metropolis_sheets=_-1_1_1_1"
      })
  void what_a_browser_cannot_have_kept_is_passed_over(String cookie) {
    assertThat(page(cookie, ""))
        .contains("<option value=\"large\" selected>")
        .contains("name=\"margin-left\" inputmode=\"decimal\" value=\"\"")
        .doesNotContain("<script>_1");
  }

  @Test
  void a_run_at_the_desk_has_the_margins_of_the_printer() throws IOException {
    site.post(API + "/runs", GATE, "{}");

    HttpResponse<byte[]> drawn =
        site.sendForm(
            RUN,
            RUN + "/pdf",
            GATE,
            "layout=sheets&paper=a4&printer=large&margin-left=&margin-top=&gap=0&first=1");

    assertThat(drawn.body())
        .isEqualTo(site.postForBytes(API + "/runs/1/pdf?" + TYPED, GATE, ""))
        .isEqualTo(site.postForBytes(API + "/runs/1/pdf?paper=a4&printer=large", GATE, ""));
    assertThat(drawn.headers().allValues("Set-Cookie"))
        .filteredOn(this::isOfSheets)
        .singleElement()
        .asString()
        .startsWith("metropolis_sheets=large____;")
        .contains("HttpOnly");
    assertThat(site.get(RUN, GATE).body()).contains("Desk large (4.2 / 5 / 6 / 12.5 mm)");
  }

  @Test
  void a_printer_with_larger_paper_gets_the_badge_between_its_margins() throws IOException {
    assertThat(printed("large")).isEqualTo(List.of(210L, 297L));
    assertThat(paper.only().width).isEqualTo(21_000);
  }

  @Test
  void a_badge_that_fills_the_paper_is_printed_as_large_as_it_is() throws IOException {
    assertThat(printed("label")).isEqualTo(List.of(105L, 148L));
  }

  @Test
  void without_margins_the_printer_places_the_badge_itself() throws IOException {
    assertThat(printed("unknown")).isEqualTo(List.of(105L, 148L));
  }

  @Test
  void programs_are_told_the_margins_of_printers() {
    var printers = json(site.get(API + "/printers", GATE)).at("/printers");

    assertThat(printers.at("/0/margins/bottom").asDouble()).isEqualTo(12.5);
    assertThat(printers.at("/2/margins").isNull() || printers.at("/2/margins").isMissingNode())
        .isTrue();
  }

  /** The size of the page that the printer gets, in millimetres. */
  private List<Long> printed(String printer) throws IOException {
    site.post(
        API + "/badges/" + LEAS_BADGE + "/print-jobs", GATE, "{\"printer\": \"" + printer + "\"}");
    site.office().attend(MONDAY);
    try (PDDocument document = Loader.loadPDF(paper.only().document)) {
      PDRectangle page = document.getPage(0).getMediaBox();
      return List.of(millimetres(page.getWidth()), millimetres(page.getHeight()));
    }
  }

  private static long millimetres(float points) {
    return Math.round(points * 25.4 / 72);
  }

  private byte[] sheets(String query) {
    return site.bytes(SHEETS + ".pdf?" + query, GATE);
  }

  private String cookieOf(String query) {
    return site.get(SHEETS + ".pdf?" + query, GATE).headers().allValues("Set-Cookie").stream()
        .filter(this::isOfSheets)
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  private boolean isOfSheets(String cookie) {
    return cookie.startsWith("metropolis_sheets=");
  }

  private String page(String cookie, String query) {
    var request = site.request(SHEETS + query, GATE).GET();
    return site.send(cookie.isEmpty() ? request : request.header("Cookie", cookie)).body();
  }
}
