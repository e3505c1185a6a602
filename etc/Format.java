import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks that every Java source is formatted, or rewrites it: {@code java -cp
 * google-java-format.jar Format.java check|write DIRECTORY}.
 *
 * <p>A program of its own because the formatter parses with the compiler of the JVM it runs in, and
 * Maven's own JVM may be older than the language level of the sources.
 */
public final class Format {
  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    Formatter formatter = new Formatter();
    int different = 0;
    for (Path file : sources(Path.of(args[1]))) {
      String text = Files.readString(file);
      String formatted = formatter.formatSourceAndFixImports(text);
      if (formatted.equals(text)) {
        continue;
      }
      different++;
      if (write) {
        Files.writeString(file, formatted);
      } else {
        System.err.println("not formatted: " + file);
      }
    }
    if (different > 0 && !write) {
      System.err.println(different + " file(s) to format: ./run format");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws Exception {
    try (var files = Files.walk(root)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .filter(
              f -> !root.relativize(f).toString().matches("(.*/)?(target|data|node_modules)/.*"))
          .sorted()
          .toList();
    }
  }
}
