package metropolis.platform.values;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Bytes to be read as often as needed. What is large is held compressed, so that a long file costs
 * little memory while it is read piece by piece. Immutable; any thread may read it.
 */
public final class Spooled {

  /** Without bytes. */
  public static final Spooled EMPTY = new Spooled(List.of(new byte[0]), false, 0, "");

  /** More than this is compressed. */
  private static final int PLAIN = 1024 * 1024;

  /** What does not compress below this is no text that somebody could want to send. */
  private static final int MOST_PACKED = 32 * 1024 * 1024;

  private final List<byte[]> pieces;
  private final boolean packed;
  private final long length;
  private final String sha256;

  private Spooled(List<byte[]> pieces, boolean packed, long length, String sha256) {
    this.pieces = List.copyOf(pieces);
    this.packed = packed;
    this.length = length;
    this.sha256 = sha256;
  }

  /** These bytes, which nobody changes. */
  public static Spooled of(byte[] bytes) {
    return new Spooled(List.of(bytes), false, bytes.length, "");
  }

  /** In bytes, before any compression. */
  public long length() {
    return length;
  }

  /** All of it at once: for what is small. */
  public byte[] bytes() {
    if (!packed) {
      return pieces.getFirst();
    }
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading memory", e);
    }
  }

  /** From its beginning. */
  public InputStream open() {
    try {
      return packed
          ? new GZIPInputStream(joined(), 64 * 1024)
          : new ByteArrayInputStream(pieces.getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException("reading memory", e);
    }
  }

  /** Compressed by gzip, in pieces of at most 256 KiB that make one stream; not copied. */
  public List<byte[]> gzip() {
    if (packed) {
      return pieces;
    }
    try (Writer writer = new Writer(Long.MAX_VALUE, 0)) {
      writer.write(pieces.getFirst());
      return writer.done().pieces;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  /** Whether it is held compressed. */
  public boolean isLarge() {
    return packed;
  }

  /** SHA-256, hexadecimal. */
  public String sha256() {
    return sha256.isEmpty() ? hex(digest().digest(bytes())) : sha256;
  }

  private InputStream joined() {
    return new SequenceInputStream(
        Collections.enumeration(
            pieces.stream().map(ByteArrayInputStream::new).map(InputStream.class::cast).toList()));
  }

  /** There were more bytes than are allowed, or they do not compress. */
  public static final class TooLarge extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;
  }

  /** Collects bytes as they come. For one thread. */
  public static final class Writer extends OutputStream {
    private final long limit;
    private final int plain;
    private final MessageDigest digest = digest();
    private final Pieces pieces = new Pieces();
    private ByteArrayOutputStream small = new ByteArrayOutputStream();
    private OutputStream gzip;
    private long length;

    /**
     * @param limit in bytes; writing more throws {@link TooLarge}
     */
    public Writer(long limit) {
      this(limit, PLAIN);
    }

    private Writer(long limit, int plain) {
      this.limit = limit;
      this.plain = plain;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      length += count;
      if (length > limit || pieces.size > MOST_PACKED) {
        throw new TooLarge();
      }
      digest.update(bytes, from, count);
      if (gzip == null && small.size() + count > plain) {
        gzip = new Fast(pieces);
        small.writeTo(gzip);
        small = null;
      }
      if (gzip == null) {
        small.write(bytes, from, count);
      } else {
        gzip.write(bytes, from, count);
      }
    }

    public long length() {
      return length;
    }

    /** All that was written; nothing is written after it. */
    public Spooled done() throws IOException {
      String sha256 = hex(digest.digest());
      if (gzip == null && plain > 0) {
        return new Spooled(List.of(small.toByteArray()), false, length, sha256);
      }
      if (gzip == null) {
        gzip = new Fast(pieces);
      }
      gzip.close();
      return new Spooled(pieces.all(), true, length, sha256);
    }
  }

  /** Files of banks shrink to a tenth even so. */
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out, 64 * 1024);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static final class Pieces extends OutputStream {
    private static final int PIECE = 256 * 1024;

    private final List<byte[]> full = new ArrayList<>();
    // Made when needed: most bodies are small, and clearing it would cost more than they do.
    private byte[] current;
    private int used;
    private long size;

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      if (current == null) {
        current = new byte[PIECE];
      }
      int at = from;
      int left = count;
      while (left > 0) {
        int some = Math.min(left, PIECE - used);
        System.arraycopy(bytes, at, current, used, some);
        used += some;
        at += some;
        left -= some;
        if (used == PIECE) {
          full.add(current.clone());
          used = 0;
        }
      }
      size += count;
    }

    List<byte[]> all() {
      List<byte[]> all = new ArrayList<>(full);
      if (used > 0) {
        all.add(java.util.Arrays.copyOf(current, used));
      }
      return all;
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
