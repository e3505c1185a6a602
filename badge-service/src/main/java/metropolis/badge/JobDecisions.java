package metropolis.badge;

import java.util.Map;
import java.util.Optional;
import metropolis.badge.credential.Words;
import metropolis.badge.printing.PrintJobs;
import metropolis.badge.wire.JobWire;
import metropolis.badge.wire.Metas;
import metropolis.platform.kafka.Effects;
import metropolis.schemas.badge.AdvancePrintJob;
import metropolis.schemas.badge.QueuePrintJob;
import metropolis.schemas.common.CommandMeta;

/** What is printed at the desk, decided and carried out. */
final class JobDecisions {

  private JobDecisions() {}

  static Effects queued(ConferenceBook book, QueuePrintJob command) {
    Optional<PrintJobs.Order> order = JobWire.order(command);
    if (order.isEmpty()) {
      return Answers.refusal(command.getMeta(), "unknown-reason", "reason");
    }
    return answered(
        book,
        command.getMeta(),
        PrintJobs.queue(office(book), order.get(), Metas.cause(command.getMeta())));
  }

  static Effects advanced(ConferenceBook book, AdvancePrintJob command) {
    return answered(
        book,
        command.getMeta(),
        PrintJobs.advance(
            office(book),
            command.getJob(),
            command.getAttempt(),
            JobWire.step(command),
            Metas.cause(command.getMeta())));
  }

  private static Effects answered(
      ConferenceBook book, CommandMeta meta, PrintJobs.Outcome outcome) {
    return switch (outcome) {
      case PrintJobs.Outcome.Done done -> {
        Effects effects = Effects.none();
        done.badge().forEach(event -> Consequences.happened(effects, book, event));
        done.event().ifPresent(event -> Consequences.happened(effects, book, event));
        yield effects.reply(Answers.done(meta, "job", Map.of("job", done.job())));
      }
      case PrintJobs.Outcome.Refused refused ->
          Answers.refusal(meta, Words.of(refused.why()), null);
    };
  }

  private static PrintJobs.Office office(ConferenceBook book) {
    return new PrintJobs.Office(book.jobs(), book.badges());
  }
}
