package metropolis.rendering.page;

import java.util.Arrays;
import java.util.List;

/**
 * What the parts of a document mean: a tree with a section for each page, written page by page.
 * Only the numbers of its sections stay in memory.
 *
 * <p>Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1.
 */
final class Tags {

  /** A part of a page; the box is that of a figure, in points, left, bottom, right, top. */
  record Part(Canvas.Role role, String alternative, String language, double[] box) {}

  private static final int LEAF = 256;

  private final PdfFile file;
  final int root;
  private final int document;
  private final int parents;
  private int[] sections = new int[16];
  private int sectionCount;
  private int pages;
  private final Bytes leaf = new Bytes(1024);
  private int leafFirst;
  private int[] leaves = new int[16];
  private int leafCount;

  Tags(PdfFile file) {
    this.file = file;
    root = file.allocate();
    document = file.allocate();
    parents = file.allocate();
  }

  /** Writes the parts of a page; returns the page's key in the tree of parents, or -1. */
  int page(int page, List<Part> parts) {
    if (parts.isEmpty()) {
      return -1;
    }
    int section = file.allocate();
    sections = append(sections, sectionCount++, section);
    int first = section + 1;
    for (int i = 0; i < parts.size(); i++) {
      file.allocate();
    }
    Bytes out = file.begin(section);
    out.ascii("<</Type/StructElem/S/Sect/P ").reference(document).ascii("/K[");
    references(out, first, parts.size());
    out.ascii("]>>");
    file.end();
    for (int i = 0; i < parts.size(); i++) {
      element(first + i, section, page, i, parts.get(i));
    }
    int key = pages++;
    leaf.integer(key).ascii("[");
    references(leaf, first, parts.size());
    leaf.ascii("]");
    if (pages - leafFirst == LEAF) {
      writeLeaf();
    }
    return key;
  }

  private void element(int object, int section, int page, int content, Part part) {
    Bytes out = file.begin(object).ascii("<</Type/StructElem/S/").ascii(tag(part.role()));
    out.ascii("/P ").reference(section).ascii("/Pg ").reference(page);
    out.ascii("/K ").integer(content);
    if (!part.language().isEmpty()) {
      out.ascii("/Lang(").ascii(part.language()).ascii(")");
    }
    if (!part.alternative().isEmpty()) {
      out.ascii("/Alt").text(part.alternative());
    }
    double[] box = part.box();
    if (box != null && box[0] < box[2]) {
      out.ascii("/A<</O/Layout/Placement/Block/BBox[");
      for (double side : box) {
        out.number(side);
      }
      out.ascii("]>>");
    }
    out.ascii(">>");
    file.end();
  }

  static String tag(Canvas.Role role) {
    return switch (role) {
      case HEADING -> "H1";
      case PARAGRAPH -> "P";
      case FIGURE -> "Figure";
    };
  }

  private static void references(Bytes out, int first, int count) {
    for (int i = 0; i < count; i++) {
      out.reference(first + i);
    }
  }

  private void writeLeaf() {
    int object = file.allocate();
    leaves = append(leaves, leafCount++, object);
    Bytes out = file.begin(object).ascii("<</Limits[").integer(leafFirst).u8(' ');
    out.integer(pages - 1).ascii("]/Nums[").put(leaf).ascii("]>>");
    file.end();
    leaf.clear();
    leafFirst = pages;
  }

  void finish() {
    if (pages > leafFirst) {
      writeLeaf();
    }
    Bytes out = file.begin(parents).ascii(leafCount == 0 ? "<</Nums[" : "<</Kids[");
    references(out, leaves, leafCount);
    out.ascii("]>>");
    file.end();
    out = file.begin(document).ascii("<</Type/StructElem/S/Document/P ").reference(root);
    out.ascii("/K[");
    references(out, sections, sectionCount);
    out.ascii("]>>");
    file.end();
    out = file.begin(root).ascii("<</Type/StructTreeRoot/K ").reference(document);
    out.ascii("/ParentTree ").reference(parents);
    out.ascii("/ParentTreeNextKey ").integer(pages).ascii(">>");
    file.end();
  }

  private static void references(Bytes out, int[] objects, int count) {
    for (int i = 0; i < count; i++) {
      out.reference(objects[i]);
    }
  }

  private static int[] append(int[] array, int count, int value) {
    int[] room = count == array.length ? Arrays.copyOf(array, 2 * count) : array;
    room[count] = value;
    return room;
  }
}
