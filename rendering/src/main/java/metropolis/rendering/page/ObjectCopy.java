package metropolis.rendering.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/** Copies objects of another PDF, under new numbers, and all that they refer to. */
final class ObjectCopy {

  private static final int MOST_OBJECTS = 20_000;
  private static final int DEEPEST = 50;

  /** What leads out of a page, and what only its own document understands. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "Parent",
          "StructParent",
          "StructParents",
          "Metadata",
          "PieceInfo",
          "OPI",
          "OC",
          "Alternates",
          "LastModified",
          "Thumb",
          "Interpolate",
          "Properties");

  private static final COSName UNICODE = COSName.getPDFName("ToUnicode");
  private static final COSName FONT_FILE = COSName.getPDFName("FontFile");
  private static final COSName FONT_FILE_2 = COSName.getPDFName("FontFile2");
  private static final COSName FONT_FILE_3 = COSName.getPDFName("FontFile3");
  private static final COSName PATTERN_TYPE = COSName.getPDFName("PatternType");

  private final Form.Builder form;
  private final Map<COSBase, Integer> numbers = new IdentityHashMap<>();
  private final Deque<COSBase> waiting = new ArrayDeque<>();
  private final PageContent content = new PageContent();
  private int depth;
  private boolean fonts;
  private boolean mute;
  private boolean doubtful;

  ObjectCopy(Form.Builder form) {
    this.form = form;
  }

  PageContent content() {
    return content;
  }

  boolean isConforming(boolean declared) {
    return !doubtful && !content.isCmyk() && (!fonts || declared && !mute);
  }

  /** Writes all that was referred to so far, and what that refers to. */
  void finish() throws IOException {
    while (!waiting.isEmpty()) {
      COSBase base = waiting.poll();
      int number = numbers.get(base);
      if (base instanceof COSStream stream) {
        stream(number, stream);
      } else {
        Bytes value = new Bytes(256);
        value(value, base);
        form.object(number, value);
      }
    }
  }

  private void stream(int number, COSStream stream) throws IOException {
    long pixels = (long) stream.getInt(COSName.WIDTH) * stream.getInt(COSName.HEIGHT);
    if (pixels > Pictures.MOST_PIXELS) {
      throw new RefusedPictureException(
          "a picture in the PDF has more than 40 million pixels: export it with smaller ones");
    }
    boolean drawing =
        COSName.FORM.equals(stream.getCOSName(COSName.SUBTYPE)) || stream.getInt(PATTERN_TYPE) == 1;
    Bytes entries = new Bytes(256);
    for (COSName key : stream.keySet()) {
      boolean packing = key.equals(COSName.FILTER) || key.equals(COSName.DECODE_PARMS);
      if (!key.equals(COSName.LENGTH) && !(drawing && packing)) {
        entry(entries, key, stream.getItem(key));
      }
    }
    if (drawing) {
      byte[] clean = content.unmarked(PageContent.read(stream));
      form.stream(number, entries, new Bytes(clean.length).put(clean, 0, clean.length));
      return;
    }
    byte[] raw;
    try (var input = stream.createRawInputStream()) {
      raw = input.readAllBytes();
    }
    form.packed(number, entries, raw);
  }

  /** Writes a value where it stands; streams and what is referred to come later. */
  void value(Bytes out, COSBase base) throws IOException {
    switch (base) {
      case null -> out.ascii("null ");
      case COSObject reference -> reference(out, reference.getObject());
      case COSStream stream -> reference(out, stream);
      case COSDictionary dictionary -> dictionary(out, dictionary);
      case COSArray array -> array(out, array);
      case COSName name -> name(out, name);
      case COSString string -> out.u8('<').ascii(string.toHexString()).u8('>');
      case COSInteger number -> out.integer(number.longValue()).u8(' ');
      case COSFloat number -> out.fine(number.floatValue());
      case COSBoolean truth -> out.ascii(truth.getValue() ? "true " : "false ");
      default -> out.ascii("null ");
    }
  }

  private void reference(Bytes out, COSBase target) throws IOException {
    if (target instanceof COSDictionary || target instanceof COSArray) {
      Integer number = numbers.get(target);
      if (number == null) {
        if (numbers.size() == MOST_OBJECTS) {
          throw new RefusedPictureException(
              "the page is made of more than 20,000 parts: export it as a picture");
        }
        number = form.allocate();
        numbers.put(target, number);
        waiting.add(target);
      }
      Form.Builder.refer(out, number);
    } else {
      value(out, target instanceof COSObject ? null : target);
    }
  }

  private void array(Bytes out, COSArray array) throws IOException {
    deeper();
    out.u8('[');
    for (int i = 0; i < array.size(); i++) {
      value(out, array.get(i));
    }
    out.u8(']');
    depth--;
  }

  private void dictionary(Bytes out, COSDictionary dictionary) throws IOException {
    deeper();
    noteFont(dictionary);
    out.ascii("<<");
    for (COSName key : dictionary.keySet()) {
      entry(out, key, dictionary.getItem(key));
    }
    out.ascii(">>");
    depth--;
  }

  private void entry(Bytes out, COSName key, COSBase value) throws IOException {
    if (!LEFT_OUT.contains(key.getName())) {
      name(out, key);
      value(out, value);
    }
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw new RefusedPictureException("the PDF is nested too deeply: print it to PDF again");
    }
  }

  private void name(Bytes out, COSName name) throws IOException {
    doubtful |= COSName.DEVICECMYK.equals(name) || COSName.LZW_DECODE.equals(name);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    name.writePDF(bytes);
    out.put(bytes.toByteArray(), 0, bytes.size()).u8(' ');
  }

  private void noteFont(COSDictionary dictionary) {
    if (!COSName.FONT.equals(dictionary.getCOSName(COSName.TYPE))) {
      return;
    }
    COSName kind = dictionary.getCOSName(COSName.SUBTYPE);
    fonts = true;
    boolean part = kind != null && kind.getName().startsWith("CIDFont");
    mute |= !part && !dictionary.containsKey(UNICODE);
    if (COSName.TYPE0.equals(kind) || COSName.TYPE3.equals(kind)) {
      return;
    }
    COSDictionary descriptor = dictionary.getCOSDictionary(COSName.FONT_DESC);
    if (descriptor == null
        || !descriptor.containsKey(FONT_FILE)
            && !descriptor.containsKey(FONT_FILE_2)
            && !descriptor.containsKey(FONT_FILE_3)) {
      throw new RefusedPictureException(
          "a font of the PDF is not embedded: export it as PDF/A, or with all fonts embedded");
    }
  }
}
