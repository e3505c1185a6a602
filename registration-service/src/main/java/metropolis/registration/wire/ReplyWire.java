package metropolis.registration.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import metropolis.platform.values.Cause;
import metropolis.registration.enrolment.Decision;
import metropolis.registration.enrolment.Refusal;
import metropolis.registration.enrolment.Registration;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.Outcome;

/** What a command is answered. */
public final class ReplyWire {

  /** Something has changed. */
  public static final String DONE = "done";

  /** It was so already. */
  public static final String UNCHANGED = "unchanged";

  private ReplyWire() {}

  /**
   * @param now the registration after the decision, if there is one
   */
  public static CommandReply toAvro(
      String conference,
      String entity,
      Cause cause,
      Decision decision,
      Optional<Registration> now) {
    return switch (decision) {
      case Decision.Done d ->
          new CommandReply(
              cause.commandId(),
              conference,
              entity,
              Outcome.DONE,
              d.changed().isEmpty() && !d.programmeChanged() ? UNCHANGED : DONE,
              null,
              now.map(r -> Map.of("status", r.status().code())).orElse(Map.of()));
      case Decision.Refused r -> {
        Refusal refusal = r.refusal();
        yield new CommandReply(
            cause.commandId(),
            conference,
            entity,
            Outcome.REFUSED,
            refusal.code().code(),
            refusal.field().isEmpty() ? null : refusal.field(),
            new HashMap<>(refusal.details()));
      }
    };
  }

  /**
   * The refusal in a reply, if it is one.
   *
   * @throws IllegalStateException if the command failed for no fault of the sender's
   */
  public static Optional<Refusal> refusal(CommandReply reply) {
    return switch (reply.getOutcome()) {
      case DONE -> Optional.empty();
      case REFUSED ->
          Optional.of(
              new Refusal(
                  Common.named(Refusal.Code.class, reply.getCode()),
                  reply.getField() == null ? "" : reply.getField(),
                  reply.getData()));
      case FAILED -> throw new IllegalStateException("command failed: " + reply.getCode());
    };
  }
}
