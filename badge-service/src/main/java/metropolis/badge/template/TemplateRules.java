package metropolis.badge.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.badge.template.TemplateFile.Item;
import metropolis.platform.config.Strict.Fault;

/** What makes a template one that cannot be printed, beyond the form of its file. */
final class TemplateRules {

  private static final double SMALLEST_SIDE = 20;
  private static final double LARGEST_SIDE = 420;
  private static final int MOST_ITEMS = 200;

  /** A code covers these with white. */
  private static final Set<String> GROUNDS = Set.of("fill", "pattern", "image");

  private final List<Fault> faults = new ArrayList<>();
  private final TemplateFile file;

  private TemplateRules(TemplateFile file) {
    this.file = file;
  }

  static List<Fault> faults(TemplateFile file) {
    TemplateRules rules = new TemplateRules(file);
    rules.head();
    if (rules.faults.isEmpty()) {
      sides(file).forEach(rules::side);
      rules.front();
    }
    return rules.faults;
  }

  /** The sides that the file has, by its key for each. */
  static Map<String, List<Item>> sides(TemplateFile file) {
    Map<String, List<Item>> sides = new LinkedHashMap<>();
    sides.put("front", file.front());
    putIfGiven(sides, "back", file.back());
    putIfGiven(sides, "insideLeft", file.insideLeft());
    putIfGiven(sides, "insideRight", file.insideRight());
    return sides;
  }

  private static void putIfGiven(Map<String, List<Item>> sides, String key, List<Item> items) {
    if (items != null) {
      sides.put(key, items);
    }
  }

  private void head() {
    if (file.name().isEmpty()) {
      fault("$.name", "Name the template in a language at least, as in en: A6 portrait.");
    }
    if (!file.format().matches("[a-z0-9-]{1,30}")) {
      fault("$.format", "Use small letters, digits and hyphens, as in a6.");
    }
    length("$.page.width", file.page().width(), SMALLEST_SIDE, LARGEST_SIDE);
    length("$.page.height", file.page().height(), SMALLEST_SIDE, LARGEST_SIDE);
    word("$.fold", file.fold(), Fold.class);
    if (file.motifs() != null) {
      file.motifs().forEach((id, motif) -> word("$.motifs." + id, motif, Motif.class));
    }
    if (faults.isEmpty()) {
      Fold fold = fold();
      if (fold == Fold.HALF && file.back() == null) {
        fault("$.fold", "Give it a back, or leave the fold out.");
      }
      if (fold != Fold.QUARTER) {
        inside("$.insideLeft", file.insideLeft());
        inside("$.insideRight", file.insideRight());
      }
    }
  }

  private void inside(String path, List<Item> items) {
    if (items != null) {
      fault(path, "Leave this out, or fold the badge: only fold: quarter has an inside.");
    }
  }

  private Fold fold() {
    return Optional.ofNullable(file.fold())
        .flatMap(word -> Keywords.read(Fold.class, word))
        .orElse(Fold.NONE);
  }

  private void side(String key, List<Item> items) {
    String path = "$." + key;
    if (items.size() > MOST_ITEMS) {
      fault(path, "Keep it to " + MOST_ITEMS + " items.");
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      faults.addAll(ItemRules.faults(path + "[" + i + "]", items.get(i), file.page()));
    }
    if (faults.isEmpty()) {
      codes(path, items);
    }
  }

  /** What is drawn later must not lie on a code; of what lies under it, only grounds may. */
  private void codes(String path, List<Item> items) {
    for (int code = 0; code < items.size(); code++) {
      if (items.get(code).kind().equals("code")) {
        for (int i = 0; i < items.size(); i++) {
          boolean ground = i < code && GROUNDS.contains(items.get(i).kind());
          if (i != code && !ground && items.get(i).area().overlaps(items.get(code).area())) {
            fault(
                path + "[" + i + "].box",
                "Move it off the code of item "
                    + (code + 1)
                    + ": its white border is part of it, and must stay empty.");
          }
        }
      }
    }
  }

  private void front() {
    Set<String> names = Set.of("name", "latin-name");
    if (!file.front().isEmpty() && faults.isEmpty()) {
      if (!shows(names, true) && !shows(names, false)) {
        fault("$.front", "Show the name: add a text with fields: [name].");
      } else if (!shows(names, true) || !shows(names, false)) {
        fault("$.front", "Show the name with a photo and without: see when.");
      }
    }
    if (file.front().isEmpty()) {
      fault("$.front", "Put something on it: a text with fields: [name] at least.");
    }
  }

  /** On badges of both kinds. */
  private boolean shows(Set<String> fields) {
    return shows(fields, true) && shows(fields, false);
  }

  private boolean shows(Set<String> fields, boolean photo) {
    return file.front().stream()
        .filter(item -> item.isOn(photo))
        .flatMap(item -> ItemRules.parts(item).stream())
        .anyMatch(
            part -> part.fields() != null && part.fields().stream().anyMatch(fields::contains));
  }

  /** What can be printed, but not well. */
  static List<Fault> warnings(TemplateFile file) {
    TemplateRules rules = new TemplateRules(file);
    if (!rules.shows(Set.of("category", "ribbon"))) {
      rules.fault(
          "$.front",
          "Show the category in words: a text with fields: [category]. Not everybody tells colours"
              + " and patterns apart.");
    }
    boolean code = file.front().stream().anyMatch(item -> item.kind().equals("code"));
    if (code && !rules.shows(Set.of("short-code"))) {
      rules.fault(
          "$.front",
          "Show the short code: a text with fields: [short-code]. Doors type it when a code cannot"
              + " be scanned.");
    }
    rules.nameFromAfar();
    return rules.faults;
  }

  /** Three metres take letters of about 9 millimetres: 24 points and more. */
  private void nameFromAfar() {
    for (int i = 0; i < file.front().size(); i++) {
      Item item = file.front().get(i);
      List<TemplateFile.Part> parts = ItemRules.parts(item);
      for (int part = 0; part < parts.size(); part++) {
        TemplateFile.Part text = parts.get(part);
        if (text.fields() != null
            && text.fields().contains("name")
            && file.page().width() >= 80
            && text.size().get(0) < 24) {
          fault(
              "$.front["
                  + i
                  + "]"
                  + (item.kind().equals("stack") ? ".parts[" + part + "]" : "")
                  + ".size",
              "Begin with 24 points or more: a name is to be read from three metres.");
        }
      }
    }
  }

  private void length(String path, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      fault(path, "Give millimetres from " + plain(least) + " to " + plain(most) + ".");
    }
  }

  private <E extends Enum<E>> void word(String path, String word, Class<E> type) {
    if (word != null && Keywords.read(type, word).isEmpty()) {
      fault(path, "Give one of " + Keywords.all(type) + ".");
    }
  }

  private void fault(String path, String remedy) {
    faults.add(new Fault(path, remedy));
  }

  static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
