package metropolis.rendering.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

  private static final Catalogue CATALOGUE = Catalogue.shared();

  static List<Integer> families() {
    return IntStream.range(0, CATALOGUE.families()).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("families")
  void every_face_has_what_the_catalogue_tells_of_it(int family) {
    BitSet lacking = new BitSet();
    for (Weight weight : Weight.values()) {
      Face face = Faces.shared().face(family, weight);
      for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
        lacking.set(c, lacking.get(c) || tells(c, family) && !face.covers(c));
      }
    }
    assertThat(lacking.isEmpty()).as(CATALOGUE.name(family) + " lacks " + lacking).isTrue();
  }

  @ParameterizedTest
  @MethodSource("families")
  void the_catalogue_tells_every_letter_that_a_face_has(int family) {
    Face regular = Faces.shared().face(family, Weight.REGULAR);
    Face bold = Faces.shared().face(family, Weight.BOLD);
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Character.isLetterOrDigit(c) && regular.covers(c) && bold.covers(c)) {
        assertThat(tells(c, family)).as(Coverage.described(Character.toString(c))).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void every_family_brings_its_licence(int family) {
    String licence = "/metropolis/fonts/" + CATALOGUE.name(family) + "-LICENSE.txt";
    assertThat(CatalogueTest.class.getResource(licence)).isNotNull();
  }

  @Test
  void there_are_28_families_and_four_for_han() {
    assertThat(CATALOGUE.families()).isEqualTo(32);
  }

  @Test
  void a_number_that_is_no_character_has_no_face() {
    assertThat(CATALOGUE.covering(-1)).isZero();
    assertThat(CATALOGUE.covering(0x110000)).isZero();
    assertThat(CATALOGUE.covering(0x10FFFF)).isZero();
    assertThat(CATALOGUE.covering('\n')).isZero();
    assertThat(CATALOGUE.covering(0xE000)).isZero();
  }

  private static boolean tells(int character, int family) {
    return (CATALOGUE.covering(character) & 1L << family) != 0;
  }
}
