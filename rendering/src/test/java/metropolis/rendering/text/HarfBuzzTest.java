package metropolis.rendering.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import metropolis.rendering.Name;
import metropolis.rendering.font.Cleaned;
import metropolis.rendering.font.Faces;
import metropolis.rendering.font.Weight;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each run of the names beside what HarfBuzz itself makes of it: the same glyphs, same places. */
class HarfBuzzTest {

  private static final Pattern GLYPH =
      Pattern.compile("(\\d+)(?:@(-?\\d+),(-?\\d+))?\\+(-?\\d+)(?:,(-?\\d+))?");

  /** Half a unit in a thousandth of an em: rounding alone. */
  private static final float TOLERANCE = 0.5f;

  /**
   * The JDK takes the script for an unknown one and so does not kern it: letters stand up to 30
   * units further apart. It has no other shaping that could be lost.
   */
  private static final Set<String> UNKERNED = Set.of("Tifinagh");

  @TempDir static Path fonts;

  @BeforeAll
  static void isInstalled() {
    boolean found;
    try {
      found = new ProcessBuilder("hb-shape", "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      found = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      found = false;
    }
    assumeTrue(found, "hb-shape is not installed (Debian: libharfbuzz-bin)");
  }

  @TestFactory
  List<DynamicTest> glyphs_and_places_are_those_of_harfbuzz() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Weight weight : Weight.values()) {
      for (Name name : Name.all()) {
        if (UNKERNED.contains(name.script())) {
          continue;
        }
        tests.add(DynamicTest.dynamicTest(weight + " " + name, () -> compare(name, weight)));
      }
    }
    return tests;
  }

  private static void compare(Name name, Weight weight) throws Exception {
    Shaper shaper = new Shaper(Faces.shared());
    Prepared prepared = new Prepared(Cleaned.of(name.name()), name.style(weight).preference());
    for (Prepared.Run run : prepared.runs(0, prepared.text().length())) {
      Glyphs glyphs = shaper.glyphs(prepared, run, weight);
      List<String> theirs = theirs(prepared.text(), run, fontFile(glyphs));
      if (isUnknownToTheJdk(name)) {
        assertThat(ours(glyphs)).containsExactlyInAnyOrderElementsOf(theirs);
      } else {
        assertThat(ours(glyphs)).isEqualTo(theirs);
      }
    }
  }

  /** There a mark is drawn after its letter, and not before it: the same ink. */
  private static boolean isUnknownToTheJdk(Name name) {
    return name.script().equals("N'Ko") || name.script().equals("Adlam");
  }

  /** Every glyph with ink, as {@code id@x,y}, and the whole width. */
  private static List<String> ours(Glyphs glyphs) {
    List<String> all = new ArrayList<>();
    int count = glyphs.ids().length;
    for (int i = 0; i < count; i++) {
      int id = glyphs.ids()[i];
      if (id < glyphs.face().glyphCount()) {
        all.add(at(id, glyphs.places()[2 * i], 0 - glyphs.places()[2 * i + 1]));
      }
    }
    all.add("width " + Math.round(glyphs.places()[2 * count]));
    return all;
  }

  private static String at(int id, float x, float y) {
    assertThat(Math.abs(x - Math.round(x))).isLessThan(TOLERANCE / 10);
    return id + "@" + Math.round(x) + "," + Math.round(y);
  }

  private static List<String> theirs(String text, Prepared.Run run, Path font) throws Exception {
    Process process =
        new ProcessBuilder(
                "hb-shape",
                font.toString(),
                "--no-glyph-names",
                "--no-clusters",
                "--remove-default-ignorables",
                "--language=und",
                "--direction=" + (run.isRightToLeft() ? "rtl" : "ltr"),
                "--unicodes=" + numbers(text.substring(run.start(), run.limit())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer;
    try (InputStream output = process.getInputStream()) {
      answer = new String(output.readAllBytes(), StandardCharsets.US_ASCII);
    }
    assertThat(process.waitFor()).isZero();
    List<String> all = new ArrayList<>();
    int pen = 0;
    Matcher glyph = GLYPH.matcher(answer);
    while (glyph.find()) {
      int x = glyph.group(2) == null ? 0 : Integer.parseInt(glyph.group(2));
      int y = glyph.group(3) == null ? 0 : Integer.parseInt(glyph.group(3));
      all.add(at(Integer.parseInt(glyph.group(1)), pen + x, y));
      pen += Integer.parseInt(glyph.group(4));
    }
    all.add("width " + pen);
    return all;
  }

  private static String numbers(String text) {
    return text.codePoints()
        .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
        .collect(Collectors.joining(","));
  }

  /** The face's file out of the class path, which may be a jar. */
  private static Path fontFile(Glyphs glyphs) throws IOException {
    Path file = fonts.resolve(glyphs.face().name() + ".ttf");
    if (!Files.exists(file)) {
      String resource = "/metropolis/fonts/" + glyphs.face().name() + ".ttf";
      try (InputStream stream = HarfBuzzTest.class.getResourceAsStream(resource)) {
        Files.copy(stream, file);
      }
    }
    return file;
  }
}
