package metropolis.badge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import metropolis.badge.credential.BadgeId;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.Portraits;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {

  private static final String CONFERENCE = "metropolis-2004";
  private static final BadgeId ONE = BadgeId.of(CONFERENCE, "one");
  private static final BadgeId OTHER = BadgeId.of(CONFERENCE, "other");

  private final Thumbnails thumbnails = new Thumbnails();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void a_portrait_becomes_small() throws Exception {
    byte[] small = of(ONE, "v1", drawn(1)).orElseThrow();

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(small));
    assertThat(image.getWidth()).isEqualTo(120);
    assertThat(image.getHeight()).isEqualTo(160);
    assertThat(small.length).isLessThan(Thumbnails.MOST_BYTES);
  }

  @Test
  void one_that_does_not_pack_well_has_fewer_pixels() throws Exception {
    byte[] small = of(ONE, "v1", noise()).orElseThrow();

    assertThat(small.length).isLessThanOrEqualTo(Thumbnails.MOST_BYTES);
    assertThat(ImageIO.read(new ByteArrayInputStream(small)).getWidth()).isBetween(40, 119);
  }

  @Test
  void it_is_made_once() {
    byte[] first = of(ONE, "v1", drawn(1)).orElseThrow();

    byte[] second = of(ONE, "v1", drawn(1)).orElseThrow();

    assertThat(second).isEqualTo(first);
    assertThat(asked).hasValue(1);
  }

  @Test
  void another_version_is_another_portrait() {
    byte[] first = of(ONE, "v1", drawn(1)).orElseThrow();

    byte[] second = of(ONE, "v2", drawn(2)).orElseThrow();

    assertThat(second).isNotEqualTo(first);
    assertThat(of(ONE, "v1", Optional::empty)).isEmpty();
  }

  @Test
  void the_same_person_at_another_conference_is_somebody_else() {
    of(ONE, "v1", drawn(1));

    assertThat(thumbnails.of("another-2005", ONE, "v1", Optional::empty)).isEmpty();
  }

  @Test
  void what_is_no_portrait_gives_none_and_may_come_later() {
    assertThat(of(ONE, "v1", Optional::empty)).isEmpty();
    assertThat(of(ONE, "v1", () -> Optional.of(new Picture.Jpeg(1, 1, 3, new byte[40])))).isEmpty();

    assertThat(of(ONE, "v1", drawn(1))).isPresent();
  }

  @Test
  void nothing_is_kept_of_a_portrait_that_was_removed() {
    of(ONE, "v1", drawn(1));

    thumbnails.current(CONFERENCE, ONE, Optional.empty());

    assertThat(of(ONE, "v1", Optional::empty)).isEmpty();
  }

  @Test
  void one_that_is_still_the_persons_stays() {
    of(ONE, "v1", drawn(1));

    thumbnails.current(CONFERENCE, ONE, Optional.of("v1"));

    assertThat(of(ONE, "v1", Optional::empty)).isPresent();
  }

  @Test
  void the_oldest_makes_room_for_the_newest() {
    int size = of(ONE, "v1", drawn(1)).orElseThrow().length;
    Thumbnails narrow = new Thumbnails(size * 3L / 2);
    narrow.of(CONFERENCE, ONE, "v1", drawn(1));

    narrow.of(CONFERENCE, OTHER, "v1", drawn(1));

    assertThat(narrow.of(CONFERENCE, OTHER, "v1", Optional::empty)).isPresent();
    assertThat(narrow.of(CONFERENCE, ONE, "v1", Optional::empty)).isEmpty();
  }

  private Optional<byte[]> of(BadgeId badge, String photo, Supplier<Optional<Picture>> portrait) {
    return thumbnails.of(CONFERENCE, badge, photo, portrait);
  }

  private Supplier<Optional<Picture>> drawn(int variant) {
    return () -> {
      asked.incrementAndGet();
      return Optional.of(Portraits.drawn(variant));
    };
  }

  private static Supplier<Optional<Picture>> noise() throws IOException {
    BufferedImage image = new BufferedImage(480, 640, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < 640; y += 4) {
      for (int x = 0; x < 480; x += 4) {
        int colour = random.nextInt(1 << 24);
        for (int i = 0; i < 16; i++) {
          image.setRGB(x + i % 4, y + i / 4, colour);
        }
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    Picture.Jpeg portrait = Portraits.of(png.toByteArray());
    return () -> Optional.of(portrait);
  }
}
