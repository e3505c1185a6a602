package metropolis.rendering.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import metropolis.rendering.font.Face;

/** The fonts of a document: one for each face, and another when one is full. */
final class PdfFonts {

  /** The dictionary that all pages name. */
  final int object;

  private final PdfFile file;
  private final int level;
  private final Map<Face, PdfFont> open = new IdentityHashMap<>();
  private final List<PdfFont> inOrder = new ArrayList<>();
  private final List<Integer> objects = new ArrayList<>();

  PdfFonts(PdfFile file, int level) {
    this.file = file;
    this.level = level;
    object = file.allocate();
  }

  PdfFont of(Face face) {
    PdfFont font = open.get(face);
    return font == null ? begin(face) : font;
  }

  /** Writes a full font, and begins another of its face. */
  PdfFont next(Face face) {
    PdfFont full = open.remove(face);
    inOrder.remove(full);
    full.write(file, level);
    return begin(face);
  }

  private PdfFont begin(Face face) {
    PdfFont font = new PdfFont(face, file.allocate(), "F" + objects.size());
    objects.add(font.object);
    open.put(face, font);
    inOrder.add(font);
    return font;
  }

  void finish() {
    inOrder.forEach(font -> font.write(file, level));
    Bytes out = file.begin(object).ascii("<<");
    for (int i = 0; i < objects.size(); i++) {
      out.ascii("/F").integer(i).u8(' ').reference(objects.get(i));
    }
    out.ascii(">>");
    file.end();
  }
}
