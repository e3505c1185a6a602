package metropolis.platform.http.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.MissingResourceException;
import metropolis.platform.http.HttpServer;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Texts TEXTS = Texts.beside(HttpServer.class);

  @Test
  void every_text_is_there_in_every_language() {
    assertThat(TEXTS.missing()).isEmpty();
  }

  @Test
  void no_text_is_empty() {
    for (Language language : Language.values()) {
      assertThat(TEXTS.keys())
          .allSatisfy(key -> assertThat(TEXTS.in(language).get(key)).isNotBlank());
    }
  }

  @Test
  void arguments_are_put_in() {
    assertThat(TEXTS.in(Language.EN).get("pages.position", 2, 9)).isEqualTo("Page 2 of 9");
  }

  @Test
  void numbers_are_written_as_the_language_does() {
    assertThat(TEXTS.in(Language.EN).get("form.too-long", 10_000)).contains("10,000");
  }

  @Test
  void a_missing_text_is_a_bug_that_names_it() {
    assertThatThrownBy(() -> TEXTS.in(Language.FR).get("no.such"))
        .isInstanceOf(MissingResourceException.class)
        .hasMessageContaining("no.such (fr)");
  }

  @Test
  void the_language_a_browser_prefers_is_taken() {
    assertThat(Language.accepted("fr-CH, fr;q=0.9, en;q=0.8")).isEqualTo(Language.FR);
  }

  @Test
  void english_is_taken_when_none_fits_or_the_header_is_broken() {
    assertThat(Language.accepted("zh, ja;q=0.9")).isEqualTo(Language.EN);
    assertThat(Language.accepted("fr;q=many")).isEqualTo(Language.EN);
    assertThat(Language.accepted("")).isEqualTo(Language.EN);
  }
}
