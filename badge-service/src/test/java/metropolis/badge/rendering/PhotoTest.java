package metropolis.badge.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import metropolis.badge.rendering.Composition.Notice;
import metropolis.badge.template.Side;
import metropolis.badge.template.Template;
import metropolis.badge.template.TemplateReader;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.Portraits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoTest {

  private static final Picture PORTRAIT = Portraits.drawn(1);
  private static final Wearer LEA =
      Specimens.specimen("short").orElseThrow().wearer().photographed(Optional.of(PORTRAIT));
  private static final Wearer WITHOUT = LEA.photographed(Optional.empty());

  private final Template conditional =
      template(
          """
          name: { en: Photo }
          format: a6
          page: { width: 105, height: 148 }
          front:
            - { kind: photo, box: [70, 20, 30, 40] }
            - { kind: text, when: photo, box: [5, 20, 60, 30], fields: [name], size: [40, 30, 9] }
            - { kind: text, when: no-photo, box: [5, 20, 95, 30], fields: [name], size: [60, 30, 9] }
          """);

  @Test
  void what_depends_on_a_photo_is_there_with_it_or_without_it() {
    List<Mark> with = Samples.face(conditional, "ngo", LEA).marks(Side.FRONT);
    List<Mark> without = Samples.face(conditional, "ngo", WITHOUT).marks(Side.FRONT);

    assertThat(with).hasSize(2).first().isInstanceOf(Mark.Shown.class);
    assertThat(without).singleElement().isInstanceOf(Mark.Text.class);
    assertThat(((Mark.Text) without.getFirst()).size())
        .isGreaterThan(((Mark.Text) with.getLast()).size());
  }

  @Test
  void beside_a_photo_that_leaves_no_room_for_the_name_the_name_wins() {
    Template narrow =
        template(
            """
            name: { en: Photo }
            format: a6
            page: { width: 105, height: 148 }
            front:
              - { kind: photo, box: [20, 20, 80, 100] }
              - { kind: text, when: photo, box: [5, 20, 8, 30], fields: [name], size: [40, 30, 9] }
              - { kind: text, when: no-photo, box: [5, 20, 95, 30], fields: [name], size: [60, 30, 9] }
            """);

    Composition composition =
        new BadgePrinter()
            .compose(narrow, Samples.STATIONERY, "ngo", Specimens.SHORT_CODE, LEA, Samples.TOKEN);

    assertThat(composition)
        .isInstanceOfSatisfying(
            Composition.Ready.class,
            ready -> {
              assertThat(ready.notices()).containsExactly(Notice.PHOTO_LEFT_OUT);
              assertThat(ready.face().marks(Side.FRONT)).hasSize(1);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"a6", "card"})
  void the_shipped_templates_show_a_photo_and_leave_no_hole(String name) {
    Template template = Samples.template(name);

    List<Mark> with = Samples.face(template, "ngo", LEA).marks(Side.FRONT);
    List<Mark> without = Samples.face(template, "ngo", WITHOUT).marks(Side.FRONT);

    assertThat(with)
        .filteredOn(mark -> mark instanceof Mark.Shown)
        .singleElement()
        .isInstanceOfSatisfying(
            Mark.Shown.class,
            shown -> {
              assertThat(shown.picture()).isSameAs(PORTRAIT);
              assertThat(shown.alternative()).isEqualTo("Lea Amsler");
            });
    assertThat(without).noneMatch(mark -> mark instanceof Mark.Shown);
    assertThat(widest(without)).isGreaterThan(widest(with));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a6", "card"})
  void every_specimen_can_be_printed_with_a_photo(String name) {
    Template template = Samples.template(name);

    for (Specimens.Specimen specimen : Specimens.all()) {
      Wearer photographed = specimen.wearer().photographed(Optional.of(PORTRAIT));
      Composition composition =
          new BadgePrinter()
              .compose(
                  template,
                  Samples.STATIONERY,
                  "ngo",
                  Specimens.SHORT_CODE,
                  photographed,
                  Samples.TOKEN);

      assertThat(composition).as(specimen.id()).isInstanceOf(Composition.Ready.class);
      assertThat(((Composition.Ready) composition).notices())
          .as(specimen.id())
          .satisfies(
              notices ->
                  // One word of 28 letters; a card is 86 mm wide, and holds a code too.
                  assertThat(notices.contains(Notice.PHOTO_LEFT_OUT))
                      .isEqualTo(name.equals("card") && specimen.id().equals("one-word")));
    }
  }

  @Test
  void the_photo_goes_into_the_document_as_it_is_and_the_same_each_time() {
    Face face = Samples.face(Samples.template("a6"), "ngo", LEA);

    byte[] pdf = new BadgePrinter().print("Badge", "en", List.of(face));

    byte[] jpeg = ((Picture.Jpeg) PORTRAIT).bytes();
    assertThat(latin(pdf).contains(latin(jpeg))).isTrue();
    assertThat(new BadgePrinter().print("Badge", "en", List.of(face))).isEqualTo(pdf);
  }

  @Test
  void the_preview_has_it_too() {
    Face face = Samples.face(Samples.template("card"), "ngo", LEA);

    assertThat(new BadgePrinter().picture(face)).contains("data:image/jpeg;base64,");
  }

  @Test
  void half_of_the_specimens_are_drawn_with_a_photo() {
    assertThat(Specimens.all()).anyMatch(specimen -> specimen.wearer().photo().isPresent());
    assertThat(Specimens.all()).anyMatch(specimen -> specimen.wearer().photo().isEmpty());
  }

  private static double widest(List<Mark> marks) {
    return marks.stream()
        .filter(mark -> mark instanceof Mark.Text)
        .mapToDouble(mark -> ((Mark.Text) mark).size())
        .max()
        .orElseThrow();
  }

  private static Template template(String file) {
    return TemplateReader.read("photo.yaml", file.getBytes(UTF_8)).template();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
