package metropolis.rendering.page;

import java.nio.charset.StandardCharsets;

/**
 * The colours in which red, green and blue are meant, as an ICC profile that is made here: 2 KB
 * less in each document than that of the JDK, which may differ from one JDK to the next and takes a
 * library of its own to be read.
 *
 * <p>Source: ICC.1:2004-10 (profile version 4.2); IEC 61966-2-1 (sRGB), adapted to D50 by Bradford.
 */
final class ColourProfile {

  private static final int HEADER = 128;
  private static final int ENTRY = 12;

  /** D50, as the header and the white point tell it. */
  private static final double[] WHITE = {0.9642, 1, 0.8249};

  private static final double[] RED = {0.43607, 0.22249, 0.01392};
  private static final double[] GREEN = {0.38515, 0.71687, 0.09708};
  private static final double[] BLUE = {0.14307, 0.06061, 0.7141};

  /** From D65 to D50. */
  private static final double[] ADAPTATION = {
    1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01706, -0.00925, 0.01508, 0.75168
  };

  /** Of the curve (a x + b)^g, and c x below d: g, a, b, c, d. */
  private static final double[] CURVE = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

  /** A power with a straight line below. */
  private static final int POWER_AND_LINE = 3;

  static final byte[] SRGB = new ColourProfile().made();

  private final Bytes table = new Bytes(256);
  private final Bytes data = new Bytes(512);
  private int tags;

  private ColourProfile() {}

  private byte[] made() {
    text("desc", "sRGB");
    text("cprt", "No copyright, use freely");
    numbers("wtpt", "XYZ ", WHITE);
    numbers("chad", "sf32", ADAPTATION);
    numbers("rXYZ", "XYZ ", RED);
    numbers("gXYZ", "XYZ ", GREEN);
    numbers("bXYZ", "XYZ ", BLUE);
    int curve = begin("rTRC", "para");
    data.u16(POWER_AND_LINE).u16(0);
    fixed(CURVE);
    end(curve);
    same("gTRC");
    same("bTRC");
    Bytes profile = header(HEADER + 4 + table.length() + data.length());
    profile.u32(tags);
    int start = HEADER + 4 + table.length();
    for (int at = 4; at < table.length(); at += ENTRY) {
      table.setU32(at, u32(table, at) + start);
    }
    return profile.put(table).put(data).copy();
  }

  private static Bytes header(int size) {
    Bytes header = new Bytes(size);
    header.u32(size).u32(0).u32(0x04200000).ascii("mntrRGB XYZ ");
    // When it was made: always the same.
    header.u16(2004).u16(9).u16(27).u16(0).u16(0).u16(0).ascii("acsp");
    header.extend(28);
    for (double part : WHITE) {
      header.u32(fixed(part));
    }
    header.extend(HEADER - header.length());
    return header;
  }

  private int begin(String tag, String type) {
    tags++;
    table.ascii(tag).u32(data.length()).u32(0);
    int start = data.length();
    data.ascii(type).u32(0);
    return start;
  }

  private void end(int start) {
    table.setU32(table.length() - 4, data.length() - start);
    data.align(0);
  }

  private void same(String tag) {
    tags++;
    int before = table.length() - ENTRY;
    table.ascii(tag).u32(u32(table, before + 4)).u32(u32(table, before + 8));
  }

  private void numbers(String tag, String type, double[] values) {
    int start = begin(tag, type);
    fixed(values);
    end(start);
  }

  private void fixed(double[] values) {
    for (double value : values) {
      data.u32(fixed(value));
    }
  }

  private static int fixed(double value) {
    return (int) Math.round(value * 65_536);
  }

  /** In one language. */
  private void text(String tag, String text) {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
    int start = begin(tag, "mluc");
    data.u32(1).u32(ENTRY).ascii("enUS").u32(utf16.length).u32(16 + ENTRY).put(utf16);
    end(start);
  }

  private static int u32(Bytes bytes, int at) {
    byte[] array = bytes.array();
    return array[at] << 24
        | (array[at + 1] & 0xff) << 16
        | (array[at + 2] & 0xff) << 8
        | array[at + 3] & 0xff;
  }
}
