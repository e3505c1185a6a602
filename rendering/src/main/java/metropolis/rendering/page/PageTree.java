package metropolis.rendering.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pages of a document, in a tree that a viewer can search without reading it all. */
final class PageTree {

  private static final int CHILDREN = 64;

  private record Node(int object, int pages) {}

  private final PdfFile file;
  private final List<Integer> nodes = new ArrayList<>();
  private int[] pages = new int[CHILDREN];
  private int count;

  PageTree(PdfFile file) {
    this.file = file;
  }

  int size() {
    return count;
  }

  /** The node that the next page hangs on. */
  int parent() {
    if (count % CHILDREN == 0) {
      nodes.add(file.allocate());
    }
    return nodes.getLast();
  }

  void add(int page) {
    if (count == pages.length) {
      pages = Arrays.copyOf(pages, 2 * count);
    }
    pages[count++] = page;
  }

  /** Writes all nodes; returns the root. */
  int finish() {
    List<Node> level = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      int from = i * CHILDREN;
      level.add(new Node(nodes.get(i), Math.min(CHILDREN, count - from)));
    }
    int root = 0;
    List<Integer> above = parents(level.size());
    for (int i = 0; i < nodes.size(); i++) {
      Bytes out = begin(level.get(i), above, i);
      for (int page = i * CHILDREN; page < Math.min(count, (i + 1) * CHILDREN); page++) {
        out.reference(pages[page]);
      }
      end(out);
    }
    root = nodes.getFirst();
    while (!above.isEmpty()) {
      List<Node> children = level;
      level = new ArrayList<>();
      List<Integer> next = parents(above.size());
      for (int i = 0; i < above.size(); i++) {
        List<Node> own =
            children.subList(i * CHILDREN, Math.min(children.size(), (i + 1) * CHILDREN));
        Node node = new Node(above.get(i), own.stream().mapToInt(Node::pages).sum());
        level.add(node);
        Bytes out = begin(node, next, i);
        own.forEach(child -> out.reference(child.object()));
        end(out);
      }
      root = above.getFirst();
      above = next;
    }
    return root;
  }

  /** Numbers for the nodes above so many; none above a root. */
  private List<Integer> parents(int children) {
    List<Integer> parents = new ArrayList<>();
    for (int i = 0; children > 1 && i < children; i += CHILDREN) {
      parents.add(file.allocate());
    }
    return parents;
  }

  private Bytes begin(Node node, List<Integer> above, int index) {
    Bytes out = file.begin(node.object()).ascii("<</Type/Pages/Count ").integer(node.pages());
    if (!above.isEmpty()) {
      out.ascii("/Parent ").reference(above.get(index / CHILDREN));
    }
    return out.ascii("/Kids[");
  }

  private void end(Bytes out) {
    out.ascii("]>>");
    file.end();
  }
}
