package metropolis.badge;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import metropolis.badge.admission.Admission;
import metropolis.badge.admission.OverrideReason;
import metropolis.badge.admission.Resolution;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.Words;
import metropolis.badge.roster.Bearer;
import metropolis.badge.wire.AdmissionWire;
import metropolis.badge.wire.Metas;
import metropolis.platform.kafka.Effects;
import metropolis.schemas.badge.OverrideScan;
import metropolis.schemas.badge.RecordScan;
import metropolis.schemas.badge.ResolveConflict;
import metropolis.schemas.badge.UndoScan;
import metropolis.schemas.common.CommandMeta;

/** What the doors ask for and tell, decided and carried out. */
final class DoorDecisions {

  private DoorDecisions() {}

  static Effects scanned(ConferenceBook book, RecordScan command) {
    return switch (Admission.scanned(
        book.admissions(), book.badges(), seats(book), AdmissionWire.scan(command))) {
      case Admission.Outcome.Recorded recorded -> {
        Effects effects = Effects.none();
        Consequences.happened(effects, book, recorded.event());
        yield effects.reply(
            Answers.checkIn(
                command.getMeta(), book.admissions().checkIn(command.getScanId()).orElseThrow()));
      }
      case Admission.Outcome.Repeated repeated ->
          Effects.none().reply(Answers.checkIn(command.getMeta(), repeated.before()));
      case Admission.Outcome.IdReused _ ->
          Answers.refusal(command.getMeta(), "scan-id-reused", "scanId");
    };
  }

  private static Function<String, List<String>> seats(ConferenceBook book) {
    return registration ->
        book.roster().bearer(registration).map(Bearer::sessions).orElse(List.of());
  }

  static Effects undone(ConferenceBook book, UndoScan command) {
    Optional<UndoReason> reason = Words.read(UndoReason.class, command.getReason());
    if (reason.isEmpty()) {
      return Answers.refusal(command.getMeta(), "unknown-reason", "reason");
    }
    return switch (Admission.undo(
        book.admissions(), command.getScanId(), reason.get(), Metas.cause(command.getMeta()))) {
      case Admission.Undoing.Undone undone -> {
        Effects effects = Effects.none();
        Consequences.happened(effects, book, undone.event());
        yield effects.reply(Answers.done(command.getMeta(), "undone"));
      }
      case Admission.Undoing.Repeated _ ->
          Effects.none().reply(Answers.done(command.getMeta(), "undone"));
      case Admission.Undoing.NoSuchScan _ ->
          Answers.refusal(command.getMeta(), "unknown-scan", "scanId");
      case Admission.Undoing.NothingToUndo _ ->
          Answers.refusal(command.getMeta(), "nothing-to-undo", "scanId");
    };
  }

  static Effects overridden(ConferenceBook book, OverrideScan command) {
    return Words.read(OverrideReason.class, command.getReason())
        .map(
            reason ->
                Admission.override(
                    book.admissions(), command.getScanId(), reason, Metas.cause(command.getMeta())))
        .map(ruling -> ruled(book, command.getMeta(), "overridden", ruling))
        .orElseGet(() -> Answers.refusal(command.getMeta(), "unknown-reason", "reason"));
  }

  static Effects resolved(ConferenceBook book, ResolveConflict command) {
    return Words.read(Resolution.class, command.getResolution())
        .map(
            resolution ->
                Admission.resolve(
                    book.admissions(),
                    command.getScanId(),
                    resolution,
                    Metas.cause(command.getMeta())))
        .map(ruling -> ruled(book, command.getMeta(), "resolved", ruling))
        .orElseGet(() -> Answers.refusal(command.getMeta(), "unknown-reason", "resolution"));
  }

  private static Effects ruled(
      ConferenceBook book, CommandMeta meta, String code, Admission.Ruling ruling) {
    return switch (ruling) {
      case Admission.Ruling.Done done -> {
        Effects effects = Effects.none();
        Consequences.happened(effects, book, done.event());
        yield effects.reply(Answers.done(meta, code));
      }
      case Admission.Ruling.Repeated _ -> Effects.none().reply(Answers.done(meta, code));
      case Admission.Ruling.Refused refused ->
          Answers.refusal(meta, Words.of(refused.why()), "scanId");
    };
  }
}
