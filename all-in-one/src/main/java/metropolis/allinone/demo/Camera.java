package metropolis.allinone.demo;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads the code off each printed page, as a scanner at a gate would. */
final class Camera {

  /**
   * From so many distances, until one picture is sharp enough: as a scanner takes several. ZXing
   * does not find some flawless codes from most of them, one in some hundred from none of the first
   * six.
   */
  private static final float[] LOOKS = {300, 150, 100, 240, 200, 120, 330, 180, 270, 90};

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
        codes.add(look(renderer, page));
      }
    }
    return codes;
  }

  private static String look(PDFRenderer renderer, int page) throws IOException {
    for (float dpi : LOOKS) {
      Optional<String> code = read(renderer.renderImageWithDPI(page, dpi, ImageType.RGB));
      if (code.isPresent()) {
        return code.get();
      }
    }
    for (float dpi : LOOKS) {
      BufferedImage whole = renderer.renderImageWithDPI(page, dpi, ImageType.RGB);
      for (BufferedImage part : corners(whole)) {
        Optional<String> code = read(part);
        if (code.isPresent()) {
          return code.get();
        }
      }
    }
    throw new IllegalStateException("the code on page " + (page + 1) + " cannot be read");
  }

  /** Held closer: what else is on a badge, such as a pattern of squares, may hide the code. */
  private static List<BufferedImage> corners(BufferedImage whole) {
    int width = whole.getWidth() * 3 / 5;
    int height = whole.getHeight() * 3 / 5;
    int right = whole.getWidth() - width;
    int bottom = whole.getHeight() - height;
    return List.of(
        whole.getSubimage(0, bottom, width, height),
        whole.getSubimage(right, bottom, width, height),
        whole.getSubimage(0, 0, width, height),
        whole.getSubimage(right, 0, width, height));
  }

  private static Optional<String> read(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    LuminanceSource source = new RGBLuminanceSource(width, height, pixels);
    for (Binarizer binarizer :
        List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
      try {
        BinaryBitmap bitmap = new BinaryBitmap(binarizer);
        return Optional.of(new QRCodeReader().decode(bitmap, HINTS).getText());
      } catch (ReaderException notSharpEnough) {
        // The next picture may be.
      }
    }
    return Optional.empty();
  }
}
