package metropolis.rendering.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What must be known of a JPEG before it is unpacked.
 *
 * <p>Source: ITU-T T.81, annex B; EXIF 2.3, 4.6.
 *
 * @param orientation 1 (upright) to 8
 * @param columns 0, as rows and components, if no frame tells
 * @param baseline whether its frame is of the plainest kind
 * @param noted whether a camera or a program noted anything in it
 * @param whole whether it has pixels and an end
 */
record JpegMarkers(
    int orientation,
    int columns,
    int rows,
    int components,
    boolean baseline,
    boolean noted,
    boolean whole) {

  /** A progressive picture has about ten; a hostile one thousands, each unpacked in full. */
  private static final int MOST_SCANS = 64;

  /** From the marker to the number of components. */
  private static final int FRAME_HEAD = 10;

  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;

  static JpegMarkers of(byte[] bytes) {
    int orientation = 1;
    int scans = 0;
    int frame = 0;
    boolean noted = false;
    boolean ended = false;
    int at = 2;
    while (at + 2 <= bytes.length) {
      if ((bytes[at] & 0xff) != 0xff) {
        at++;
        continue;
      }
      int marker = bytes[at + 1] & 0xff;
      if (marker == 0xff) {
        at++;
      } else if (marker == 0 || marker == 1 || marker >= 0xd0 && marker <= 0xd8) {
        at += 2;
      } else if (marker == 0xd9) {
        ended = true;
        break;
      } else if (at + 4 > bytes.length) {
        break;
      } else {
        int length = (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
        if (marker == 0xe1 && at + 2 + length <= bytes.length) {
          orientation = orientation(ByteBuffer.wrap(bytes, at + 4, Math.max(0, length - 2)));
        }
        if (marker == 0xda && ++scans > MOST_SCANS) {
          throw new RefusedPictureException(
              "the picture is made of too many scans: save it as an ordinary JPEG");
        }
        if (isFrame(marker) && frame == 0 && at + FRAME_HEAD <= bytes.length) {
          frame = at;
        }
        noted |= marker >= 0xe1 && marker <= 0xef || marker == 0xfe;
        at += 2 + Math.max(2, length);
      }
    }
    if (frame == 0) {
      return new JpegMarkers(orientation, 0, 0, 0, false, noted, false);
    }
    ByteBuffer head = ByteBuffer.wrap(bytes, frame, FRAME_HEAD).slice();
    return new JpegMarkers(
        orientation,
        head.getShort(7) & 0xffff,
        head.getShort(5) & 0xffff,
        head.get(9) & 0xff,
        (head.get(1) & 0xff) == 0xc0,
        noted,
        ended && scans > 0);
  }

  /** Start of frame; three markers among them mean something else. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** 1 for anything that is not a whole and sensible EXIF block. */
  private static int orientation(ByteBuffer block) {
    ByteBuffer exif = block.slice();
    if (exif.limit() < 14 || exif.getInt(0) != 0x45786966) {
      return 1;
    }
    ByteBuffer tiff = exif.slice(6, exif.limit() - 6);
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return 1;
    }
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries && directory + 2 + 12 * (i + 1) <= tiff.limit(); i++) {
      int entry = directory + 2 + 12 * i;
      if ((tiff.getShort(entry) & 0xffff) == ORIENTATION && tiff.getShort(entry + 2) == SHORT) {
        int value = tiff.getShort(entry + 8);
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }
}
