package metropolis.rendering.font;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrueTypeFaceTest {

  private static final byte[] FILE = file("NotoSansOlChiki-Regular");

  private final Face face = TrueTypeFace.of(FILE);

  @Test
  void the_metrics_of_the_file_are_told() {
    Face sans = TrueTypeFace.of(file("NotoSans-Regular"));
    assertThat(sans.name()).isEqualTo("NotoSans-Regular");
    assertThat(sans.unitsPerEm()).isEqualTo(1000);
    assertThat(sans.ascent()).isEqualTo(1069);
    assertThat(sans.descent()).isEqualTo(-293);
    assertThat(sans.capHeight()).isEqualTo(714);
    assertThat(sans.covers('A')).isTrue();
    assertThat(sans.covers(0x5B57)).isFalse();
  }

  @Test
  void advances_and_outlines_are_those_the_jdk_sees() {
    Face sans = TrueTypeFace.of(file("NotoSans-Regular"));
    Font font = sans.shape();
    FontRenderContext exact = new FontRenderContext(null, true, true);
    for (int glyph = 1; glyph < 400; glyph++) {
      GlyphVector vector = font.createGlyphVector(exact, new int[] {glyph});
      assertThat(vector.getGlyphMetrics(0).getAdvanceX()).isEqualTo(sans.advance(glyph));
      var bounds = vector.getGlyphOutline(0).getBounds2D();
      assertThat((double) sans.top(glyph)).isEqualTo(0 - bounds.getMinY());
      assertThat((double) sans.bottom(glyph)).isEqualTo(0 - bounds.getMaxY());
    }
  }

  @Test
  void a_table_cannot_be_written() {
    ByteBuffer table = face.table("head");
    assertThat(table.position()).isZero();
    assertThatThrownBy(() -> table.put(0, (byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void a_table_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> face.table("CFF "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CFF");
  }

  @Test
  void what_is_no_font_is_refused() {
    assertThatThrownBy(() -> TrueTypeFace.of("%PDF-1.7 and more".getBytes()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TrueTypeFace.of(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 500)
  void a_font_cut_short_is_refused(@ForAll @IntRange(max = 36_000) int length) {
    assertThatThrownBy(() -> TrueTypeFace.of(Arrays.copyOf(FILE, length)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A glyph may then look wrong; but nothing outside the tables is read. */
  @Property(tries = 2000)
  void a_damaged_font_is_refused_or_read_within_its_bounds(
      @ForAll @IntRange(max = 36_847) int at, @ForAll byte value) {
    byte[] damaged = FILE.clone();
    damaged[at] = value;
    try {
      Face read = TrueTypeFace.of(damaged);
      for (int c = 0x1C00; c < 0x1D00; c++) {
        assertThat(read.covers(c)).isIn(true, false);
      }
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }

  private static byte[] file(String name) {
    String resource = "/metropolis/fonts/" + name + ".ttf";
    try (InputStream stream = TrueTypeFaceTest.class.getResourceAsStream(resource)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
