package metropolis.rendering.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import metropolis.rendering.font.Cleaned;
import metropolis.rendering.font.Face;
import metropolis.rendering.font.Faces;
import metropolis.rendering.font.Preference;
import metropolis.rendering.font.Weight;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Words set out of known pairs, beside HarfBuzz. */
class PairsTest {

  private static final int WORDS = 1_500;
  private static final int LONGEST = 12;
  private static final Offset<Float> PRECISE = Offset.offset(0.01f);

  /** Letters of one alphabet each, those that some faces join or move among them. */
  private static final List<String> LETTERS =
      List.of(
          "AVTWYLPFfijltrvy-' .,()&/0123456789ÀÉÎÖøßœĳłŞşțƏəṢẠọ’“”–",
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
          "ΑΓΔΛΟΠΣΤΥΩάέήίαγλοπρςτυώ- ",
          "АБГДЖІЇТУФЭЯабвгджзийктуфэяіїєґђћџ- ",
          "ԱՎՏՅևաբգդեւյտֆ- ",
          "აბგდევზთიკლმნოპრსტჩძწ- ");

  @ParameterizedTest
  @EnumSource(Weight.class)
  void words_out_of_pairs_are_those_of_harfbuzz(Weight weight) {
    Random random = new Random(2004);
    Shaper shaper = new Shaper(Faces.shared());
    int known = 0;
    for (int i = 0; i < WORDS; i++) {
      Prepared text = prepared(word(random, LETTERS.get(i % LETTERS.size())));
      for (Prepared.Run run : text.runs(0, text.text().length())) {
        Face face = Faces.shared().face(run.family(), weight);
        Glyphs asked = Shaper.asked(text, run, face);
        Glyphs first = shaper.glyphs(text, run, weight);
        known += shaper.pairs(face).known(text, run) == null ? 0 : 1;
        assertSame(first, asked);
        assertSame(shaper.glyphs(text, run, weight), asked);
      }
    }
    assertThat(known).isGreaterThan(WORDS / 2);
  }

  private static void assertSame(Glyphs ours, Glyphs asked) {
    assertThat(ours.ids()).as(asked.text()).isEqualTo(asked.ids());
    assertThat(ours.characters()).as(asked.text()).isEqualTo(asked.characters());
    assertThat(ours.places()).as(asked.text()).containsExactly(asked.places(), PRECISE);
  }

  private static Prepared prepared(String word) {
    return new Prepared(Cleaned.of(word), Preference.NONE);
  }

  private static String word(Random random, String letters) {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(LONGEST); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word + letters.substring(0, 1);
  }
}
