package metropolis.badge.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.zip.CRC32C;
import metropolis.badge.credential.Badge;
import metropolis.badge.roster.Bearer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Composes badges and prints them as PDF, one A6 page each. Any thread may use it: each use borrows
 * a parsed font of its own.
 */
public final class BadgePrinter {

  private final Queue<Sans> fonts = new ConcurrentLinkedQueue<>();

  /** Composes one badge. */
  public Composition compose(Stationery stationery, Badge badge, Bearer bearer, String token) {
    return withFont(font -> new Composer(font).compose(stationery, badge, bearer, token));
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
    if (faces.isEmpty()) {
      throw new IllegalArgumentException("no badge to print");
    }
    return withFont(font -> print(title, language, faces, font));
  }

  /** A badge as a picture in SVG, to be looked at before it is printed. */
  public String picture(Face face) {
    return withFont(
        font -> {
          SvgCanvas canvas = new SvgCanvas(font, BadgeLayout.WIDTH, BadgeLayout.HEIGHT);
          BadgeLayout.draw(face, canvas);
          return canvas.svg();
        });
  }

  private static byte[] print(String title, String language, List<Face> faces, Sans sans) {
    try (PDDocument document = new PDDocument()) {
      PDFont font = PDType0Font.load(document, sans.font(), true);
      for (Face face : faces) {
        try (PdfCanvas canvas =
            new PdfCanvas(document, font, sans, BadgeLayout.WIDTH, BadgeLayout.HEIGHT)) {
          BadgeLayout.draw(face, canvas);
        }
      }
      PDDocumentInformation information = new PDDocumentInformation();
      information.setTitle(title);
      document.setDocumentInformation(information);
      document.getDocumentCatalog().setLanguage(language);
      // Otherwise the identifier is drawn from the clock.
      document.setDocumentId(identifier(faces));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private static long identifier(List<Face> faces) {
    CRC32C sum = new CRC32C();
    faces.forEach(face -> sum.update((face.name() + face.token()).getBytes(UTF_8)));
    return sum.getValue();
  }

  private <T> T withFont(Function<Sans, T> use) {
    Sans borrowed = fonts.poll();
    Sans font = borrowed == null ? Sans.load() : borrowed;
    try {
      return use.apply(font);
    } finally {
      fonts.offer(font);
    }
  }
}
