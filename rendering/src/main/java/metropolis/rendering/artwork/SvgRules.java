package metropolis.rendering.artwork;

import static metropolis.rendering.artwork.SvgStyle.refused;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import metropolis.rendering.page.RefusedPictureException;

/**
 * Reads an SVG before anybody draws it, and refuses what must not be in it, what would be drawn
 * otherwise than meant, and what grows too large when it is drawn. One thread.
 */
final class SvgRules {

  /** Of elements drawn, each as often as it is used, and long outlines as several. */
  static final int MOST_DRAWN = 100_000;

  private static final int MOST_ELEMENTS = 100_000;
  private static final int DEEPEST = 90;
  private static final int HEAD = 1 << 16;
  private static final Pattern SUBSET = Pattern.compile("<!DOCTYPE[^<>\\[]*\\[");
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final Set<String> DRAWN =
      Set.of("path", "rect", "circle", "ellipse", "line", "polyline", "polygon");
  private static final Set<String> GROUPS = Set.of("svg", "g", "a", "symbol", "use");
  private static final Set<String> OTHERS =
      Set.of("defs", "clipPath", "linearGradient", "radialGradient", "stop", "style");

  /** Read by nobody; what refers to one is told. */
  private static final Set<String> SKIPPED =
      Set.of("title", "desc", "metadata", "filter", "mask", "marker", "pattern", "view");

  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          Map.entry("text", "convert the text to paths: the letters of its font are not in it"),
          Map.entry("image", "leave the picture out: make it an image of its own in the template"),
          Map.entry("script", "leave the script out"),
          Map.entry("switch", "export it without data for editing, as plain SVG 1.1"),
          Map.entry("foreignObject", "export it without data for editing, as plain SVG 1.1"),
          Map.entry("animate", "leave the animation out"),
          Map.entry("animateTransform", "leave the animation out"),
          Map.entry("animateMotion", "leave the animation out"),
          Map.entry("set", "leave the animation out"));

  private final SvgTree tree = new SvgTree();
  private final Map<String, Integer> translucent = new HashMap<>();
  private final Deque<SvgTree.Node> open = new ArrayDeque<>();
  private int elements;
  private boolean relative;

  private SvgRules() {}

  /**
   * Checks all of it.
   *
   * @return whether its size is that of its view box, since it gives none of its own
   * @throws RefusedPictureException with line and remedy
   */
  static boolean check(byte[] svg) {
    SvgRules rules = new SvgRules();
    try {
      rules.read(svg);
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw new RefusedPictureException(
          "line " + line + " of the SVG: this is not XML: export it again as plain SVG 1.1", e);
    }
    rules.tree.check(rules.translucent);
    return rules.relative;
  }

  /** For everybody who reads the file: no DTD, no entities, nothing from elsewhere. */
  static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }

  /** The reader steps over it, and then misses what it defines. */
  private static void checkDoctype(byte[] svg) {
    String head = new String(svg, 0, Math.min(svg.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher subset = SUBSET.matcher(head);
    if (subset.find()) {
      int line = 1 + (int) head.substring(0, subset.start()).chars().filter(c -> c == '\n').count();
      throw refused(line, "leave out what stands in [ ] after DOCTYPE, or all of it");
    }
  }

  private void read(byte[] svg) throws XMLStreamException {
    checkDoctype(svg);
    XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(svg));
    try {
      int line = 1;
      while (xml.hasNext()) {
        // An event is told where it ends; it begins where the one before ended.
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> element(xml, line);
          case XMLStreamConstants.END_ELEMENT -> open.pop();
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw refused(line, "write the letters themselves instead of an entity");
          case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
            if (xml.getPITarget().equals("xml-stylesheet")) {
              throw refused(line, "put the style sheet into the file: nothing else is read");
            }
          }
          default -> {}
        }
        line = xml.getLocation().getLineNumber();
      }
    } finally {
      xml.close();
    }
  }

  private void element(XMLStreamReader xml, int line) throws XMLStreamException {
    String kind = xml.getLocalName();
    boolean foreign = xml.getNamespaceURI() != null && !xml.getNamespaceURI().equals(SVG);
    if (open.isEmpty() && (foreign || !kind.equals("svg"))) {
      throw refused(line, "begin with an svg element: this is another kind of file");
    }
    if (++elements > MOST_ELEMENTS) {
      throw refused(line, "it has more than 100,000 elements: simplify it, or export it as PNG");
    }
    if (open.size() == DEEPEST) {
      throw refused(line, "its groups are nested too deeply: ungroup some of them");
    }
    if (foreign || SKIPPED.contains(kind)) {
      if (!foreign) {
        tree.skipped(line, kind, xml.getAttributeValue(null, "id"));
      }
      skip(xml);
      return;
    }
    boolean drawn = DRAWN.contains(kind);
    if (!drawn && !GROUPS.contains(kind) && !OTHERS.contains(kind)) {
      throw refused(
          line,
          REMEDIES.getOrDefault(
              kind, "leave " + shown(kind) + " out, or export it as plain SVG 1.1"));
    }
    SvgTree.Node node = tree.add(open.peek(), line, kind, drawn, GROUPS.contains(kind));
    if (open.isEmpty()) {
      size(xml, line);
    }
    attributes(xml, node);
    if (kind.equals("style")) {
      int first = xml.getLocation().getLineNumber();
      SvgStyle.sheet(first, xml.getElementText(), this::rule);
      return;
    }
    open.push(node);
  }

  private static String shown(String kind) {
    return kind.matches("[A-Za-z]{1,30}") ? kind : "it";
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }

  private void size(XMLStreamReader xml, int line) {
    relative = !isGiven(xml, "width") || !isGiven(xml, "height");
    if (relative && xml.getAttributeValue(null, "viewBox") == null) {
      throw refused(line, "give the svg element a width, a height and a viewBox");
    }
  }

  private static boolean isGiven(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value != null && !value.contains("%") && !value.strip().equals("auto");
  }

  private void attributes(XMLStreamReader xml, SvgTree.Node node) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String name = xml.getAttributeLocalName(i);
      String value = xml.getAttributeValue(i);
      node.length += value.length();
      String space = xml.getAttributeNamespace(i);
      boolean plain = space == null || space.isEmpty();
      if (name.equals("href")) {
        href(node, value.strip());
      } else if (plain) {
        attribute(node, name, value, properties);
      }
    }
    properties.forEach((name, value) -> property(node, name, value));
  }

  private void attribute(
      SvgTree.Node node, String name, String value, Map<String, String> properties) {
    switch (name) {
      case "id" -> tree.name(node, value);
      case "class" -> node.classes = Set.of(value.strip().split("\\s+"));
      case "style" -> properties.putAll(SvgStyle.properties(node.line, value));
      case "spreadMethod" -> {
        if (!value.strip().equals("pad")) {
          throw refused(node.line, "leave spreadMethod out, or draw the gradient with more stops");
        }
      }
      case "fr" -> {
        if (!value.strip().matches("0+(\\.0*)?%?")) {
          throw refused(node.line, "leave fr out: gradients begin in a point");
        }
      }
      default -> {
        if (name.toLowerCase(Locale.ROOT).startsWith("on")) {
          throw refused(node.line, "leave the script of " + shown(name) + " out");
        }
        properties.putIfAbsent(name, value);
      }
    }
  }

  private void href(SvgTree.Node node, String value) {
    // A link leads out of the paper.
    if (node.kind.equals("a")) {
      return;
    }
    if (!value.startsWith("#")) {
      throw refused(node.line, "put what it refers to into the file: nothing else is read");
    }
    tree.refer(node, node.line, value.substring(1));
  }

  private void property(SvgTree.Node node, String name, String value) {
    SvgStyle.check(node.line, name, value, (line, target) -> tree.refer(node, line, target));
    node.translucent |= SvgStyle.isTranslucent(name, value);
  }

  private void rule(int line, String selector, Map<String, String> properties) {
    properties.forEach(
        (name, value) -> {
          SvgStyle.check(
              line, name, value, (at, target) -> tree.referByStyle(at, selector, target));
          if (SvgStyle.isTranslucent(name, value)) {
            translucent.put(selector, line);
          }
        });
  }
}
