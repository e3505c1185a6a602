package metropolis.badge.printing;

import static metropolis.badge.credential.Story.CONFERENCE;
import static metropolis.badge.credential.Story.REGISTRATION;
import static metropolis.badge.credential.Story.book;
import static metropolis.badge.credential.Story.desk;
import static metropolis.badge.credential.Story.issued;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Imprint;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.printing.PrintJobs.Outcome;
import metropolis.badge.printing.PrintJobs.Refusal;
import metropolis.badge.printing.PrintJobs.Step;
import org.junit.jupiter.api.Test;

/** A badge on its way to a printer of the desk. */
class PrintJobsTest {

  private static final BadgeId BADGE = BadgeId.of(CONFERENCE, REGISTRATION);
  private static final Imprint IMPRINT = new Imprint("a6", "v1", "5a".repeat(32), 1);
  private static final Step SENT = new Step.Sent(7, IMPRINT);
  private static final Step FAILED =
      new Step.Failed(JobFailure.PRINTER_ABORTED, List.of("media-jam"));
  private static final Step CAME_OUT = new Step.CameOut();

  private final BadgeBook badges = book(issued(REGISTRATION, 1));
  private final JobBook jobs = new JobBook();
  private int commands;

  @Test
  void the_first_print_is_queued_without_a_reason() {
    Outcome.Done done = done(queue("left", Optional.empty()));

    assertThat(done.badge()).isEmpty();
    assertThat(job(done).stage()).isEqualTo(PrintJob.Stage.QUEUED);
  }

  @Test
  void asked_for_again_it_is_the_same_job() {
    String first = done(queue("left", Optional.empty())).job();

    Outcome.Done again = done(queue("left", Optional.empty()));

    assertThat(again.job()).isEqualTo(first);
    assertThat(again.event()).isEmpty();
  }

  @Test
  void on_its_way_to_one_printer_it_is_not_sent_to_another() {
    queue("left", Optional.empty());

    assertThat(queue("right", Optional.empty()))
        .isEqualTo(new Outcome.Refused(Refusal.BEING_PRINTED));
    assertThat(queue("left", Optional.of(IssueReason.LOST)))
        .isEqualTo(new Outcome.Refused(Refusal.BEING_PRINTED));
  }

  @Test
  void what_came_out_is_printed_as_by_the_browser() {
    String job = sent("left");

    Outcome.Done done = done(advance(job, 1, CAME_OUT));

    assertThat(done.badge())
        .singleElement()
        .isInstanceOfSatisfying(
            BadgeEvent.Printed.class,
            printed -> {
              assertThat(printed.imprint()).isEqualTo(IMPRINT);
              assertThat(printed.reason()).isEmpty();
              assertThat(printed.run()).isEmpty();
            });
    assertThat(jobs.job(job).orElseThrow().stage()).isEqualTo(PrintJob.Stage.DONE);
  }

  @Test
  void printed_once_it_needs_a_reason_and_gets_a_new_serial() {
    advance(sent("left"), 1, CAME_OUT);

    assertThat(queue("left", Optional.empty()))
        .isEqualTo(new Outcome.Refused(Refusal.REASON_NEEDED));
    Outcome.Done anew = done(queue("left", Optional.of(IssueReason.LOST)));

    assertThat(badges.badge(BADGE).orElseThrow().serial()).isEqualTo(2);
    assertThat(job(anew).queued().serial()).isEqualTo(2);
    assertThat(anew.badge()).singleElement().isInstanceOf(BadgeEvent.Issued.class);
  }

  @Test
  void only_one_may_send_it() {
    String job = sent("left");

    assertThat(advance(job, 1, SENT)).isEqualTo(new Outcome.Refused(Refusal.JOB_MOVED));
  }

  @Test
  void what_failed_is_tried_again_as_the_same_job() {
    String job = done(queue("left", Optional.empty())).job();
    advance(job, 1, FAILED);

    Outcome.Done again = done(queue("left", Optional.empty()));

    assertThat(again.job()).isEqualTo(job);
    assertThat(job(again).attempt()).isEqualTo(2);
    assertThat(job(again).stage()).isEqualTo(PrintJob.Stage.QUEUED);
    assertThat(advance(job, 1, FAILED)).isEqualTo(new Outcome.Refused(Refusal.JOB_MOVED));
  }

  @Test
  void what_failed_at_one_printer_may_go_to_another() {
    advance(done(queue("left", Optional.empty())).job(), 1, FAILED);

    assertThat(job(done(queue("right", Optional.empty()))).printer()).isEqualTo("right");
  }

  @Test
  void whose_outcome_is_not_known_staff_may_say_that_it_came_out() {
    String job = sent("left");
    advance(job, 1, new Step.Failed(JobFailure.OUTCOME_UNKNOWN, List.of()));

    assertThat(done(advance(job, 1, CAME_OUT)).badge()).hasSize(1);
  }

  @Test
  void what_was_never_sent_did_not_come_out() {
    String job = done(queue("left", Optional.empty())).job();

    assertThat(advance(job, 1, CAME_OUT)).isEqualTo(new Outcome.Refused(Refusal.JOB_MOVED));
  }

  @Test
  void a_badge_that_was_issued_anew_meanwhile_is_not_sent() {
    String job = done(queue("left", Optional.empty())).job();
    badges.apply(issued(REGISTRATION, 2));

    assertThat(advance(job, 1, SENT)).isEqualTo(new Outcome.Refused(Refusal.BADGE_CHANGED));
  }

  @Test
  void one_that_came_out_too_late_is_no_print_of_the_new_serial() {
    String job = sent("left");
    badges.apply(issued(REGISTRATION, 2));

    assertThat(done(advance(job, 1, CAME_OUT)).badge()).isEmpty();
    assertThat(badges.badge(BADGE).orElseThrow().print()).isEmpty();
  }

  @Test
  void a_revoked_badge_is_not_printed() {
    badges.apply(
        new BadgeEvent.Revoked(
            BADGE, REGISTRATION, 1, RevocationReason.CONFIRMATION_WITHDRAWN, desk("revoke")));

    assertThat(queue("left", Optional.empty()))
        .isEqualTo(new Outcome.Refused(Refusal.BADGE_REVOKED));
  }

  private String sent(String printer) {
    String job = done(queue(printer, Optional.empty())).job();
    advance(job, 1, SENT);
    return job;
  }

  private PrintJob job(Outcome.Done done) {
    return jobs.job(done.job()).orElseThrow();
  }

  private Outcome queue(String printer, Optional<IssueReason> reason) {
    return applied(
        PrintJobs.queue(
            new PrintJobs.Office(jobs, badges),
            new PrintJobs.Order(REGISTRATION, OptionalInt.empty(), printer, reason),
            desk("c" + commands++)));
  }

  private Outcome advance(String job, int attempt, Step step) {
    return applied(
        PrintJobs.advance(
            new PrintJobs.Office(jobs, badges), job, attempt, step, desk("c" + commands++)));
  }

  private Outcome applied(Outcome outcome) {
    if (outcome instanceof Outcome.Done done) {
      done.badge().forEach(badges::apply);
      done.event().ifPresent(jobs::apply);
    }
    return outcome;
  }

  private static Outcome.Done done(Outcome outcome) {
    return (Outcome.Done) outcome;
  }
}
