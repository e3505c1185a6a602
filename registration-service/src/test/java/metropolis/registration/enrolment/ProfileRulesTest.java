package metropolis.registration.enrolment;

import static metropolis.registration.Example.EARLY;
import static metropolis.registration.Example.NO_STARS;
import static metropolis.registration.Example.programme;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRulesTest {

  @Test
  void a_name_in_another_script_needs_its_latin_form() {
    Profile profile = named("明", "王", "", "");

    List<FieldProblem> problems = ProfileRules.check(profile, programme(), NO_STARS);

    assertThat(problems)
        .containsExactlyInAnyOrder(
            new FieldProblem("latinFamilyName", "latin-form-needed"),
            new FieldProblem("latinGivenName", "latin-form-needed"));
  }

  @Test
  void a_name_in_another_script_with_its_latin_form_is_sound() {
    Profile profile = named("明", "王", "Ming", "Wang");

    List<FieldProblem> problems = ProfileRules.check(profile, programme(), NO_STARS);

    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"O’Brien-Šimůnková", "Nguyễn", "Ţîţei", "d'Arc", "van der Meer-Łódź"})
  void diacritics_are_latin(String name) {
    Profile profile = named("Ana", name, "", "");

    List<FieldProblem> problems = ProfileRules.check(profile, programme(), NO_STARS);

    assertThat(problems).isEmpty();
  }

  @Test
  void one_name_is_enough() {
    Profile profile = named("", "Sukarnoputri", "", "");

    List<FieldProblem> problems = ProfileRules.check(profile, programme(), NO_STARS);

    assertThat(problems).isEmpty();
  }

  @Test
  void a_name_of_ten_thousand_characters_is_too_long() {
    Profile profile = named("Ana", "x".repeat(10_000), "", "");

    List<FieldProblem> problems = ProfileRules.check(profile, programme(), NO_STARS);

    assertThat(problems).containsExactly(new FieldProblem("familyName", "too-long"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ana\u0000", "A\u202Ena", "A\nna", "An\uFFFDa", "A\u0007", "A\u2028a"})
  void characters_that_disturb_others_are_refused(String name) {
    Profile profile = named(name, "Example", "", "");

    List<FieldProblem> problems = ProfileRules.check(profile, programme(), NO_STARS);

    assertThat(problems).containsExactly(new FieldProblem("givenName", "unsafe-characters"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title",
        "givenName",
        "familyName",
        "latinGivenName",
        "latinFamilyName",
        "badgeName",
        "pronouns",
        "organisation",
        "position"
      })
  void a_character_that_no_badge_can_show_is_named_where_it_stands(String field) {
    Profile profile = withStarIn(field);

    List<FieldProblem> problems = ProfileRules.check(profile, programme(), NO_STARS);

    assertThat(problems)
        .containsExactly(new FieldProblem(field, "not-printable", "★ (U+2605 BLACK STAR)"));
  }

  @Test
  void what_no_badge_shows_need_not_be_printable() {
    Profile profile = withStarIn("dietary");

    List<FieldProblem> problems = ProfileRules.check(profile, programme(), NO_STARS);

    assertThat(problems).isEmpty();
  }

  @Test
  void control_characters_are_told_as_such_even_beside_a_star() {
    Profile profile = named("★\u202E", "Example", "", "");

    List<FieldProblem> problems = ProfileRules.check(profile, programme(), NO_STARS);

    assertThat(problems).containsExactly(new FieldProblem("givenName", "unsafe-characters"));
  }

  @Test
  void half_a_surrogate_pair_is_refused() {
    Profile profile = named("An" + (char) 0xD800 + "a", "Example", "", "");

    List<FieldProblem> problems = ProfileRules.check(profile, programme(), NO_STARS);

    assertThat(problems).containsExactly(new FieldProblem("givenName", "unsafe-characters"));
  }

  @Test
  void a_name_of_digits_is_no_name() {
    Profile profile = named("", "12345", "", "");

    List<FieldProblem> problems = ProfileRules.check(profile, programme(), NO_STARS);

    assertThat(problems).containsExactly(new FieldProblem("familyName", "no-letters"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a@",
        "@b.org",
        "a@b",
        "a@b@c.org",
        "a b@c.org",
        "a@.org",
        "a@b..org",
        "a@b.org,c@d.e"
      })
  void what_no_mail_server_takes_is_refused(String email) {
    assertThat(ProfileRules.deliverable(email)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b.org", "first.last+tag@sub.example.co.uk", "o'brien@bücher.example"})
  void what_mail_servers_take_is_taken(String email) {
    assertThat(ProfileRules.deliverable(email)).isTrue();
  }

  @Test
  void a_billing_address_is_complete_or_absent() {
    Profile p = named("Ana", "Example", "", "");
    BillingAddress halfAnAddress = new BillingAddress("Ministry", "", "", "", "", "");
    Profile billed =
        new Profile(
            p.category(),
            p.title(),
            p.givenName(),
            p.familyName(),
            "",
            "",
            "",
            "",
            p.organisation(),
            p.position(),
            p.country(),
            p.email(),
            Optional.of(halfAnAddress),
            "en",
            "",
            "",
            p.consented());

    List<FieldProblem> problems = ProfileRules.check(billed, programme(), NO_STARS);

    assertThat(problems)
        .extracting(FieldProblem::field)
        .containsExactly("billingStreet", "billingTown", "billingCountry");
  }

  private static Profile withStarIn(String field) {
    return new Profile(
        "ngo",
        starred(field, "title", "Dr"),
        starred(field, "givenName", "Ana"),
        starred(field, "familyName", "Example"),
        starred(field, "latinGivenName", "Ana"),
        starred(field, "latinFamilyName", "Example"),
        starred(field, "badgeName", "Ana"),
        starred(field, "pronouns", "she/her"),
        starred(field, "organisation", "Example Organisation"),
        starred(field, "position", "Adviser"),
        "CH",
        "ana@example.org",
        Optional.empty(),
        "en",
        starred(field, "dietary", ""),
        "",
        Optional.of(EARLY));
  }

  private static String starred(String wanted, String field, String text) {
    return wanted.equals(field) ? text + "★" : text;
  }

  private static Profile named(String given, String family, String latinGiven, String latinFamily) {
    return new Profile(
        "ngo",
        "",
        given,
        family,
        latinGiven,
        latinFamily,
        "",
        "",
        "Example Organisation",
        "",
        "CH",
        "ana@example.org",
        Optional.empty(),
        "en",
        "",
        "",
        Optional.of(EARLY));
  }
}
