package metropolis.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import metropolis.rendering.Name;
import metropolis.rendering.font.Weight;
import metropolis.rendering.text.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pdftotext} reads, as do the viewers of most Linux desktops. */
class PopplerTest {

  /** It turns round what several characters of one code say, where letters run to the left. */
  private static final Set<String> MISREAD =
      Set.of("Hebrew (pointed)", "Arabic (vocalised)", "Thaana", "N'Ko", "Adlam");

  @TempDir Path directory;

  @Test
  void every_name_of_the_sheet_is_read_back_as_it_is_set() throws Exception {
    assumeTrue(isInstalled(), "pdftotext is not installed (Debian: poppler-utils)");
    List<Line> lines = new ArrayList<>();
    for (Name name : Name.all()) {
      lines.add(Sample.TYPESETTER.line(name.name(), name.style(Weight.REGULAR)));
    }
    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS,
            document ->
                lines.forEach(line -> document.page(300, 50).text(line, 5, 30, 20, Rgb.BLACK)));

    String[] pages = read(pdf).split("\f");

    List<String> misread = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String expected = visible(lines.get(i).text());
      // Where directions mix, a reader that sees only the paper guesses which of them leads.
      boolean mixed = new Bidi(expected, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).isMixed();
      if (!mixed && !visible(pages[i].strip()).equals(expected)) {
        misread.add(Name.all().get(i).script());
      }
    }
    assertThat(misread).isSubsetOf(MISREAD);
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("pdftotext", "-v").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private String read(byte[] pdf) throws IOException, InterruptedException {
    Path file = Files.write(directory.resolve("names.pdf"), pdf);
    Path text = directory.resolve("names.txt");
    Process process =
        new ProcessBuilder("pdftotext", "-enc", "UTF-8", file.toString(), text.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readString(text, StandardCharsets.UTF_8);
  }

  /** Without joiners and marks of direction, which are left out or put in on purpose. */
  private static String visible(String text) {
    return text.replaceAll("\\p{Cf}", "");
  }
}
