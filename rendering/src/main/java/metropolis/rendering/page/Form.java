package metropolis.rendering.page;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * A drawing as the objects of a PDF that it is made of, deflated once and ready for any document:
 * only their numbers are still to be given. Immutable.
 */
public final class Form {

  /** Stands before the place of an object within the form, four bytes, where it is referred to. */
  private static final byte REFERENCE = 0;

  /**
   * @param value or, of a stream, its entries
   * @param data of a stream; null for anything else
   */
  private record Part(byte[] value, byte[] data) {}

  private final List<Part> parts;
  private final byte[] digest;
  private final boolean conforming;

  private Form(List<Part> parts, byte[] digest, boolean conforming) {
    this.parts = parts;
    this.digest = digest;
    this.conforming = conforming;
  }

  /** Of all its bytes. */
  byte[] digest() {
    return digest;
  }

  /** Whether a PDF/A-2a document may hold it. */
  boolean isConforming() {
    return conforming;
  }

  /** Writes it into a document; returns the object to be drawn. */
  int write(PdfFile file) {
    int first = file.allocate();
    for (int i = 1; i < parts.size(); i++) {
      file.allocate();
    }
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Bytes value = numbered(part.value(), first);
      if (part.data() == null) {
        file.begin(first + i).put(value);
        file.end();
      } else {
        file.stream(first + i, value.latin(), part.data(), part.data().length, 0);
      }
    }
    return first;
  }

  private static Bytes numbered(byte[] value, int first) {
    Bytes out = new Bytes(value.length + 16);
    int from = 0;
    for (int at = 0; at < value.length; at++) {
      if (value[at] == REFERENCE) {
        out.put(value, from, at - from);
        out.reference(first + ByteBuffer.wrap(value, at + 1, 4).getInt());
        at += 4;
        from = at + 1;
      }
    }
    return out.put(value, from, value.length - from);
  }

  /**
   * Puts a form together; the object that is allocated first is the one to be drawn. One thread.
   */
  static final class Builder implements AutoCloseable {

    /** What is prepared once may take its time. */
    private static final int LEVEL = 6;

    private final List<Part> parts = new ArrayList<>();
    private final PdfFile packing = new PdfFile(OutputStream.nullOutputStream());

    /** A place for an object that is given later. */
    int allocate() {
      parts.add(null);
      return parts.size() - 1;
    }

    /** A reference to an object of this form, as it stands in a value. */
    static Bytes refer(Bytes out, int object) {
      return out.u8(REFERENCE).u32(object);
    }

    void object(int object, Bytes value) {
      parts.set(object, new Part(value.copy(), null));
    }

    /** A stream that is packed already, as its entries say. */
    void packed(int object, Bytes entries, byte[] data) {
      parts.set(object, new Part(entries.copy(), data));
    }

    void stream(int object, Bytes entries, Bytes data) {
      entries.ascii("/Filter/FlateDecode");
      packed(object, entries, packing.deflated(data, LEVEL));
    }

    Form form(boolean conforming) {
      MessageDigest digest;
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
      for (Part part : parts) {
        digest.update(part.value());
        if (part.data() != null) {
          digest.update(part.data());
        }
      }
      return new Form(List.copyOf(parts), digest.digest(), conforming);
    }

    @Override
    public void close() {
      packing.close();
    }
  }
}
