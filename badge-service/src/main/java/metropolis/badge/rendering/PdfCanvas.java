package metropolis.badge.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** One page of a PDF. For one thread; to be closed before the next page is begun. */
final class PdfCanvas implements Canvas, AutoCloseable {

  /** There is no bold face: an outline as wide as this part of the size makes one. */
  private static final double EMBOLDENING = 0.028;

  private final PDPageContentStream content;
  private final PDFont font;
  private final Typeface face;
  private final double height;

  PdfCanvas(PDDocument document, PDFont font, Typeface face, double width, double height) {
    try {
      this.height = Millimetres.toPoints(height);
      PDPage page = new PDPage(new PDRectangle(points(width), points(height)));
      document.addPage(page);
      this.content = new PDPageContentStream(document, page);
      this.font = font;
      this.face = face;
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  @Override
  public void area(double x, double y, double width, double areaHeight, Rgb colour) {
    try {
      content.setNonStrokingColor(color(colour));
      content.addRect(points(x), up(y + areaHeight), points(width), points(areaHeight));
      content.fill();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  @Override
  public void centred(String text, double x, double y, double size, Weight weight, Rgb colour) {
    double width = face.width(text) * size;
    try {
      content.beginText();
      content.setNonStrokingColor(color(colour));
      if (weight == Weight.BOLD) {
        content.setStrokingColor(color(colour));
        content.setLineWidth((float) (size * EMBOLDENING));
        content.setRenderingMode(RenderingMode.FILL_STROKE);
      } else {
        content.setRenderingMode(RenderingMode.FILL);
      }
      content.setFont(font, (float) size);
      content.newLineAtOffset((float) (Millimetres.toPoints(x) - width / 2), up(y));
      content.showText(text);
      content.endText();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** All modules are one path, filled once: no seams, whatever the printer's resolution. */
  @Override
  public void symbol(QrSymbol symbol, double x, double y, double module) {
    try {
      content.setNonStrokingColor(color(Rgb.BLACK));
      for (QrSymbol.Block block : symbol.blocks()) {
        content.addRect(
            points(x + block.x() * module),
            up(y + (block.y() + block.height()) * module),
            points(block.width() * module),
            points(block.height() * module));
      }
      content.fill();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private static PDColor color(Rgb rgb) {
    float[] parts = {rgb.red() / 255f, rgb.green() / 255f, rgb.blue() / 255f};
    return new PDColor(parts, PDDeviceRGB.INSTANCE);
  }

  private static float points(double millimetres) {
    return (float) Millimetres.toPoints(millimetres);
  }

  /** A PDF's origin is at the bottom. */
  private float up(double fromTop) {
    return (float) (height - Millimetres.toPoints(fromTop));
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("writing to memory failed", e);
  }
}
