package metropolis.allinone.demo;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads the code off each printed page, as a scanner at a gate would. */
final class Camera {

  private static final float DPI = 150;
  private static final Map<DecodeHintType, Object> HINTS =
      Map.of(
          DecodeHintType.POSSIBLE_FORMATS,
          List.of(BarcodeFormat.QR_CODE),
          DecodeHintType.TRY_HARDER,
          true);

  private Camera() {}

  /**
   * The text of the code on every page, in order.
   *
   * @throws IllegalStateException naming the first page without a code that can be read
   */
  static List<String> scan(byte[] pdf) throws IOException {
    List<String> codes = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        codes.add(read(renderer.renderImageWithDPI(page, DPI, ImageType.RGB), page + 1));
      }
    }
    return codes;
  }

  private static String read(BufferedImage image, int page) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return new QRCodeReader().decode(bitmap, HINTS).getText();
    } catch (NotFoundException e) {
      throw new IllegalStateException("no code on page " + page, e);
    } catch (ReaderException e) {
      throw new IllegalStateException("the code on page " + page + " cannot be read", e);
    }
  }
}
