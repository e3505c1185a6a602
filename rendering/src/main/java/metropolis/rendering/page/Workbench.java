package metropolis.rendering.page;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.Deflater;

/**
 * What every document is made with, and what takes longer to make than a badge takes to write: lent
 * to one document after the other. One thread at a time.
 */
final class Workbench {

  private static final int LEVELS = 10;

  /** Buffers that grew beyond this are not kept. */
  private static final int LARGEST = 1 << 18;

  private static final Queue<Workbench> IDLE = new ArrayBlockingQueue<>(4);

  final Bytes out = new Bytes(1 << 15);
  final Bytes packed = new Bytes(1 << 13);
  final MessageDigest digest;

  /** One for each level: one that knew several may begin a stream by other bytes than a new one. */
  private final Deflater[] deflaters = new Deflater[LEVELS];

  private Workbench() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Workbench borrowed() {
    Workbench idle = IDLE.poll();
    return idle == null ? new Workbench() : idle;
  }

  /** Whoever borrowed it must not use it any more. */
  void giveBack() {
    out.clear();
    packed.clear();
    digest.reset();
    boolean slim = out.array().length <= LARGEST && packed.array().length <= LARGEST;
    if (!slim || !IDLE.offer(this)) {
      for (Deflater deflater : deflaters) {
        if (deflater != null) {
          deflater.end();
        }
      }
    }
  }

  /** At the beginning of a stream. */
  Deflater deflater(int level) {
    if (deflaters[level] == null) {
      deflaters[level] = new Deflater(level);
    } else {
      deflaters[level].reset();
    }
    return deflaters[level];
  }
}
