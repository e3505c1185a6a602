package metropolis.badge.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import metropolis.badge.credential.BadgeId;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.Pictures;
import metropolis.rendering.page.Portraits;
import metropolis.rendering.page.RefusedPictureException;

/**
 * Portraits so small that a device at a gate can keep those of thousands. They are made one at a
 * time, so that scans always find a processor, and stay in memory as long as there is room: devices
 * ask for them in the same order, and so mostly for what was made just now. Any thread may use it.
 */
final class Thumbnails {

  /** Of one; with the most faces that a device keeps it bounds what they take there. */
  static final int MOST_BYTES = 8 << 10;

  /** Across; a face on a tablet is shown about as large. */
  private static final int COLUMNS = 120;

  private static final long ROOM = 32L << 20;

  private record Key(String conference, BadgeId badge) {}

  private record Made(String photo, byte[] jpeg) {}

  private final SequencedMap<Key, Made> made = new LinkedHashMap<>();
  private final ReentrantLock making = new ReentrantLock(true);
  private final long room;
  private long taken;

  Thumbnails() {
    this(ROOM);
  }

  /**
   * @param room in bytes
   */
  Thumbnails(long room) {
    this.room = room;
  }

  /**
   * The small portrait of whoever wears a badge.
   *
   * @param photo its version, which is all that is given for it
   * @param portrait asked for if there is none yet
   * @return empty if there is no portrait that can be read
   */
  Optional<byte[]> of(
      String conference, BadgeId badge, String photo, Supplier<Optional<Picture>> portrait) {
    Key key = new Key(conference, badge);
    Optional<byte[]> found = find(key, photo);
    if (found.isPresent()) {
      return found;
    }
    making.lock();
    try {
      // Somebody else may have waited for the same one.
      return find(key, photo)
          .or(() -> portrait.get().flatMap(Thumbnails::small).map(jpeg -> keep(key, photo, jpeg)));
    } finally {
      making.unlock();
    }
  }

  /** Forgets what was made of a portrait that is not the person's any more. */
  void current(String conference, BadgeId badge, Optional<String> photo) {
    Key key = new Key(conference, badge);
    synchronized (made) {
      Made kept = made.get(key);
      if (kept != null && !photo.equals(Optional.of(kept.photo()))) {
        forget(key);
      }
    }
  }

  private Optional<byte[]> find(Key key, String photo) {
    synchronized (made) {
      return Optional.ofNullable(made.get(key))
          .filter(kept -> kept.photo().equals(photo))
          .map(kept -> kept.jpeg().clone());
    }
  }

  private byte[] keep(Key key, String photo, byte[] jpeg) {
    synchronized (made) {
      forget(key);
      made.put(key, new Made(photo, jpeg.clone()));
      taken += jpeg.length;
      while (taken > room) {
        forget(made.firstEntry().getKey());
      }
    }
    return jpeg;
  }

  private void forget(Key key) {
    Made gone = made.remove(key);
    if (gone != null) {
      taken -= gone.jpeg().length;
      Arrays.fill(gone.jpeg(), (byte) 0);
    }
  }

  private static Optional<byte[]> small(Picture portrait) {
    if (!(portrait instanceof Picture.Jpeg jpeg)) {
      return Optional.empty();
    }
    try {
      int columns = COLUMNS;
      byte[] small = Pictures.photo(jpeg.bytes(), Portraits.RATIO, columns).bytes();
      while (small.length > MOST_BYTES) {
        columns = columns * 3 / 4;
        small = Pictures.photo(jpeg.bytes(), Portraits.RATIO, columns).bytes();
      }
      return Optional.of(small);
    } catch (RefusedPictureException _) {
      return Optional.empty();
    }
  }
}
