package metropolis.platform.http.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written can be read: WCAG 2.2 AA asks 4.5 for text and 3 for the edges of controls. */
class ContrastTest {
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");

  static Stream<Arguments> pairs() {
    return Stream.of("light", "dark")
        .flatMap(
            theme ->
                Stream.of(
                    Arguments.of(theme, "ink", "paper", 7.0),
                    Arguments.of(theme, "ink", "surface", 7.0),
                    Arguments.of(theme, "ink", "neutral-wash", 4.5),
                    Arguments.of(theme, "ink-soft", "paper", 4.5),
                    Arguments.of(theme, "ink-soft", "surface", 4.5),
                    Arguments.of(theme, "blue", "paper", 4.5),
                    Arguments.of(theme, "blue", "surface", 4.5),
                    Arguments.of(theme, "blue", "blue-wash", 4.5),
                    Arguments.of(theme, "pico-primary-inverse", "blue", 4.5),
                    Arguments.of(theme, "good", "good-wash", 4.5),
                    Arguments.of(theme, "warn", "warn-wash", 4.5),
                    Arguments.of(theme, "bad", "bad-wash", 4.5),
                    Arguments.of(theme, "bad", "surface", 4.5),
                    Arguments.of(theme, "surface", "bad", 4.5),
                    Arguments.of(theme, "line-strong", "surface", 3.0)));
  }

  @ParameterizedTest(name = "{0}: {1} on {2}")
  @MethodSource("pairs")
  void the_colours_stand_out(String theme, String front, String back, double least)
      throws IOException {
    Map<String, String> colours = colours(theme);

    assertThat(contrast(colours.get(front), colours.get(back))).isGreaterThanOrEqualTo(least);
  }

  private static Map<String, String> colours(String theme) throws IOException {
    String css;
    try (InputStream in = ContrastTest.class.getResourceAsStream("/assets/metropolis.css")) {
      css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int dark = css.indexOf("@media (prefers-color-scheme: dark)");
    Map<String, String> colours = new HashMap<>();
    collect(css.substring(0, dark), colours);
    if (theme.equals("dark")) {
      collect(css.substring(dark, css.indexOf("html {", dark)), colours);
    }
    return colours;
  }

  private static void collect(String css, Map<String, String> colours) {
    COLOUR.matcher(css).results().forEach(found -> colours.put(found.group(1), found.group(2)));
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    int rgb = Integer.parseInt(hex.substring(1), 16);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double value = (channel & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
