package metropolis.badge.wire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Imprint;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.Words;
import metropolis.badge.printing.JobEvent;
import metropolis.badge.printing.JobFailure;
import metropolis.badge.printing.PrintJob;
import metropolis.badge.printing.PrintJobs;
import metropolis.platform.values.Cause;
import metropolis.schemas.badge.AdvancePrintJob;
import metropolis.schemas.badge.PrintJobEnded;
import metropolis.schemas.badge.PrintJobQueued;
import metropolis.schemas.badge.PrintJobSent;
import metropolis.schemas.badge.QueuePrintJob;
import metropolis.schemas.badge.state.PrintJobState;
import org.apache.avro.specific.SpecificRecord;

/** Print jobs. */
public final class JobWire {

  private static final String SENT = "sent";
  private static final String DONE = "done";
  private static final String FAILED = "failed";

  /** Tells the event of a job from those of its badge, which may have the same cause. */
  private static final String PART = "b-job";

  private JobWire() {}

  /** The id of a job among other entities. */
  public static String entity(String job) {
    return "job-" + job;
  }

  public static QueuePrintJob queue(String conference, PrintJobs.Order order, Cause cause) {
    return new QueuePrintJob(
        Metas.command(cause, conference, order.registrationId()),
        order.registrationId(),
        order.serial().isPresent() ? order.serial().getAsInt() : null,
        order.printer(),
        order.reason().map(Words::of).orElse(""));
  }

  /** Empty if the reason is none that staff may give. */
  public static Optional<PrintJobs.Order> order(QueuePrintJob command) {
    Optional<IssueReason> reason =
        Words.read(IssueReason.class, command.getReason()).filter(IssueReason::byStaff);
    if (reason.isEmpty() && !command.getReason().isEmpty()) {
      return Optional.empty();
    }
    Integer serial = command.getSerial();
    return Optional.of(
        new PrintJobs.Order(
            command.getRegistrationId(),
            serial == null ? OptionalInt.empty() : OptionalInt.of(serial),
            command.getPrinter(),
            reason));
  }

  public static AdvancePrintJob advance(
      String conference, String job, int attempt, PrintJobs.Step step, Cause cause) {
    AdvancePrintJob.Builder command =
        AdvancePrintJob.newBuilder()
            .setMeta(Metas.command(cause, conference, entity(job)))
            .setJob(job)
            .setAttempt(attempt);
    return switch (step) {
      case PrintJobs.Step.Sent sent ->
          command
              .setStep(SENT)
              .setNumber(sent.number())
              .setTemplate(sent.imprint().template())
              .setTemplateVersion(sent.imprint().templateVersion())
              .setSha256(sent.imprint().sha256())
              .setProfileVersion(sent.imprint().profileVersion())
              .build();
      case PrintJobs.Step.CameOut _ -> command.setStep(DONE).build();
      case PrintJobs.Step.Failed failed ->
          command
              .setStep(FAILED)
              .setReason(Words.of(failed.why()))
              .setDetails(failed.details())
              .build();
    };
  }

  public static PrintJobs.Step step(AdvancePrintJob command) {
    return switch (command.getStep()) {
      case SENT ->
          new PrintJobs.Step.Sent(
              command.getNumber(),
              new Imprint(
                  command.getTemplate(),
                  command.getTemplateVersion(),
                  command.getSha256(),
                  command.getProfileVersion()));
      case DONE -> new PrintJobs.Step.CameOut();
      case FAILED ->
          new PrintJobs.Step.Failed(
              Words.known(JobFailure.class, command.getReason()), command.getDetails());
      default -> throw new IllegalArgumentException("not a step of a job");
    };
  }

  public static SpecificRecord event(String conference, JobEvent event) {
    return switch (event) {
      case JobEvent.Queued queued -> queued(conference, queued);
      case JobEvent.Sent sent -> sent(conference, sent);
      case JobEvent.Ended ended -> ended(conference, ended);
    };
  }

  private static PrintJobQueued queued(String conference, JobEvent.Queued event) {
    return new PrintJobQueued(
        Metas.event(event.cause(), conference, entity(event.job()), PART),
        event.job(),
        event.badge().text(),
        event.registrationId(),
        event.serial(),
        event.printer(),
        event.attempt());
  }

  private static PrintJobSent sent(String conference, JobEvent.Sent event) {
    return new PrintJobSent(
        Metas.event(event.cause(), conference, entity(event.job()), PART),
        event.job(),
        event.badge().text(),
        event.attempt(),
        event.number(),
        event.imprint().template(),
        event.imprint().templateVersion(),
        event.imprint().sha256(),
        event.imprint().profileVersion());
  }

  private static PrintJobEnded ended(String conference, JobEvent.Ended event) {
    return new PrintJobEnded(
        Metas.event(event.cause(), conference, entity(event.job()), PART),
        event.job(),
        event.badge().text(),
        event.attempt(),
        event.failure().isEmpty() ? DONE : FAILED,
        event.failure().map(Words::of).orElse(""),
        event.details());
  }

  public static PrintJobState state(String conference, PrintJob job) {
    return new PrintJobState(
        queued(conference, job.queued()),
        job.sent().map(event -> sent(conference, event)).orElse(null),
        job.ended().map(event -> ended(conference, event)).orElse(null));
  }

  public static PrintJob job(PrintJobState state) {
    PrintJobQueued queued = state.getQueued();
    BadgeId badge = new BadgeId(queued.getBadgeId());
    return new PrintJob(
        new JobEvent.Queued(
            queued.getJob(),
            badge,
            queued.getRegistrationId(),
            queued.getSerial(),
            queued.getPrinter(),
            queued.getAttempt(),
            Metas.cause(queued.getMeta())),
        Optional.ofNullable(state.getSent()).map(sent -> sent(badge, sent)),
        Optional.ofNullable(state.getEnded()).map(ended -> ended(badge, ended)));
  }

  private static JobEvent.Sent sent(BadgeId badge, PrintJobSent sent) {
    return new JobEvent.Sent(
        sent.getJob(),
        badge,
        sent.getAttempt(),
        sent.getNumber(),
        new Imprint(
            sent.getTemplate(),
            sent.getTemplateVersion(),
            sent.getSha256(),
            sent.getProfileVersion()),
        Metas.cause(sent.getMeta()));
  }

  private static JobEvent.Ended ended(BadgeId badge, PrintJobEnded ended) {
    return new JobEvent.Ended(
        ended.getJob(),
        badge,
        ended.getAttempt(),
        ended.getReason().isEmpty()
            ? Optional.empty()
            : Optional.of(Words.known(JobFailure.class, ended.getReason())),
        List.copyOf(ended.getDetails()),
        Metas.cause(ended.getMeta()));
  }
}
