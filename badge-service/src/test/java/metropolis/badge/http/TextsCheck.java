package metropolis.badge.http;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import metropolis.badge.admission.Conflict;
import metropolis.badge.admission.RefusalReason;
import metropolis.badge.admission.Resolution;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.PrintState;
import metropolis.badge.credential.ReprintReason;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.credential.Words;
import metropolis.badge.printing.JobFailure;
import metropolis.badge.printing.PrintJob;
import metropolis.badge.printing.PrintJobs;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.printing.Printing;
import metropolis.badge.rendering.Composition;

/** Looks for texts that are missing, those that are put together from words too. */
public final class TextsCheck {

  private TextsCheck() {}

  public static Set<String> missing() {
    Set<String> missing = new TreeSet<>(BadgeHttp.TEXTS.missing());
    Set<String> keys = BadgeHttp.TEXTS.keys();
    Stream.of(
            words("refusal.%s", RefusalReason.values()),
            words("refusal.%s.advice", RefusalReason.values()),
            words("undo.%s", UndoReason.values()),
            words("resolution.%s", Resolution.values()),
            words("conflict.%s", Conflict.Kind.values()),
            words("reason.%s", IssueReason.values()),
            words("reason.%s", RevocationReason.values()),
            words("reprint.%s", ReprintReason.values()),
            words("print.%s", PrintState.values()),
            words("member.%s", PrintRun.State.values()),
            words("refused.%s", Printing.Refusal.values())
                .filter(word -> !word.endsWith("no-such-run")),
            words("refused.%s", PrintJobs.Refusal.values()),
            words("jobfailure.%s", JobFailure.values()),
            words("printer.%s", PrinterNotes.Health.values()),
            words("job.%s", PrintJob.Stage.values()),
            words("job.%s", PrinterNotes.Progress.values()),
            words("omission.%s", Printing.Exclusion.values()),
            words("omission.%s", Composition.Obstacle.values()),
            words("obstacle.%s", Composition.Obstacle.values()),
            words("notice.%s", Composition.Notice.values()))
        .flatMap(all -> all)
        .filter(key -> !keys.contains(key))
        .forEach(missing::add);
    return missing;
  }

  private static Stream<String> words(String form, Enum<?>... constants) {
    return Stream.of(constants).map(constant -> form.formatted(Words.of(constant)));
  }
}
