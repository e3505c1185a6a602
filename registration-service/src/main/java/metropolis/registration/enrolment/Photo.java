package metropolis.registration.enrolment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A portrait as it is kept: a small baseline JPEG. Passed on and never kept in memory; a
 * registration knows its id alone. Immutable, as long as nobody changes the bytes.
 */
public final class Photo {

  /** 128 bits: enough to tell any two apart. */
  private static final int ID_DIGITS = 32;

  /** A JPEG of one pixel has more. */
  private static final int FEWEST_BYTES = 100;

  private static final int MOST_BYTES = 80 << 10;

  private final byte[] jpeg;

  /**
   * @param jpeg not copied
   */
  public Photo(byte[] jpeg) {
    this.jpeg = jpeg;
  }

  public byte[] jpeg() {
    return jpeg;
  }

  /** The same for the same picture: the first 32 hexadecimal digits of its SHA-256. */
  public String id() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(jpeg);
      return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether it may be a JPEG of the size that is kept. Whoever sends it has looked inside. */
  boolean plausible() {
    return jpeg.length >= FEWEST_BYTES
        && jpeg.length <= MOST_BYTES
        && jpeg[0] == (byte) 0xff
        && jpeg[1] == (byte) 0xd8
        && jpeg[jpeg.length - 2] == (byte) 0xff
        && jpeg[jpeg.length - 1] == (byte) 0xd9;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Photo that && Arrays.equals(jpeg, that.jpeg);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(jpeg);
  }

  /** Without the picture, which is nobody's business in a log. */
  @Override
  public String toString() {
    return "Photo[" + jpeg.length + " bytes]";
  }
}
