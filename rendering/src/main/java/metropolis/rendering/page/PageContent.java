package metropolis.rendering.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;

/** The operators of a foreign page, without the marks that tie them to their own document. */
final class PageContent {

  static final int MOST_BYTES = 32 << 20;

  private static final Set<String> MARKS = Set.of("BMC", "BDC", "EMC", "MP", "DP");
  private static final Set<String> CMYK = Set.of("k", "K");
  private static final Set<String> SPACES = Set.of("cs", "CS");

  private boolean cmyk;

  /** Whether something so far is painted in inks that an sRGB document cannot describe. */
  boolean isCmyk() {
    return cmyk;
  }

  /** Without marks of content: here all of it is decoration. */
  byte[] unmarked(byte[] content) throws IOException {
    ByteArrayOutputStream clean = new ByteArrayOutputStream(content.length);
    ContentStreamWriter writer = new ContentStreamWriter(clean);
    PDFStreamParser parser = new PDFStreamParser(content);
    List<Object> operation = new ArrayList<>();
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      operation.add(token);
      if (token instanceof Operator operator) {
        if (!MARKS.contains(operator.getName())) {
          note(operator.getName(), operation);
          writer.writeTokens(operation);
        }
        operation.clear();
      }
    }
    return clean.toByteArray();
  }

  private void note(String operator, List<Object> operation) {
    cmyk |= CMYK.contains(operator);
    cmyk |= SPACES.contains(operator) && operation.getFirst().equals(COSName.DEVICECMYK);
  }

  /** All parts of a content, one after the other. */
  static byte[] read(COSBase contents) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (contents instanceof COSStream stream) {
      all.write(decoded(stream));
    } else if (contents instanceof COSArray parts) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.getObject(i) instanceof COSStream stream) {
          all.write(decoded(stream));
          all.write('\n');
        }
        checkLength(all.size());
      }
    }
    checkLength(all.size());
    return all.toByteArray();
  }

  private static byte[] decoded(COSStream stream) throws IOException {
    byte[] raw;
    try (var input = stream.createRawInputStream()) {
      raw = input.readAllBytes();
    }
    COSBase filter = stream.getFilters();
    if (filter instanceof COSArray filters && filters.size() == 1) {
      filter = filters.getObject(0);
    }
    if (filter == null || filter instanceof COSArray none && none.size() == 0) {
      return raw;
    }
    boolean plain = stream.getDictionaryObject(COSName.DECODE_PARMS) == null;
    if (COSName.FLATE_DECODE.equals(filter) && plain) {
      return Inflation.inflate(raw, MOST_BYTES);
    }
    throw new RefusedPictureException(
        "the PDF packs its pages in an unusual way: print it to PDF again, and use that file");
  }

  private static void checkLength(int length) {
    if (length > MOST_BYTES) {
      throw new RefusedPictureException(
          "the page holds more than 32 MB of drawing: export it as a picture");
    }
  }
}
