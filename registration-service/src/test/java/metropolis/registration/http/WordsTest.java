package metropolis.registration.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import metropolis.platform.http.view.Language;
import metropolis.platform.http.view.Text;
import metropolis.registration.Example;
import metropolis.registration.enrolment.Basis;
import metropolis.registration.enrolment.CancellationReason;
import metropolis.registration.enrolment.Channel;
import metropolis.registration.enrolment.ProfileRules;
import metropolis.registration.enrolment.Refusal;
import metropolis.registration.enrolment.RefusalReason;
import metropolis.registration.intake.Column;
import metropolis.registration.programme.Tier;
import metropolis.rendering.page.RefusedPictureException;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void every_text_is_there_in_every_language() {
    assertThat(Words.TEXTS.missing()).isEmpty();
  }

  @Test
  void every_code_has_a_text() {
    List<String> keys = new ArrayList<>();
    keys(keys, "refusal", Refusal.Code.values());
    keys(keys, "refused", RefusalReason.values());
    keys(keys, "cancelled", CancellationReason.values());
    keys(keys, "channel", Channel.values());
    keys(keys, "basis", Basis.values());
    keys(keys, "tier", Tier.values());
    keys(keys, "photo", RefusedPictureException.Reason.values());
    ProfileRules.LENGTHS.keySet().forEach(field -> keys.add("field." + field));
    Stream.of(Column.values()).forEach(column -> keys.add("field." + column.field()));

    assertThat(Words.TEXTS.keys()).containsAll(keys);
  }

  @Test
  void texts_with_arguments_double_their_apostrophes() {
    List<String> wrong = new ArrayList<>();

    for (Language language : Language.values()) {
      Text text = Words.TEXTS.in(language);
      Words.TEXTS.keys().stream()
          .filter(key -> text.get(key).contains("{0}"))
          .filter(key -> text.get(key).replace("''", "").contains("'"))
          .forEach(key -> wrong.add(language + ": " + key));
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void amounts_are_written_as_in_switzerland() {
    Words words = Words.in(Language.FR);

    assertThat(words.money(Example.chf(1250))).isEqualTo("CHF\u00A01’250.00");
    assertThat(words.money(Example.chf(0))).isEqualTo("Gratuit");
  }

  @Test
  void the_days_of_a_conference_are_written_without_repetition() {
    assertThat(Words.in(Language.EN).days(Example.programme()))
        .isEqualTo("27 September – 1 October 2004");
  }

  private static void keys(List<String> keys, String group, Enum<?>[] values) {
    Arrays.stream(values).forEach(v -> keys.add(group + "." + ApiViews.word(v)));
  }
}
