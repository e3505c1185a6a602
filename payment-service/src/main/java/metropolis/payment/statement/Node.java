package metropolis.payment.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A small piece of a document, by local names. Confined to one reading. */
final class Node {

  /** What one takes in memory beside its text, in bytes, with its place among its kind. */
  static final int WEIGHT = 100;

  final String name;
  final int line;
  final String currency;
  private List<Node> children = List.of();

  /** A long entry has hundreds of thousands of these: each holds no more than it must. */
  private String text = "";

  /**
   * @param currency the attribute Ccy; empty if there is none
   */
  Node(String name, int line, String currency) {
    this.name = name;
    this.line = line;
    this.currency = currency;
  }

  void add(Node child) {
    if (children.isEmpty()) {
      children = new ArrayList<>(2);
    }
    children.add(child);
  }

  /** Text as it is read, in one piece or in several; what is but white space so far, is none. */
  void append(char[] more, int from, int count) {
    int start = from;
    int end = from + count;
    while (text.isEmpty() && start < end && Character.isWhitespace(more[start])) {
      start++;
    }
    if (start < end) {
      String piece = new String(more, start, end - start);
      text = text.isEmpty() ? piece : text.concat(piece);
    }
  }

  int length() {
    return text.length();
  }

  String text() {
    return text.strip();
  }

  List<Node> children() {
    return Collections.unmodifiableList(children);
  }

  /** As the file has it but for prefixes, attributes other than Ccy, and white space. */
  String raw(int longest) {
    StringBuilder raw = new StringBuilder();
    write(raw, longest);
    return Fields.words(raw.toString(), longest);
  }

  private void write(StringBuilder raw, int longest) {
    if (raw.length() > longest) {
      return;
    }
    raw.append('<').append(name);
    if (!currency.isEmpty()) {
      raw.append(" Ccy=\"").append(currency).append('"');
    }
    raw.append('>');
    if (children.isEmpty()) {
      raw.append(text());
    }
    children.forEach(child -> child.write(raw, longest));
    raw.append("</").append(name).append('>');
  }

  /** How long it is as the file has it; what goes beyond the longest is not looked at. */
  int rawLength(int longest) {
    StringBuilder raw = new StringBuilder();
    write(raw, longest);
    return raw.length();
  }

  /** With none but these of its children, and without text. */
  Node only(Set<String> names) {
    Node some = new Node(name, line, currency);
    for (Node child : children) {
      if (names.contains(child.name)) {
        some.add(child);
      }
    }
    return some;
  }

  /** About what it takes in memory, in bytes. */
  int weight() {
    int weight = WEIGHT + text.length();
    for (Node child : children) {
      weight += child.weight();
    }
    return weight;
  }

  /** All descendants at this path. */
  List<Node> all(String... path) {
    if (find(0, path) == null) {
      return List.of();
    }
    List<Node> found = new ArrayList<>(1);
    all(0, found, path);
    return found;
  }

  private void all(int step, List<Node> found, String... path) {
    if (step == path.length) {
      found.add(this);
      return;
    }
    for (Node child : children) {
      if (child.name.equals(path[step])) {
        child.all(step + 1, found, path);
      }
    }
  }

  /** The first descendant at this path. */
  Optional<Node> first(String... path) {
    return Optional.ofNullable(find(0, path));
  }

  private Node find(int step, String... path) {
    if (step == path.length) {
      return this;
    }
    for (Node child : children) {
      Node found = child.name.equals(path[step]) ? child.find(step + 1, path) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The text of the first descendant at this path that has any; empty if there is none. */
  String text(String... path) {
    return text(0, path);
  }

  private String text(int step, String... path) {
    if (step == path.length) {
      return text();
    }
    for (Node child : children) {
      String found = child.name.equals(path[step]) ? child.text(step + 1, path) : "";
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }
}
