package metropolis.rendering.artwork;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.rendering.page.RefusedPictureException;

/** What a property of SVG may say, wherever it stands: an attribute, a style or a style sheet. */
final class SvgStyle {

  private static final Pattern COMMENT = Pattern.compile("/\\*[\\s\\S]*?\\*/");
  private static final Pattern RULE = Pattern.compile("\\s*([^{}]*)\\{([^{}]*)}");
  private static final Pattern SELECTOR = Pattern.compile("[.#]?[A-Za-z_][A-Za-z0-9_-]*");
  private static final Pattern NAME = Pattern.compile("-?[A-Za-z][A-Za-z0-9-]*");
  private static final Pattern ADDRESS =
      Pattern.compile("url\\(\\s*[\"']?\\s*([^)\"']*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern COLOUR =
      Pattern.compile(
          "[A-Za-z-]*|#([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})"
              + "|(rgb|hsl)a?\\([-0-9.,%/\\sa-z]*\\)|url\\([^)]*\\)[\\sA-Za-z0-9#-]*");

  private static final Set<String> COLOURS = Set.of("fill", "stroke", "stop-color", "color");
  private static final Set<String> EFFECTS =
      Set.of("filter", "mask", "marker", "marker-start", "marker-mid", "marker-end");

  private SvgStyle() {}

  /** What a property leads to: the names in the file that it refers to are told. */
  static void check(int line, String name, String value, BiConsumer<Integer, String> referred) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    if (word.contains("!important") || word.contains("var(") || word.contains("calc(")) {
      throw refused(line, "write the value of " + name + " plainly, as in fill: #1f3a6e");
    }
    Matcher address = ADDRESS.matcher(value);
    while (address.find()) {
      String target = address.group(1).strip();
      if (!target.startsWith("#")) {
        throw refused(line, "put what " + name + " refers to into the file: nothing else is read");
      }
      referred.accept(line, target.substring(1));
    }
    boolean none = word.isEmpty() || word.equals("none") || word.equals("inherit");
    if (EFFECTS.contains(name) && !none) {
      throw refused(
          line, "leave " + name + " out: flatten the effect, or export the drawing as PNG");
    }
    switch (name) {
      case "mix-blend-mode" -> {
        if (!word.equals("normal") && !none) {
          throw refused(line, "leave mix-blend-mode out, or export the drawing as PNG");
        }
      }
      case "vector-effect" -> {
        if (!none) {
          throw refused(line, "leave vector-effect out: paper has no pixels to measure strokes by");
        }
      }
      case "clip-path" -> {
        if (!none && !word.startsWith("url(")) {
          throw refused(line, "refer to a clipPath of the file, as in clip-path: url(#frame)");
        }
      }
      default -> {
        if (COLOURS.contains(name) && !COLOUR.matcher(value.strip()).matches()) {
          throw refused(line, "write the colour of " + name + " as #rrggbb");
        }
      }
    }
  }

  /** Whether an opacity lets something through. */
  static boolean isTranslucent(String name, String value) {
    return name.equals("opacity") && !value.strip().matches("1(\\.0*)?|100%|inherit");
  }

  /** The properties of a style, by their names. */
  static Map<String, String> properties(int line, String style) {
    Map<String, String> properties = new LinkedHashMap<>();
    String[] declarations = style.split(";", -1);
    int at = line;
    for (int i = 0; i < declarations.length; i++) {
      String declaration = declarations[i];
      int colon = declaration.indexOf(':');
      if (colon > 0 && NAME.matcher(declaration.substring(0, colon).strip()).matches()) {
        String name = declaration.substring(0, colon).strip();
        if (name.equals("transform")) {
          throw refused(at, "give transform as an attribute, not as a style");
        }
        properties.put(name, declaration.substring(colon + 1).strip());
      } else if (!declaration.isBlank() || i + 1 < declarations.length) {
        throw refused(at, "write styles as name: value, with one semicolon between them");
      }
      at += newlines(declaration);
    }
    return properties;
  }

  /** Told of each rule of a style sheet. */
  interface Rules {
    void rule(int line, String selector, Map<String, String> properties);
  }

  /** Reads a style sheet of simple selectors: more is not understood by whoever draws it. */
  static void sheet(int line, String text, Rules rules) {
    String sheet = COMMENT.matcher(text).replaceAll(found -> found.group().replaceAll(".", " "));
    Matcher rule = RULE.matcher(sheet);
    int at = 0;
    while (rule.region(at, sheet.length()).lookingAt()) {
      int first = line + newlines(sheet.substring(0, rule.start(1)));
      Map<String, String> properties =
          properties(line + newlines(sheet.substring(0, rule.start(2))), rule.group(2));
      for (String selector : rule.group(1).split(",", -1)) {
        if (!SELECTOR.matcher(selector.strip()).matches()) {
          throw refused(
              first,
              "let each rule of the style sheet choose by one tag, class or id, as in .frame");
        }
        rules.rule(first, selector.strip(), properties);
      }
      at = rule.end();
    }
    if (!sheet.substring(at).isBlank()) {
      throw refused(
          line + newlines(sheet.substring(0, at)),
          "leave out of the style sheet what is no rule such as .frame { fill: #1f3a6e }");
    }
  }

  private static int newlines(String text) {
    return (int) text.chars().filter(each -> each == '\n').count();
  }

  static RefusedPictureException refused(int line, String remedy) {
    return new RefusedPictureException("line " + line + " of the SVG: " + remedy);
  }
}
