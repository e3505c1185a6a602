package metropolis.rendering.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.EncodeHintType;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SymbolsTest {

  private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  @Property(tries = 3000)
  void alphanumericTextsGetTheSymbolOfZxing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 360) int length) throws Exception {
    assertSame(text(seed, length, ALPHANUMERIC), Map.of());
  }

  @Property(tries = 1500)
  void digitsGetTheSymbolOfZxing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 590) int length) throws Exception {
    assertSame(text(seed, length, "0123456789"), Map.of());
  }

  @Property(tries = 1500)
  void latinTextsGetTheSymbolOfZxing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 250) int length) throws Exception {
    assertSame(text(seed, length, "abcdefghijklmnopqrstuvwxyzéèüöß ?!"), Map.of());
  }

  @Property(tries = 200)
  void textsTooLongForAWordInEachRowGetTheSymbolOfZxing(
      @ForAll long seed, @ForAll @IntRange(min = 366, max = 900) int length) throws Exception {
    assertSame(text(seed, length, ALPHANUMERIC), Map.of());
  }

  @Property(tries = 300)
  void otherTextsGetTheSymbolOfZxingInUtf8(@ForAll @StringLength(max = 60) String some)
      throws Exception {
    assertSame("Ж" + some, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
  }

  @Property(tries = 300)
  void anyTextIsReadBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int length)
      throws Exception {
    String text = text(seed, length, "AZ09 äЖש日漢ก");

    assertThat(read(Symbols.of(text))).isEqualTo(text);
  }

  @Property(tries = 300)
  void rectanglesCoverEveryDarkModuleOnce(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 800) int length) {
    Symbol symbol = Symbols.of(text(seed, length, ALPHANUMERIC));

    int[] rectangles = symbol.rectangles();

    assertThat(painted(rectangles, symbol.size())).isDeepEqualTo(modules(symbol));
    assertThat(rectangles.length / 4).isLessThan(symbol.size() * symbol.size() / 4);
  }

  @Test
  void bothWaysFindEquallyManyRectangles() {
    Symbol symbol = Symbols.of("HTTPS://EXAMPLE.ORG/BADGE");

    int[] slow = Rectangles.of(symbol);

    assertThat(painted(slow, symbol.size())).isDeepEqualTo(modules(symbol));
    assertThat(slow).hasSameSizeAs(symbol.rectangles());
  }

  @Test
  void anEmptyTextIsRefused() {
    assertThatThrownBy(() -> Symbols.of("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTextBeyondTheLargestVersionIsRefusedWithItsLength() {
    assertThatThrownBy(() -> Symbols.of("a".repeat(4000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4000 characters");
  }

  private static void assertSame(String text, Map<EncodeHintType, ?> hints) throws Exception {
    ByteMatrix expected = Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();

    Symbol symbol = Symbols.of(text);

    assertThat(symbol.size()).isEqualTo(expected.getWidth());
    boolean[][] modules = new boolean[symbol.size()][symbol.size()];
    for (int y = 0; y < modules.length; y++) {
      for (int x = 0; x < modules.length; x++) {
        modules[y][x] = expected.get(x, y) == 1;
      }
    }
    assertThat(Arrays.deepEquals(modules(symbol), modules)).as(text).isTrue();
  }

  private static boolean[][] modules(Symbol symbol) {
    boolean[][] modules = new boolean[symbol.size()][symbol.size()];
    for (int y = 0; y < modules.length; y++) {
      for (int x = 0; x < modules.length; x++) {
        modules[y][x] = symbol.isDark(x, y);
      }
    }
    return modules;
  }

  private static boolean[][] painted(int[] rectangles, int size) {
    boolean[][] painted = new boolean[size][size];
    for (int i = 0; i < rectangles.length; i += 4) {
      for (int y = rectangles[i + 1]; y < rectangles[i + 1] + rectangles[i + 3]; y++) {
        for (int x = rectangles[i]; x < rectangles[i] + rectangles[i + 2]; x++) {
          assertThat(painted[y][x]).as("painted twice").isFalse();
          painted[y][x] = true;
        }
      }
    }
    return painted;
  }

  private static String text(long seed, int length, String alphabet) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static String read(Symbol symbol) throws Exception {
    return new Decoder().decode(modules(symbol)).getText();
  }
}
