package metropolis.registration.enrolment;

import java.util.Locale;
import java.util.Map;

/**
 * Why a command changed nothing.
 *
 * @param field what to correct, or empty
 * @param details codes and ids by name: clashing sessions, further fields and their problems
 */
public record Refusal(Code code, String field, Map<String, String> details) {

  public enum Code {
    UNKNOWN_CONFERENCE,
    UNKNOWN_REGISTRATION,
    NOT_ALLOWED,
    INVALID_PROGRAMME,
    STILL_IN_USE,
    INVALID_PROFILE,
    CATEGORY_FIXED,
    CONSENT_MISSING,
    NOT_YET_OPEN,
    CLOSED,
    ALREADY_REGISTERED,
    UNKNOWN_SESSION,
    SESSIONS_OVERLAP,
    SESSION_OVER,
    TOO_MANY_SESSIONS,
    WRONG_STATE,
    CHANGED_MEANWHILE,
    ERASED,
    PHOTO_UNUSABLE,
    NOTE_UNUSABLE;

    /** As {@code sessions-overlap}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Refusal {
    details = Map.copyOf(details);
  }

  static Refusal of(Code code) {
    return new Refusal(code, "", Map.of());
  }

  static Refusal of(Code code, String field) {
    return new Refusal(code, field, Map.of());
  }
}
