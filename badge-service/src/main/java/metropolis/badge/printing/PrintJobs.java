package metropolis.badge.printing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.Desk;
import metropolis.badge.credential.Imprint;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.ReprintReason;
import metropolis.badge.credential.Wish;
import metropolis.platform.values.Cause;

/** The rules of printing at the desk. They return what happens, and change nothing. */
public final class PrintJobs {

  private PrintJobs() {}

  /** Why a job is not done as asked. */
  public enum Refusal {
    NO_SUCH_BADGE,
    BADGE_CHANGED,
    BADGE_REVOKED,
    TOO_MANY_PRINTS,
    /** It was printed before: why once more? */
    REASON_NEEDED,
    /** It is on its way to a printer, and would come out twice. */
    BEING_PRINTED,
    NO_SUCH_JOB,
    /** Something else became of it meanwhile. */
    JOB_MOVED
  }

  /** What came of a request. */
  public sealed interface Outcome {

    /**
     * @param badge what happens to the badge, before the job or because of it
     * @param event empty if the job is as it was asked for already
     */
    record Done(String job, List<BadgeEvent> badge, Optional<JobEvent> event) implements Outcome {

      public Done {
        badge = List.copyOf(badge);
      }
    }

    record Refused(Refusal why) implements Outcome {}
  }

  /** What is known. */
  public record Office(JobBook jobs, BadgeBook badges) {}

  /**
   * A badge to be printed.
   *
   * @param serial that was seen; any, if empty
   * @param reason of printing again what was printed: it is issued anew then
   */
  public record Order(
      String registrationId, OptionalInt serial, String printer, Optional<IssueReason> reason) {}

  /** What a job came to. */
  public sealed interface Step {

    record Sent(int number, Imprint imprint) implements Step {}

    record CameOut() implements Step {}

    record Failed(JobFailure why, List<String> details) implements Step {}
  }

  /**
   * Queues a badge for a printer. Asked for again, the same print at the same printer is the same
   * job; after it failed it is tried once more.
   */
  public static Outcome queue(Office office, Order order, Cause cause) {
    Optional<Badge> held = office.badges().ofRegistration(order.registrationId());
    if (held.isEmpty()) {
      return new Outcome.Refused(Refusal.NO_SUCH_BADGE);
    }
    Badge badge = held.get();
    Print print = new Print(badge.id(), badge.serial());
    if (order.serial().orElse(badge.serial()) != badge.serial()) {
      return new Outcome.Refused(Refusal.BADGE_CHANGED);
    }
    if (badge.isRevoked()) {
      return new Outcome.Refused(Refusal.BADGE_REVOKED);
    }
    Optional<PrintJob> open = office.jobs().openOf(print);
    if (open.isPresent()) {
      return open.get().printer().equals(order.printer()) && order.reason().isEmpty()
          ? new Outcome.Done(open.get().id(), List.of(), Optional.empty())
          : new Outcome.Refused(Refusal.BEING_PRINTED);
    }
    if (badge.print().isEmpty()) {
      return queued(office, badge, print, order, List.of(), cause);
    }
    return order.reason().isEmpty()
        ? new Outcome.Refused(Refusal.REASON_NEEDED)
        : anew(office, badge, order, cause);
  }

  /** What lies about somewhere opens no door any more. */
  private static Outcome anew(Office office, Badge badge, Order order, Cause cause) {
    Desk.Request request =
        new Desk.Request(office.badges(), order.registrationId(), order.serial(), cause);
    return switch (Desk.decide(request, new Wish.Reissue(order.reason().orElseThrow()))) {
      case Desk.Outcome.Done done ->
          queued(
              office,
              badge,
              new Print(badge.id(), done.event().serial()),
              order,
              List.of(done.event()),
              cause);
      case Desk.Outcome.Refused _ -> new Outcome.Refused(Refusal.TOO_MANY_PRINTS);
    };
  }

  private static Outcome queued(
      Office office, Badge badge, Print print, Order order, List<BadgeEvent> before, Cause cause) {
    String id = PrintJob.idOf(print, order.printer());
    int attempt = office.jobs().job(id).map(PrintJob::attempt).orElse(0) + 1;
    JobEvent event =
        new JobEvent.Queued(
            id,
            print.badge(),
            badge.registrationId(),
            print.serial(),
            order.printer(),
            attempt,
            cause);
    return new Outcome.Done(id, before, Optional.of(event));
  }

  /** Takes down what a job came to. What was told of an earlier attempt changes nothing. */
  public static Outcome advance(Office office, String id, int attempt, Step step, Cause cause) {
    Optional<PrintJob> held = office.jobs().job(id);
    if (held.isEmpty()) {
      return new Outcome.Refused(Refusal.NO_SUCH_JOB);
    }
    PrintJob job = held.get();
    if (job.attempt() != attempt) {
      return new Outcome.Refused(Refusal.JOB_MOVED);
    }
    return switch (step) {
      case Step.Sent sent -> sent(office, job, sent, cause);
      case Step.CameOut _ -> cameOut(office, job, cause);
      case Step.Failed failed ->
          job.isOpen()
              ? done(job, List.of(), ended(job, Optional.of(failed.why()), failed.details(), cause))
              : new Outcome.Refused(Refusal.JOB_MOVED);
    };
  }

  /** Only one may send it, and only as long as its badge is worth something. */
  private static Outcome sent(Office office, PrintJob job, Step.Sent sent, Cause cause) {
    if (job.stage() != PrintJob.Stage.QUEUED) {
      return new Outcome.Refused(Refusal.JOB_MOVED);
    }
    if (current(office, job).isEmpty()) {
      return new Outcome.Refused(Refusal.BADGE_CHANGED);
    }
    return done(
        job,
        List.of(),
        new JobEvent.Sent(
            job.id(), job.badge(), job.attempt(), sent.number(), sent.imprint(), cause));
  }

  /**
   * It came out of the printer; or staff hold it in their hands, though its outcome was not known.
   */
  private static Outcome cameOut(Office office, PrintJob job, Cause cause) {
    boolean possible =
        switch (job.stage()) {
          case SENT -> true;
          case FAILED -> job.sent().isPresent();
          case QUEUED, DONE -> false;
        };
    if (!possible) {
      return new Outcome.Refused(Refusal.JOB_MOVED);
    }
    List<BadgeEvent> printed = new ArrayList<>();
    current(office, job).ifPresent(badge -> printed.add(printed(badge, job, cause)));
    return done(job, printed, ended(job, Optional.empty(), List.of(), cause));
  }

  private static BadgeEvent printed(Badge badge, PrintJob job, Cause cause) {
    return new BadgeEvent.Printed(
        badge.id(),
        badge.registrationId(),
        badge.serial(),
        job.sent().orElseThrow().imprint(),
        // A browser printed it meanwhile: then there are two of them.
        badge.print().map(print -> ReprintReason.OTHER),
        OptionalInt.empty(),
        cause);
  }

  /** The badge, if this print of it is the one that counts. */
  private static Optional<Badge> current(Office office, PrintJob job) {
    return office
        .badges()
        .badge(job.badge())
        .filter(badge -> !badge.isRevoked() && badge.serial() == job.queued().serial());
  }

  private static JobEvent ended(
      PrintJob job, Optional<JobFailure> failure, List<String> details, Cause cause) {
    return new JobEvent.Ended(job.id(), job.badge(), job.attempt(), failure, details, cause);
  }

  private static Outcome done(PrintJob job, List<BadgeEvent> badge, JobEvent event) {
    return new Outcome.Done(job.id(), badge, Optional.of(event));
  }
}
