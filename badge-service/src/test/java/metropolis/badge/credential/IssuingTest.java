package metropolis.badge.credential;

import static metropolis.badge.credential.Story.BADGE;
import static metropolis.badge.credential.Story.CONFERENCE;
import static metropolis.badge.credential.Story.DAYS;
import static metropolis.badge.credential.Story.REGISTRATION;
import static metropolis.badge.credential.Story.book;
import static metropolis.badge.credential.Story.desk;
import static metropolis.badge.credential.Story.issued;
import static metropolis.badge.credential.Story.revoked;
import static metropolis.badge.credential.Story.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssuingTest {

  @Test
  void a_confirmed_registration_gets_its_badge() {
    BadgeBook book = book();

    Optional<BadgeEvent> event = confirmed(book, "ngo");

    assertThat(event)
        .contains(
            new BadgeEvent.Issued(
                BADGE, REGISTRATION, 1, "ngo", DAYS, IssueReason.CONFIRMED, service("confirm")));
  }

  @Test
  void hearing_of_the_same_confirmation_again_changes_nothing() {
    BadgeBook book = book(issued(REGISTRATION, 1));

    Optional<BadgeEvent> event = confirmed(book, "ngo");

    assertThat(event).isEmpty();
  }

  @Test
  void a_new_confirmation_brings_a_withdrawn_badge_back_with_the_next_serial() {
    BadgeBook book =
        book(
            issued(REGISTRATION, 1),
            revoked(REGISTRATION, 1, RevocationReason.CONFIRMATION_WITHDRAWN));

    Optional<BadgeEvent> event = confirmed(book, "ngo");

    assertThat(event).map(BadgeEvent::serial).contains(2);
  }

  @Test
  void a_changed_category_asks_for_a_new_print() {
    BadgeBook book = book(issued(REGISTRATION, 1));

    Optional<BadgeEvent> event = confirmed(book, "speaker");

    assertThat(event)
        .contains(
            new BadgeEvent.Issued(
                BADGE,
                REGISTRATION,
                2,
                "speaker",
                DAYS,
                IssueReason.DETAILS_CHANGED,
                service("confirm")));
  }

  @Test
  void a_cancelled_registration_loses_its_badge() {
    BadgeBook book = book(issued(REGISTRATION, 1));

    Optional<BadgeEvent> event =
        Issuing.withdrawn(
            book, REGISTRATION, RevocationReason.REGISTRATION_CANCELLED, service("cancel"));

    assertThat(event)
        .contains(
            new BadgeEvent.Revoked(
                BADGE,
                REGISTRATION,
                1,
                RevocationReason.REGISTRATION_CANCELLED,
                service("cancel")));
  }

  @Test
  void a_badge_is_revoked_once() {
    BadgeBook book = book(issued(REGISTRATION, 1), revoked(REGISTRATION, 1, RevocationReason.LOST));

    Optional<BadgeEvent> event =
        Issuing.withdrawn(
            book, REGISTRATION, RevocationReason.REGISTRATION_CANCELLED, service("cancel"));

    assertThat(event).isEmpty();
  }

  @Test
  void a_registration_without_a_badge_has_nothing_to_lose() {
    BadgeBook book = book();

    Optional<BadgeEvent> event =
        Issuing.withdrawn(
            book, REGISTRATION, RevocationReason.REGISTRATION_CANCELLED, service("cancel"));

    assertThat(event).isEmpty();
  }

  @Test
  void a_lost_badge_is_issued_anew_with_the_next_serial() {
    BadgeBook book = book(issued(REGISTRATION, 1));

    Issuing.Outcome outcome = Issuing.reissue(request(book, 1), IssueReason.LOST);

    assertThat(outcome)
        .isEqualTo(
            new Issuing.Outcome.Done(
                new BadgeEvent.Issued(
                    BADGE, REGISTRATION, 2, "ngo", DAYS, IssueReason.LOST, desk("ask"))));
  }

  @Test
  void of_two_clerks_who_issue_the_same_badge_anew_the_second_is_told() {
    BadgeBook book = book(issued(REGISTRATION, 1), issued(REGISTRATION, 2));

    Issuing.Outcome outcome = Issuing.reissue(request(book, 1), IssueReason.LOST);

    assertThat(outcome).isEqualTo(refused(Issuing.Refusal.BADGE_CHANGED));
  }

  @Test
  void a_badge_that_was_never_issued_is_not_issued_anew() {
    Issuing.Outcome outcome = Issuing.reissue(request(book(), 1), IssueReason.LOST);

    assertThat(outcome).isEqualTo(refused(Issuing.Refusal.NO_SUCH_BADGE));
  }

  @ParameterizedTest
  @EnumSource(names = {"REGISTRATION_CANCELLED", "CONFIRMATION_WITHDRAWN", "REGISTRATION_ERASED"})
  void staff_cannot_bring_back_what_went_with_the_registration(RevocationReason reason) {
    BadgeBook book = book(issued(REGISTRATION, 1), revoked(REGISTRATION, 1, reason));

    Issuing.Outcome outcome = Issuing.reissue(request(book, 1), IssueReason.DAMAGED);

    assertThat(outcome).isEqualTo(refused(Issuing.Refusal.BADGE_REVOKED));
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST", "STOLEN", "MISUSED"})
  void staff_can_bring_back_what_staff_revoked(RevocationReason reason) {
    BadgeBook book = book(issued(REGISTRATION, 1), revoked(REGISTRATION, 1, reason));

    Issuing.Outcome outcome = Issuing.reissue(request(book, 1), IssueReason.LOST);

    assertThat(outcome).isInstanceOf(Issuing.Outcome.Done.class);
  }

  @Test
  void serials_come_to_an_end() {
    BadgeBook book = book(issued(REGISTRATION, 65535));

    Issuing.Outcome outcome = Issuing.reissue(request(book, 65535), IssueReason.LOST);

    assertThat(outcome).isEqualTo(refused(Issuing.Refusal.TOO_MANY_PRINTS));
  }

  @Test
  void staff_revoke_a_stolen_badge() {
    BadgeBook book = book(issued(REGISTRATION, 1));

    Issuing.Outcome outcome = Issuing.revoke(request(book, 1), RevocationReason.STOLEN);

    assertThat(outcome)
        .isEqualTo(
            new Issuing.Outcome.Done(
                new BadgeEvent.Revoked(
                    BADGE, REGISTRATION, 1, RevocationReason.STOLEN, desk("ask"))));
  }

  @Test
  void a_revoked_badge_cannot_be_revoked() {
    BadgeBook book = book(issued(REGISTRATION, 1), revoked(REGISTRATION, 1, RevocationReason.LOST));

    Issuing.Outcome outcome = Issuing.revoke(request(book, 1), RevocationReason.STOLEN);

    assertThat(outcome).isEqualTo(refused(Issuing.Refusal.BADGE_REVOKED));
  }

  @Test
  void a_badge_kept_and_restored_is_the_same() {
    BadgeBook book =
        book(
            issued(REGISTRATION, 1),
            issued(REGISTRATION, 2),
            revoked(REGISTRATION, 2, RevocationReason.LOST));
    Badge kept = book.badge(BADGE).orElseThrow();
    BadgeBook again = new BadgeBook();

    again.restore(Badge.of(kept.history()));

    assertThat(again.badge(BADGE)).contains(kept);
    assertThat(again.ofRegistration(REGISTRATION)).contains(kept);
    assertThat(again.print(PrintedCode.of(BADGE, 1))).contains(new BadgeBook.Print(BADGE, 1));
  }

  private static Optional<BadgeEvent> confirmed(BadgeBook book, String category) {
    return Issuing.confirmed(book, CONFERENCE, REGISTRATION, category, DAYS, service("confirm"));
  }

  private static Issuing.Request request(BadgeBook book, int serial) {
    return new Issuing.Request(book, REGISTRATION, OptionalInt.of(serial), desk("ask"));
  }

  private static Issuing.Outcome refused(Issuing.Refusal why) {
    return new Issuing.Outcome.Refused(why);
  }
}
