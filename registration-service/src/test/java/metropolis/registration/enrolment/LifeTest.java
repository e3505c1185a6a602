package metropolis.registration.enrolment;

import static metropolis.registration.Example.EARLY;
import static metropolis.registration.Example.chf;
import static metropolis.registration.Example.profile;
import static metropolis.registration.Example.programme;
import static metropolis.registration.enrolment.Given.events;
import static metropolis.registration.enrolment.Given.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Role;
import metropolis.registration.enrolment.Refusal.Code;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.Session;
import metropolis.registration.programme.Tier;
import org.junit.jupiter.api.Test;

class LifeTest {

  private static final Actor ANA = new Actor(Role.DELEGATE, "ANA");
  private static final Actor BEN = new Actor(Role.DELEGATE, "BEN");

  @Test
  void a_name_that_no_badge_can_show_is_refused_with_the_character() {
    Given given = Given.conference();

    Refusal refusal = Given.refusal(given.when(Given.submit("academia", "ANA★")));

    assertThat(refusal.code()).isEqualTo(Refusal.Code.INVALID_PROFILE);
    assertThat(refusal.details())
        .containsExactly(Map.entry("familyName", "not-printable ★ (U+2605 BLACK STAR)"));
    assertThat(FieldProblem.of("familyName", refusal.details().get("familyName")))
        .isEqualTo(new FieldProblem("familyName", "not-printable", "★ (U+2605 BLACK STAR)"));
  }

  @Test
  void approval_accepts_and_seats() {
    Given given = Given.conference().registered("government", "ANA", List.of("plenary"));

    Decision decision = given.when(new Command.Approve("ANA"));

    assertThat(events(decision))
        .containsExactly(
            new Event.Approved("ANA"),
            new Event.Accepted("ANA", "government", chf(500), Tier.EARLY),
            new Event.SeatGranted("ANA", "plenary"));
  }

  @Test
  void approving_what_needs_no_approval_is_refused() {
    Given given = Given.conference().registered("ngo", "ANA");

    Decision decision = given.when(new Command.Approve("ANA"));

    assertThat(refusal(decision).code()).isEqualTo(Code.WRONG_STATE);
  }

  @Test
  void a_delegate_cannot_approve() {
    Given given = Given.conference().registered("government", "ANA");

    Decision decision = given.when(ANA, EARLY, new Command.Approve("ANA"));

    assertThat(refusal(decision).code()).isEqualTo(Code.NOT_ALLOWED);
  }

  @Test
  void refusal_keeps_the_reason_in_the_event_and_the_words_out_of_it() {
    Given given = Given.conference().registered("government", "ANA");

    Decision decision =
        given.when(new Command.Refuse("ANA", RefusalReason.NOT_ACCREDITED, "No letter from Bern"));

    assertThat(events(decision))
        .containsExactly(new Event.Refused("ANA", RefusalReason.NOT_ACCREDITED));
    assertThat(given.registration("ANA").notes())
        .extracting(Note::text)
        .containsExactly("No letter from Bern");
  }

  @Test
  void payment_confirms() {
    Given given = Given.conference().registered("ngo", "ANA");

    Decision decision = given.when(new Fact.PaymentSettled("ANA", Basis.PAID));

    assertThat(events(decision)).containsExactly(new Event.Confirmed("ANA", "ngo", Basis.PAID));
  }

  @Test
  void the_same_payment_told_twice_confirms_once() {
    Given given = Given.conference().registered("ngo", "ANA").paid("ANA");

    Decision decision = given.when(new Fact.PaymentSettled("ANA", Basis.PAID));

    assertThat(events(decision)).isEmpty();
  }

  @Test
  void a_payment_that_is_taken_back_withdraws_the_confirmation() {
    Given given = Given.conference().registered("ngo", "ANA").paid("ANA");

    Decision decision = given.when(new Fact.PaymentReopened("ANA"));

    assertThat(events(decision)).containsExactly(new Event.ConfirmationWithdrawn("ANA"));
    assertThat(given.status("ANA")).isEqualTo(new Status.AwaitingPayment(chf(400), Tier.EARLY));
  }

  @Test
  void after_a_withdrawn_supplement_the_first_invoice_counts_again() {
    Given given = Given.conference().registered("ngo", "ANA").and(invoice("2004-000001", 400));
    given.and(invoice("2004-000002", 100));
    assertThat(shown(given).number()).isEqualTo("2004-000002");

    given.when(new Fact.InvoiceCancelled("ANA", "2004-000002"));

    assertThat(shown(given).number()).isEqualTo("2004-000001");
    assertThat(shown(given).state()).isEqualTo(InvoiceView.State.OPEN);
  }

  @Test
  void a_payment_that_is_undone_opens_the_first_invoice_and_not_the_withdrawn_supplement() {
    Given given = Given.conference().registered("ngo", "ANA").paid("ANA");
    given.and(invoice("2004-000002", 100)).and(new Fact.PaymentSettled("ANA", Basis.PAID));
    given.and(new Fact.InvoiceCancelled("ANA", "2004-000002"));
    assertThat(shown(given).state()).isEqualTo(InvoiceView.State.SETTLED);

    given.when(new Fact.PaymentReopened("ANA"));

    assertThat(given.registration("ANA").invoices())
        .extracting(InvoiceView::number, InvoiceView::state)
        .containsExactly(
            tuple("2004-000001", InvoiceView.State.OPEN),
            tuple("2004-000002", InvoiceView.State.CANCELLED));
  }

  @Test
  void an_invoice_that_is_told_again_is_one_and_keeps_its_state() {
    Given given = Given.conference().registered("ngo", "ANA").and(invoice("2004-000001", 400));
    given.and(new Fact.InvoiceCancelled("ANA", "2004-000001"));

    given.when(invoice("2004-000001", 400));

    assertThat(given.registration("ANA").invoices()).hasSize(1);
    assertThat(shown(given).state()).isEqualTo(InvoiceView.State.CANCELLED);
  }

  private static Fact.InvoiceIssued invoice(String number, int francs) {
    return new Fact.InvoiceIssued(
        "ANA", number, chf(francs), "RF18000000000002", LocalDate.of(2004, 8, 1));
  }

  private static InvoiceView shown(Given given) {
    return given.registration("ANA").invoice().orElseThrow();
  }

  @Test
  void a_payment_after_cancellation_confirms_nothing() {
    Given given =
        Given.conference()
            .registered("ngo", "ANA")
            .and(new Command.Cancel("ANA", CancellationReason.BY_DELEGATE, ""));

    Decision decision = given.when(new Fact.PaymentSettled("ANA", Basis.PAID));

    assertThat(events(decision)).isEmpty();
  }

  @Test
  void a_fact_about_nobody_known_is_passed_over() {
    Given given = Given.conference();

    Decision decision = given.when(new Fact.PaymentSettled("NOBODY", Basis.PAID));

    assertThat(events(decision)).isEmpty();
  }

  @Test
  void a_freed_place_goes_to_the_next_in_line_in_the_same_decision() {
    Given given = Given.conference().registered("ngo", "ANA", "BEN", "CLEO", "DANA");

    Decision decision = given.when(new Command.Cancel("ANA", CancellationReason.BY_DELEGATE, ""));

    assertThat(events(decision))
        .containsExactly(
            new Event.Cancelled("ANA", CancellationReason.BY_DELEGATE),
            new Event.Accepted("CLEO", "ngo", chf(400), Tier.EARLY));
    assertThat(given.book.positionForPlace(given.registration("DANA"))).isOne();
  }

  @Test
  void a_freed_seat_goes_to_the_next_in_line_in_the_same_decision() {
    Given given =
        Given.conference()
            .registered("academia", "ANA", List.of("borders"))
            .registered("academia", "BEN", List.of("borders"));

    Decision decision = given.when(new Command.ChooseSessions("ANA", List.of("cities")));

    assertThat(events(decision))
        .containsExactly(
            new Event.SessionsChosen("ANA", List.of("cities")),
            new Event.SeatReleased("ANA", "borders"),
            new Event.SeatGranted("ANA", "cities"),
            new Event.SeatGranted("BEN", "borders"));
  }

  @Test
  void a_seat_that_nobody_took_goes_to_the_next_in_line_once() {
    Given given =
        Given.conference()
            .registered("academia", "ANA", List.of("borders"))
            .registered("academia", "BEN", List.of("borders"));

    Decision first = given.when(new Fact.SeatForfeited("ANA", "borders"));
    Decision again = given.when(new Fact.SeatForfeited("ANA", "borders"));

    assertThat(events(first))
        .containsExactly(
            new Event.SeatReleased("ANA", "borders"), new Event.SeatGranted("BEN", "borders"));
    assertThat(events(again)).isEmpty();
  }

  @Test
  void one_who_leaves_the_line_frees_no_seat() {
    Given given =
        Given.conference()
            .registered("academia", "ANA", List.of("borders"))
            .registered("academia", "BEN", List.of("borders"))
            .registered("academia", "CLEO", List.of("borders"));

    Decision decision = given.when(new Command.ChooseSessions("BEN", List.of()));

    assertThat(events(decision))
        .containsExactly(
            new Event.SessionsChosen("BEN", List.of()), new Event.SeatReleased("BEN", "borders"));
    assertThat(given.book.positionForSeat("CLEO", "borders")).isOne();
  }

  @Test
  void wishes_of_one_who_awaits_approval_take_no_seat() {
    Given given = Given.conference().registered("government", "ANA");

    Decision decision = given.when(new Command.ChooseSessions("ANA", List.of("borders")));

    assertThat(events(decision))
        .containsExactly(new Event.SessionsChosen("ANA", List.of("borders")));
  }

  @Test
  void a_larger_room_seats_those_who_wait() {
    Given given =
        Given.conference()
            .registered("academia", "ANA", List.of("borders"))
            .registered("academia", "BEN", List.of("borders"))
            .registered("academia", "CLEO", List.of("borders"));

    Decision decision = given.when(new Command.AnnounceConference(programme(2, 2, 2)));

    assertThat(events(decision)).containsExactly(new Event.SeatGranted("BEN", "borders"));
  }

  @Test
  void a_larger_quota_accepts_those_who_wait_and_seats_them() {
    Given given =
        Given.conference()
            .registered("ngo", "ANA", "BEN")
            .registered("ngo", "CLEO", List.of("plenary"));

    Decision decision = given.when(new Command.AnnounceConference(programme(3, 1, 2)));

    assertThat(events(decision))
        .containsExactly(
            new Event.Accepted("CLEO", "ngo", chf(400), Tier.EARLY),
            new Event.SeatGranted("CLEO", "plenary"));
  }

  @Test
  void a_smaller_room_throws_nobody_out() {
    Given given =
        Given.conference()
            .registered("academia", "ANA", List.of("cities"))
            .registered("academia", "BEN", List.of("cities"));

    Decision decision = given.when(new Command.AnnounceConference(programme(2, 1, 1)));

    assertThat(events(decision)).isEmpty();
    assertThat(given.book.seats("cities").taken()).isEqualTo(2);
    assertThat(given.book.seats("cities").free()).isZero();
  }

  @Test
  void the_same_programme_again_is_not_announced_again() {
    Given given = Given.conference();

    Decision decision = given.when(new Command.AnnounceConference(programme()));

    assertThat(decision).isEqualTo(new Decision.Done(List.of(), Set.of(), false));
    assertThat(given.book.programmeVersion()).isOne();
  }

  @Test
  void a_session_that_somebody_chose_cannot_vanish() {
    Given given = Given.conference().registered("academia", "ANA", List.of("borders"));

    Decision decision = given.when(new Command.AnnounceConference(without("borders")));

    assertThat(refusal(decision).code()).isEqualTo(Code.STILL_IN_USE);
    assertThat(refusal(decision).details()).containsEntry("inUse", "session borders");
  }

  @Test
  void the_history_tells_who_did_what_and_when() {
    Given given = Given.conference().registered("government", "ANA");

    given.when(new Command.Approve("ANA"));

    assertThat(given.registration("ANA").history())
        .extracting(e -> e.what() + " by " + e.actor().id() + " at " + e.time())
        .containsExactly(
            "submitted by helen at " + EARLY,
            "approved by helen at " + EARLY,
            "accepted by helen at " + EARLY);
  }

  @Test
  void who_shares_an_address_is_known() {
    Given given =
        Given.conference()
            .and(new Command.Submit("ONE", Channel.FORM, profile("academia", "ANA"), List.of()))
            .and(new Command.Submit("TWO", Channel.FORM, profile("academia", "ANA"), List.of()));

    Set<String> others = given.book.sharingEmail("Ana@Example.org", "ONE");

    assertThat(others).containsExactly("TWO");
  }

  private static Programme without(String session) {
    Programme p = programme();
    List<Session> rest = p.sessions().stream().filter(s -> !s.id().equals(session)).toList();
    return new Programme(
        p.id(),
        p.name(),
        p.theme(),
        p.venue(),
        p.town(),
        p.country(),
        p.timeZone(),
        p.firstDay(),
        p.lastDay(),
        p.registrationOpens(),
        p.registrationCloses(),
        p.currency(),
        p.languages(),
        p.letterLanguages(),
        p.categories(),
        p.earlyUntil(),
        p.onSiteFrom(),
        rest,
        p.gates(),
        p.zones(),
        p.creditor(),
        p.paymentTermDays(),
        p.vat(),
        p.contactEmail(),
        p.bankCharges(),
        p.dunning(),
        p.secondPersonAbove());
  }
}
