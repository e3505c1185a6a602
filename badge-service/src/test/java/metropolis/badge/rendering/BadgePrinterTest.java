package metropolis.badge.rendering;

import static metropolis.badge.rendering.Samples.bearer;
import static metropolis.badge.rendering.Samples.face;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import metropolis.badge.imposition.Paper;
import metropolis.badge.imposition.Turning;
import metropolis.badge.roster.Bearer;
import metropolis.badge.template.Side;
import metropolis.badge.template.Template;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class BadgePrinterTest {

  private static final Bearer LEA = bearer("Léa Müller-Ştefănescu", "Réseau Accueil", "CH");
  private static final Wearer SOMEBODY = Specimens.specimen("cyrillic").orElseThrow().wearer();

  @Test
  void the_same_badge_gives_the_same_bytes() {
    byte[] first = Samples.pdf(LEA);

    byte[] second = Samples.pdf(LEA);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void threads_do_not_disturb_one_another() throws Exception {
    BadgePrinter printer = new BadgePrinter();
    byte[] alone = printer.print("Badge", "en", List.of(face(LEA)));
    List<Callable<byte[]>> jobs = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      jobs.add(() -> printer.print("Badge", "en", List.of(face(LEA))));
    }

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<byte[]> done : threads.invokeAll(jobs)) {
        assertThat(done.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void a_badge_is_one_page_of_a6() throws IOException {
    byte[] pdf = Samples.pdf(LEA);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      PDPage page = document.getPage(0);
      assertThat(page.getMediaBox().getWidth() * 25.4 / 72).isBetween(104.9, 105.1);
      assertThat(page.getMediaBox().getHeight() * 25.4 / 72).isBetween(147.9, 148.1);
    }
  }

  @Test
  void a_badge_says_in_text_what_it_shows() throws IOException {
    byte[] pdf = Samples.pdf(LEA);

    assertThat(text(pdf))
        .contains(
            "International Metropolis Conference 2004",
            "Genève · 27 September – 1 October 2004",
            "Léa Müller-",
            "Ştefănescu",
            "Réseau Accueil",
            "Switzerland",
            Samples.badge().code().toString());
  }

  @Test
  void warming_changes_nothing_of_what_is_printed() {
    BadgePrinter printer = new BadgePrinter();
    List<Face> faces = List.of(face(LEA));
    byte[] before = printer.print("Badge", "en", faces);

    printer.warm();

    assertThat(printer.print("Badge", "en", faces)).isEqualTo(before);
  }

  @Test
  void what_was_composed_before_changes_nothing_of_the_next_badge() {
    Template template = Samples.template("a6");
    BadgePrinter busy = new BadgePrinter();
    for (Stationery conference : List.of(Samples.STATIONERY, another(), Samples.STATIONERY)) {
      for (String category : List.of("speaker", "ngo", "government", "speaker")) {
        assertThat(printed(busy, template, conference, category))
            .isEqualTo(printed(new BadgePrinter(), template, conference, category));
      }
    }
  }

  private static Stationery another() {
    Stationery one = Samples.STATIONERY;
    return new Stationery(
        one.id(),
        Map.of("en", "Another Conference"),
        one.themes(),
        one.venue(),
        "Elsewhere",
        one.firstDay(),
        one.lastDay(),
        one.languages(),
        one.categories(),
        one.sessions(),
        one.zones());
  }

  private static byte[] printed(
      BadgePrinter printer, Template template, Stationery conference, String category) {
    Composition composition =
        printer.compose(
            template, conference, category, Specimens.SHORT_CODE, SOMEBODY, Samples.TOKEN);
    return printer.print("Badge", "en", List.of(((Composition.Ready) composition).face()));
  }

  @Test
  void a_run_is_streamed_and_tells_how_far_it_is() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> progress = new ArrayList<>();
    List<Face> faces = List.of(face(LEA), face(bearer("Ольга Петренко", "", "UA")));

    int printed =
        new BadgePrinter()
            .printPages("Badges", "en", faces.iterator(), out, (first, _) -> progress.add(first));

    assertThat(printed).isEqualTo(2);
    assertThat(progress).containsExactly(1, 2);
    assertThat(text(out.toByteArray())).contains("Müller", "Ольга Петренко", "Ukraine");
    assertThat(Codes.read(out.toByteArray(), 1, 150)).isEqualTo(Samples.TOKEN);
  }

  @Test
  void badges_fill_up_a_sheet_that_was_used_in_part() throws Exception {
    Face card = face(Samples.template("card"), "ngo", SOMEBODY);
    Sheets sheets = new Sheets(Paper.a4(8), 2, 7, Turning.LONG_EDGE, true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    List<Integer> places = new ArrayList<>();
    new BadgePrinter()
        .printSheetPages(
            "Badges",
            "en",
            sheets,
            Collections.nCopies(5, card).iterator(),
            out,
            (first, _) -> places.add(first));

    assertThat(places).hasSize(5);
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(count(document, 1, "6FC2-TJ2A")).isEqualTo(3);
      assertThat(count(document, 2, "6FC2-TJ2A")).isEqualTo(2);
    }
  }

  @Test
  void a_badge_is_seen_from_each_side() {
    Face face = face(Samples.template("a4-folded"), "ngo", SOMEBODY);

    assertThat(new BadgePrinter().picture(face)).startsWith("<svg").contains("0 0 210 297");
    assertThat(new BadgePrinter().picture(face, Side.BACK)).contains("0 0 105 148.5");
  }

  private static int count(PDDocument document, int page, String word) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document).split(word, -1).length - 1;
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
