package metropolis.rendering.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import metropolis.rendering.Name;
import metropolis.rendering.font.Faces;
import metropolis.rendering.font.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own, which can find neither fonts nor a configuration of the system. */
class BareMachineTest {

  @TempDir Path folder;

  /** Sets every name and prints the widths. */
  static final class Program {
    public static void main(String[] args) {
      Typesetter typesetter = new Typesetter(Faces.shared());
      StringBuilder widths = new StringBuilder();
      for (Name name : Name.all()) {
        Line line = typesetter.line(name.name(), name.style(Weight.BOLD));
        widths.append(line.width()).append('\n');
      }
      System.out.print(widths);
    }
  }

  @Test
  void text_is_set_the_same_without_fonts_and_without_fontconfig() throws Exception {
    Path none = Files.createDirectory(folder.resolve("none"));
    Path configuration = folder.resolve("fonts.conf");
    Files.writeString(
        configuration, "<?xml version=\"1.0\"?><fontconfig><dir>" + none + "</dir></fontconfig>");
    String bare =
        run(
            Map.of(
                "FONTCONFIG_FILE", configuration.toString(),
                "FONTCONFIG_PATH", none.toString(),
                "HOME", none.toString(),
                "DISPLAY", ""));
    assertThat(bare.lines()).hasSize(Name.all().size());
    assertThat(bare).isEqualTo(run(Map.of()));
  }

  @Test
  void nothing_is_left_behind() throws Exception {
    run(Map.of());
    try (Stream<Path> left = Files.list(temporary())) {
      assertThat(left).isEmpty();
    }
  }

  private Path temporary() throws IOException {
    return Files.createDirectories(folder.resolve("tmp"));
  }

  private String run(Map<String, String> environment) throws Exception {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName()));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    int end = process.waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(end).as(text).isZero();
    return text;
  }
}
