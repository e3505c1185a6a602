package metropolis.rendering.page;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What repeats on pages, once in a document. It is deflated once in a process: patterns are longer
 * than all else on a page, and the same for thousands of documents. For one thread.
 */
final class PdfPatterns {

  /** Of categories, templates and sides; then all are forgotten, and made anew. */
  private static final int MOST = 500;

  /** What a stream holds, deflated. */
  private static final Map<Key, byte[]> DRAWN = new ConcurrentHashMap<>();

  /** What is deflated once may take its time. */
  private static final int LEVEL = 6;

  private record Key(Object drawing, double height) {}

  private final PdfFile file;
  private final Map<Key, Integer> objects = new HashMap<>();

  PdfPatterns(PdfFile file) {
    this.file = file;
  }

  /**
   * The object that draws it.
   *
   * @param height of the page in points
   * @param box in points from the bottom left corner of the page
   */
  int of(Object drawing, double height, String box, Consumer<Canvas> how) {
    Key key = new Key(drawing, height);
    Integer known = objects.get(key);
    if (known != null) {
      return known;
    }
    int object = file.allocate();
    byte[] content = drawn(key, how);
    file.stream(
        object,
        "/Type/XObject/Subtype/Form/Resources<<>>/BBox[" + box + "]/Filter/FlateDecode",
        content,
        content.length,
        0);
    objects.put(key, object);
    return object;
  }

  private byte[] drawn(Key key, Consumer<Canvas> how) {
    byte[] before = DRAWN.get(key);
    if (before != null) {
      return before;
    }
    Bytes content = new Bytes(1 << 13);
    how.accept(PdfCanvas.bare(key.height(), content));
    byte[] now = file.deflated(content, LEVEL);
    if (DRAWN.size() >= MOST) {
      DRAWN.clear();
    }
    DRAWN.put(key, now);
    return now;
  }
}
