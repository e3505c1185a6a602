package metropolis.rendering.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import metropolis.rendering.page.RefusedPictureException.Reason;

/** Unpacks JPEG and PNG by the JDK's own readers, and packs JPEG. */
final class PictureReader {

  private static final float QUALITY = 0.88f;
  private static final int PNG_SIGNATURE = 8;

  /** Length, type and sum of a chunk. */
  private static final int PNG_FRAME = 12;

  private static final int PNG_END = 0x49454e44;

  private PictureReader() {}

  static boolean isJpeg(byte[] bytes) {
    return bytes.length > 3 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8;
  }

  private static boolean isPng(byte[] bytes) {
    return bytes.length > 24 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N';
  }

  /**
   * Upright, and with rows and columns left out where more than enough of them remain.
   *
   * @param enoughColumns as it will stand
   */
  static Raster read(byte[] bytes, int enoughColumns, int enoughRows) {
    if (bytes.length > Pictures.MOST_BYTES) {
      throw new RefusedPictureException(
          Reason.TOO_MANY_BYTES, "the picture has more than 12 MB: save a smaller one");
    }
    if (isJpeg(bytes)) {
      JpegMarkers markers = JpegMarkers.of(bytes);
      if (markers.components() == 4) {
        throw new RefusedPictureException(
            Reason.FOUR_COLOURS,
            "the picture is in four colours, for a printing press: save it as RGB");
      }
      boolean swapped = markers.orientation() >= 5;
      int across = swapped ? enoughRows : enoughColumns;
      int down = swapped ? enoughColumns : enoughRows;
      return decode(bytes, "jpeg", across, down).upright(markers.orientation());
    }
    if (isPng(bytes)) {
      return decode(bytes, "png", enoughColumns, enoughRows);
    }
    throw new RefusedPictureException(
        Reason.NO_PICTURE, "the picture is neither JPEG nor PNG: save it as one");
  }

  private static Raster decode(byte[] bytes, String format, int columns, int rows) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      checkSize(width, height);
      int step = Math.max(1, Math.min(width / Math.max(1, columns), height / Math.max(1, rows)));
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return raster(reader.read(0, param));
    } catch (IOException | RuntimeException e) {
      if (e instanceof RefusedPictureException refused) {
        throw refused;
      }
      // What is wrong with it is not told: readers of the JDK speak in riddles.
      throw new RefusedPictureException(
          "the picture is damaged, or not in red, green and blue: save it again as RGB", e);
    } finally {
      reader.dispose();
    }
  }

  private static void checkSize(int width, int height) {
    if ((long) width * height > Pictures.MOST_PIXELS) {
      throw new RefusedPictureException(
          Reason.TOO_MANY_PIXELS,
          "the picture has more than 40 million pixels: save a smaller one");
    }
  }

  private static Raster raster(BufferedImage image) {
    int columns = image.getWidth();
    int rows = image.getHeight();
    return new Raster(columns, rows, image.getRGB(0, 0, columns, rows, null, 0, columns));
  }

  /** Whether the file has an end. What is cut short, readers fill with grey. */
  static boolean isWhole(byte[] bytes) {
    return isJpeg(bytes) ? JpegMarkers.of(bytes).whole() : isPng(bytes) && pngEnds(bytes);
  }

  private static boolean pngEnds(byte[] bytes) {
    ByteBuffer chunks = ByteBuffer.wrap(bytes);
    long at = PNG_SIGNATURE;
    while (at + PNG_FRAME <= bytes.length) {
      if (chunks.getInt((int) at + 4) == PNG_END) {
        return true;
      }
      at += PNG_FRAME + (chunks.getInt((int) at) & 0xffffffffL);
    }
    return false;
  }

  static Picture.Jpeg jpeg(Raster raster) {
    return jpeg(raster, QUALITY);
  }

  /** Baseline, without metadata. */
  static Picture.Jpeg jpeg(Raster raster, float quality) {
    BufferedImage image =
        new BufferedImage(raster.columns(), raster.rows(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < raster.pixels().length; i++) {
      image.setRGB(i % raster.columns(), i / raster.columns(), raster.onWhite(i));
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return new Picture.Jpeg(raster.columns(), raster.rows(), 3, bytes.toByteArray());
  }
}
