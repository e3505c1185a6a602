package metropolis.registration.enrolment;

import static metropolis.registration.Example.EARLY;
import static metropolis.registration.Example.chf;
import static metropolis.registration.Example.profile;
import static metropolis.registration.enrolment.Given.events;
import static metropolis.registration.enrolment.Given.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Role;
import metropolis.registration.enrolment.Refusal.Code;
import metropolis.registration.programme.Tier;
import org.junit.jupiter.api.Test;

/** What becomes of a registration when its person changes something, or is erased. */
class ChangesTest {

  private static final Instant AFTERWARDS = Instant.parse("2004-10-02T08:00:00Z");
  private static final Actor ANA = new Actor(Role.DELEGATE, "ANA");
  private static final Actor BEN = new Actor(Role.DELEGATE, "BEN");

  @Test
  void a_change_to_what_no_badge_can_show_is_refused() {
    Given given = Given.conference().registered("ngo", "ANA");

    Refusal refusal =
        Given.refusal(
            given.when(
                new Command.ChangeProfile("ANA", profile("ngo", "ANA★"), OptionalInt.empty())));

    assertThat(refusal.field()).isEqualTo("familyName");
  }

  @Test
  void a_changed_profile_tells_which_fields_and_not_their_values() {
    Given given = Given.conference().registered("ngo", "ANA");
    Profile changed = titled(profile("ngo", "ANA"), "Dr", "Another Organisation");

    Decision decision = given.when(new Command.ChangeProfile("ANA", changed, OptionalInt.of(1)));

    assertThat(events(decision))
        .containsExactly(new Event.ProfileChanged("ANA", Set.of("organisation", "title")));
  }

  @Test
  void two_editors_of_one_profile_do_not_overwrite_each_other() {
    Given given = Given.conference().registered("ngo", "ANA");

    Decision decision =
        given.when(new Command.ChangeProfile("ANA", profile("ngo", "ANA"), OptionalInt.of(7)));

    assertThat(refusal(decision).code()).isEqualTo(Code.CHANGED_MEANWHILE);
  }

  @Test
  void a_delegate_changes_only_the_own_profile() {
    Given given = Given.conference().registered("ngo", "ANA");
    Command foreign = new Command.ChangeProfile("ANA", profile("ngo", "EVE"), OptionalInt.empty());

    Decision decision = given.when(BEN, EARLY, foreign);

    assertThat(refusal(decision).code()).isEqualTo(Code.NOT_ALLOWED);
  }

  @Test
  void the_category_stays_once_registered() {
    Given given = Given.conference().registered("ngo", "ANA");
    Profile other = profile("academia", "ANA");

    Decision decision = given.when(new Command.ChangeProfile("ANA", other, OptionalInt.empty()));

    assertThat(refusal(decision).code()).isEqualTo(Code.CATEGORY_FIXED);
  }

  @Test
  void a_delegate_cannot_add_a_session_that_is_over() {
    Given given = Given.conference().registered("academia", "ANA");
    Instant thursday = Instant.parse("2004-09-30T08:00:00Z");

    Decision decision =
        given.when(ANA, thursday, new Command.ChooseSessions("ANA", List.of("plenary")));

    assertThat(refusal(decision).code()).isEqualTo(Code.SESSION_OVER);
  }

  @Test
  void erasure_cancels_frees_the_seat_and_leaves_no_person() {
    Given given =
        Given.conference()
            .registered("academia", "ANA", List.of("borders"))
            .registered("academia", "BEN", List.of("borders"));

    Decision decision = given.when(new Command.Erase("ANA"));

    assertThat(events(decision))
        .containsExactly(
            new Event.Cancelled("ANA", CancellationReason.ERASED),
            new Event.SeatReleased("ANA", "borders"),
            new Event.SeatGranted("BEN", "borders"),
            new Event.Erased("ANA"));
    assertThat(given.registration("ANA").erased()).isTrue();
    assertThat(given.book.sharingEmail("ana@example.org", "")).isEmpty();
  }

  @Test
  void erasure_after_the_conference_leaves_what_was_attended_and_paid() {
    Given given = Given.conference().registered("ngo", "ANA").paid("ANA");

    Decision decision = given.when(AFTERWARDS, new Command.Erase("ANA"));

    assertThat(events(decision)).containsExactly(new Event.Erased("ANA"));
    assertThat(given.status("ANA"))
        .isEqualTo(new Status.Confirmed(chf(400), Tier.EARLY, Basis.PAID));
  }

  @Test
  void erasure_clears_the_words_of_the_secretariat() {
    Given given =
        Given.conference()
            .registered("government", "ANA")
            .and(new Command.Refuse("ANA", RefusalReason.OTHER, "Ana asked to be left out"));

    given.when(new Command.Erase("ANA"));

    assertThat(given.registration("ANA").notes()).isEmpty();
  }

  @Test
  void the_erased_do_not_come_back_with_the_same_row() {
    Given given = Given.conference().registered("ngo", "ANA").and(new Command.Erase("ANA"));

    Decision decision = given.when(Given.submit("ngo", "ANA"));

    assertThat(events(decision)).isEmpty();
    assertThat(given.registration("ANA").erased()).isTrue();
  }

  private static Profile titled(Profile p, String title, String organisation) {
    return new Profile(
        p.category(),
        title,
        p.givenName(),
        p.familyName(),
        "",
        "",
        "",
        p.pronouns(),
        organisation,
        p.position(),
        p.country(),
        p.email(),
        p.billing(),
        "en",
        "",
        "",
        p.consented());
  }
}
