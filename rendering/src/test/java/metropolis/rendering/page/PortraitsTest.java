package metropolis.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import metropolis.rendering.page.RefusedPictureException.Reason;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PortraitsTest {

  private static final byte[] PHOTO =
      Sample.file(Sample.flag(1200, 1600, BufferedImage.TYPE_INT_RGB), "jpeg");

  @Test
  void aPortraitIsThreeByFourAndOfBoundedSize() throws IOException {
    Picture.Jpeg portrait = Portraits.of(PHOTO);

    BufferedImage image = image(portrait);
    assertThat(image.getWidth()).isEqualTo(portrait.columns()).isEqualTo(480);
    assertThat(image.getHeight()).isEqualTo(portrait.rows()).isEqualTo(640);
    assertThat(portrait.bytes().length).isLessThanOrEqualTo(Portraits.MOST_KEPT_BYTES);
  }

  @Test
  void noiseIsMadeSmallEnoughToo() {
    BufferedImage noise = new BufferedImage(960, 1280, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < noise.getHeight(); y++) {
      for (int x = 0; x < noise.getWidth(); x++) {
        noise.setRGB(x, y, random.nextInt(0x1000000));
      }
    }
    byte[] sent = Sample.file(noise, "png");

    assertThat(Portraits.of(sent).bytes().length).isLessThanOrEqualTo(Portraits.MOST_KEPT_BYTES);
  }

  @Test
  void whatIsKeptIsReadBackWithoutBeingUnpacked() {
    Picture.Jpeg portrait = Portraits.of(PHOTO);

    Picture.Jpeg kept = Portraits.kept(portrait.bytes());

    assertThat(kept).isEqualTo(portrait);
  }

  @Test
  void whatACameraNotedIsHeededAndGone() throws IOException {
    byte[] lying = Sample.file(Sample.flag(1600, 1200, BufferedImage.TYPE_INT_RGB), "jpeg");
    byte[] noted = Sample.withExif(lying, 6);

    Picture.Jpeg portrait = Portraits.of(noted);

    assertThat(portrait.rows()).isEqualTo(640);
    // The green corner, at the left above in the file, is at the right above when it is upright.
    assertThat(new Color(image(portrait).getRGB(470, 5)).getGreen()).isGreaterThan(200);
    assertThat(new Color(image(portrait).getRGB(470, 5)).getRed()).isLessThan(60);
    assertThat(new String(portrait.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
  }

  @Test
  void aPictureWithWhatACameraNotedIsNotTakenForOneThatWasKept() {
    byte[] noted = Sample.withExif(Portraits.of(PHOTO).bytes(), 1);

    assertThatThrownBy(() -> Portraits.kept(noted)).isInstanceOf(RefusedPictureException.class);
    assertThatThrownBy(() -> Portraits.kept(new byte[0]))
        .isInstanceOf(RefusedPictureException.class);
  }

  @Test
  void greyPicturesBecomePortraits() {
    byte[] jpeg = Sample.file(Sample.flag(300, 400, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
    byte[] png = Sample.file(Sample.flag(300, 400, BufferedImage.TYPE_BYTE_GRAY), "png");

    assertThat(Portraits.of(jpeg).components()).isEqualTo(3);
    assertThat(Portraits.of(png).columns()).isEqualTo(300);
  }

  @Test
  void whatIsTransparentBecomesWhite() throws IOException {
    BufferedImage clear = new BufferedImage(300, 400, BufferedImage.TYPE_INT_ARGB);

    Picture.Jpeg portrait = Portraits.of(Sample.file(clear, "png"));

    assertThat(new Color(image(portrait).getRGB(150, 200)).getRed()).isGreaterThan(250);
  }

  @Test
  void fourColoursAreRefusedByName() throws IOException {
    assertThat(refusal(fourColours())).isEqualTo(Reason.FOUR_COLOURS);
  }

  @Test
  void aBombIsRefusedBeforeItIsUnpacked() {
    assertThat(refusal(Sample.hugePng())).isEqualTo(Reason.TOO_MANY_PIXELS);
  }

  @Test
  void tooManyBytesAreRefused() {
    assertThat(refusal(new byte[Portraits.MOST_BYTES + 1])).isEqualTo(Reason.TOO_MANY_BYTES);
  }

  @Test
  void tooFewPixelsAreRefused() {
    byte[] small = Sample.file(Sample.flag(149, 400, BufferedImage.TYPE_INT_RGB), "png");

    assertThat(refusal(small)).isEqualTo(Reason.TOO_SMALL);
  }

  @Test
  void otherFilesAreRefused() {
    assertThat(refusal("%PDF-1.7 and so on, for quite a while".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(Reason.NO_PICTURE);
    assertThat(refusal(new byte[0])).isEqualTo(Reason.NO_PICTURE);
  }

  @Test
  void aJpegCutShortIsRefusedRatherThanShownHalfGrey() {
    byte[] cut = Arrays.copyOf(PHOTO, PHOTO.length * 2 / 3);

    assertThat(refusal(cut)).isEqualTo(Reason.CUT_SHORT);
  }

  @Test
  void aPngCutShortIsRefused() {
    byte[] png = Sample.file(Sample.flag(300, 400, BufferedImage.TYPE_INT_RGB), "png");

    assertThat(refusal(Arrays.copyOf(png, png.length - 12))).isIn(Reason.CUT_SHORT, Reason.DAMAGED);
  }

  @Test
  void drawnPeopleAreKeptAsOthersAre() {
    byte[] first = Portraits.drawn(3).bytes();

    assertThat(Portraits.kept(first).bytes()).isEqualTo(Portraits.drawn(3).bytes());
    assertThat(Portraits.drawn(4).bytes()).isNotEqualTo(first);
    assertThat(Portraits.drawn(Integer.MIN_VALUE).columns()).isEqualTo(360);
  }

  @Property(tries = 500)
  void anyBytesGiveAPortraitOrANamedRefusal(
      @ForAll @Size(max = 200) byte[] tail, @ForAll @IntRange(max = 2) int head) {
    byte[] start =
        switch (head) {
          case 0 -> new byte[0];
          case 1 -> new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
          default -> Arrays.copyOf(Sample.hugePng(), 16);
        };
    byte[] bytes = Arrays.copyOf(start, start.length + tail.length);
    System.arraycopy(tail, 0, bytes, start.length, tail.length);

    assertPortraitOrRefusal(bytes);
  }

  @Property(tries = 150)
  void damagedPicturesGiveAPortraitOrANamedRefusal(
      @ForAll @IntRange(max = 20_000) int at, @ForAll byte value, @ForAll boolean png) {
    BufferedImage flag = Sample.flag(150, 200, BufferedImage.TYPE_INT_RGB);
    byte[] bytes = Sample.file(flag, png ? "png" : "jpeg");
    bytes[at % bytes.length] = value;

    assertPortraitOrRefusal(bytes);
  }

  private static void assertPortraitOrRefusal(byte[] bytes) {
    try {
      Picture.Jpeg portrait = Portraits.of(bytes);
      assertThat(Portraits.kept(portrait.bytes())).isEqualTo(portrait);
    } catch (RefusedPictureException e) {
      assertThat(e.reason()).isNotNull();
      assertThat(e).hasMessageContaining("picture");
    }
  }

  private static Reason refusal(byte[] sent) {
    try {
      Portraits.of(sent);
      throw new AssertionError("not refused");
    } catch (RefusedPictureException e) {
      return e.reason();
    }
  }

  private static BufferedImage image(Picture.Jpeg jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg.bytes()));
  }

  private static byte[] fourColours() throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(0, 300, 400, 4, null);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
