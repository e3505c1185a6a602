package metropolis.rendering.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Pictures as data addresses, for browsers. */
final class DataAddress {

  private static final int MOST_PIXELS = 1200;
  private static final double PREVIEW_MM = 200;

  private DataAddress() {}

  static String of(Picture picture) {
    return switch (picture) {
      case Picture.Jpeg jpeg -> address("image/jpeg", jpeg.bytes());
      case Picture.Pixels pixels -> address("image/png", png(image(pixels)));
      case Picture.Drawing drawing -> address("image/png", png(image(drawing)));
    };
  }

  private static String address(String type, byte[] bytes) {
    return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static BufferedImage image(Picture.Pixels pixels) {
    boolean opaque = pixels.alpha().length == 0;
    int type = opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
    BufferedImage image = new BufferedImage(pixels.columns(), pixels.rows(), type);
    for (int i = 0; i < pixels.columns() * pixels.rows(); i++) {
      int alpha = opaque ? 255 : pixels.alpha()[i] & 0xff;
      int red = pixels.rgb()[3 * i] & 0xff;
      int green = pixels.rgb()[3 * i + 1] & 0xff;
      int blue = pixels.rgb()[3 * i + 2] & 0xff;
      int colour = alpha << 24 | red << 16 | green << 8 | blue;
      image.setRGB(i % pixels.columns(), i / pixels.columns(), colour);
    }
    return image;
  }

  /** At the resolution of a screen, as it is printed; nothing where nothing is drawn. */
  private static BufferedImage image(Picture.Drawing drawing) {
    double scale = PREVIEW_MM / Math.max(drawing.width(), drawing.height());
    double width = Math.max(2, drawing.width() * scale);
    double height = Math.max(2, drawing.height() * scale);
    byte[] pdf =
        PdfDocument.bytes(
            PdfSettings.forPrinting("Drawing", "en"),
            document -> document.page(width, height).picture(drawing, 0, 0, width, height));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      return renderer.renderImage(
          0, (float) (MOST_PIXELS / Millimetres.points(PREVIEW_MM)), ImageType.ARGB);
    } catch (IOException | RuntimeException e) {
      throw PageSource.damaged(e);
    }
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Given a stream, ImageIO would put a file beside it.
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
