package metropolis.badge.credential;

import static metropolis.badge.credential.Story.BADGE;
import static metropolis.badge.credential.Story.CONFERENCE;
import static metropolis.badge.credential.Story.DAYS;
import static metropolis.badge.credential.Story.REGISTRATION;
import static metropolis.badge.credential.Story.book;
import static metropolis.badge.credential.Story.issued;
import static metropolis.badge.credential.Story.revoked;
import static metropolis.badge.credential.Story.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

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
}
