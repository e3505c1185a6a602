package metropolis.registration.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import metropolis.registration.Example;
import metropolis.registration.enrolment.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of delegates. */
class PagesTest extends PagesStory {

  @Test
  void conferences_are_shown_in_the_readers_language() {
    assertThat(site.page("/").body()).contains("Example Conference", "Registration open");
    assertThat(site.page("/?lang=fr").body()).contains("Conférence exemple", "Inscriptions");
  }

  @Test
  void a_conference_shows_fees_and_programme() {
    String page = site.page(HOME).body();

    assertThat(page).contains("CHF\u00A0400.00", "plenary", "Room borders", REGISTER);
  }

  @Test
  void a_conference_nobody_announced_is_a_readable_404() {
    HttpResponse<String> response = site.page("/atlantis/register");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("<h1");
  }

  @Test
  void a_filled_in_form_leads_to_the_delegates_own_page() {
    HttpResponse<String> response = registerAna();

    assertThat(response.statusCode()).isEqualTo(303);
    String my = site.page(location(response)).body();
    assertThat(my).contains("Ana Müller", "Awaiting payment", "Seat reserved", "Thank you");
  }

  @Test
  void the_same_form_sent_twice_is_one_registration() {
    String filledIn = site.filledIn(REGISTER, REGISTER, ana());
    HttpResponse<String> first = site.send(REGISTER, filledIn);

    HttpResponse<String> second = site.send(REGISTER, filledIn);

    assertThat(location(second)).isEqualTo(location(first));
    assertThat(site.registrations.read(Example.CONFERENCE, b -> b.size())).contains(1);
  }

  @Test
  void a_form_corrected_after_a_refusal_is_taken() {
    String wrong =
        site.filledIn(REGISTER, REGISTER, ana())
            .replace("sessions=plenary", "sessions=borders&sessions=cities");
    HttpResponse<String> refused = site.send(REGISTER, wrong);

    HttpResponse<String> corrected = site.send(REGISTER, wrong.replace("&sessions=cities", ""));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("take place at the same hour");
    assertThat(corrected.statusCode()).isEqualTo(303);
  }

  @Test
  void every_fault_is_tied_to_its_field() {
    HttpResponse<String> response =
        site.fillIn(REGISTER, REGISTER, "country", "XX", "email", "nowhere", "language", "en");

    assertThat(response.statusCode()).isEqualTo(422);
    for (String field : List.of("familyName", "organisation", "country", "email")) {
      assertThat(response.body())
          .contains("href=\"#f-" + field + "\"")
          .contains(
              "aria-describedby=\""
                  + (field.equals("familyName") ? "f-familyName-hint " : "")
                  + "f-"
                  + field
                  + "-error\"");
    }
    assertThat(response.body()).contains("value=\"nowhere\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Badges cannot show 😀 (U+1F600 GRINNING FACE). Please write it in another way",
        "fr | Les badges ne peuvent pas montrer 😀 (U+1F600 GRINNING FACE). Veuillez l’écrire"
      })
  void a_character_that_no_badge_can_show_is_shown_to_whoever_wrote_it(
      String language, String words) {
    HttpResponse<String> response =
        site.fillIn(
            REGISTER + "?lang=" + language,
            REGISTER,
            "category",
            "ngo",
            "familyName",
            "Müller",
            "badgeName",
            "Ana 😀",
            "organisation",
            "Example",
            "country",
            "CH",
            "email",
            "ana@example.org",
            "language",
            "en",
            "consent",
            "yes");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains(words, "f-badgeName-error");
  }

  @Test
  void a_delegate_who_changes_the_name_is_told_what_no_badge_can_show() {
    String profile = location(registerAna()) + "/profile";

    HttpResponse<String> response =
        site.fillIn(profile, profile, "familyName", "Müller 🎓", "language", "en");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("🎓 (U+1F393 GRADUATION CAP)");
  }

  @Test
  void markup_in_names_is_shown_as_text() {
    HttpResponse<String> response =
        site.fillIn(
            REGISTER,
            REGISTER,
            "category",
            "ngo",
            "familyName",
            "<script>alert(1)</script>",
            "organisation",
            "\"><img src=x onerror=alert(1)>",
            "country",
            "CH",
            "email",
            "ana@example.org",
            "language",
            "en",
            "consent",
            "yes");

    String pages =
        site.page(location(response)).body()
            + site.asHelen().page(DESK).body()
            + site.page(DESK + "?q=%3Cscript%3E").body();
    assertThat(pages)
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert")
        .doesNotContain("<img src=x");
  }

  @Test
  void a_form_without_its_token_is_refused() {
    HttpResponse<String> response = site.send(REGISTER, "category=ngo");

    assertThat(response.statusCode()).isEqualTo(403);
  }

  @Test
  void control_characters_are_taken_out_and_the_form_is_shown_again_with_all_that_was_typed() {
    String filledIn = site.filledIn(REGISTER, REGISTER, ana()).replace("Ana", "A%0Bn%00a");

    HttpResponse<String> response = site.send(REGISTER, filledIn);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .contains("control characters were removed", "value=\"Ana\"", "value=\"Müller\"");
    assertThat(site.asHelen().json("/api/registration/example-2004/counts").get("total").asInt())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "/atlantis, Cette conférence n’existe pas ici",
    "/atlantis/register, Cette conférence n’existe pas ici",
    "/atlantis/desk, Cette conférence n’existe pas ici",
    "/example-2004/my/x, Ce lien ne fonctionne pas",
    "/example-2004/my/a.b/sessions, Ce lien ne fonctionne pas",
    "/example-2004/desk/x, Cette page n’existe pas",
    "/example-2004/desk/0123456789ABCDEF/profile, Cette page n’existe pas",
    "/example-2004/nowhere, Cette page n’existe pas"
  })
  void an_address_that_leads_nowhere_says_what_to_do_in_the_readers_language(
      String path, String title) {
    HttpResponse<String> response = site.asHelen().page(path + "?lang=fr");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("<html lang=\"fr\"", title, "class=\"remedy\"");
  }

  @Test
  void a_name_of_ten_thousand_characters_is_told_its_limit_beside_the_field() {
    String filledIn = site.filledIn(REGISTER, REGISTER, ana()).replace("Ana", "A".repeat(10_000));

    HttpResponse<String> response = site.send(REGISTER, filledIn);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("at most 80 characters");
  }

  @Test
  void before_and_after_its_dates_there_is_no_form() {
    site.now.set(Instant.parse("2004-01-01T00:00:00Z"));
    String before = site.page(REGISTER).body();
    site.now.set(Instant.parse("2005-01-01T00:00:00Z"));

    String after = site.page(REGISTER).body();

    assertThat(before).contains("opens on").doesNotContain("<form method=\"post\"");
    assertThat(after).contains("closed on").doesNotContain("<form method=\"post\"");
  }

  @Test
  void a_forged_link_is_answered_as_one_that_never_was() {
    String link = location(registerAna());

    assertThat(site.page(link.substring(0, link.length() - 2) + "xx").statusCode()).isEqualTo(404);
    assertThat(site.page(HOME + "/my/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void a_delegate_changes_details_and_sessions_and_cancels() {
    String my = location(registerAna());
    site.fillIn(my + "/sessions", my + "/sessions", "sessions", "cities");
    site.fillIn(
        my + "/profile",
        my + "/profile",
        "familyName",
        "Meier",
        "organisation",
        "Example",
        "country",
        "CH",
        "email",
        "ana@example.org",
        "language",
        "fr");

    HttpResponse<String> cancelled = site.fillIn(my, my + "/cancel", "sure", "yes");

    assertThat(cancelled.statusCode()).isEqualTo(303);
    assertThat(site.page(my).body()).contains("Meier", "cities", "Cancelled", "by the delegate");
  }

  @Test
  void two_who_edit_one_profile_do_not_overwrite_each_other() {
    String my = location(registerAna());
    String[] details = {
      "familyName",
      "First",
      "organisation",
      "Example",
      "country",
      "CH",
      "email",
      "a@example.org",
      "language",
      "en"
    };
    String opened = site.filledIn(my + "/profile", my + "/profile", details);
    site.send(my + "/profile", opened);

    HttpResponse<String> late =
        site.send(
            my + "/profile", opened.replace("First", "Second").replace("_command=", "_command=x"));

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("in the meantime");
  }

  @Test
  void an_invoice_and_a_badge_are_linked_when_they_are_there() {
    String my = location(registerAna());
    String id =
        Ids.ofLink(site.tokens, Example.CONFERENCE, my.substring(my.lastIndexOf('/') + 1))
            .orElseThrow();
    tell(
        new Fact.InvoiceIssued(
            id, "2004-000001", Example.chf(400), "RF18539007547034", LocalDate.of(2004, 6, 1)));
    tell(new Fact.BadgeIssued(id, "BADGE", 1));

    String page = site.page(my).body();

    assertThat(page)
        .contains("2004-000001", "1 June 2004", "/invoice/" + site.tokens.sign("invoice", id))
        .contains("/badge/" + site.tokens.sign("badge", id));
  }
}
