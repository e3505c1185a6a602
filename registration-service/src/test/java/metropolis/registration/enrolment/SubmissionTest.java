package metropolis.registration.enrolment;

import static metropolis.registration.Example.EARLY;
import static metropolis.registration.Example.ON_SITE;
import static metropolis.registration.Example.REGULAR;
import static metropolis.registration.Example.chf;
import static metropolis.registration.Example.profile;
import static metropolis.registration.enrolment.Given.byForm;
import static metropolis.registration.enrolment.Given.events;
import static metropolis.registration.enrolment.Given.refusal;
import static metropolis.registration.enrolment.Given.submit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Role;
import metropolis.registration.Example;
import metropolis.registration.enrolment.Refusal.Code;
import metropolis.registration.programme.Tier;
import org.junit.jupiter.api.Test;

class SubmissionTest {
  private static final Actor ANA = new Actor(Role.DELEGATE, "ANA");

  @Test
  void a_category_that_needs_no_approval_is_accepted_at_once_and_owes_its_fee() {
    Given given = Given.conference();

    Decision decision = given.when(submit("ngo", "ANA"));

    assertThat(events(decision))
        .containsExactly(
            new Event.Submitted("ANA", "ngo", Channel.DESK, false, List.of()),
            new Event.Accepted("ANA", "ngo", chf(400), Tier.EARLY));
    assertThat(given.status("ANA")).isEqualTo(new Status.AwaitingPayment(chf(400), Tier.EARLY));
  }

  @Test
  void a_free_category_is_confirmed_at_once() {
    Given given = Given.conference();

    Decision decision = given.when(submit("speaker", "ANA"));

    assertThat(events(decision))
        .last()
        .isEqualTo(new Event.Confirmed("ANA", "speaker", Basis.FREE));
  }

  @Test
  void a_category_under_approval_waits_for_the_secretariat() {
    Given given = Given.conference();

    Decision decision = given.when(submit("government", "ANA", "plenary"));

    assertThat(events(decision))
        .containsExactly(
            new Event.Submitted("ANA", "government", Channel.DESK, true, List.of("plenary")));
    assertThat(given.status("ANA")).isEqualTo(new Status.AwaitingApproval());
  }

  @Test
  void the_fee_follows_the_time_of_submission() {
    Given given = Given.announced(Example.programme(9, 1, 1));

    given.when(EARLY, submit("ngo", "ANA"));
    given.when(REGULAR, submit("ngo", "BEN"));
    given.when(ON_SITE, submit("ngo", "CLEO"));

    assertThat(given.status("ANA")).isEqualTo(new Status.AwaitingPayment(chf(400), Tier.EARLY));
    assertThat(given.status("BEN")).isEqualTo(new Status.AwaitingPayment(chf(500), Tier.REGULAR));
    assertThat(given.status("CLEO")).isEqualTo(new Status.AwaitingPayment(chf(600), Tier.ON_SITE));
  }

  @Test
  void the_last_moment_of_the_early_fee_is_early() {
    Given given = Given.conference();

    given.when(Instant.parse("2004-06-30T21:59:59Z"), submit("ngo", "ANA"));

    assertThat(given.status("ANA")).isEqualTo(new Status.AwaitingPayment(chf(400), Tier.EARLY));
  }

  @Test
  void submitting_twice_with_one_id_is_one_registration() {
    Given given = Given.conference().registered("ngo", "ANA");

    Decision decision = given.when(submit("ngo", "ANA"));

    assertThat(events(decision)).isEmpty();
    assertThat(given.book.size()).isOne();
  }

  @Test
  void a_full_category_puts_the_next_one_on_the_waiting_list() {
    Given given = Given.conference().registered("ngo", "ANA", "BEN");

    Decision decision = given.when(submit("ngo", "CLEO", "plenary"));

    assertThat(events(decision)).last().isEqualTo(new Event.PlaceQueued("CLEO", "ngo", 1));
    assertThat(given.registration("CLEO").seats()).isEmpty();
  }

  @Test
  void a_full_session_gives_a_turn_in_the_line() {
    Given given = Given.conference().registered("academia", "ANA", List.of("borders"));

    Decision decision = given.when(submit("academia", "BEN", "borders", "plenary"));

    assertThat(events(decision))
        .contains(
            new Event.SeatQueued("BEN", "borders", 1), new Event.SeatGranted("BEN", "plenary"));
  }

  @Test
  void a_session_open_to_all_never_fills() {
    Given given = Given.conference().registered("academia", "ANA", List.of("reception"));

    Decision decision = given.when(submit("academia", "BEN", "reception"));

    assertThat(events(decision)).contains(new Event.SeatGranted("BEN", "reception"));
  }

  @Test
  void sessions_at_the_same_hour_are_refused_by_name() {
    Given given = Given.conference();

    Decision decision = given.when(submit("ngo", "ANA", "borders", "cities"));

    assertThat(refusal(decision).code()).isEqualTo(Code.SESSIONS_OVERLAP);
    assertThat(refusal(decision).details())
        .containsEntry("first", "borders")
        .containsEntry("second", "cities");
  }

  @Test
  void an_unknown_session_is_refused_by_name() {
    Given given = Given.conference();

    Decision decision = given.when(submit("ngo", "ANA", "golf"));

    assertThat(refusal(decision).code()).isEqualTo(Code.UNKNOWN_SESSION);
    assertThat(refusal(decision).details()).containsEntry("session", "golf");
  }

  @Test
  void the_public_form_is_refused_before_registration_opens() {
    Given given = Given.conference();

    Decision decision =
        given.when(ANA, Instant.parse("2004-02-29T23:59:59Z"), byForm("ngo", "ANA"));

    assertThat(refusal(decision).code()).isEqualTo(Code.NOT_YET_OPEN);
  }

  @Test
  void the_public_form_is_refused_once_registration_has_closed() {
    Given given = Given.conference();

    Decision decision =
        given.when(ANA, Instant.parse("2004-09-30T22:00:00Z"), byForm("ngo", "ANA"));

    assertThat(refusal(decision).code()).isEqualTo(Code.CLOSED);
  }

  @Test
  void the_desk_may_register_after_the_form_has_closed() {
    Given given = Given.conference();

    Decision decision = given.when(Instant.parse("2004-10-01T06:00:00Z"), submit("ngo", "ANA"));

    assertThat(events(decision)).isNotEmpty();
  }

  @Test
  void a_stranger_cannot_come_in_by_the_desk() {
    Given given = Given.conference();

    Decision decision = given.when(ANA, EARLY, submit("ngo", "ANA"));

    assertThat(refusal(decision).code()).isEqualTo(Code.NOT_ALLOWED);
  }

  @Test
  void nobody_registers_without_consent() {
    Given given = Given.conference();
    Profile silent = profile("ngo", "ANA").consentedAt(Optional.empty());

    Decision decision =
        given.when(ANA, EARLY, new Command.Submit("ANA", Channel.FORM, silent, List.of()));

    assertThat(refusal(decision).code()).isEqualTo(Code.CONSENT_MISSING);
  }

  @Test
  void a_conference_nobody_announced_is_unknown() {
    Given given = Given.nothing();

    Decision decision = given.when(submit("ngo", "ANA"));

    assertThat(refusal(decision).code()).isEqualTo(Code.UNKNOWN_CONFERENCE);
  }

  @Test
  void a_file_does_not_register_again_who_came_by_the_form() {
    Given given = Given.conference().registered("academia", "ANA");

    Decision decision =
        given.when(
            new Command.Submit("OTHER", Channel.IMPORT, profile("academia", "ANA"), List.of()));

    assertThat(refusal(decision).code()).isEqualTo(Code.ALREADY_REGISTERED);
    assertThat(refusal(decision).details()).containsEntry("registration", "ANA");
  }

  @Test
  void a_profile_with_faults_is_refused_with_every_fault() {
    Given given = Given.conference();
    Profile nameless =
        new Profile(
            "ngo",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "XX",
            "nowhere",
            Optional.empty(),
            "en",
            "",
            "",
            Optional.of(EARLY));

    Decision decision = given.when(new Command.Submit("ANA", Channel.DESK, nameless, List.of()));

    assertThat(refusal(decision).details())
        .containsEntry("familyName", "required")
        .containsEntry("organisation", "required")
        .containsEntry("country", "unknown")
        .containsEntry("email", "not-an-email");
  }
}
