package metropolis.payment.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A small piece of a document, by local names. Confined to one reading. */
final class Node {

  final String name;
  final int line;
  final String currency;
  private final List<Node> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /**
   * @param currency the attribute Ccy; empty if there is none
   */
  Node(String name, int line, String currency) {
    this.name = name;
    this.line = line;
    this.currency = currency;
  }

  void add(Node child) {
    children.add(child);
  }

  StringBuilder content() {
    return text;
  }

  String text() {
    return text.toString().strip();
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

  /** All descendants at this path. */
  Stream<Node> all(String... path) {
    Stream<Node> found = Stream.of(this);
    for (String step : path) {
      found = found.flatMap(node -> node.children.stream().filter(c -> c.name.equals(step)));
    }
    return found;
  }

  /** The first descendant at this path. */
  Optional<Node> first(String... path) {
    return all(path).findFirst();
  }

  /** The text of the first descendant at this path that has any; empty if there is none. */
  String text(String... path) {
    return all(path).map(Node::text).filter(t -> !t.isEmpty()).findFirst().orElse("");
  }
}
