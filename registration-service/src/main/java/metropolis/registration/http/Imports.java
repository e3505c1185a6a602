package metropolis.registration.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.values.Cause;
import metropolis.registration.enrolment.Channel;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.FieldProblem;
import metropolis.registration.enrolment.Refusal;
import metropolis.registration.intake.Column;
import metropolis.registration.intake.DelegateFile;
import metropolis.registration.intake.DelegateRow;
import metropolis.registration.intake.RowProblem;
import metropolis.registration.programme.Programme;

/** Takes a file of delegates, row by row in its order, so that whoever stands above goes first. */
final class Imports {

  /**
   * @param taken rows registered now
   * @param known rows that were registered before
   * @param problems rows that were left out, and why
   * @param readable whether rows were looked at; otherwise the problems are the whole file's
   */
  record Report(int taken, int known, List<RowProblem> problems, boolean readable) {}

  private final Registrations registrations;

  Imports(Registrations registrations) {
    this.registrations = registrations;
  }

  Report take(Exchange x, Programme programme, byte[] content) {
    return switch (DelegateFile.read(content, programme, registrations.printable(), x.now())) {
      case DelegateFile.Unreadable file -> new Report(0, 0, file.problems(), false);
      case DelegateFile.Readable file -> take(x, programme, file);
    };
  }

  private Report take(Exchange x, Programme programme, DelegateFile.Readable file) {
    List<RowProblem> problems = new ArrayList<>(file.problems());
    int taken = 0;
    int known = 0;
    for (DelegateRow row : file.rows()) {
      String id = id(x.tokens(), programme.id(), row);
      // The reply to a row sent before must not be repeated after things have changed, so the
      // command is new each time; that the registration is one is seen to by its id.
      Cause cause = new Cause(x.commandId() + "-" + row.line(), x.actor(), x.now());
      var answer =
          registrations.ask(
              programme.id(),
              cause,
              new Command.Submit(id, Channel.IMPORT, row.profile(), row.sessions()));
      Optional<Refusal> refusal = answer.refusal();
      if (refusal.filter(f -> f.code() == Refusal.Code.ALREADY_REGISTERED).isPresent()) {
        known++;
      } else if (refusal.isPresent()) {
        problems.addAll(problems(row, refusal.get()));
      } else if (answer.changed()) {
        taken++;
      } else {
        known++;
      }
    }
    problems.sort(Comparator.comparingLong(RowProblem::line));
    return new Report(taken, known, problems, true);
  }

  private static String id(SignedTokens tokens, String conference, DelegateRow row) {
    return Ids.derived(tokens, "import-row", conference + "\n" + row.identity());
  }

  private static List<RowProblem> problems(DelegateRow row, Refusal refusal) {
    if (refusal.code() == Refusal.Code.INVALID_PROFILE) {
      return refusal.details().entrySet().stream()
          .map(e -> FieldProblem.of(e.getKey(), e.getValue()))
          .map(row::problem)
          .toList();
    }
    Map<String, String> d = refusal.details();
    String detail =
        d.containsKey("first")
            ? d.get("first") + ", " + d.get("second")
            : d.getOrDefault("session", "");
    return List.of(
        new RowProblem(
            row.line(), Column.headerFor(refusal.field()), refusal.code().code(), detail));
  }
}
