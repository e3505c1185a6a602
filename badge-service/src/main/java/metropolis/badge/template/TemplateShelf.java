package metropolis.badge.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import metropolis.platform.config.ConfigException;
import metropolis.platform.config.ConfigException.Problem;

/**
 * The templates of all conferences: files in {@code <directory>/<conference>/badges}, read again
 * when they change. A conference without any has one that is built in. Threads share it.
 */
public final class TemplateShelf {

  private static final String BUILT_IN = "badge.yaml";
  private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

  private final Optional<Path> directory;
  private final Templates builtIn = new Templates(List.of(builtIn()));
  private final Map<String, Shown> shown = new ConcurrentHashMap<>();

  /**
   * @param directory empty for what is built in
   */
  public TemplateShelf(Optional<Path> directory) {
    this.directory = directory;
  }

  /** Without any files. */
  public static TemplateShelf builtInOnly() {
    return new TemplateShelf(Optional.empty());
  }

  /**
   * What the files of a conference have in them now.
   *
   * @param templates those of the last time when all files could be read
   * @param problems why they are not of this time; empty when they are
   * @param warnings what could be better
   * @param version differs when a file has changed
   */
  public record Shown(
      Templates templates,
      List<Problem> problems,
      List<Problem> warnings,
      String version,
      long nanos) {

    public Shown {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }
  }

  /** For printing: files that have changed are noticed within a second. */
  public Templates templates(String conference) {
    Shown last = shown.get(conference);
    return last != null && System.nanoTime() - last.nanos() < LOOK_AGAIN_NANOS
        ? last.templates()
        : look(conference).templates();
  }

  /** For whoever edits them: as the files are at this moment. */
  public Shown look(String conference) {
    return shown.compute(conference, (id, last) -> look(id, last));
  }

  /**
   * Reads all there are, so that a service does not start with faults.
   *
   * @throws ConfigException naming file, line and remedy of each problem
   */
  public void check() {
    List<Problem> problems = new ArrayList<>();
    conferences().forEach(conference -> problems.addAll(look(conference).problems()));
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  private List<String> conferences() {
    if (directory.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory.get())) {
      return files
          .filter(file -> Files.isDirectory(file.resolve("badges")))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private Shown look(String conference, Shown last) {
    List<Path> files = files(conference);
    String version = version(files);
    long now = System.nanoTime();
    if (last != null && last.version().equals(version)) {
      return new Shown(last.templates(), last.problems(), last.warnings(), version, now);
    }
    List<Template> templates = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    for (Path file : files) {
      try {
        TemplateReader.Read read = TemplateReader.read(file);
        templates.add(read.template());
        warnings.addAll(read.warnings());
      } catch (ConfigException e) {
        problems.addAll(e.problems());
      }
    }
    problems.addAll(unequal(templates));
    Templates before = last == null ? builtIn : last.templates();
    Templates current = templates.isEmpty() ? builtIn : new Templates(templates);
    return new Shown(problems.isEmpty() ? current : before, problems, warnings, version, now);
  }

  /** Badges of one format are cut from the same sheets. */
  private static List<Problem> unequal(List<Template> templates) {
    Map<String, Template> first = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Template template : templates) {
      Template other = first.putIfAbsent(template.format(), template);
      if (other != null
          && (other.sheetWidth() != template.sheetWidth()
              || other.sheetHeight() != template.sheetHeight())) {
        problems.add(
            new Problem(
                template.id() + ".yaml",
                0,
                0,
                "page",
                "Give it the size of " + other.id() + ".yaml, or a format of its own."));
      }
    }
    return problems;
  }

  /** None for an id that could lead elsewhere. */
  private List<Path> files(String conference) {
    return conference.matches("[a-z0-9][a-z0-9-]*")
        ? directory
            .map(root -> TemplateReader.files(root.resolve(conference).resolve("badges")))
            .orElse(List.of())
        : List.of();
  }

  /** Changes with every file of the directory, pictures included. */
  private static String version(List<Path> files) {
    if (files.isEmpty()) {
      return "built-in";
    }
    long sum = 0;
    try (Stream<Path> all = Files.walk(files.getFirst().getParent(), 2)) {
      for (Path file : all.sorted().toList()) {
        sum = sum * 31 + file.getFileName().toString().hashCode();
        if (Files.isRegularFile(file)) {
          sum = sum * 31 + Files.getLastModifiedTime(file).hashCode();
          sum = sum * 31 + Files.size(file);
        }
      }
    } catch (IOException | UncheckedIOException _) {
      // A file went while we looked: the next look finds what is there then.
      sum = -1;
    }
    return Long.toHexString(sum);
  }

  private static Template builtIn() {
    try (InputStream in = TemplateShelf.class.getResourceAsStream(BUILT_IN)) {
      return TemplateReader.read(BUILT_IN, in.readAllBytes()).template();
    } catch (IOException e) {
      throw new UncheckedIOException("the template that is built in cannot be read", e);
    }
  }
}
