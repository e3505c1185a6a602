package metropolis.badge.rendering;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads codes as a door does: from pixels. */
final class Codes {

  private Codes() {}

  static String read(byte[] pdf, int page, int dotsPerInch) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage image =
          new PDFRenderer(document).renderImageWithDPI(page, dotsPerInch, ImageType.RGB);
      int[] pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
      return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    } catch (NotFoundException e) {
      throw new AssertionError("no code found on the page", e);
    }
  }
}
