package metropolis.registration.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import metropolis.registration.Example;
import metropolis.registration.enrolment.Channel;
import metropolis.registration.enrolment.Command;
import metropolis.rendering.page.Portraits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhotoRoutesTest {

  private static final String ANA = "ANA0000000000000";
  private static final byte[] PICTURE = Portraits.drawn(1).bytes();
  private static final String DESK = "/" + Example.CONFERENCE + "/desk/" + ANA;
  private static final String API =
      "/api/registration/" + Example.CONFERENCE + "/registrations/" + ANA;

  private final TestSite site = new TestSite();
  private final String my =
      "/" + Example.CONFERENCE + "/my/" + Ids.linkToken(site.tokens, Example.CONFERENCE, ANA);

  @BeforeEach
  void anaIsRegistered() {
    site.registrations.ask(
        Example.CONFERENCE,
        Example.bySecretariat(Example.EARLY),
        new Command.Submit(ANA, Channel.DESK, Example.profile("ngo", "Ana"), List.of()));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_delegate_sends_a_photo_and_sees_it() {
    HttpResponse<String> sent = site.picture(my, my + "/photo", PICTURE);

    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(site.page(my).body()).contains("Photo of ", my + "/photo.jpg", "Replace photo");
    HttpResponse<byte[]> photo = site.bytes(my + "/photo.jpg");
    assertThat(Portraits.kept(photo.body()).columns()).isEqualTo(360);
    assertThat(photo.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(photo.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(photo.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void before_there_is_a_photo_the_page_says_so_and_what_it_is_for() {
    String page = site.page(my).body();

    assertThat(page).contains("No photo yet", "printed on your badge", "image/jpeg,image/png");
    assertThat(site.page(my + "?lang=fr").body()).contains("Pas encore de photo");
    assertThat(site.bytes(my + "/photo.jpg").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_wrong_with_a_picture_is_told_beside_its_field() {
    byte[] cut = Arrays.copyOf(PICTURE, PICTURE.length - 700);

    HttpResponse<String> refused = site.picture(my, my + "/photo", cut);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("the end of the picture is missing", "href=\"#f-photo\"", "Ana");
    assertThat(site.picture(my, my + "/photo", new byte[2000]).body())
        .contains("neither a JPEG nor a PNG");
    assertThat(site.picture(my, my + "/photo", new byte[Portraits.MOST_BYTES + 1]).body())
        .contains("more than 8 MB");
    assertThat(site.picture(my, my + "/photo", new byte[0]).body()).contains("choose a file");
  }

  @Test
  void far_too_large_a_form_is_a_413() {
    HttpResponse<String> refused =
        site.picture(my, my + "/photo", new byte[(int) Photos.UPLOAD + 1]);

    assertThat(refused.statusCode()).isEqualTo(413);
  }

  @Test
  void a_delegate_removes_the_photo() {
    site.picture(my, my + "/photo", PICTURE);

    HttpResponse<String> removed = site.fillIn(my, my + "/photo/removal");

    assertThat(removed.statusCode()).isEqualTo(303);
    assertThat(site.page(my).body()).contains("The photo has been removed", "No photo yet");
    assertThat(site.bytes(my + "/photo.jpg").statusCode()).isEqualTo(404);
  }

  @Test
  void a_forged_form_brings_no_photo() {
    HttpResponse<String> forged = site.send(my + "/photo", "photo=none");

    assertThat(forged.statusCode()).isEqualTo(403);
  }

  @Test
  void another_link_shows_nothing() {
    site.picture(my, my + "/photo", PICTURE);

    String other = my.substring(0, my.length() - 4) + "AAAA";

    assertThat(site.bytes(other + "/photo.jpg").statusCode()).isEqualTo(404);
  }

  @Test
  void the_desk_sends_shows_and_removes_it() {
    site.asHelen();

    assertThat(site.picture(DESK, DESK + "/photo", PICTURE).statusCode()).isEqualTo(303);

    assertThat(site.page(DESK).body()).contains(DESK + "/photo.jpg", "Details changed: Photo");
    assertThat(site.bytes(DESK + "/photo.jpg").statusCode()).isEqualTo(200);
    site.fillIn(DESK, DESK + "/photo/removal");
    assertThat(site.page(DESK).body()).contains("No photo yet");
  }

  @Test
  void strangers_see_no_photo_at_the_desk() {
    site.picture(my, my + "/photo", PICTURE);

    assertThat(site.bytes(DESK + "/photo.jpg").statusCode()).isIn(303, 401);
    assertThat(site.bytes(API + "/photo").statusCode()).isEqualTo(401);
  }

  @Test
  void programs_put_get_and_delete_it() {
    site.asHelen();

    HttpResponse<String> put = site.put(API + "/photo", "image/jpeg", PICTURE);

    assertThat(TestSite.body(put).get("code").asText()).isEqualTo("done");
    assertThat(site.json(API).get("photo").asText()).hasSize(32);
    HttpResponse<byte[]> got = site.bytes(API + "/photo");
    assertThat(Portraits.kept(got.body()).rows()).isEqualTo(480);
    assertThat(site.put(API + "/photo", "image/png", got.body()).statusCode()).isEqualTo(200);
    assertThat(TestSite.body(site.delete(API + "/photo")).get("code").asText()).isEqualTo("done");
    assertThat(site.bytes(API + "/photo").statusCode()).isEqualTo(404);
    assertThat(site.json(API).hasNonNull("photo")).isFalse();
  }

  @Test
  void programs_are_told_what_is_wrong() {
    site.asHelen();

    HttpResponse<String> refused = site.put(API + "/photo", "image/jpeg", new byte[100]);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestSite.body(refused).get("code").asText()).isEqualTo("unusable-photo");
    assertThat(TestSite.body(refused).get("reason").asText()).isEqualTo("no-picture");
    assertThat(TestSite.body(refused).at("/fields/0/remedy").asText()).contains("JPEG");
  }

  @Test
  void an_erased_person_has_no_photo_anywhere() {
    site.picture(my, my + "/photo", PICTURE);
    site.asHelen();

    site.fillIn(DESK, DESK + "/erase", "sure", "yes");

    assertThat(site.page(DESK).body()).doesNotContain("photo.jpg");
    assertThat(site.bytes(DESK + "/photo.jpg").statusCode()).isEqualTo(404);
    assertThat(site.bytes(API + "/photo").statusCode()).isEqualTo(404);
    assertThat(site.bytes(my + "/photo.jpg").statusCode()).isEqualTo(404);
    assertThat(site.put(API + "/photo", "image/jpeg", PICTURE).statusCode()).isEqualTo(409);
  }
}
