package metropolis.rendering;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import metropolis.rendering.font.Weight;
import metropolis.rendering.text.Style;

/** One of the invented names of names.csv, which together try every script there is a face for. */
public record Name(String script, String language, String country, String name) {

  public static List<Name> all() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Name.class.getResourceAsStream("/metropolis/rendering/names.csv"),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split(",", 4))
          .map(part -> new Name(part[0], part[1], part[2], part[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Style style(Weight weight) {
    return Style.of(weight, country, language);
  }

  @Override
  public String toString() {
    return script + ": " + name;
  }
}
