package metropolis.badge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Desk;
import metropolis.badge.credential.Words;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.printing.Printing;
import metropolis.badge.wire.Metas;
import metropolis.badge.wire.RunWire;
import metropolis.badge.wire.WishWire;
import metropolis.platform.kafka.Effects;
import metropolis.schemas.badge.ConfirmPrintRun;
import metropolis.schemas.badge.DrawPrintRun;
import metropolis.schemas.badge.EndPrintRun;
import metropolis.schemas.badge.StartPrintRun;
import metropolis.schemas.common.CommandMeta;

/** What the badge desk asks for, decided and carried out. */
final class DeskDecisions {

  private DeskDecisions() {}

  static Effects wished(ConferenceBook book, WishWire.Asked asked) {
    if (asked.wish().isEmpty()) {
      return Answers.refusal(asked.meta(), "unknown-reason", "reason");
    }
    Desk.Request request =
        new Desk.Request(
            book.badges(), asked.registrationId(), asked.serial(), Metas.cause(asked.meta()));
    return switch (Desk.decide(request, asked.wish().get())) {
      case Desk.Outcome.Done done -> {
        Effects effects = Effects.none();
        Consequences.happened(effects, book, done.event());
        yield effects.reply(Answers.badge(asked.meta(), done.event()));
      }
      case Desk.Outcome.Refused refused ->
          Answers.refusal(asked.meta(), Words.of(refused.why()), null);
    };
  }

  static Effects started(ConferenceBook book, StartPrintRun command) {
    Printing.Plan plan = RunWire.plan(command);
    if (plan.reason().isEmpty() && !command.getReason().isEmpty()) {
      return Answers.refusal(command.getMeta(), "unknown-reason", "reason");
    }
    Printing.Outcome outcome =
        Printing.start(
            desk(book), plan, stale(book, plan.badges()), Metas.cause(command.getMeta()));
    return answered(
        command.getMeta(),
        "started",
        outcome,
        (effects, done) -> Consequences.started(effects, book, done.run()));
  }

  private static Set<BadgeId> stale(ConferenceBook book, List<Print> wanted) {
    Set<BadgeId> stale = new HashSet<>();
    for (Print print : wanted) {
      book.badges()
          .badge(print.badge())
          .filter(badge -> !book.staleDetails(badge).isEmpty())
          .ifPresent(badge -> stale.add(badge.id()));
    }
    return stale;
  }

  static Effects drawn(ConferenceBook book, DrawPrintRun command) {
    Printing.Drawn drawn = RunWire.drawn(command);
    return answered(
        command.getMeta(),
        "drawn",
        Printing.drawn(desk(book), drawn),
        (effects, done) -> Consequences.drawn(effects, book, done.run(), drawn.leftOut()));
  }

  static Effects confirmed(ConferenceBook book, ConfirmPrintRun command) {
    return answered(
        command.getMeta(),
        "confirmed",
        Printing.confirmed(desk(book), RunWire.pages(command), Metas.cause(command.getMeta())),
        (effects, done) -> {
          done.events().forEach(event -> Consequences.happened(effects, book, event));
          Consequences.advanced(effects, book, done.run());
        });
  }

  static Effects ended(ConferenceBook book, EndPrintRun command) {
    return answered(
        command.getMeta(),
        "ended",
        Printing.ended(desk(book), command.getRun(), Metas.cause(command.getMeta())),
        (effects, done) -> Consequences.advanced(effects, book, done.run()));
  }

  @FunctionalInterface
  private interface CarryingOut {
    void into(Effects effects, Printing.Outcome.Done done);
  }

  private static Effects answered(
      CommandMeta meta, String code, Printing.Outcome outcome, CarryingOut carryingOut) {
    return switch (outcome) {
      case Printing.Outcome.Done done -> {
        Effects effects = Effects.none();
        carryingOut.into(effects, done);
        PrintRun run = done.run();
        yield effects.reply(Answers.run(meta, code, run));
      }
      case Printing.Outcome.Refused refused -> Answers.refusal(meta, Words.of(refused.why()), null);
    };
  }

  private static Printing.Desk desk(ConferenceBook book) {
    return new Printing.Desk(book.runs(), book.badges());
  }
}
