package metropolis.registration.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import metropolis.platform.http.Problem;
import metropolis.platform.http.view.Language;
import metropolis.registration.enrolment.FieldProblem;
import metropolis.registration.enrolment.Refusal;

/** What programs are told when something is refused. */
final class ApiRefusals {

  private ApiRefusals() {}

  static Problem unreadable(Imports.Report report) {
    return Problem.fieldErrors(
            report.problems().stream()
                .map(
                    p ->
                        new Problem.Field(
                            "line " + p.line() + (p.column().isEmpty() ? "" : ", " + p.column()),
                            ImportPages.remedy(p, Words.in(Language.EN))))
                .toList())
        .with("reason", report.problems().getFirst().code());
  }

  static <E extends Enum<E>> E reason(E[] values, String word) {
    return Arrays.stream(values)
        .filter(v -> ApiViews.word(v).equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badRequest(
                        "$.reason",
                        "Give one of "
                            + String.join(", ", Arrays.stream(values).map(ApiViews::word).toList())
                            + ".")
                    .refuse());
  }

  static void refuse(Registrations.Answer answer) {
    if (answer.refusal().isPresent()) {
      throw problem(answer.refusal().get()).refuse();
    }
  }

  private static String remedy(Refusal refusal, Words words) {
    Map<String, String> d = refusal.details();
    return switch (refusal.code()) {
      case UNKNOWN_SESSION ->
          "Leave out " + d.get("session") + ": the programme has no such session.";
      case SESSIONS_OVERLAP ->
          "Choose " + d.get("first") + " or " + d.get("second") + ": they overlap.";
      default -> words.get("refusal." + refusal.code().code());
    };
  }

  /** One table from refusals to statuses. */
  private static Problem problem(Refusal refusal) {
    Words words = Words.in(Language.EN);
    String code = refusal.code().code();
    Problem problem =
        switch (refusal.code()) {
          case UNKNOWN_CONFERENCE, UNKNOWN_REGISTRATION -> Problem.notFound(code, "Check the id.");
          case NOT_ALLOWED -> Problem.forbidden();
          case INVALID_PROFILE -> {
            List<Problem.Field> fields = new ArrayList<>();
            refusal
                .details()
                .forEach(
                    (field, fault) ->
                        fields.add(
                            new Problem.Field(
                                "$." + (field.equals("access") ? "accessNeeds" : field),
                                ProfileForm.remedy(FieldProblem.of(field, fault), words))));
            yield Problem.fieldErrors(fields);
          }
          case INVALID_PROGRAMME,
              CONSENT_MISSING,
              UNKNOWN_SESSION,
              SESSIONS_OVERLAP,
              TOO_MANY_SESSIONS,
              NOTE_UNUSABLE ->
              new Problem(
                  400,
                  code,
                  "Correct the field named and send again.",
                  List.of(new Problem.Field("$." + refusal.field(), remedy(refusal, words))),
                  Map.of(),
                  0);
          case STILL_IN_USE,
              CATEGORY_FIXED,
              NOT_YET_OPEN,
              CLOSED,
              ALREADY_REGISTERED,
              SESSION_OVER,
              WRONG_STATE,
              CHANGED_MEANWHILE,
              ERASED ->
              Problem.conflict(code, "The state of things does not allow it.");
        };
    if (refusal.code() != Refusal.Code.INVALID_PROFILE) {
      for (var detail : refusal.details().entrySet()) {
        problem = problem.with(detail.getKey(), detail.getValue());
      }
    }
    return refusal.field().isEmpty() || refusal.code() == Refusal.Code.INVALID_PROFILE
        ? problem
        : problem.with("field", refusal.field());
  }
}
