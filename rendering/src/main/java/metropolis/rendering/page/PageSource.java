package metropolis.rendering.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Opens PDF files that strangers made. */
final class PageSource {

  static final int MOST_BYTES = 8 << 20;
  private static final int MOST_INFLATED = 64 << 20;
  private static final int MOST_TOGETHER = 256 << 20;
  private static final int LARGEST_POINTS = 14_400;
  private static final Pattern ARCHIVAL =
      Pattern.compile("conformance\\s*(=\\s*[\"']|>\\s*)[AU]\\b");

  private PageSource() {}

  /** What reading a damaged file ends in, in our own words; failures of our own output pass. */
  static RuntimeException damaged(Exception cause) {
    return switch (cause) {
      case RefusedPictureException refused -> refused;
      case UncheckedIOException ours -> ours;
      case Exception other ->
          new RefusedPictureException("the PDF is damaged: export it again", other);
    };
  }

  static PDDocument open(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new RefusedPictureException(
          "the PDF has more than 8 MB: export it again, with smaller pictures");
    }
    Inflation.check(bytes, MOST_INFLATED, MOST_TOGETHER);
    PDDocument document = load(bytes);
    if (document.isEncrypted()) {
      close(document);
      throw encrypted();
    }
    return document;
  }

  private static PDDocument load(byte[] bytes) {
    try {
      return Loader.loadPDF(bytes);
    } catch (InvalidPasswordException e) {
      throw encrypted();
    } catch (IOException | RuntimeException e) {
      throw new RefusedPictureException("this is not a PDF, or a damaged one: export it again", e);
    }
  }

  private static RefusedPictureException encrypted() {
    return new RefusedPictureException(
        "the PDF is encrypted: save it without a password and without restrictions");
  }

  private static void close(PDDocument document) {
    try {
      document.close();
    } catch (IOException e) {
      throw new IllegalStateException("closes nothing but memory", e);
    }
  }

  /** A page of usual size, all of whose layers are shown. */
  static PDPage page(PDDocument document, int number) {
    int pages = document.getNumberOfPages();
    if (number < 0 || number >= pages) {
      throw new RefusedPictureException(
          "the PDF has " + pages + " pages, there is no page " + (number + 1));
    }
    if (hasHiddenLayers(document)) {
      throw new RefusedPictureException(
          "the PDF has hidden layers: delete them, or export it without layers");
    }
    PDPage page = document.getPage(number);
    PDRectangle box = page.getCropBox();
    if (!(Math.min(box.getWidth(), box.getHeight()) >= 3)
        || Math.max(box.getWidth(), box.getHeight()) > LARGEST_POINTS) {
      throw new RefusedPictureException(
          "a page of the PDF is smaller than a millimetre or larger than five metres");
    }
    return page;
  }

  private static boolean hasHiddenLayers(PDDocument document) {
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    COSDictionary layers = catalog.getCOSDictionary(COSName.getPDFName("OCProperties"));
    COSDictionary usual = layers == null ? null : layers.getCOSDictionary(COSName.D);
    if (usual == null) {
      return false;
    }
    COSArray off = usual.getCOSArray(COSName.getPDFName("OFF"));
    COSName base = usual.getCOSName(COSName.getPDFName("BaseState"), COSName.getPDFName("ON"));
    return off != null && off.size() > 0 || !base.getName().equals("ON");
  }

  /** Whether a document says that its fonts are sound and its text can be read. */
  static boolean isArchival(PDDocument document) throws IOException {
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    COSStream metadata = catalog.getCOSStream(COSName.METADATA);
    if (metadata == null) {
      return false;
    }
    String xmp = new String(PageContent.read(metadata), StandardCharsets.UTF_8);
    return xmp.contains("pdfaid") && ARCHIVAL.matcher(xmp).find();
  }
}
