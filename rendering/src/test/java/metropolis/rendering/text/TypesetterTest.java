package metropolis.rendering.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import metropolis.rendering.Name;
import metropolis.rendering.font.Faces;
import metropolis.rendering.font.Han;
import metropolis.rendering.font.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypesetterTest {

  private final Typesetter typesetter = new Typesetter(Faces.shared());

  static List<Name> names() {
    return Name.all();
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_script_is_set_whole(Name name) {
    Line line = typesetter.line(name.name(), name.style(Weight.REGULAR));
    assertThat(logically(line)).isEqualTo(sorted(line.text()));
    assertThat(line.width()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("names")
  void no_cluster_shows_the_missing_glyph(Name name) {
    Line line = typesetter.line(name.name(), name.style(Weight.BOLD));
    assertThat(line.clusters())
        .allSatisfy(cluster -> assertThat(cluster.glyphs()).doesNotContain(0));
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_clusters_add_up_to_the_line(Name name) {
    Line line = typesetter.line(name.name(), name.style(Weight.REGULAR));
    double sum = 0;
    for (Cluster cluster : line.clusters()) {
      sum += (cluster.advance() + cluster.kern()) / cluster.face().unitsPerEm();
    }
    assertThat(sum).isCloseTo(line.width(), offset(1e-3));
  }

  @Test
  void a_letter_and_its_mark_are_one_cluster() {
    assertThat(texts("Ọ̀ṣún")).containsExactly("Ọ̀", "ṣ", "ú", "n");
  }

  @Test
  void a_decomposed_letter_is_set_as_the_composed_one() {
    assertThat(texts("e\u0301")).containsExactly("\u00e9");
  }

  @Test
  void a_thai_vowel_stays_with_its_consonant() {
    assertThat(texts("น้ำ")).containsExactly("น้ำ");
  }

  @Test
  void arabic_runs_from_right_to_left() {
    assertThat(texts("سلمى")).containsExactly("ى", "م", "ل", "س");
  }

  @Test
  void arabic_letters_join() {
    int alone = glyph(typesetter.line("س", Style.REGULAR), 0);
    int first = glyph(typesetter.line("سلمى", Style.REGULAR), 3);
    assertThat(first).isNotEqualTo(alone);
  }

  @Test
  void latin_in_an_arabic_line_keeps_its_direction() {
    assertThat(texts("سلمى (UN)")).containsExactly(")", "U", "N", "(", " ", "ى", "م", "ل", "س");
  }

  @Test
  void brackets_are_turned_in_arabic() {
    Line line = typesetter.line("(سلمى)", Style.REGULAR);
    Line turned = typesetter.line(")سلمى(", Style.REGULAR);
    assertThat(line.clusters().getFirst().text()).isEqualTo(")");
    assertThat(glyph(line, 0)).isEqualTo(glyph(turned, 5));
  }

  @Test
  void a_reordered_vowel_is_drawn_first_and_read_second() {
    Cluster cluster = typesetter.line("कि", Style.REGULAR).clusters().getFirst();
    assertThat(cluster.text()).isEqualTo("कि");
    assertThat(cluster.glyphs()).hasSize(2);
    assertThat(cluster.x()[0]).isLessThan(cluster.x()[1]);
  }

  @Test
  void pairs_of_letters_are_kerned_at_their_place() {
    Line line = typesetter.line("AV", Style.REGULAR);
    Cluster first = line.clusters().getFirst();
    assertThat(first.kern()).isNegative();
    assertThat(first.advance()).isEqualTo(first.face().advance(first.glyphs()[0]));
  }

  @Test
  void han_follows_the_country() {
    assertThat(face("骨直", Style.of(Weight.REGULAR, "CN", ""))).isEqualTo("NotoSansSC-Regular");
    assertThat(face("骨直", Style.of(Weight.REGULAR, "TW", ""))).isEqualTo("NotoSansTC-Regular");
    assertThat(face("骨直", Style.of(Weight.REGULAR, "JP", ""))).isEqualTo("NotoSansJP-Regular");
    assertThat(face("骨直", Style.of(Weight.REGULAR, "KR", ""))).isEqualTo("NotoSansKR-Regular");
  }

  @Test
  void kana_beside_han_makes_it_japanese_whatever_the_country() {
    Line line = typesetter.line("骨さ", new Style(Weight.REGULAR, Han.SIMPLIFIED, ""));
    assertThat(line.clusters())
        .allSatisfy(c -> assertThat(c.face().name()).isEqualTo("NotoSansJP-Regular"));
  }

  @Test
  void urdu_hangs_and_arabic_does_not() {
    assertThat(face("زینت", Style.of(Weight.REGULAR, "PK", "ur")))
        .isEqualTo("NotoNastaliqUrdu-Regular");
    assertThat(face("زینت", Style.of(Weight.REGULAR, "PK", "")))
        .isEqualTo("NotoSansArabic-Regular");
  }

  @Test
  void latin_beside_urdu_looks_as_all_latin_does() {
    Line line = typesetter.line("زینت Khan", Style.of(Weight.REGULAR, "PK", "ur"));
    assertThat(line.clusters().getFirst().face().name()).isEqualTo("NotoSans-Regular");
  }

  @Test
  void digits_and_spaces_take_the_face_of_their_neighbours() {
    Line line = typesetter.line("田 2", Style.REGULAR);
    assertThat(line.clusters())
        .allSatisfy(c -> assertThat(c.face().name()).isEqualTo("NotoSansSC-Regular"));
  }

  @Test
  void an_opening_bracket_takes_the_face_of_what_it_opens() {
    Line line = typesetter.line("田(Li)", Style.REGULAR);
    assertThat(line.clusters().get(1).face().name()).isEqualTo("NotoSans-Regular");
  }

  @Test
  void bold_falls_back_to_regular_where_there_is_no_bold() {
    assertThat(face("田", Style.BOLD)).isEqualTo("NotoSansSC-Regular");
    assertThat(face("Li", Style.BOLD)).isEqualTo("NotoSans-Bold");
  }

  @Test
  void invisible_marks_that_turn_the_direction_are_left_out() {
    assertThat(typesetter.line("An\u202Ena\u2066\u200F", Style.REGULAR).text()).isEqualTo("Anna");
  }

  @Test
  void a_non_joiner_between_persian_letters_is_kept_and_shapes() {
    Line with = typesetter.line("گل\u200Cمحمدی", Style.REGULAR);
    Line without = typesetter.line("گلمحمدی", Style.REGULAR);
    assertThat(with.text()).contains("\u200C");
    assertThat(with.width()).isNotEqualTo(without.width());
    assertThat(with.clusters()).noneSatisfy(c -> assertThat(c.text()).endsWith("\u200C"));
  }

  @Test
  void what_no_face_has_is_refused_with_its_name() {
    assertThat(typesetter.refusal("Bob 😀 \uD800", Style.REGULAR))
        .contains(new Refusal.Uncovered(List.of("😀", "\uD800")));
    assertThat(typesetter.refusal("😀", Style.REGULAR).orElseThrow().message())
        .contains("U+1F600 GRINNING FACE");
  }

  @Test
  void a_line_of_what_no_face_has_is_a_fault_of_the_caller() {
    assertThatThrownBy(() -> typesetter.line("😀", Style.REGULAR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+1F600");
  }

  @Test
  void nothing_to_be_seen_is_empty() {
    assertThat(typesetter.refusal(" \t\u200B\u202E", Style.REGULAR)).contains(new Refusal.Empty());
    assertThat(typesetter.line("", Style.REGULAR)).isEqualTo(Line.EMPTY);
  }

  @Test
  void an_endless_text_is_refused_before_it_is_read() {
    assertThat(typesetter.refusal("a".repeat(1001), Style.REGULAR))
        .contains(new Refusal.TooLong(1000));
  }

  @Test
  void many_threads_set_what_one_does() {
    List<Double> alone = names().stream().map(this::width).toList();
    List<List<Double>> together =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(round -> names().stream().map(this::width).toList())
            .toList();
    assertThat(together).allSatisfy(widths -> assertThat(widths).isEqualTo(alone));
  }

  private Double width(Name name) {
    return typesetter.line(name.name(), name.style(Weight.BOLD)).width();
  }

  @Test
  void a_line_tells_how_high_and_deep_its_ink_goes() {
    Line latin = typesetter.line("Hx", Style.REGULAR);
    Line tibetan = typesetter.line("སྒྲོལ", Style.REGULAR);
    assertThat(latin.ascent()).isBetween(0.70, 0.73);
    assertThat(latin.descent()).isZero();
    assertThat(tibetan.descent()).isGreaterThan(0.4);
  }

  private List<String> texts(String text) {
    return typesetter.line(text, Style.REGULAR).clusters().stream().map(Cluster::text).toList();
  }

  private String face(String text, Style style) {
    return typesetter.line(text, style).clusters().getFirst().face().name();
  }

  private static int glyph(Line line, int cluster) {
    int[] glyphs = line.clusters().get(cluster).glyphs();
    return glyphs[glyphs.length - 1];
  }

  /** The characters of all clusters, sorted: their order on paper is another. */
  private static String logically(Line line) {
    return sorted(line.clusters().stream().map(Cluster::text).collect(Collectors.joining()));
  }

  /** Without joiners, which a cluster does not show at its end. */
  private static String sorted(String text) {
    return text.codePoints()
        .filter(c -> c != 0x200C && c != 0x200D)
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
