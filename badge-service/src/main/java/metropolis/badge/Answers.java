package metropolis.badge;

import java.util.HashMap;
import java.util.Map;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.admission.Verdict;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.Words;
import metropolis.badge.printing.PrintRun;
import metropolis.platform.kafka.Effects;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.CommandReply;
import metropolis.schemas.common.Outcome;

/** Replies to commands. */
final class Answers {

  private Answers() {}

  static CommandReply done(CommandMeta meta, String code) {
    return reply(meta, Outcome.DONE, code, null, Map.of());
  }

  static CommandReply done(CommandMeta meta, String code, Map<String, String> data) {
    return reply(meta, Outcome.DONE, code, null, data);
  }

  static CommandReply refused(CommandMeta meta, String code, String field) {
    return reply(meta, Outcome.REFUSED, code, field, Map.of());
  }

  /** A refusal that changes nothing. */
  static Effects refusal(CommandMeta meta, String code, String field) {
    return Effects.none().reply(refused(meta, code, field));
  }

  static CommandReply run(CommandMeta meta, String code, PrintRun run) {
    return reply(
        meta,
        Outcome.DONE,
        code,
        null,
        Map.of(
            "run", String.valueOf(run.number()), "badges", String.valueOf(run.members().size())));
  }

  static CommandReply badge(CommandMeta meta, BadgeEvent event) {
    String code =
        switch (event) {
          case BadgeEvent.Issued _ -> "issued";
          case BadgeEvent.Revoked _ -> "revoked";
          case BadgeEvent.Printed _ -> "printed";
          case BadgeEvent.HandedOver _ -> "handed-over";
          case BadgeEvent.Returned _ -> "returned";
          case BadgeEvent.WentStale _ -> "went-stale";
        };
    return reply(
        meta,
        Outcome.DONE,
        code,
        null,
        Map.of("badgeId", event.badge().text(), "serial", String.valueOf(event.serial())));
  }

  /** A scan is a fact, so it is done whatever the verdict, which is the code. */
  static CommandReply checkIn(CommandMeta meta, CheckIn checkIn) {
    Map<String, String> data = new HashMap<>();
    data.put("undone", String.valueOf(checkIn.undone().isPresent()));
    data.put("time", checkIn.time().toString());
    checkIn.recorded().print().ifPresent(print -> data.put("badgeId", print.badge().text()));
    String code =
        switch (checkIn.verdict()) {
          case Verdict.Admitted _ -> "admitted";
          case Verdict.AlreadyInside inside -> {
            data.put("insideGate", inside.gate());
            data.put("insideSince", inside.since().toString());
            yield "already-inside";
          }
          case Verdict.Refused refused -> {
            data.put("reason", Words.of(refused.reason()));
            yield "refused";
          }
        };
    return reply(meta, Outcome.DONE, code, null, data);
  }

  private static CommandReply reply(
      CommandMeta meta, Outcome outcome, String code, String field, Map<String, String> data) {
    return new CommandReply(
        meta.getCommandId(),
        meta.getConferenceId(),
        meta.getEntityId(),
        outcome,
        code,
        field,
        data);
  }
}
