package metropolis.rendering.artwork;

import static metropolis.rendering.artwork.SvgStyle.refused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of an SVG is drawn how often: elements and what they refer to. One thread. */
final class SvgTree {

  /** As many letters of an outline are as much work as an element. */
  private static final int LETTERS = 200;

  /** Cutting along an outline takes the square of its length. */
  private static final int MOST_CLIP_LETTERS = 4_000;

  private static final int CLIP_LETTERS = 25;
  private static final int DEEPEST = 600;

  /** An element. */
  static final class Node {
    final int line;
    final String kind;
    final boolean drawn;
    final boolean group;
    final List<Node> children = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    String id = "";
    Set<String> classes = Set.of();
    boolean translucent;
    long length;
    private Total total;
    private boolean counting;

    private Node(int line, String kind, boolean drawn, boolean group) {
      this.line = line;
      this.kind = kind;
      this.drawn = drawn;
      this.group = group;
    }
  }

  private record Reference(int line, String target) {}

  /**
   * Of an element with all that it draws.
   *
   * @param work in elements
   * @param shapes drawn
   * @param letters of their outlines
   */
  private record Total(long work, long shapes, long letters) {

    Total plus(Total other) {
      return new Total(work + other.work, shapes + other.shapes, letters + other.letters);
    }

    Total working(long more) {
      return new Total(work + more, shapes, letters);
    }
  }

  private final List<Node> all = new ArrayList<>();
  private final Map<String, Node> named = new HashMap<>();
  private final Map<String, List<Reference>> styled = new HashMap<>();
  private final Map<String, String> skipped = new HashMap<>();

  Node add(Node parent, int line, String kind, boolean drawn, boolean group) {
    Node node = new Node(line, kind, drawn, group);
    all.add(node);
    if (parent != null) {
      parent.children.add(node);
    }
    return node;
  }

  /** The first of a name is meant. */
  void name(Node node, String id) {
    node.id = id;
    named.putIfAbsent(id, node);
  }

  void refer(Node node, int line, String target) {
    node.references.add(new Reference(line, target));
  }

  /** By a rule of a style sheet. */
  void referByStyle(int line, String selector, String target) {
    styled.computeIfAbsent(selector, _ -> new ArrayList<>()).add(new Reference(line, target));
  }

  /** Something that is not read, whose name may be referred to. */
  void skipped(int line, String kind, String id) {
    if (id != null) {
      skipped.putIfAbsent(id, kind);
    }
  }

  /**
   * Checks the whole.
   *
   * @param translucent selectors that make what they choose translucent
   */
  void check(Map<String, Integer> translucent) {
    for (Node node : all) {
      selectors(node).forEach(each -> node.references.addAll(styled.getOrDefault(each, List.of())));
    }
    total(all.getFirst(), 0);
    for (Node node : all) {
      boolean seenThrough =
          node.translucent || selectors(node).stream().anyMatch(translucent::containsKey);
      if (node.group && seenThrough && total(node, 0).shapes() > 1) {
        throw refused(
            node.line,
            "make each shape of the group translucent, instead of the group: shapes that lie on"
                + " each other would show through");
      }
    }
  }

  private static Set<String> selectors(Node node) {
    Set<String> selectors = new HashSet<>(Set.of(node.kind, "#" + node.id));
    node.classes.forEach(each -> selectors.add("." + each));
    return selectors;
  }

  private Total total(Node node, int depth) {
    if (node.total != null) {
      return node.total;
    }
    if (node.counting) {
      throw refused(node.line, "it refers to itself: leave one of the references out");
    }
    if (depth > DEEPEST) {
      throw refused(node.line, "it refers to what refers to others too often: simplify it");
    }
    node.counting = true;
    Total total = new Total(1 + node.length / LETTERS, node.drawn ? 1 : 0, node.length);
    for (Node child : node.children) {
      Total inner = total(child, depth + 1);
      // A definition is drawn where it is used.
      boolean defined = child.kind.equals("defs") || child.kind.equals("clipPath");
      total = defined ? total : total.plus(inner);
    }
    for (Reference reference : node.references) {
      total = referred(node, total, reference, depth);
    }
    if (total.work() > SvgRules.MOST_DRAWN) {
      throw refused(
          node.line,
          "more than 100,000 shapes would be drawn here: simplify it, or export it as PNG");
    }
    node.counting = false;
    node.total = total;
    return total;
  }

  private Total referred(Node node, Total total, Reference reference, int depth) {
    String kind = skipped.get(reference.target());
    if (kind != null && !named.containsKey(reference.target())) {
      throw refused(
          reference.line(), "replace the " + kind + " by plain shapes, or export it as PNG");
    }
    Node target = named.get(reference.target());
    if (target == null) {
      throw refused(reference.line(), "it refers to something that is not in the file");
    }
    Total inner = total(target, depth + 1);
    if (!target.kind.equals("clipPath")) {
      return total.plus(inner);
    }
    if (inner.letters() > MOST_CLIP_LETTERS) {
      throw refused(target.line, "simplify the outline of this clipPath");
    }
    long square = inner.letters() / CLIP_LETTERS;
    return total.working(1 + square * square);
  }
}
