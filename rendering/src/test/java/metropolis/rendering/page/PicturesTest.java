package metropolis.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {

  private static final byte[] PHOTO =
      Sample.file(Sample.flag(400, 300, BufferedImage.TYPE_INT_RGB), "jpeg");

  @Test
  void aPhotoIsCutToItsRatioAndMadeSmaller() throws IOException {
    Picture.Jpeg photo = Pictures.photo(PHOTO, 0.75, 90);

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(photo.bytes()));
    assertThat(photo.columns()).isEqualTo(90).isEqualTo(image.getWidth());
    assertThat(photo.rows()).isEqualTo(120).isEqualTo(image.getHeight());
    assertNear(image.getRGB(80, 10), Color.RED);
    assertNear(image.getRGB(45, 100), Color.BLUE);
  }

  @Test
  void aSmallPhotoIsNotEnlarged() {
    Picture.Jpeg photo = Pictures.photo(PHOTO, 1, 3000);

    assertThat(photo.columns()).isEqualTo(300);
    assertThat(photo.rows()).isEqualTo(300);
  }

  @Test
  void thePhotoDoesNotDependOnTheThreadOrTheTime() {
    byte[] first = Pictures.photo(PHOTO, 0.75, 90).bytes();

    assertThat(Pictures.photo(PHOTO, 0.75, 90).bytes()).isEqualTo(first);
  }

  /** Where the green corner of the picture stands when it is upright: at the right, below. */
  @ParameterizedTest
  @CsvSource({
    "1, false, false, 400", "2, true, false, 400", "3, true, true, 400", "4, false, true, 400",
    "5, false, false, 300", "6, true, false, 300", "7, true, true, 300", "8, false, true, 300"
  })
  void aPhotoStandsUprightAsTheCameraNoted(
      int orientation, boolean right, boolean below, int columns) throws IOException {
    byte[] turned = Sample.withExif(PHOTO, orientation);

    Picture logo = Pictures.logo(turned, 1000, 1000);

    Picture.Jpeg jpeg = (Picture.Jpeg) logo;
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg.bytes()));
    assertThat(image.getWidth()).isEqualTo(columns);
    int x = right ? image.getWidth() - 20 : 20;
    int y = below ? image.getHeight() - 20 : 20;
    assertNear(image.getRGB(x, y), Color.GREEN);
  }

  @Test
  void whatACameraNotedIsGone() {
    byte[] noted = Sample.withExif(PHOTO, 6);
    assertThat(new String(noted, StandardCharsets.ISO_8859_1)).contains("Exif");

    byte[] photo = Pictures.photo(noted, 0.75, 90).bytes();

    assertThat(new String(photo, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
  }

  @Test
  void aLogoKeepsWhatIsTransparent() {
    BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xff00ff00);
    image.setRGB(1, 0, 0xff00ff00);

    Picture.Pixels logo = (Picture.Pixels) Pictures.logo(Sample.file(image, "png"), 4, 4);

    assertThat(logo.columns()).isEqualTo(4);
    assertThat(logo.rows()).isEqualTo(2);
    // Two opaque pixels of the four that the first one covers, and no darker for the others.
    assertThat(logo.alpha()[0] & 0xff).isEqualTo(128);
    assertThat(logo.rgb()[1] & 0xff).isEqualTo(255);
    assertThat(logo.alpha()[1]).isZero();
  }

  @Test
  void anOpaqueLogoHasNoAlpha() {
    byte[] png = Sample.file(Sample.flag(20, 20, BufferedImage.TYPE_INT_ARGB), "png");

    assertThat(((Picture.Pixels) Pictures.logo(png, 20, 20)).alpha()).isEmpty();
  }

  @Test
  void tooManyPixelsAreRefusedBeforeTheyAreUnpacked() {
    assertThatThrownBy(() -> Pictures.photo(Sample.hugePng(), 1, 100))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageContaining("40 million pixels");
  }

  @Test
  void tooManyBytesAreRefused() {
    assertThatThrownBy(() -> Pictures.photo(new byte[Pictures.MOST_BYTES + 1], 1, 100))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageContaining("12 MB");
  }

  @Test
  void otherFormatsAreRefusedWithTheRemedy() {
    byte[] gif = Sample.file(Sample.flag(20, 20, BufferedImage.TYPE_INT_RGB), "gif");

    assertThatThrownBy(() -> Pictures.logo(gif, 10, 10))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageContaining("neither JPEG nor PNG");
  }

  @Test
  void aJpegOfEndlessScansIsRefused() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(Arrays.copyOf(PHOTO, PHOTO.length - 2));
    for (int i = 0; i < 100; i++) {
      bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0});
    }

    assertThatThrownBy(() -> Pictures.photo(bytes.toByteArray(), 1, 100))
        .isInstanceOf(RefusedPictureException.class)
        .hasMessageContaining("scans");
  }

  @Property(tries = 300)
  void damagedPicturesAreReadOrRefusedButNeverFail(
      @ForAll @IntRange(max = 5000) int at, @ForAll byte value, @ForAll boolean png) {
    BufferedImage flag = Sample.flag(60, 40, BufferedImage.TYPE_INT_RGB);
    byte[] bytes = Sample.file(flag, png ? "png" : "jpeg");
    bytes[at % bytes.length] = value;
    try {
      assertThat(Pictures.photo(bytes, 0.75, 20).columns()).isBetween(1, 20);
    } catch (RefusedPictureException e) {
      assertThat(e).hasMessageContaining("picture");
    }
  }

  @Property(tries = 200)
  void anythingCutShortIsReadOrRefused(@ForAll @IntRange(max = 5000) int length) {
    byte[] cut = Arrays.copyOf(Sample.withExif(PHOTO, 6), Math.min(length, PHOTO.length));
    try {
      Pictures.photo(cut, 1, 20);
    } catch (RefusedPictureException e) {
      assertThat(e).hasMessageContaining("picture");
    }
  }

  private static void assertNear(int pixel, Color colour) {
    Color shown = new Color(pixel);
    assertThat(Math.abs(shown.getRed() - colour.getRed())).isLessThan(24);
    assertThat(Math.abs(shown.getGreen() - colour.getGreen())).isLessThan(24);
    assertThat(Math.abs(shown.getBlue() - colour.getBlue())).isLessThan(24);
  }
}
