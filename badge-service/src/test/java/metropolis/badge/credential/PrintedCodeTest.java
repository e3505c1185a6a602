package metropolis.badge.credential;

import static metropolis.badge.credential.Story.BADGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedCodeTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  static IntStream serials() {
    return IntStream.rangeClosed(1, 200);
  }

  @Test
  void it_is_another_for_every_serial() {
    assertThat(serials().mapToObj(serial -> PrintedCode.of(BADGE, serial)).distinct()).hasSize(200);
  }

  @Test
  void it_may_be_typed_as_people_type() {
    PrintedCode code = PrintedCode.of(BADGE, 1);
    String spoken =
        code.toString()
            .toLowerCase(Locale.ROOT)
            .replace('0', 'o')
            .replace('1', 'l')
            .replace("-", " ");

    assertThat(PrintedCode.typed(" " + spoken)).contains(code);
  }

  @ParameterizedTest
  @MethodSource("serials")
  void every_single_wrong_character_is_caught(int serial) {
    String right = PrintedCode.of(BADGE, serial).text();
    for (int at = 0; at < right.length(); at++) {
      for (char other : ALPHABET.toCharArray()) {
        if (other != right.charAt(at)) {
          String wrong = right.substring(0, at) + other + right.substring(at + 1);

          assertThat(PrintedCode.typed(wrong)).as("%s for %s", wrong, right).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("serials")
  void every_two_characters_that_changed_places_are_caught(int serial) {
    String right = PrintedCode.of(BADGE, serial).text();
    for (int one = 0; one < right.length(); one++) {
      for (int two = one + 1; two < right.length(); two++) {
        StringBuilder swapped = new StringBuilder(right);
        swapped.setCharAt(one, right.charAt(two));
        swapped.setCharAt(two, right.charAt(one));

        if (right.charAt(one) != right.charAt(two)) {
          assertThat(PrintedCode.typed(swapped.toString())).as("%s", swapped).isEmpty();
        }
      }
    }
  }

  /** The two properties above hold for every code: what decides is the difference alone. */
  @Test
  void every_difference_of_one_character_counts() {
    for (int at = 0; at < 8; at++) {
      for (char other : ALPHABET.substring(1).toCharArray()) {
        String difference = "0".repeat(at) + other + "0".repeat(7 - at);

        assertThat(PrintedCode.typed(difference)).as(difference).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ABC", "ABCDEFGHJ", "ABCDEFGU", "ABCD EFG!", "ÀBCDEFGH"})
  void what_has_not_its_form_is_seen(String typed) {
    assertThat(PrintedCode.resembles(typed)).isFalse();
    assertThat(PrintedCode.typed(typed)).isEmpty();
  }
}
