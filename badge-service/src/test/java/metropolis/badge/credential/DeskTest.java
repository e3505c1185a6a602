package metropolis.badge.credential;

import static metropolis.badge.credential.Story.BADGE;
import static metropolis.badge.credential.Story.DAYS;
import static metropolis.badge.credential.Story.IMPRINT;
import static metropolis.badge.credential.Story.REGISTRATION;
import static metropolis.badge.credential.Story.book;
import static metropolis.badge.credential.Story.desk;
import static metropolis.badge.credential.Story.handedOver;
import static metropolis.badge.credential.Story.issued;
import static metropolis.badge.credential.Story.printed;
import static metropolis.badge.credential.Story.returned;
import static metropolis.badge.credential.Story.revoked;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeskTest {

  @Test
  void a_lost_badge_is_issued_anew_with_the_next_serial() {
    BadgeBook book = book(issued(REGISTRATION, 1));

    Desk.Outcome outcome = Desk.decide(request(book, 1), new Wish.Reissue(IssueReason.LOST));

    assertThat(outcome)
        .isEqualTo(
            new Desk.Outcome.Done(
                new BadgeEvent.Issued(
                    BADGE, REGISTRATION, 2, "ngo", DAYS, IssueReason.LOST, desk("ask"))));
  }

  @Test
  void of_two_clerks_who_issue_the_same_badge_anew_the_second_is_told() {
    BadgeBook book = book(issued(REGISTRATION, 1), issued(REGISTRATION, 2));

    Desk.Outcome outcome = Desk.decide(request(book, 1), new Wish.Reissue(IssueReason.LOST));

    assertThat(outcome).isEqualTo(refused(Desk.Refusal.BADGE_CHANGED));
  }

  @Test
  void a_badge_that_was_never_issued_is_not_issued_anew() {
    Desk.Outcome outcome = Desk.decide(request(book(), 1), new Wish.Reissue(IssueReason.LOST));

    assertThat(outcome).isEqualTo(refused(Desk.Refusal.NO_SUCH_BADGE));
  }

  @ParameterizedTest
  @EnumSource(names = {"REGISTRATION_CANCELLED", "CONFIRMATION_WITHDRAWN", "REGISTRATION_ERASED"})
  void staff_cannot_bring_back_what_went_with_the_registration(RevocationReason reason) {
    BadgeBook book = book(issued(REGISTRATION, 1), revoked(REGISTRATION, 1, reason));

    Desk.Outcome outcome = Desk.decide(request(book, 1), new Wish.Reissue(IssueReason.DAMAGED));

    assertThat(outcome).isEqualTo(refused(Desk.Refusal.BADGE_REVOKED));
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST", "STOLEN", "MISUSED"})
  void staff_can_bring_back_what_staff_revoked(RevocationReason reason) {
    BadgeBook book = book(issued(REGISTRATION, 1), revoked(REGISTRATION, 1, reason));

    Desk.Outcome outcome = Desk.decide(request(book, 1), new Wish.Reissue(IssueReason.LOST));

    assertThat(outcome).isInstanceOf(Desk.Outcome.Done.class);
  }

  @Test
  void serials_come_to_an_end() {
    BadgeBook book = book(issued(REGISTRATION, 65535));

    Desk.Outcome outcome = Desk.decide(request(book, 65535), new Wish.Reissue(IssueReason.LOST));

    assertThat(outcome).isEqualTo(refused(Desk.Refusal.TOO_MANY_PRINTS));
  }

  @Test
  void staff_revoke_a_stolen_badge() {
    BadgeBook book = book(issued(REGISTRATION, 1));

    Desk.Outcome outcome = Desk.decide(request(book, 1), new Wish.Revoke(RevocationReason.STOLEN));

    assertThat(outcome)
        .isEqualTo(
            new Desk.Outcome.Done(
                new BadgeEvent.Revoked(
                    BADGE, REGISTRATION, 1, RevocationReason.STOLEN, desk("ask"))));
  }

  @Test
  void a_revoked_badge_cannot_be_revoked() {
    BadgeBook book = book(issued(REGISTRATION, 1), revoked(REGISTRATION, 1, RevocationReason.LOST));

    Desk.Outcome outcome = Desk.decide(request(book, 1), new Wish.Revoke(RevocationReason.STOLEN));

    assertThat(outcome).isEqualTo(refused(Desk.Refusal.BADGE_REVOKED));
  }

  @Test
  void a_badge_is_printed_with_template_and_hash() {
    BadgeBook book = book(issued(REGISTRATION, 1));

    Desk.Outcome outcome = Desk.decide(request(book, 1), print(Optional.empty()));

    assertThat(outcome)
        .isEqualTo(
            new Desk.Outcome.Done(
                new BadgeEvent.Printed(
                    BADGE,
                    REGISTRATION,
                    1,
                    IMPRINT,
                    Optional.empty(),
                    OptionalInt.empty(),
                    desk("ask"))));
  }

  @Test
  void printing_again_needs_a_reason() {
    BadgeBook book = book(issued(REGISTRATION, 1), printed(REGISTRATION, 1));

    Desk.Outcome outcome = Desk.decide(request(book, 1), print(Optional.empty()));

    assertThat(outcome).isEqualTo(refused(Desk.Refusal.REASON_NEEDED));
  }

  @Test
  void with_a_reason_it_is_printed_again() {
    BadgeBook book = book(issued(REGISTRATION, 1), printed(REGISTRATION, 1));

    Desk.Outcome outcome =
        Desk.decide(request(book, 1), print(Optional.of(ReprintReason.PRINTER_FAULT)));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Desk.Outcome.Done.class,
            done ->
                assertThat(((BadgeEvent.Printed) done.event()).reason())
                    .contains(ReprintReason.PRINTER_FAULT));
  }

  @Test
  void a_first_print_has_no_reason_whatever_was_said() {
    BadgeBook book = book(issued(REGISTRATION, 1));

    Desk.Outcome outcome = Desk.decide(request(book, 1), print(Optional.of(ReprintReason.OTHER)));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Desk.Outcome.Done.class,
            done -> assertThat(((BadgeEvent.Printed) done.event()).reason()).isEmpty());
  }

  @Test
  void a_new_serial_is_not_printed() {
    BadgeBook book =
        book(issued(REGISTRATION, 1), printed(REGISTRATION, 1), issued(REGISTRATION, 2));

    Desk.Outcome outcome = Desk.decide(request(book, 2), new Wish.HandOver());

    assertThat(outcome).isEqualTo(refused(Desk.Refusal.NOT_PRINTED));
  }

  @Test
  void a_revoked_badge_is_not_printed() {
    BadgeBook book = book(issued(REGISTRATION, 1), revoked(REGISTRATION, 1, RevocationReason.LOST));

    Desk.Outcome outcome = Desk.decide(request(book, 1), print(Optional.empty()));

    assertThat(outcome).isEqualTo(refused(Desk.Refusal.BADGE_REVOKED));
  }

  @Test
  void a_printed_badge_is_handed_over() {
    BadgeBook book = book(issued(REGISTRATION, 1), printed(REGISTRATION, 1));

    Desk.Outcome outcome = Desk.decide(request(book, 1), new Wish.HandOver());

    assertThat(outcome)
        .isEqualTo(
            new Desk.Outcome.Done(new BadgeEvent.HandedOver(BADGE, REGISTRATION, 1, desk("ask"))));
  }

  @Test
  void a_badge_is_handed_over_once() {
    BadgeBook book =
        book(issued(REGISTRATION, 1), printed(REGISTRATION, 1), handedOver(REGISTRATION, 1));

    Desk.Outcome outcome = Desk.decide(request(book, 1), new Wish.HandOver());

    assertThat(outcome).isEqualTo(refused(Desk.Refusal.HANDED_OVER_ALREADY));
  }

  @Test
  void what_came_back_is_handed_over_again() {
    BadgeBook book =
        book(
            issued(REGISTRATION, 1),
            printed(REGISTRATION, 1),
            handedOver(REGISTRATION, 1),
            returned(REGISTRATION, 1));

    Desk.Outcome outcome = Desk.decide(request(book, 1), new Wish.HandOver());

    assertThat(outcome).isInstanceOf(Desk.Outcome.Done.class);
  }

  @Test
  void only_what_was_handed_over_comes_back() {
    BadgeBook book = book(issued(REGISTRATION, 1), printed(REGISTRATION, 1));

    Desk.Outcome outcome = Desk.decide(request(book, 1), new Wish.TakeBack());

    assertThat(outcome).isEqualTo(refused(Desk.Refusal.NOT_HANDED_OVER));
  }

  /** The person keeps the badge that was revoked, until it comes back. */
  @Test
  void a_revoked_badge_comes_back() {
    BadgeBook book =
        book(
            issued(REGISTRATION, 1),
            printed(REGISTRATION, 1),
            handedOver(REGISTRATION, 1),
            revoked(REGISTRATION, 1, RevocationReason.MISUSED));

    Desk.Outcome outcome = Desk.decide(request(book, 1), new Wish.TakeBack());

    assertThat(outcome).isInstanceOf(Desk.Outcome.Done.class);
  }

  private static Wish print(Optional<ReprintReason> reason) {
    return new Wish.Print(IMPRINT, reason);
  }

  private static Desk.Request request(BadgeBook book, int serial) {
    return new Desk.Request(book, REGISTRATION, OptionalInt.of(serial), desk("ask"));
  }

  private static Desk.Outcome refused(Desk.Refusal why) {
    return new Desk.Outcome.Refused(why);
  }
}
