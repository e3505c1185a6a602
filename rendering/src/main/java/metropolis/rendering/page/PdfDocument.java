package metropolis.rendering.page;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * A PDF, written page by page: PDF/A-2a and PDF/UA-1, unless an organiser's background is not fit
 * for it. The same drawing gives the same bytes, its id included. A page is written and forgotten
 * when the next is begun, fonts follow at the end, so that a run of any length needs little memory.
 * For one thread; failures of the stream are {@link java.io.UncheckedIOException}.
 */
public final class PdfDocument implements AutoCloseable {

  /** The largest side that PDF allows, in points. */
  private static final double LARGEST = 14_400;

  private final PdfSettings settings;
  private final PdfFile file;
  private final PdfFonts fonts;
  private final PdfPictures pictures;
  private final PdfPatterns patterns;
  private final Tags tags;
  private final PageTree pages;
  private final Bytes content = new Bytes(1 << 13);
  private PdfCanvas current;
  private double width;
  private double height;
  private boolean closed;

  /**
   * @param out is flushed in the end, and left to whoever opened it
   */
  public PdfDocument(OutputStream out, PdfSettings settings) {
    this.settings = settings;
    file = new PdfFile(out);
    fonts = new PdfFonts(file, settings.fontLevel());
    pictures = new PdfPictures(file, settings.contentLevel());
    patterns = new PdfPatterns(file);
    tags = new Tags(file);
    pages = new PageTree(file);
  }

  /** A whole document in memory. */
  public static byte[] bytes(PdfSettings settings, Consumer<PdfDocument> drawing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
    try (PdfDocument document = new PdfDocument(bytes, settings)) {
      drawing.accept(document);
    }
    return bytes.toByteArray();
  }

  /**
   * Finishes the page before and begins another.
   *
   * @throws IllegalStateException if a part, transformation or clip of the page before is open
   */
  public Canvas page(double widthMm, double heightMm) {
    finishPage();
    width = Millimetres.points(widthMm);
    height = Millimetres.points(heightMm);
    if (!(Math.min(width, height) >= 3 && Math.max(width, height) <= LARGEST)) {
      throw new IllegalArgumentException("a page is 1.1 mm to 5080 mm wide and high");
    }
    current = new PdfCanvas(heightMm, content, fonts, pictures, patterns);
    return current;
  }

  private void finishPage() {
    if (closed) {
      throw new IllegalStateException("the document is closed");
    }
    if (current == null) {
      return;
    }
    current.finish();
    int stream = file.allocate();
    file.stream(stream, "", content, settings.contentLevel());
    content.clear();
    int page = file.allocate();
    int key = tags.page(page, current.parts());
    Bytes out = file.begin(page).ascii("<</Type/Page/Parent ").reference(pages.parent());
    out.ascii("/MediaBox[0 0 ").number(width).number(height);
    out.ascii("]/Resources<</Font ").reference(fonts.object);
    if (!current.pictures().isEmpty()) {
      out.ascii("/XObject<<");
      for (int picture : current.pictures()) {
        out.ascii("/X").integer(picture).u8(' ').reference(picture);
      }
      out.ascii(">>");
    }
    out.ascii(">>/Contents ").reference(stream);
    if (key >= 0) {
      out.ascii("/StructParents ").integer(key);
    }
    out.ascii(">>");
    file.end();
    pages.add(page);
    current = null;
  }

  /**
   * Writes the last page, the fonts and the end of the file.
   *
   * @throws IllegalStateException if there is no page, or one is not complete
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    try (file) {
      finishPage();
      if (pages.size() == 0) {
        throw new IllegalStateException("a document has one page at least");
      }
      finish();
    } finally {
      closed = true;
    }
  }

  private void finish() {
    fonts.finish();
    tags.finish();
    int tree = pages.finish();
    int metadata = file.allocate();
    Bytes xmp = Metadata.xmp(settings.title(), pictures.isConforming());
    file.stream(metadata, "/Type/Metadata/Subtype/XML", xmp, 0);
    int profile = file.allocate();
    file.stream(profile, "/N 3", ColourProfile.SRGB, ColourProfile.SRGB.length, 0);
    int catalog = file.allocate();
    Bytes out = file.begin(catalog).ascii("<</Type/Catalog/Pages ").reference(tree);
    out.ascii("/Lang(").ascii(settings.language()).ascii(")/MarkInfo<</Marked true>>");
    out.ascii("/StructTreeRoot ").reference(tags.root).ascii("/Metadata ").reference(metadata);
    out.ascii("/ViewerPreferences<</DisplayDocTitle true>>");
    out.ascii("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)");
    out.ascii("/Info(sRGB IEC61966-2.1)/DestOutputProfile ").reference(profile).ascii(">>]>>");
    file.end();
    int info = file.allocate();
    file.begin(info).ascii("<</Title").text(settings.title()).ascii(">>");
    file.end();
    file.finish(catalog, info);
  }
}
