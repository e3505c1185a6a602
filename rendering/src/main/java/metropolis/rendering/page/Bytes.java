package metropolis.rendering.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being put together: PDF syntax in ASCII, and font tables, big end first. One thread. */
final class Bytes {

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private byte[] array;
  private int length;

  Bytes(int capacity) {
    array = new byte[capacity];
  }

  /** The bytes so far, at the beginning of a longer array; valid until the next change. */
  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  byte[] copy() {
    return Arrays.copyOf(array, length);
  }

  /** Room for more bytes at the end, which now count; returns where they begin. */
  int extend(int count) {
    int at = length;
    if (array.length - length < count) {
      array = Arrays.copyOf(array, Math.max(2 * array.length, Math.addExact(length, count)));
    }
    length += count;
    return at;
  }

  /** As text, a character for each byte. */
  String latin() {
    return new String(array, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Takes back bytes at the end. */
  void shorten(int count) {
    length -= count;
  }

  Bytes put(byte[] bytes, int from, int count) {
    int at = extend(count);
    System.arraycopy(bytes, from, array, at, count);
    return this;
  }

  Bytes put(byte[] bytes) {
    return put(bytes, 0, bytes.length);
  }

  Bytes put(Bytes bytes) {
    return put(bytes.array, 0, bytes.length);
  }

  @SuppressWarnings("deprecation") // The one fast way from an ASCII string to bytes.
  Bytes ascii(String text) {
    int count = text.length();
    int at = extend(count);
    text.getBytes(0, count, array, at);
    return this;
  }

  Bytes u8(int value) {
    int at = extend(1);
    array[at] = (byte) value;
    return this;
  }

  Bytes u16(int value) {
    int at = extend(2);
    array[at] = (byte) (value >> 8);
    array[at + 1] = (byte) value;
    return this;
  }

  Bytes u32(int value) {
    return u16(value >>> 16).u16(value);
  }

  void setU16(int at, int value) {
    array[at] = (byte) (value >> 8);
    array[at + 1] = (byte) value;
  }

  void setU32(int at, int value) {
    setU16(at, value >>> 16);
    setU16(at + 2, value);
  }

  Bytes hex16(int value) {
    int at = extend(4);
    array[at] = HEX[value >> 12 & 15];
    array[at + 1] = HEX[value >> 8 & 15];
    array[at + 2] = HEX[value >> 4 & 15];
    array[at + 3] = HEX[value & 15];
    return this;
  }

  Bytes integer(long value) {
    if (value >= 0 && value < 10) {
      return u8('0' + (int) value);
    }
    if (value < 0) {
      u8('-');
      value = -value;
    }
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    int at = extend(digits);
    for (int i = digits - 1; i >= 0; i--) {
      array[at + i] = (byte) ('0' + value % 10);
      value /= 10;
    }
    return this;
  }

  /** Four numbers of 0 to 999, and the operator: most of what is drawn for a QR code. */
  Bytes rectangle(int[] numbers, int from) {
    int at = extend(4 * 4 + 3);
    byte[] to = array;
    for (int i = from; i < from + 4; i++) {
      int number = numbers[i];
      if (number >= 100) {
        to[at++] = (byte) ('0' + number / 100);
      }
      if (number >= 10) {
        to[at++] = (byte) ('0' + number / 10 % 10);
      }
      to[at++] = (byte) ('0' + number % 10);
      to[at++] = ' ';
    }
    to[at] = 'r';
    to[at + 1] = 'e';
    to[at + 2] = '\n';
    length = at + 3;
    return this;
  }

  /** With at most four decimals, then a space. */
  Bytes number(double value) {
    return decimal(Math.round(value * 10_000), 10_000);
  }

  /** With at most seven decimals, then a space: for what is multiplied. */
  Bytes fine(double value) {
    return decimal(Math.round(value * 10_000_000), 10_000_000);
  }

  private Bytes decimal(long scaled, int scale) {
    if (scaled < 0) {
      u8('-');
      scaled = -scaled;
    }
    integer(scaled / scale);
    int rest = (int) (scaled % scale);
    if (rest != 0) {
      u8('.');
      for (int unit = scale / 10; rest != 0; unit /= 10) {
        u8('0' + rest / unit);
        rest %= unit;
      }
    }
    return u8(' ');
  }

  /** A reference to an object, then a space. */
  Bytes reference(int object) {
    return integer(object).ascii(" 0 R ");
  }

  /** A string that people read, in UTF-16. */
  Bytes text(String text) {
    ascii("<FEFF");
    for (int i = 0; i < text.length(); i++) {
      hex16(text.charAt(i));
    }
    return u8('>');
  }

  /** Zeros up to a multiple of four. */
  void align(int since) {
    while ((length - since & 3) != 0) {
      u8(0);
    }
  }
}
