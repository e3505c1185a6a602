package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.photo;
import static metropolis.badge.Given.photographed;
import static metropolis.badge.Given.profileChanged;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.template.TemplateShelf;
import metropolis.rendering.page.Portraits;
import metropolis.schemas.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Badges of a conference whose template shows a photo. */
class PhotoPrintTest {

  private static final byte[] ONE = Portraits.drawn(1).bytes();
  private static final byte[] OTHER = Portraits.drawn(2).bytes();
  private static final String BADGE = "/badges/" + BadgeId.of(Given.CONFERENCE, LEA);
  private static final String API = "/api/badge/metropolis-2004";
  private static final String PAGE = "/metropolis-2004" + BADGE;

  @TempDir Path root;
  private Site site;

  @BeforeEach
  void lea_is_confirmed() throws IOException {
    Path badges = Files.createDirectories(root.resolve("metropolis-2004").resolve("badges"));
    Files.copy(Path.of("../examples/metropolis-2004/badges/a6.yaml"), badges.resolve("a6.yaml"));
    site = new Site(0, new TemplateShelf(Optional.of(root)));
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_badge_shows_the_photo_in_preview_and_print() throws Exception {
    site.stream.hears(photo(LEA, "one", ONE)).hears(photographed(2, "one"));

    assertThat(site.get(PAGE, GATE).body()).contains("data:image/jpeg;base64,");
    assertThat(latin(site.bytes(API + BADGE + "/pdf", GATE)).contains(latin(ONE))).isTrue();
    assertThat(notices()).isEmpty();
  }

  @Test
  void without_a_photo_nothing_is_missing() throws Exception {
    assertThat(site.get(PAGE, GATE).body()).doesNotContain("data:image/jpeg");
    assertThat(latin(site.bytes(API + BADGE + "/pdf", GATE))).doesNotContain("/DCTDecode");
    assertThat(notices()).isEmpty();
  }

  @Test
  void a_photo_that_is_not_here_stops_no_print_and_the_desk_is_told() throws Exception {
    site.stream.hears(photographed(2, "one"));

    assertThat(latin(site.bytes(API + BADGE + "/pdf", GATE))).startsWith("%PDF");
    assertThat(notices()).extracting(JsonNode::asText).containsExactly("photo-missing");
    assertThat(site.get(PAGE, GATE).body()).contains("The photo is not here");
    assertThat(site.get(PAGE + "?lang=fr", GATE).body()).contains("La photo manque");
  }

  @Test
  void one_that_cannot_be_read_does_not_either() throws Exception {
    site.stream.hears(photo(LEA, "one", new byte[300])).hears(photographed(2, "one"));

    assertThat(latin(site.bytes(API + BADGE + "/pdf", GATE))).startsWith("%PDF");
    assertThat(notices()).extracting(JsonNode::asText).containsExactly("photo-missing");
  }

  @Test
  void an_earlier_photo_is_never_printed_for_a_later_one() throws Exception {
    site.stream.hears(photo(LEA, "one", ONE)).hears(photographed(2, "other"));

    assertThat(latin(site.bytes(API + BADGE + "/pdf", GATE)).contains(latin(ONE))).isFalse();
    assertThat(notices()).extracting(JsonNode::asText).containsExactly("photo-missing");
  }

  @Test
  void another_photo_makes_a_printed_badge_stale() throws Exception {
    site.stream.hears(photo(LEA, "one", ONE)).hears(photographed(2, "one"));
    site.post(API + BADGE + "/print", GATE, "{}");

    site.stream
        .hears(photo(LEA, "other", OTHER))
        .hears(profileChanged("change", "photo"))
        .hears(photographed(3, "other"));

    JsonNode badge = json(site.get(API + BADGE, GATE)).path("badge");
    assertThat(badge.path("stale")).extracting(JsonNode::asText).containsExactly("photo");
    assertThat(latin(site.bytes(API + BADGE + "/pdf", GATE)).contains(latin(OTHER))).isTrue();
  }

  @Test
  void a_run_prints_it_as_a_single_badge_does() throws Exception {
    site.stream.hears(photo(LEA, "one", ONE)).hears(photographed(2, "one"));
    site.post(API + "/runs", GATE, "{}");

    byte[] run = site.postForBytes(API + "/runs/1/pdf", GATE, "");

    assertThat(latin(run).contains(latin(ONE))).isTrue();
  }

  @Test
  void an_erased_person_leaves_no_photo() {
    site.stream.hears(photo(LEA, "one", ONE)).hears(photographed(2, "one"));

    site.stream
        .hears(Topics.DELEGATES, Given.key(LEA), null)
        .hears(Topics.DELEGATE_PHOTOS, Given.key(LEA), null);

    assertThat(site.stream.photos().get(Given.key(LEA))).isEmpty();
    assertThat(site.stream.store(Stores.BEARERS)).isEmpty();
    assertThat(site.get(PAGE, GATE).body()).doesNotContain("data:image/jpeg");
  }

  @Test
  void a_writer_that_starts_again_knows_which_photo_it_is() {
    site.stream.hears(photo(LEA, "one", ONE)).hears(photographed(2, "one"));

    assertThat(site.stream.restored().flatMap(book -> book.roster().bearer(LEA)))
        .flatMap(bearer -> bearer.photo())
        .contains("one");
  }

  private JsonNode notices() {
    return json(site.get(API + BADGE, GATE)).path("notices");
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
