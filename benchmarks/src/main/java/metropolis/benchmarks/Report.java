package metropolis.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects the figures of a run, prints them as a table and writes them as JSON. For one thread.
 */
final class Report {

  private final String name;
  private final List<Figure> figures = new ArrayList<>();
  private final PrintStream out;

  Report(String name, PrintStream out) {
    this.name = name;
    this.out = out;
  }

  /** Says what is being measured. */
  void progress(String what) {
    out.println("  " + what + " …");
  }

  void add(Figure figure) {
    figures.add(figure);
  }

  /** Adds a figure and its ratio to the same of raw Kafka in this run. */
  void addWithRatio(Figure figure, Figure raw) {
    add(figure);
    add(Figure.plain(figure.name() + " / " + raw.name(), figure.value() / raw.value(), "×"));
  }

  boolean allMet() {
    return figures.stream().allMatch(Figure::met);
  }

  void print() {
    int widest = figures.stream().mapToInt(f -> f.name().length()).max().orElse(10);
    out.println();
    for (Figure figure : figures) {
      out.printf(
          "  %-" + widest + "s  %12s %-6s %-12s %s%n",
          figure.name(),
          Figure.number(figure.value()),
          figure.unit(),
          figure.aim(),
          figure.aim().isEmpty() ? "" : figure.met() ? "met" : "MISSED");
    }
    out.println();
  }

  /** Writes {@code NAME.json} into a directory. */
  Path write(Path directory) throws IOException {
    Map<String, Object> machine =
        Map.of(
            "processors", Runtime.getRuntime().availableProcessors(),
            "java", Runtime.version().toString(),
            "os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    Path file = Files.createDirectories(directory).resolve(name + ".json");
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(
            file.toFile(),
            Map.of(
                "benchmark", name,
                "measuredAt", Instant.now().toString(),
                "machine", machine,
                "figures", figures));
    return file;
  }
}
