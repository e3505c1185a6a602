package metropolis.badge.template;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import metropolis.badge.template.TemplateFile.Item;
import metropolis.badge.template.TemplateFile.Part;
import metropolis.platform.config.ConfigException;
import metropolis.platform.config.ConfigException.Problem;
import metropolis.platform.config.ConfigFile;
import metropolis.platform.config.Strict.Fault;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.RefusedPictureException;

/** Reads templates and the pictures beside them. */
public final class TemplateReader {

  private static final int MOST_PICTURES = 400;
  private static final String ENDING = ".yaml";

  private TemplateReader() {}

  /**
   * A template that can be used.
   *
   * @param warnings what could be better, each with file, line and remedy
   */
  public record Read(Template template, List<Problem> warnings) {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Reads the file of a template.
   *
   * @throws ConfigException naming file, line and remedy of each problem
   */
  public static Read read(Path file) {
    Map<String, Picture> shown = new HashMap<>();
    ContentVersion version = new ContentVersion();
    byte[] content = ConfigFile.content(file);
    String name = String.valueOf(file.getFileName());
    TemplateFile read =
        ConfigFile.read(
            name,
            content,
            TemplateFile.class,
            given -> {
              List<Fault> faults = new ArrayList<>(TemplateRules.faults(given));
              if (faults.isEmpty()) {
                faults.addAll(load(file, given, shown, version));
              }
              return faults;
            });
    return new Read(
        template(id(file), read, shown, version.with(content)),
        warnings(
            () -> ConfigFile.read(name, content, TemplateFile.class, TemplateRules::warnings)));
  }

  /**
   * Reads what such a file without pictures has in it.
   *
   * @param name of the file
   * @throws ConfigException naming file, line and remedy of each problem
   */
  public static Read read(String name, byte[] content) {
    TemplateFile read =
        ConfigFile.read(name, content, TemplateFile.class, TemplateReader::withoutPictures);
    return new Read(
        template(id(Path.of(name)), read, Map.of(), new ContentVersion().with(content)),
        warnings(
            () -> ConfigFile.read(name, content, TemplateFile.class, TemplateRules::warnings)));
  }

  private static List<Fault> withoutPictures(TemplateFile file) {
    List<Fault> faults = new ArrayList<>(TemplateRules.faults(file));
    eachImage(file, (path, item) -> faults.add(new Fault(path, "Leave the picture out here.")));
    return faults;
  }

  /** The rules of a file tell where each fault stands: so warnings are asked for as faults. */
  private static List<Problem> warnings(Runnable reading) {
    try {
      reading.run();
      return List.of();
    } catch (ConfigException e) {
      return e.problems();
    }
  }

  private static String id(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  private static List<Fault> load(
      Path file, TemplateFile content, Map<String, Picture> shown, ContentVersion version) {
    List<Fault> faults = new ArrayList<>();
    eachImage(
        content,
        (path, item) -> {
          List<Path> found = matching(file.resolveSibling(item.picture()));
          if (found.isEmpty()) {
            faults.add(new Fault(path + key(item), "Put a file of this name beside the template."));
          }
          for (Path picture : found) {
            load(file, path + key(item), picture, shown, version).ifPresent(faults::add);
          }
        });
    return faults;
  }

  private static Optional<Fault> load(
      Path template,
      String path,
      Path picture,
      Map<String, Picture> shown,
      ContentVersion version) {
    String name = template.resolveSibling("").relativize(picture).toString().replace('\\', '/');
    if (shown.containsKey(name)) {
      return Optional.empty();
    }
    try {
      if (shown.size() >= MOST_PICTURES) {
        return fault(path, "Keep it to " + MOST_PICTURES + " pictures.");
      }
      if (Files.size(picture) > TemplatePictures.MOST_BYTES) {
        return fault(
            path, "Keep " + name + " below " + (TemplatePictures.MOST_BYTES >> 20) + " MiB.");
      }
      byte[] bytes = Files.readAllBytes(picture);
      shown.put(name, TemplatePictures.read(bytes));
      version.picture(name, bytes);
      return Optional.empty();
    } catch (IOException e) {
      return fault(path, "Make " + name + " readable (" + e.getClass().getSimpleName() + ").");
    } catch (RefusedPictureException e) {
      return fault(path, name + ": " + e.getMessage());
    }
  }

  private static Optional<Fault> fault(String path, String remedy) {
    return Optional.of(new Fault(path, remedy));
  }

  /** The file of that name or, where the name has a variable in it, all files that it can mean. */
  private static List<Path> matching(Path named) {
    String name = named.getFileName().toString();
    if (!name.contains("{")) {
      return Files.isRegularFile(named) ? List.of(named) : List.of();
    }
    String glob = name.replaceAll("\\{(country|category)}", "*");
    if (glob.contains("{") || glob.contains("}")) {
      return List.of();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(named.getParent(), glob)) {
      List<Path> found = new ArrayList<>();
      files.forEach(found::add);
      return found.stream().filter(Files::isRegularFile).sorted().toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /** The key that names its picture. */
  private static String key(Item item) {
    return item.kind().equals("photo") ? ".placeholder" : ".file";
  }

  @FunctionalInterface
  private interface ImageVisitor {
    void visit(String path, Item item);
  }

  private static void eachImage(TemplateFile file, ImageVisitor visitor) {
    TemplateRules.sides(file)
        .forEach(
            (key, items) -> {
              for (int i = 0; i < items.size(); i++) {
                if (items.get(i).picture() != null) {
                  visitor.visit("$." + key + "[" + i + "]", items.get(i));
                }
              }
            });
  }

  private static Template template(
      String id, TemplateFile file, Map<String, Picture> pictures, String version) {
    Map<String, Motif> motifs = new LinkedHashMap<>();
    if (file.motifs() != null) {
      file.motifs()
          .forEach(
              (category, word) ->
                  motifs.put(category, Keywords.read(Motif.class, word).orElseThrow()));
    }
    Map<Side, List<Box>> sides = new LinkedHashMap<>();
    sides.put(Side.FRONT, boxes(file.front()));
    put(sides, Side.BACK, file.back());
    put(sides, Side.INSIDE_LEFT, file.insideLeft());
    put(sides, Side.INSIDE_RIGHT, file.insideRight());
    return new Template(
        id,
        file.name(),
        file.format(),
        Boolean.TRUE.equals(file.standard()),
        file.page().width(),
        file.page().height(),
        word(file.fold(), Fold.NONE),
        file.categories() == null ? Set.of() : Set.copyOf(file.categories()),
        motifs,
        sides,
        pictures,
        version);
  }

  private static void put(Map<Side, List<Box>> sides, Side side, List<Item> items) {
    if (items != null) {
      sides.put(side, boxes(items));
    }
  }

  private static List<Box> boxes(List<Item> items) {
    return items.stream()
        .map(
            item ->
                item.when() == null ? box(item) : new Box.Conditional(box(item), item.isOn(true)))
        .toList();
  }

  /** Of an item that keeps the rules. */
  private static Box box(Item item) {
    Area area = item.area();
    return switch (item.kind()) {
      case "text", "stack" ->
          new Box.Texts(
              area,
              word(item.align(), Box.Align.LEFT),
              word(item.vertical(), Box.Vertical.TOP),
              ItemRules.parts(item).stream().map(TemplateReader::part).toList());
      case "code" -> new Box.Code(area);
      case "fill" -> new Box.Fill(area, ink(item.colour()));
      case "pattern" ->
          new Box.Decoration(
              area,
              Optional.ofNullable(item.motif()).flatMap(word -> Keywords.read(Motif.class, word)),
              ink(item.colour()),
              item.pitch() == null ? 6 : item.pitch());
      case "image" ->
          new Box.Image(
              area,
              item.file(),
              "cover".equals(item.fit()),
              item.alternative() == null ? Map.of() : item.alternative());
      case "photo" -> new Box.Photo(area, Optional.ofNullable(item.placeholder()));
      case "programme" ->
          new Box.Programme(
              area,
              !"all".equals(item.sessions()),
              lettering(item.size(), null, null, null, item.colour()));
      default -> throw new IllegalArgumentException("a kind that no rule knows: " + item.kind());
    };
  }

  private static Box.Part part(Part part) {
    Content content =
        part.fields() == null
            ? new Content.Words(part.words())
            : new Content.Fields(
                part.fields().stream()
                    .map(word -> Keywords.read(Field.class, word).orElseThrow())
                    .toList(),
                part.join() == null ? " · " : part.join());
    return new Box.Part(
        content,
        lettering(part.size(), part.lines(), part.weight(), part.capitals(), part.colour()),
        part.height(),
        part.gap() == null ? 0 : part.gap());
  }

  private static Lettering lettering(
      List<Double> size, Integer lines, String weight, Boolean capitals, String colour) {
    return new Lettering(
        size.get(0),
        size.get(1),
        size.get(2),
        lines == null ? 1 : lines,
        "bold".equals(weight),
        Boolean.TRUE.equals(capitals),
        ink(colour == null ? "#111827" : colour));
  }

  private static Ink ink(String word) {
    return Ink.of(word).orElseThrow();
  }

  private static <E extends Enum<E>> E word(String word, E otherwise) {
    return word == null
        ? otherwise
        : Keywords.read(otherwise.getDeclaringClass(), word).orElseThrow();
  }

  /** The files of templates in a directory, by name; none if there is no such directory. */
  static List<Path> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .sorted()
          .limit(100)
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }
}
