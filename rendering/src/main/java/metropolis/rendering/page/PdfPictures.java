package metropolis.rendering.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pictures of a document, each written when it is first seen. A run of badges has a photo a
 * page: what is kept of one is a digest, and the last few themselves, so that a background on every
 * page is not digested for each.
 */
final class PdfPictures {

  private static final int RECENT = 16;

  private record Digest(long one, long two, long three, long four) {}

  private static final class Recent extends LinkedHashMap<Picture, Integer> {

    private static final long serialVersionUID = 1L;

    Recent() {
      super(2 * RECENT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Picture, Integer> eldest) {
      return size() > RECENT;
    }
  }

  private final PdfFile file;
  private final int level;
  private final Recent recent = new Recent();
  private final Map<Digest, Integer> written = new HashMap<>();
  private boolean conforming = true;

  PdfPictures(PdfFile file, int level) {
    this.file = file;
    this.level = level;
  }

  /** Whether everything so far is fit for PDF/A. */
  boolean isConforming() {
    return conforming;
  }

  /** The object of a picture. */
  int of(Picture picture) {
    Integer known = recent.get(picture);
    if (known == null) {
      Digest digest = digest(picture);
      known = written.get(digest);
      if (known == null) {
        known = write(picture);
        written.put(digest, known);
      }
      recent.put(picture, known);
    }
    return known;
  }

  private int write(Picture picture) {
    return switch (picture) {
      case Picture.Pixels pixels -> pixels(pixels);
      case Picture.Jpeg jpeg -> jpeg(jpeg);
      case Picture.Drawing drawing -> drawing(drawing.form());
    };
  }

  private int pixels(Picture.Pixels pixels) {
    int columns = pixels.columns();
    int rows = pixels.rows();
    int mask = 0;
    if (pixels.alpha().length != 0) {
      mask = file.allocate();
      String entries = image(columns, rows, "/DeviceGray");
      file.stream(mask, entries, pixels.alpha(), Math.multiplyExact(columns, rows), packing());
    }
    int object = file.allocate();
    String entries = image(columns, rows, "/DeviceRGB");
    int length = Math.multiplyExact(3, Math.multiplyExact(columns, rows));
    if (mask != 0) {
      entries += "/SMask " + mask + " 0 R";
    }
    file.stream(object, entries, pixels.rgb(), length, packing());
    return object;
  }

  /** Pixels are written once and are large: always worth a little deflating. */
  private int packing() {
    return Math.max(1, level);
  }

  private int jpeg(Picture.Jpeg jpeg) {
    int object = file.allocate();
    String colours = jpeg.components() == 1 ? "/DeviceGray" : "/DeviceRGB";
    String entries = image(jpeg.columns(), jpeg.rows(), colours) + "/Filter/DCTDecode";
    file.stream(object, entries, jpeg.bytes(), jpeg.bytes().length, 0);
    return object;
  }

  private static String image(int columns, int rows, String colours) {
    return "/Type/XObject/Subtype/Image/Width "
        + columns
        + "/Height "
        + rows
        + "/BitsPerComponent 8/ColorSpace"
        + colours;
  }

  private int drawing(Form form) {
    conforming &= form.isConforming();
    return form.write(file);
  }

  private static Digest digest(Picture picture) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    switch (picture) {
      case Picture.Pixels pixels -> {
        head(digest, 1, pixels.columns(), pixels.rows());
        digest.update(pixels.rgb());
        digest.update(pixels.alpha());
      }
      case Picture.Jpeg jpeg -> {
        head(digest, 2, jpeg.columns(), jpeg.rows());
        digest.update(jpeg.bytes());
      }
      case Picture.Drawing drawing -> {
        head(digest, 3, 0, 0);
        digest.update(drawing.form().digest());
      }
    }
    ByteBuffer words = ByteBuffer.wrap(digest.digest()).order(ByteOrder.BIG_ENDIAN);
    return new Digest(words.getLong(), words.getLong(), words.getLong(), words.getLong());
  }

  private static void head(MessageDigest digest, int kind, int one, int two) {
    digest.update(ByteBuffer.allocate(12).putInt(kind).putInt(one).putInt(two).flip());
  }
}
