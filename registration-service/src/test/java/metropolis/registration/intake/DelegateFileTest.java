package metropolis.registration.intake;

import static metropolis.registration.Example.EARLY;
import static metropolis.registration.Example.NO_STARS;
import static metropolis.registration.Example.programme;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import metropolis.registration.enrolment.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelegateFileTest {
  private static final String HEADER =
      "category,given_name,family_name,latin_given_name,latin_family_name,organisation,country,"
          + "email,sessions\n";
  private static final String MING =
      "ngo,明,王,Ming,Wang,\"Migrants, together\",cn,ming@example.org,plenary borders\n";
  private static final String ZOE =
      "academia,Zoë,Müller-Łódź,,,Université de Genève,CH,zoe@example.org,\n";

  @Test
  void rows_become_profiles_and_sessions() {
    DelegateFile file = read(HEADER + MING + ZOE);

    DelegateRow first = readable(file).rows().getFirst();
    assertThat(first.line()).isEqualTo(2);
    assertThat(first.sessions()).containsExactly("plenary", "borders");
    assertThat(first.profile())
        .extracting(Profile::name, Profile::latinName, Profile::organisation, Profile::country)
        .containsExactly("明 王", "Ming Wang", "Migrants, together", "CN");
    assertThat(readable(file).problems()).isEmpty();
  }

  @Test
  void columns_come_in_any_order_and_any_case() {
    DelegateFile file =
        read(
            "Email,Family Name,organisation,COUNTRY,category,Pronouns\n"
                + "zoe@example.org,Müller,Uni,CH,academia,she/her\n");

    assertThat(readable(file).rows())
        .extracting(row -> row.profile().pronouns(), row -> row.profile().category())
        .containsExactly(tuple("she/her", "academia"));
  }

  @Test
  void a_mark_of_byte_order_is_passed_over() {
    DelegateFile file = read("\uFEFF" + HEADER + ZOE);

    assertThat(readable(file).rows()).hasSize(1);
  }

  @Test
  void a_bad_row_is_named_by_line_and_column_and_the_good_ones_are_taken() {
    DelegateFile file = read(HEADER + MING + "pirates,,,,,,XX,nowhere,golf\n" + ZOE);

    assertThat(readable(file).rows()).extracting(DelegateRow::line).containsExactly(2L, 4L);
    assertThat(readable(file).problems())
        .extracting(RowProblem::line, RowProblem::column, RowProblem::code)
        .containsExactlyInAnyOrder(
            tuple(3L, "category", "unknown"),
            tuple(3L, "family_name", "required"),
            tuple(3L, "organisation", "required"),
            tuple(3L, "country", "unknown"),
            tuple(3L, "email", "not-an-email"),
            tuple(3L, "sessions", "unknown-session"));
  }

  @Test
  void a_name_over_two_lines_in_quotes_does_not_shift_the_line_numbers() {
    DelegateFile file =
        read(HEADER + "ngo,\"An\na\",Example,,,Org,CH,ana@example.org,\n" + "pirates,,,,,,,,\n");

    assertThat(readable(file).problems()).extracting(RowProblem::line).contains(2L, 4L);
  }

  @Test
  void a_row_with_too_few_fields_is_named() {
    DelegateFile file = read(HEADER + "ngo,Ana\n" + ZOE);

    assertThat(readable(file).problems())
        .containsExactly(new RowProblem(2, "", "field-count", "2/9"));
    assertThat(readable(file).rows()).hasSize(1);
  }

  @Test
  void a_row_that_comes_twice_is_taken_once() {
    DelegateFile file = read(HEADER + ZOE + ZOE.replace("zoe@", "ZOE@"));

    assertThat(readable(file).rows()).hasSize(1);
    assertThat(readable(file).problems())
        .containsExactly(new RowProblem(3, "email", "repeated-row", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void another_separator_is_recognised(String separator) {
    DelegateFile file = read((HEADER + ZOE).replace(",", separator));

    assertThat(unreadable(file)).extracting(RowProblem::code).containsExactly("wrong-separator");
  }

  @Test
  void another_separator_is_recognised_with_every_header_in_quotes() {
    String headers = "\"" + HEADER.strip().replace(",", "\";\"") + "\"\n";

    assertThat(unreadable(read(headers)))
        .containsExactly(new RowProblem(1, "", "wrong-separator", ";"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0"})
  void a_workbook_is_recognised(String firstBytes) {
    DelegateFile file = read(firstBytes + "xl/sheet1.xml", StandardCharsets.ISO_8859_1);

    assertThat(unreadable(file)).extracting(RowProblem::code).containsExactly("file-spreadsheet");
  }

  @Test
  void a_zero_byte_is_a_problem_of_its_row() {
    DelegateFile file = read(HEADER + ZOE.replace("Zoë", "Zo\u0000") + MING);

    assertThat(readable(file).problems())
        .extracting(RowProblem::code)
        .containsExactly("unsafe-characters");
  }

  @Test
  void latin_1_is_recognised_at_its_first_accent() {
    DelegateFile file = read(HEADER + ZOE, StandardCharsets.ISO_8859_1);

    assertThat(unreadable(file)).containsExactly(new RowProblem(2, "", "file-not-utf-8", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void utf_16_is_recognised(String charset) {
    DelegateFile file = read(HEADER + ZOE, Charset.forName(charset));

    assertThat(unreadable(file)).extracting(RowProblem::code).containsExactly("file-utf-16");
  }

  @Test
  void a_file_cut_short_within_quotes_is_recognised() {
    DelegateFile file = read(HEADER + ZOE + "ngo,Ana,\"Exam");

    assertThat(unreadable(file)).extracting(RowProblem::code).containsExactly("broken-quotes");
  }

  @Test
  void unknown_and_missing_columns_are_named() {
    DelegateFile file = read("category,surname,organisation,country,email\n");

    assertThat(unreadable(file))
        .extracting(RowProblem::code, RowProblem::detail)
        .containsExactly(
            tuple("unknown-column", "surname"), tuple("missing-column", "family_name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HEADER})
  void a_file_without_rows_is_recognised(String file) {
    assertThat(unreadable(read(file))).extracting(RowProblem::code).containsExactly("file-empty");
  }

  @Test
  void too_many_rows_are_refused_as_a_whole() {
    DelegateFile file = read(HEADER + ZOE.repeat(DelegateFile.MOST_ROWS + 1));

    assertThat(unreadable(file)).extracting(RowProblem::code).containsExactly("too-many-rows");
  }

  @Test
  void a_huge_file_is_refused_before_it_is_read() {
    byte[] huge = new byte[DelegateFile.LARGEST + 1];
    Arrays.fill(huge, (byte) 'a');

    DelegateFile file = DelegateFile.read(huge, programme(), NO_STARS, EARLY);

    assertThat(unreadable(file)).extracting(RowProblem::code).containsExactly("file-too-large");
  }

  @Test
  void a_field_of_ten_thousand_characters_is_a_problem_of_its_row() {
    DelegateFile file = read(HEADER + ZOE.replace("Zoë", "z".repeat(10_000)) + MING);

    assertThat(readable(file).problems())
        .containsExactly(new RowProblem(2, "given_name", "too-long", ""));
    assertThat(readable(file).rows()).hasSize(1);
  }

  @Test
  void a_character_that_no_badge_can_show_is_named_by_line_and_column() {
    DelegateFile file = read(HEADER + MING + ZOE.replace("Genève", "Genève ★"));

    assertThat(readable(file).rows()).extracting(DelegateRow::line).containsExactly(2L);
    assertThat(readable(file).problems())
        .containsExactly(
            new RowProblem(3, "organisation", "not-printable", "★ (U+2605 BLACK STAR)"));
  }

  @Test
  void the_same_person_is_the_same_row_whatever_else_was_corrected() {
    DelegateRow before = readable(read(HEADER + ZOE)).rows().getFirst();

    DelegateRow after =
        readable(read(HEADER + ZOE.replace("Université", "University"))).rows().getFirst();

    assertThat(after.identity()).isEqualTo(before.identity());
  }

  private static DelegateFile read(String text) {
    return read(text, StandardCharsets.UTF_8);
  }

  private static DelegateFile read(String text, Charset charset) {
    return DelegateFile.read(text.getBytes(charset), programme(), NO_STARS, EARLY);
  }

  private static DelegateFile.Readable readable(DelegateFile file) {
    return (DelegateFile.Readable) file;
  }

  private static List<RowProblem> unreadable(DelegateFile file) {
    return ((DelegateFile.Unreadable) file).problems();
  }
}
