package metropolis.registration.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The desk of the secretariat. */
class DeskPagesTest extends PagesStory {

  @ParameterizedTest
  @CsvSource({"page=0, un nombre entier", "page=x, un nombre entier", "q=%00, de contrôle"})
  void a_list_asked_for_badly_says_so_in_the_readers_language(String query, String words) {
    HttpResponse<String> response = site.asHelen().page(DESK + "?lang=fr&" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("<html lang=\"fr\"", words);
  }

  @Test
  void a_file_that_cannot_be_read_is_refused_on_the_report_page() {
    HttpResponse<String> response =
        site.asHelen()
            .upload(DESK + "/import?lang=fr", DESK + "/import", "category;family_name\n", false);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("colonnes sont séparées par");
  }

  @Test
  void an_upload_cut_short_takes_nothing() {
    String file =
        "category,family_name,organisation,country,email\nngo,Ruiz,Example,ES,r@example.org\n";

    HttpResponse<String> response =
        site.asHelen().upload(DESK + "/import?lang=fr", DESK + "/import", file, true);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Le fichier est arrivé incomplet");
    assertThat(site.json("/api/registration/example-2004/counts").get("total").asInt()).isZero();
  }

  @Test
  void the_desk_is_closed_to_strangers() {
    for (String path :
        List.of(
            DESK,
            DESK + "/new",
            DESK + "/import",
            DESK + "/delegates.csv",
            DESK + "/sessions",
            DESK + "/" + ANAS_ID)) {
      HttpResponse<String> response = site.page(path);

      assertThat(response.statusCode()).as(path).isEqualTo(303);
      assertThat(location(response)).startsWith("/sign-in");
    }
  }

  @Test
  void the_list_is_filtered_searched_and_paged() {
    for (int i = 0; i < 60; i++) {
      submit(id(i), "academia", "Delegate" + (char) ('a' + i / 26) + (char) ('a' + i % 26));
    }
    submit(ANAS_ID, "government", "Müller");

    String first = site.asHelen().page(DESK + "?order=name").body();
    String second = site.page(DESK + "?order=name&page=2").body();
    String searched = site.page(DESK + "?q=MULLER").body();
    String filtered = site.page(DESK + "?status=awaiting-approval").body();

    assertThat(first).contains("Delegateaa").doesNotContain("Müller").contains("page=2");
    assertThat(second).contains("Müller");
    assertThat(searched).contains("Müller").doesNotContain("Delegateaa");
    assertThat(filtered).contains("Müller").doesNotContain("Delegateaa");
  }

  @Test
  void the_secretariat_refuses_with_a_reason_and_a_note() {
    submit(ANAS_ID, "government", "Müller");
    String one = DESK + "/" + ANAS_ID;
    site.asHelen()
        .fillIn(one, one + "/refuse", "refusalReason", "INCOMPLETE", "refusalNote", "No letter");

    String page = site.page(one).body();

    assertThat(page).contains("Refused: incomplete", "No letter", "helen (secretariat)");
  }

  @Test
  void refusing_without_a_reason_asks_for_one() {
    submit(ANAS_ID, "government", "Müller");
    String one = DESK + "/" + ANAS_ID;

    HttpResponse<String> response =
        site.asHelen().fillIn(one, one + "/refuse", "refusalReason", "");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("f-refusalReason-error");
  }

  @Test
  void the_secretariat_approves_edits_and_erases() {
    submit(ANAS_ID, "government", "Müller");
    String one = DESK + "/" + ANAS_ID;
    site.asHelen().fillIn(one, one + "/approve");
    site.fillIn(
        one + "/profile",
        one + "/profile",
        "familyName",
        "Meier",
        "organisation",
        "Example",
        "country",
        "CH",
        "email",
        "ana@example.org",
        "language",
        "en",
        "sessions",
        "plenary");
    String before = site.page(one).body();
    site.fillIn(one, one + "/erase", "sure", "yes");

    String after = site.page(one).body();

    assertThat(before).contains("Meier", "Seat granted: plenary", "Details changed");
    assertThat(after).contains("Erased", "Person erased").doesNotContain("Meier");
  }

  @Test
  void several_are_approved_at_once() {
    submit(id(1), "government", "One");
    submit(id(2), "government", "Two");
    submit(id(3), "government", "Three");
    String waiting = DESK + "?status=awaiting-approval";

    site.asHelen().fillIn(waiting, DESK + "/approve", "ids", id(1), "ids", id(3));

    assertThat(site.page(waiting).body())
        .contains("2 of 2 registrations have been approved", "Two")
        .doesNotContain("Three");
  }

  @Test
  void a_whole_page_is_approved_at_once() {
    submit(id(1), "government", "One");
    submit(id(2), "government", "Two");
    String waiting = DESK + "?status=awaiting-approval";

    site.asHelen().fillIn(waiting, DESK + "/approve", "all", "yes");

    assertThat(site.page(waiting).body()).contains("2 of 2 registrations", "Nobody matches");
  }

  @Test
  void the_desk_warns_of_a_second_registration_under_one_address() {
    submit(ANAS_ID, "academia", "Müller");
    site.asHelen()
        .fillIn(
            DESK + "/new",
            DESK + "/new",
            "category",
            "academia",
            "givenName",
            "Bo",
            "familyName",
            "Other",
            "organisation",
            "Example",
            "country",
            "CH",
            "email",
            "MÜLLER@example.org".replace('Ü', 'ü'),
            "language",
            "en",
            "consent",
            "yes");

    String page = site.page(DESK + "/" + ANAS_ID).body();

    assertThat(page).contains("Same e-mail address", "Bo Other");
  }

  @Test
  void the_export_can_be_imported_elsewhere_and_runs_nothing() {
    submit(ANAS_ID, "academia", "=cmd");

    HttpResponse<String> csv = site.asHelen().page(DESK + "/delegates.csv");

    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .contains("example-2004-delegates.csv");
    assertThat(csv.body()).contains("\"'=cmd\"");
  }
}
