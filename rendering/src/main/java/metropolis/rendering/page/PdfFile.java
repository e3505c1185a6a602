package metropolis.rendering.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * The objects of a PDF, written one after the other and forgotten: only where each begins is kept.
 * One thread.
 */
final class PdfFile implements AutoCloseable {

  private static final int DRAIN = 1 << 16;
  private static final byte[] ENTRY = {' ', '0', '0', '0', '0', '0', ' ', 'n', ' ', '\n'};

  private final OutputStream target;
  private final Workbench bench = Workbench.borrowed();
  private final Bytes out = bench.out;
  private final Bytes packed = bench.packed;
  private long drained;
  private long[] offsets = new long[64];
  private int objects = 1;
  private boolean closed;

  PdfFile(OutputStream target) {
    this.target = target;
    // Bytes beyond ASCII tell whoever transports the file that it is not text.
    out.ascii("%PDF-1.7\n%").u32(0xe2e3cfd3).u8('\n');
  }

  /** A number for an object that is written later. */
  int allocate() {
    if (objects == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * objects);
    }
    return objects++;
  }

  /** Begins an object; what it is made of is put into the result, up to {@link #end}. */
  Bytes begin(int object) {
    offsets[object] = drained + out.length();
    return out.integer(object).ascii(" 0 obj\n");
  }

  void end() {
    out.ascii("\nendobj\n");
    if (out.length() >= DRAIN) {
      drain();
    }
  }

  /** Writes a stream, deflated at a level, 0 for stored; the entries are those but its length. */
  void stream(int object, String entries, byte[] data, int length, int level) {
    begin(object).ascii("<<").ascii(entries);
    if (level == 0) {
      body(data, length);
    } else {
      deflate(data, length, level);
      out.ascii("/Filter/FlateDecode");
      body(packed.array(), packed.length());
    }
    end();
  }

  void stream(int object, String entries, Bytes data, int level) {
    stream(object, entries, data.array(), data.length(), level);
  }

  private void body(byte[] data, int length) {
    out.ascii("/Length ").integer(length).ascii(">>stream\n");
    if (length >= DRAIN) {
      drain();
      write(data, length);
    } else {
      out.put(data, 0, length);
    }
    out.ascii("\nendstream");
  }

  byte[] deflated(Bytes data, int level) {
    deflate(data.array(), data.length(), level);
    return packed.copy();
  }

  private void deflate(byte[] data, int length, int level) {
    packed.clear();
    Deflater deflater = bench.deflater(level);
    deflater.setInput(data, 0, length);
    deflater.finish();
    while (!deflater.finished()) {
      int room = Math.max(1024, length / 2);
      int at = packed.extend(room);
      int count = deflater.deflate(packed.array(), at, room);
      packed.shorten(room - count);
    }
  }

  /** The table of objects, and the trailer with an id made from all bytes before it. */
  void finish(int catalog, int info) {
    long start = drained + out.length();
    out.ascii("xref\n0 ").integer(objects).ascii("\n0000000000 65535 f \n");
    for (int object = 1; object < objects; object++) {
      entry(offsets[object]);
      if (out.length() >= DRAIN) {
        drain();
      }
    }
    drain();
    byte[] id = bench.digest.digest();
    out.ascii("trailer\n<</Size ").integer(objects).ascii("/Root ").reference(catalog);
    out.ascii("/Info ").reference(info).ascii("/ID[");
    id(id);
    id(id);
    out.ascii("]>>\nstartxref\n").integer(start).ascii("\n%%EOF\n");
    drain();
    try {
      target.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void entry(long offset) {
    if (offset == 0) {
      out.ascii("0000000000 65535 f \n");
      return;
    }
    int at = out.extend(20);
    byte[] array = out.array();
    long rest = offset;
    for (int i = 9; i >= 0; i--) {
      array[at + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    System.arraycopy(ENTRY, 0, array, at + 10, 10);
  }

  private void id(byte[] id) {
    out.u8('<');
    for (int i = 0; i < 16; i += 2) {
      out.hex16((id[i] & 0xff) << 8 | id[i + 1] & 0xff);
    }
    out.u8('>');
  }

  private void drain() {
    write(out.array(), out.length());
    out.clear();
  }

  private void write(byte[] data, int length) {
    bench.digest.update(data, 0, length);
    drained += length;
    try {
      target.write(data, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      bench.giveBack();
    }
  }
}
