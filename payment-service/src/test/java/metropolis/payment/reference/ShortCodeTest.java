package metropolis.payment.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import metropolis.payment.reference.ShortCode.Bearer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortCodeTest {

  private static final String CONFERENCE = "metropolis-2004";
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Property(tries = 500)
  void tells_the_invoice_it_was_made_for(
      @ForAll @IntRange(min = 1000, max = 9999) int year,
      @ForAll @IntRange(min = 1, max = 999_999) int sequence) {
    ShortCode code = ShortCode.of(CONFERENCE, year, sequence);

    assertThat(code.bearer(CONFERENCE)).contains(new Bearer(year, sequence));
  }

  @Test
  void is_the_same_for_ever() {
    assertThat(ShortCode.of(CONFERENCE, 2004, 1).grouped()).isEqualTo("YYMF-64A7");
  }

  @Test
  void has_no_letters_that_look_like_others() {
    for (int sequence = 1; sequence <= 2000; sequence++) {
      assertThat(ShortCode.of(CONFERENCE, 2004, sequence).text()).matches("[" + LETTERS + "]{8}");
    }
  }

  @Test
  void a_wrong_character_is_found_wherever_it_is() {
    String code = ShortCode.of(CONFERENCE, 2004, 17).text();

    for (int at = 0; at < code.length(); at++) {
      for (char wrong : LETTERS.toCharArray()) {
        if (wrong != code.charAt(at)) {
          assertThat(ShortCode.parse(code.substring(0, at) + wrong + code.substring(at + 1)))
              .isEmpty();
        }
      }
    }
  }

  @Test
  void two_characters_that_changed_places_are_found() {
    for (int sequence = 1; sequence <= 50; sequence++) {
      String code = ShortCode.of(CONFERENCE, 2004, sequence).text();
      for (int one = 0; one < 7; one++) {
        for (int other = one + 1; other < 8; other++) {
          char[] turned = code.toCharArray();
          turned[one] = code.charAt(other);
          turned[other] = code.charAt(one);
          if (turned[one] != turned[other]) {
            assertThat(ShortCode.parse(new String(turned))).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void is_read_as_people_type_it() {
    ShortCode code = ShortCode.of(CONFERENCE, 2004, 17);
    String spaced = String.join(" ", code.text().split(""));

    assertThat(ShortCode.parse(code.grouped())).contains(code);
    assertThat(ShortCode.parse(code.text().toLowerCase(Locale.ROOT))).contains(code);
    assertThat(ShortCode.parse(spaced)).contains(code);
    assertThat(ShortCode.parse(code.text().replace('0', 'o').replace('1', 'l'))).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "2004-000001", "ABCDEFG", "ABCDEFGHJ", "ÄBCD-EFGH", "UUUU-UUUU"})
  void what_is_none_is_not_read(String text) {
    assertThat(ShortCode.parse(text)).isEmpty();
  }

  @Test
  void conferences_and_neighbours_do_not_share_a_code() {
    Set<String> seen = new HashSet<>();
    for (String conference : new String[] {CONFERENCE, "metropolis-2005"}) {
      for (int sequence = 1; sequence <= 5000; sequence++) {
        assertThat(seen.add(ShortCode.of(conference, 2004, sequence).text())).isTrue();
      }
    }
  }

  @Test
  void a_code_of_another_conference_names_no_invoice_here_that_is_likely_to_exist() {
    long found = 0;
    for (int sequence = 1; sequence <= 2000; sequence++) {
      ShortCode other = ShortCode.of("metropolis-2005", 2004, sequence);
      found +=
          other.bearer(CONFERENCE).stream()
              .filter(bearer -> bearer.year() == 2004 && bearer.sequence() <= 2000)
              .count();
    }
    assertThat(found).isZero();
  }
}
