package metropolis.registration.wire;

import java.nio.ByteBuffer;
import metropolis.registration.enrolment.Photo;
import metropolis.schemas.delegate.DelegatePhoto;

/** A portrait, both ways. */
public final class PhotoWire {

  private PhotoWire() {}

  public static DelegatePhoto toAvro(String conference, String registrationId, Photo photo) {
    return new DelegatePhoto(conference, registrationId, photo.id(), bytes(photo));
  }

  public static Photo toDomain(DelegatePhoto photo) {
    return photo(photo.getJpeg());
  }

  static ByteBuffer bytes(Photo photo) {
    return ByteBuffer.wrap(photo.jpeg());
  }

  static Photo photo(ByteBuffer bytes) {
    byte[] jpeg = new byte[bytes.remaining()];
    bytes.duplicate().get(jpeg);
    return new Photo(jpeg);
  }
}
