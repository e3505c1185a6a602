package metropolis.badge.rendering;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import metropolis.badge.credential.Badge;
import metropolis.badge.imposition.Imposition;
import metropolis.badge.roster.Bearer;
import metropolis.badge.template.Side;
import metropolis.badge.template.Template;
import metropolis.badge.template.TemplateShelf;
import metropolis.rendering.font.Faces;
import metropolis.rendering.page.Canvas;
import metropolis.rendering.page.PdfDocument;
import metropolis.rendering.page.PdfSettings;
import metropolis.rendering.page.SvgCanvas;
import metropolis.rendering.text.Typesetter;

/**
 * Composes badges by their templates, shows them, and prints them as PDF. Any thread may use it.
 */
public final class BadgePrinter {

  /** In bytes of a document. */
  private static final int ABOUT_A_BADGE = 1 << 15;

  private final TemplateShelf shelf;
  private final Workshop workshop = Workshop.with(new Typesetter(Faces.shared()));

  /** With the template that is built in. */
  public BadgePrinter() {
    this(TemplateShelf.builtInOnly());
  }

  public BadgePrinter(TemplateShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * Makes ready what the first badge would otherwise wait for: fonts, the classes that draw, and
   * the codes. Takes about half a second in a fresh process; harmless at any time.
   */
  public void warm() {
    Stationery stationery = Warming.stationery();
    Template template = shelf.templates(stationery.id()).choose("");
    Composition composition =
        compose(template, stationery, "", Specimens.SHORT_CODE, Warming.wearer(), Specimens.TOKEN);
    if (composition instanceof Composition.Ready ready) {
      print("Warming", stationery.language(), List.of(ready.face()));
    }
  }

  /** Composes one badge, without a photograph, in the format that is standard. */
  public Composition compose(Stationery stationery, Badge badge, Bearer bearer, String token) {
    Template template = shelf.templates(stationery.id()).choose(badge.category());
    return compose(
        template, stationery, badge.category(), badge.code().toString(), Wearer.of(bearer), token);
  }

  /**
   * Composes one badge by a template.
   *
   * @param category by its id
   * @param shortCode as printed
   * @param token of the QR code; empty to look a badge over without one
   */
  public Composition compose(
      Template template,
      Stationery stationery,
      String category,
      String shortCode,
      Wearer wearer,
      String token) {
    return Composer.compose(workshop, template, stationery, category, shortCode, wearer, token);
  }

  /**
   * Prints badges in the order given. The same badges give the same bytes, whenever they are
   * printed.
   *
   * @param title of the document
   * @param language of the document, BCP 47
   * @throws IllegalArgumentException if there is none: a PDF needs a page
   */
  public byte[] print(String title, String language, List<Face> faces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(ABOUT_A_BADGE);
    PdfSettings settings =
        faces.size() == 1
            ? PdfSettings.forOne(title, language)
            : PdfSettings.forPrinting(title, language);
    printPages(settings, faces.iterator(), bytes, (_, _) -> {});
    return bytes.toByteArray();
  }

  /**
   * Prints one badge on a sheet, in the first place of it.
   *
   * @throws IllegalArgumentException if it does not go on the sheet
   */
  public byte[] print(String title, String language, Sheets sheets, Face face) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(ABOUT_A_BADGE);
    printSheetPages(title, language, sheets, List.of(face).iterator(), bytes, (_, _) -> {});
    return bytes.toByteArray();
  }

  /** Told of each badge, in the order of printing, which pages it is on, from 1. */
  @FunctionalInterface
  public interface Placing {
    void placed(int firstPage, int lastPage);
  }

  /**
   * Prints badges as they come, each on a page of its own or, if it has a back, on two, and keeps
   * none of them: a run may be of any length.
   *
   * @param out is left open
   * @return how many pages there are
   * @throws IllegalArgumentException if there is no badge: a PDF needs a page
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public int printPages(
      String title, String language, Iterator<Face> faces, OutputStream out, Placing placing) {
    return printPages(PdfSettings.forPrinting(title, language), faces, out, placing);
  }

  private static int printPages(
      PdfSettings settings, Iterator<Face> faces, OutputStream out, Placing placing) {
    requireSome(faces);
    int pages = 0;
    try (PdfDocument document = new PdfDocument(out, settings)) {
      while (faces.hasNext()) {
        int first = pages + 1;
        pages += pages(document, faces.next());
        placing.placed(first, pages);
      }
    }
    return pages;
  }

  private static int pages(PdfDocument document, Face face) {
    Template template = face.template();
    Painter.front(document.page(template.sheetWidth(), template.sheetHeight()), face);
    if (!template.doubleSided()) {
      return 1;
    }
    Painter.side(document.page(template.width(), template.height()), face, Side.BACK);
    return 2;
  }

  /**
   * Prints badges of one format on larger sheets, which are held one at a time.
   *
   * @param out is left open
   * @return how many pages there are
   * @throws IllegalArgumentException if there is no badge, if one does not go on the sheet, or if
   *     they are not all of one size
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public int printSheetPages(
      String title,
      String language,
      Sheets sheets,
      Iterator<Face> faces,
      OutputStream out,
      Placing placing) {
    requireSome(faces);
    Face first = faces.next();
    Template template = first.template();
    Imposition grid =
        sheets
            .imposition(template)
            .orElseThrow(() -> new IllegalArgumentException("the sheet is too small"));
    SheetPainter painter = new SheetPainter(sheets, grid, template);
    List<Face> held = new ArrayList<>(List.of(first));
    int printed = 0;
    int pages = 0;
    try (PdfDocument document = new PdfDocument(out, PdfSettings.forPrinting(title, language))) {
      for (int sheet = 0; !held.isEmpty(); sheet++) {
        int full = grid.firstOn(sheet + 1, sheets.used()) - printed;
        while (held.size() < full && faces.hasNext()) {
          held.add(sameSize(template, faces.next()));
        }
        int front = ++pages;
        painter.fronts(page(document, sheets), held, printed);
        if (held.stream().anyMatch(face -> face.template().doubleSided())) {
          painter.backs(page(document, sheets), held, printed);
          pages++;
        }
        printed += held.size();
        for (int badge = 0; badge < held.size(); badge++) {
          placing.placed(front, pages);
        }
        held.clear();
        if (faces.hasNext()) {
          held.add(sameSize(template, faces.next()));
        }
      }
    }
    return pages;
  }

  private static Canvas page(PdfDocument document, Sheets sheets) {
    return document.page(sheets.paper().width(), sheets.paper().height());
  }

  private static Face sameSize(Template template, Face face) {
    if (face.template().sheetWidth() != template.sheetWidth()
        || face.template().sheetHeight() != template.sheetHeight()) {
      throw new IllegalArgumentException("the badges of a sheet are of one size");
    }
    return face;
  }

  private static void requireSome(Iterator<Face> faces) {
    if (!faces.hasNext()) {
      throw new IllegalArgumentException("no badge to print");
    }
  }

  /** What is printed on the first page, as a picture in SVG, to be looked at before. */
  public String picture(Face face) {
    Template template = face.template();
    SvgCanvas canvas =
        new SvgCanvas(
            template.sheetWidth(), template.sheetHeight(), "badge", template.id(), face.language());
    Painter.front(canvas, face);
    return canvas.svg();
  }

  /** One side of a badge as a picture in SVG. */
  public String picture(Face face, Side side) {
    SvgCanvas canvas =
        new SvgCanvas(
            face.template().width(),
            face.template().height(),
            side.name().replace('_', '-'),
            face.template().id(),
            face.language());
    Painter.side(canvas, face, side);
    return canvas.svg();
  }
}
