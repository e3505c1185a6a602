package metropolis.badge.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import metropolis.badge.admission.OverrideReason;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.ReprintReason;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.credential.Wish;
import metropolis.badge.credential.Words;
import metropolis.platform.http.Problem;

/** Reasons that staff may give, from the words that programs and forms send. */
final class Reasons {

  static final List<String> REISSUE = words(IssueReason.class, IssueReason::byStaff);
  static final List<String> REVOKE = words(RevocationReason.class, RevocationReason::byStaff);
  static final List<String> REPRINT = words(ReprintReason.class, reason -> true);
  static final List<String> OVERRIDE = words(OverrideReason.class, reason -> true);
  static final List<String> UNDO = words(UndoReason.class, reason -> true);

  private Reasons() {}

  static Wish reissue(String word) {
    return new Wish.Reissue(of(IssueReason.class, word, IssueReason::byStaff));
  }

  static Wish revoke(String word) {
    return new Wish.Revoke(of(RevocationReason.class, word, RevocationReason::byStaff));
  }

  /** None is given for a first print. */
  static Optional<ReprintReason> reprint(String word) {
    return word == null || word.isBlank()
        ? Optional.empty()
        : Optional.of(of(ReprintReason.class, word, reason -> true));
  }

  /**
   * @throws metropolis.platform.http.Refusal 400 with what may be given
   */
  static <E extends Enum<E>> E of(Class<E> type, String word, Predicate<E> allowed) {
    return Words.read(type, word)
        .filter(allowed)
        .orElseThrow(
            () ->
                Problem.badRequest(
                        "reason", "Give one of " + String.join(", ", words(type, allowed)) + ".")
                    .refuse());
  }

  /**
   * @param field that the word came in
   * @throws metropolis.platform.http.Refusal 400 with what may be given
   */
  static <E extends Enum<E>> E named(String field, Class<E> type, String word) {
    return Words.read(type, word)
        .orElseThrow(
            () ->
                Problem.badRequest(
                        field, "Give one of " + String.join(", ", words(type, any -> true)) + ".")
                    .refuse());
  }

  private static <E extends Enum<E>> List<String> words(Class<E> type, Predicate<E> allowed) {
    return Stream.of(type.getEnumConstants()).filter(allowed).map(Words::of).toList();
  }
}
