package metropolis.badge.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static metropolis.badge.rendering.Samples.bearer;
import static metropolis.badge.rendering.Samples.compose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.badge.rendering.Composition.Notice;
import metropolis.badge.rendering.Composition.Obstacle;
import metropolis.badge.roster.Bearer;
import metropolis.badge.template.Side;
import metropolis.badge.template.Template;
import metropolis.badge.template.TemplateReader;
import metropolis.rendering.page.Canvas.Role;
import metropolis.rendering.page.Picture;
import metropolis.rendering.text.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerTest {

  /** In the Private Use Area: no typeface has it. */
  private static final String NOBODY_HAS = "\uE123";

  static Stream<Specimens.Specimen> specimens() {
    return Specimens.all().stream();
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void names_of_every_script_are_set_as_wanted(Specimens.Specimen specimen) {
    for (String id : List.of("a6", "a4-folded", "card", "label-62", "label-54x101")) {
      Face face = Samples.face(Samples.template(id), "ngo", specimen.wearer());

      assertThat(String.join("", heading(face)).replace(" ", ""))
          .as(id)
          .isEqualTo(specimen.wearer().name().replace(" ", ""));
    }
  }

  @Test
  void the_latin_name_stands_with_the_native_one() {
    Face face = Samples.face(bearer("柳青禾", Optional.of("Liu Qinghe"), "", "CN"));

    assertThat(texts(face)).contains("柳青禾", "Liu Qinghe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Lea Amsler", "lea  amsler", "Lea\u00A0Amsler"})
  void the_same_name_is_not_printed_twice(String latin) {
    Face face = Samples.face(bearer("Lea Amsler", Optional.of(latin), "", "CH"));

    assertThat(texts(face).stream().filter(text -> text.equalsIgnoreCase("Lea Amsler"))).hasSize(1);
  }

  @Test
  void a_character_that_no_typeface_has_gives_way_to_the_latin_form() {
    Composition composition =
        compose(bearer("Nour " + NOBODY_HAS, Optional.of("Nour Latin"), "", "CH"));

    assertThat(composition)
        .isInstanceOfSatisfying(
            Composition.Ready.class,
            ready -> {
              assertThat(heading(ready.face())).containsExactly("Nour Latin");
              assertThat(ready.notices()).containsExactly(Notice.NAME_IN_LATIN_LETTERS);
            });
  }

  @Test
  void without_a_latin_form_the_character_is_named() {
    Composition composition = compose(bearer("Nour " + NOBODY_HAS, "", "CH"));

    assertThat(composition)
        .isEqualTo(new Composition.Impossible(Obstacle.NAME_NEEDS_LATIN_FORM, List.of(NOBODY_HAS)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200B"})
  void without_a_name_there_is_no_badge(String name) {
    assertThat(compose(bearer(name, "", "CH")))
        .isEqualTo(new Composition.Impossible(Obstacle.NAME_NEEDS_LATIN_FORM));
  }

  @Test
  void a_name_that_does_not_fit_at_all_is_said_to_be_too_long() {
    Composition composition = compose(bearer("W".repeat(200), "", "CH"));

    assertThat(composition).isEqualTo(new Composition.Impossible(Obstacle.NAME_TOO_LONG));
  }

  @Test
  void an_organisation_with_a_character_that_no_typeface_has_is_left_out_and_the_desk_is_told() {
    assertThat(notices(compose(bearer("Lea Amsler", "Réseau " + NOBODY_HAS, "CH"))))
        .containsExactly(Notice.ORGANISATION_LEFT_OUT);
  }

  @Test
  void a_very_long_organisation_ends_in_an_ellipsis_and_the_desk_is_told() {
    Composition composition =
        compose(bearer("Lea Amsler", "Association intercommunale ".repeat(12), "CH"));

    assertThat(notices(composition)).containsExactly(Notice.ORGANISATION_SHORTENED);
    assertThat(texts(((Composition.Ready) composition).face()))
        .anyMatch(text -> text.startsWith("Association") && text.endsWith("…"));
  }

  @Test
  void the_category_is_told_in_the_languages_of_the_conference() {
    assertThat(texts(Samples.face(bearer("Lea Amsler", "", "CH"))))
        .contains("Non-governmental organisation", "Organisation non gouvernementale");
  }

  @Test
  void a_ribbon_that_only_repeats_the_category_is_left_out() {
    Wearer wearer = Specimens.specimen("short").orElseThrow().wearer();

    Face face = Samples.face(Samples.template("a6"), "speaker", wearer);

    assertThat(texts(face)).contains("Speaker").noneMatch(text -> text.contains("SPEAKER"));
  }

  @Test
  void categories_have_patterns_of_their_own() {
    Wearer wearer = Specimens.specimen("short").orElseThrow().wearer();
    Template template = Samples.template("a6");

    Stream<?> patterns =
        Samples.STATIONERY.categories().keySet().stream()
            .map(category -> Samples.face(template, category, wearer))
            .map(
                face ->
                    face.marks(Side.FRONT).stream()
                        .filter(Mark.Pattern.class::isInstance)
                        .map(mark -> ((Mark.Pattern) mark).motif())
                        .findFirst()
                        .orElseThrow());

    assertThat(patterns).doesNotHaveDuplicates();
  }

  @Test
  void the_name_is_the_heading_and_the_code_a_figure_with_words() {
    Recording recording = new Recording();

    Painter.front(recording, Samples.face(bearer("Lea Amsler", "", "CH")));

    assertThat(recording.toString().lines())
        .containsOnlyOnce("open HEADING \"\"")
        .contains("open FIGURE \"QR code of badge " + Samples.badge().code() + "\"");
  }

  @Test
  void a_code_with_modules_too_small_to_be_scanned_is_refused() {
    Template label = Samples.template("label-54x101");

    Composition composition =
        new BadgePrinter()
            .compose(
                label,
                Samples.STATIONERY,
                "ngo",
                "",
                Specimens.specimen("short").orElseThrow().wearer(),
                "A".repeat(400));

    assertThat(composition).isEqualTo(new Composition.Impossible(Obstacle.CODE_TOO_SMALL));
  }

  @Test
  void a_photograph_fills_its_box_and_is_cut() {
    Template template =
        TemplateReader.read(
                "photo.yaml",
                """
                name: { en: Photo }
                format: a6
                page: { width: 105, height: 148 }
                front:
                  - { kind: text, box: [5, 20, 95, 30], fields: [name], size: [40, 30, 9], lines: 2 }
                  - { kind: photo, box: [10, 60, 30, 30] }
                """
                    .getBytes(UTF_8))
            .template();
    Wearer lea = Specimens.specimen("short").orElseThrow().wearer();
    Picture picture = new Picture.Pixels(20, 40, new byte[2400], new byte[0]);
    Wearer photographed =
        new Wearer(
            lea.name(),
            lea.latinName(),
            "",
            "",
            "",
            "",
            "",
            "",
            "CH",
            "en",
            List.of(),
            Optional.of(picture));
    Recording recording = new Recording();

    Painter.front(recording, Samples.face(template, "ngo", photographed));

    assertThat(recording.toString())
        .contains(
            """
            open FIGURE "Lea Amsler"
            clip 10.00 60.00 30.00 x 30.00
            picture 10.00 45.00 30.00 x 60.00
            end of clip
            close
            """);
  }

  private static Iterable<Notice> notices(Composition composition) {
    return ((Composition.Ready) composition).notices();
  }

  private static List<String> heading(Face face) {
    return face.marks(Side.FRONT).stream()
        .filter(mark -> mark instanceof Mark.Text text && text.role() == Role.HEADING)
        .flatMap(mark -> ((Mark.Text) mark).lines().stream())
        .map(Mark.Placed::line)
        .map(Line::text)
        .toList();
  }

  /** Each text of the front, its lines joined. */
  @Test
  void own_sessions_are_those_with_a_seat_and_those_that_need_none() {
    Face face = Samples.face(Samples.template("a4-folded"), "ngo", Wearer.of(attending("28-14")));

    assertThat(texts(face, Side.FRONT)).contains("Coordinator", "she/her");
    assertThat(texts(face, Side.BACK))
        .contains("14:00–15:30", "Asylum procedures that are fair and fast · Room 4")
        .contains("Reception by the City of Geneva · Foyer")
        .noneMatch(text -> text.contains("Auditorium"));
  }

  @Test
  void whoever_has_no_seat_is_told_of_what_needs_none_and_not_of_what_others_chose() {
    Face face = Samples.face(Samples.template("a4-folded"), "ngo", Wearer.of(attending()));

    assertThat(texts(face, Side.BACK))
        .contains("Reception by the City of Geneva · Foyer")
        .noneMatch(text -> text.contains("Room"));
    assertThat(texts(face, Side.INSIDE_LEFT)).anyMatch(text -> text.contains("Auditorium"));
  }

  private static Bearer attending(String... sessions) {
    return new Bearer(
        "R1",
        "ngo",
        "Léa Amsler",
        Optional.empty(),
        "Dr",
        "Léa",
        "Amsler",
        "she/her",
        "",
        "Coordinator",
        "CH",
        "en",
        List.of(sessions));
  }

  private static List<String> texts(Face face) {
    return texts(face, Side.FRONT);
  }

  private static List<String> texts(Face face, Side side) {
    return face.marks(side).stream()
        .filter(Mark.Text.class::isInstance)
        .map(
            mark ->
                String.join(
                    " ",
                    ((Mark.Text) mark)
                        .lines().stream().map(placed -> placed.line().text()).toList()))
        .toList();
  }
}
