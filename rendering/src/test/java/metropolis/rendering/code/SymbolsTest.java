package metropolis.rendering.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
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
  void alphanumericTextsGetASymbolOfZxing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 360) int length) throws Exception {
    assertBestOfZxing(text(seed, length, ALPHANUMERIC), Map.of());
  }

  @Property(tries = 1500)
  void digitsGetASymbolOfZxing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 590) int length)
      throws Exception {
    assertBestOfZxing(text(seed, length, "0123456789"), Map.of());
  }

  @Property(tries = 1500)
  void latinTextsGetASymbolOfZxing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 250) int length) throws Exception {
    assertBestOfZxing(text(seed, length, "abcdefghijklmnopqrstuvwxyzéèüöß ?!"), Map.of());
  }

  @Property(tries = 200)
  void textsTooLongForAWordInEachRowGetTheSymbolOfZxing(
      @ForAll long seed, @ForAll @IntRange(min = 367, max = 900) int length) throws Exception {
    assertSame(text(seed, length, ALPHANUMERIC), Map.of());
  }

  @Property(tries = 300)
  void otherTextsGetASymbolOfZxingInUtf8(@ForAll @StringLength(max = 60) String some)
      throws Exception {
    assertBestOfZxing("Ж" + some, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
  }

  @Property(tries = 300)
  void anyTextIsReadBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int length)
      throws Exception {
    String text = text(seed, length, "AZ09 äЖש日漢ก");

    assertThat(read(Symbols.of(text))).isEqualTo(text);
  }

  @Test
  void lettersThatReadersMayTakeForAnotherEncodingAreReadBack() throws Exception {
    assertThat(read(Symbols.of("äää"))).isEqualTo("äää");
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
  void aMaskWithoutAFalseFinderIsPreferredToTheLeastPenalty() throws Exception {
    int found = 0;
    int foundByZxing = 0;
    for (int seed = 0; seed < 500; seed++) {
      String text = text(seed, 140, ALPHANUMERIC);
      found += NaiveFinders.count(modules(Symbols.of(text)));
      foundByZxing += NaiveFinders.count(zxing(text, Map.of()));
    }

    assertThat(foundByZxing).isGreaterThan(250);
    assertThat(found).isLessThan(25);
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

  /** ZXing's choice unless it holds a false finder; then the mask that holds the fewest. */
  private static void assertBestOfZxing(String text, Map<EncodeHintType, ?> hints)
      throws Exception {
    boolean[][] symbol = modules(Symbols.of(text));
    boolean[][] chosen = zxing(text, hints);
    if (NaiveFinders.count(chosen) == 0) {
      assertThat(Arrays.deepEquals(symbol, chosen)).as(text).isTrue();
      return;
    }
    List<boolean[][]> all = new ArrayList<>();
    for (int mask = 0; mask < 8; mask++) {
      Map<EncodeHintType, Object> masked = new EnumMap<>(EncodeHintType.class);
      masked.putAll(hints);
      masked.put(EncodeHintType.QR_MASK_PATTERN, mask);
      all.add(zxing(text, masked));
    }
    int fewest = all.stream().mapToInt(NaiveFinders::count).min().orElseThrow();
    assertThat(all).as(text).anyMatch(one -> Arrays.deepEquals(one, symbol));
    assertThat(NaiveFinders.count(symbol)).as(text).isEqualTo(fewest);
  }

  private static void assertSame(String text, Map<EncodeHintType, ?> hints) throws Exception {
    assertThat(Arrays.deepEquals(modules(Symbols.of(text)), zxing(text, hints))).as(text).isTrue();
  }

  private static boolean[][] zxing(String text, Map<EncodeHintType, ?> hints) throws Exception {
    ByteMatrix matrix = Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
    boolean[][] modules = new boolean[matrix.getHeight()][matrix.getWidth()];
    for (int y = 0; y < modules.length; y++) {
      for (int x = 0; x < modules.length; x++) {
        modules[y][x] = matrix.get(x, y) == 1;
      }
    }
    return modules;
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

  /** Bytes without a named encoding are Latin-1, says the standard; left alone, ZXing guesses. */
  private static String read(Symbol symbol) throws Exception {
    return new Decoder()
        .decode(modules(symbol), Map.of(DecodeHintType.CHARACTER_SET, "ISO-8859-1"))
        .getText();
  }
}
