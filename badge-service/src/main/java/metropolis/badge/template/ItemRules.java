package metropolis.badge.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import metropolis.badge.template.TemplateFile.Item;
import metropolis.badge.template.TemplateFile.Part;
import metropolis.platform.config.Strict.Fault;

/** What may be wrong with one item of a template. */
final class ItemRules {

  private static final Set<String> LETTERS =
      Set.of("fields", "words", "join", "size", "lines", "weight", "capitals", "colour");

  /** Which keys each kind takes beside its kind and its box. */
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "text", with(LETTERS, "align", "vertical"),
          "stack", Set.of("parts", "align", "vertical"),
          "code", Set.of(),
          "fill", Set.of("colour"),
          "pattern", Set.of("colour", "motif", "pitch"),
          "image", Set.of("file", "fit", "alternative"),
          "photo", Set.of("placeholder"),
          "programme", Set.of("sessions", "size", "colour"));

  /** A symbol of version 6 has 41 modules, and 4 on either side must stay white. */
  private static final int MODULES = 41 + 8;

  private static final double SMALLEST_MODULE = 0.5;
  private static final double CODE_ON_A6 = 35;
  private static final double SMALLEST_LETTERS = 4;
  private static final double SMALLEST_NAME = 6;
  private static final double LARGEST_LETTERS = 200;
  private static final double TOLERANCE = 0.01;

  private final List<Fault> faults = new ArrayList<>();
  private final String path;
  private final Item item;
  private final TemplateFile.Size page;

  private ItemRules(String path, Item item, TemplateFile.Size page) {
    this.path = path;
    this.item = item;
    this.page = page;
  }

  static List<Fault> faults(String path, Item item, TemplateFile.Size page) {
    ItemRules rules = new ItemRules(path, item, page);
    if (KEYS.containsKey(item.kind())) {
      rules.keys();
      rules.box();
      if (rules.faults.isEmpty()) {
        rules.kind();
      }
    } else {
      rules.fault(
          ".kind",
          "Give one of " + String.join(", ", KEYS.keySet().stream().sorted().toList()) + ".");
    }
    return rules.faults;
  }

  /** The texts of an item; none if it is of another kind. */
  static List<Part> parts(Item item) {
    return switch (item.kind()) {
      case "text" -> List.of(item.part());
      case "stack" -> item.parts();
      default -> List.of();
    };
  }

  private void keys() {
    given()
        .forEach(
            (key, value) -> {
              if (value != null && !key.equals("when") && !KEYS.get(item.kind()).contains(key)) {
                fault("." + key, "Leave this out: it means nothing to a " + item.kind() + ".");
              }
            });
  }

  private Map<String, Object> given() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("fields", item.fields());
    given.put("words", item.words());
    given.put("join", item.join());
    given.put("size", item.size());
    given.put("lines", item.lines());
    given.put("weight", item.weight());
    given.put("capitals", item.capitals());
    given.put("colour", item.colour());
    given.put("align", item.align());
    given.put("vertical", item.vertical());
    given.put("parts", item.parts());
    given.put("motif", item.motif());
    given.put("pitch", item.pitch());
    given.put("file", item.file());
    given.put("fit", item.fit());
    given.put("alternative", item.alternative());
    given.put("sessions", item.sessions());
    given.put("placeholder", item.placeholder());
    given.put("when", item.when());
    return given;
  }

  private void box() {
    if (item.box().size() != 4 || !item.box().stream().allMatch(Double::isFinite)) {
      fault(".box", "Give four numbers: left, top, width and height in millimetres.");
      return;
    }
    Area area = item.area();
    if (area.width() <= 0 || area.height() <= 0) {
      fault(".box", "Give it a width and a height above 0.");
    } else if (area.x() < -TOLERANCE
        || area.y() < -TOLERANCE
        || area.right() > page.width() + TOLERANCE
        || area.bottom() > page.height() + TOLERANCE) {
      fault(
          ".box",
          "Keep it on the page, which is "
              + TemplateRules.plain(page.width())
              + " x "
              + TemplateRules.plain(page.height())
              + " mm.");
    }
  }

  private void kind() {
    switch (item.kind()) {
      case "text" -> {
        part("", item.part());
        placing();
      }
      case "stack" -> {
        stack();
        placing();
      }
      case "code" -> code();
      case "fill" -> colour(".colour", item.colour(), true);
      case "pattern" -> pattern();
      case "image" -> image();
      case "photo" -> {
        if (item.placeholder() != null) {
          file(".placeholder", item.placeholder());
        }
      }
      case "programme" -> programme();
      default -> {}
    }
    if (item.when() != null && !item.isOn(true) && !item.isOn(false)) {
      fault(".when", "Give " + TemplateFile.WITH_PHOTO + " or " + TemplateFile.WITHOUT_PHOTO + ".");
    }
  }

  private void placing() {
    word(".align", item.align(), Box.Align.class);
    word(".vertical", item.vertical(), Box.Vertical.class);
  }

  private void stack() {
    if (item.parts() == null || item.parts().isEmpty()) {
      fault(".parts", "Give it parts: texts that stand one below the other.");
      return;
    }
    double height = 0;
    for (int i = 0; i < item.parts().size(); i++) {
      Part part = item.parts().get(i);
      part(".parts[" + i + "]", part);
      double gap = part.gap() == null ? 0 : part.gap();
      if (!(gap >= 0 && part.height() > 0)) {
        fault(".parts[" + i + "]", "Give it a height above 0, and no gap below 0.");
      }
      height += part.height() + (i == 0 ? 0 : gap);
    }
    if (faults.isEmpty() && height > item.box().get(3) + TOLERANCE) {
      fault(
          ".parts",
          "Make the parts lower or the box higher: together they take "
              + TemplateRules.plain(Math.round(height * 100) / 100.0)
              + " mm of "
              + TemplateRules.plain(item.box().get(3))
              + ".");
    }
  }

  private void part(String at, Part part) {
    if ((part.fields() == null) == (part.words() == null)) {
      fault(at + ".fields", "Say what stands here: either fields or words.");
      return;
    }
    if (part.fields() != null) {
      fields(at, part);
    } else if (part.words().isEmpty()) {
      fault(at + ".words", "Give the words in a language at least, as in en: Welcome.");
    }
    boolean name = part.fields() != null && part.fields().contains("name");
    size(at, part.size(), name ? SMALLEST_NAME : SMALLEST_LETTERS);
    if (part.lines() != null && (part.lines() < 1 || part.lines() > 20)) {
      fault(at + ".lines", "Give a number from 1 to 20.");
    }
    if (part.weight() != null && !List.of("regular", "bold").contains(part.weight())) {
      fault(at + ".weight", "Give regular or bold.");
    }
    colour(at + ".colour", part.colour(), false);
  }

  private void fields(String at, Part part) {
    if (part.fields().isEmpty()) {
      fault(at + ".fields", "Name a field: one of " + Keywords.all(Field.class) + ".");
    }
    for (int i = 0; i < part.fields().size(); i++) {
      word(at + ".fields[" + i + "]", part.fields().get(i), Field.class);
    }
  }

  private void size(String at, List<Double> size, double smallest) {
    if (size == null || size.size() != 3 || !size.stream().allMatch(Double::isFinite)) {
      fault(
          at + ".size",
          "Give three numbers: the largest, a comfortable and the smallest size, in points.");
    } else if (!(size.get(0) >= size.get(1) && size.get(1) >= size.get(2))) {
      fault(at + ".size", "Give the largest size first and the smallest last.");
    } else if (size.get(2) < smallest || size.get(0) > LARGEST_LETTERS) {
      fault(
          at + ".size",
          "Stay between "
              + TemplateRules.plain(smallest)
              + " points, below which nobody reads it, and "
              + TemplateRules.plain(LARGEST_LETTERS)
              + ".");
    }
  }

  private void code() {
    double side = Math.min(item.area().width(), item.area().height());
    boolean large =
        Math.min(page.width(), page.height()) >= 100
            && Math.max(page.width(), page.height()) >= 140;
    double least = large ? CODE_ON_A6 : MODULES * SMALLEST_MODULE;
    if (side < least - TOLERANCE) {
      fault(
          ".box",
          "Give the code "
              + TemplateRules.plain(least)
              + " mm or more each way, with its white border: smaller ones are not scanned in a"
              + " queue.");
    }
  }

  private void pattern() {
    colour(".colour", item.colour(), true);
    if (item.motif() != null && !item.motif().equals("category")) {
      word(".motif", item.motif(), Motif.class);
    }
    if (item.pitch() != null && !(item.pitch() >= 1.5 && item.pitch() <= 50)) {
      fault(".pitch", "Give millimetres from 1.5 to 50.");
    }
  }

  private void image() {
    if (item.file() == null) {
      fault(".file", "Name a file beside the template, as in logo.pdf.");
    } else {
      file(".file", item.file());
    }
    if (item.fit() != null && !List.of("contain", "cover").contains(item.fit())) {
      fault(".fit", "Give contain or cover.");
    }
  }

  private void file(String at, String file) {
    if (!file.matches("([A-Za-z0-9_-]+/)?[A-Za-z0-9_{}-][A-Za-z0-9._{}-]*")) {
      fault(
          at, "Name a file beside the template or one directory below, as in flags/{country}.png.");
    } else if (!file.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpg|jpeg|pdf|svg)")) {
      fault(at, "Give a file that ends in .svg, .pdf, .png, .jpg or .jpeg.");
    }
  }

  private void programme() {
    size("", item.size(), SMALLEST_LETTERS);
    colour(".colour", item.colour(), false);
    if (item.sessions() != null && !List.of("own", "all").contains(item.sessions())) {
      fault(".sessions", "Give own or all.");
    }
  }

  private void colour(String at, String word, boolean needed) {
    if (word == null ? needed : Ink.of(word).isEmpty()) {
      fault(
          at, "Give a colour, as in \"#1f3a6e\", or one of " + Keywords.all(Ink.Shade.class) + ".");
    }
  }

  private <E extends Enum<E>> void word(String at, String word, Class<E> type) {
    if (word != null && Keywords.read(type, word).isEmpty()) {
      fault(at, "Give one of " + Keywords.all(type) + ".");
    }
  }

  private void fault(String at, String remedy) {
    faults.add(new Fault(path + at, remedy));
  }

  private static Set<String> with(Set<String> base, String... more) {
    Set<String> all = new HashSet<>(base);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }
}
