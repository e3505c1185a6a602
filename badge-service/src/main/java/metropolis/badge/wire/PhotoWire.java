package metropolis.badge.wire;

import java.nio.ByteBuffer;
import java.util.Optional;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.Portraits;
import metropolis.rendering.page.RefusedPictureException;
import metropolis.schemas.delegate.DelegatePhoto;
import org.apache.avro.specific.SpecificRecord;

/** Portraits as a badge shows them: as they are, without being unpacked. */
public final class PhotoWire {

  private PhotoWire() {}

  /**
   * @param id of the portrait that is meant
   * @return empty if the record is another's, or none that a badge can show
   */
  public static Optional<Picture> picture(SpecificRecord found, String id) {
    if (!(found instanceof DelegatePhoto photo) || !photo.getPhotoId().equals(id)) {
      return Optional.empty();
    }
    ByteBuffer bytes = photo.getJpeg().duplicate();
    byte[] jpeg = new byte[bytes.remaining()];
    bytes.get(jpeg);
    try {
      return Optional.of(Portraits.kept(jpeg));
    } catch (RefusedPictureException _) {
      return Optional.empty();
    }
  }
}
