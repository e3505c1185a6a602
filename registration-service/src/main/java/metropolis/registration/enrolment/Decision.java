package metropolis.registration.enrolment;

import java.util.List;
import java.util.Set;

/** What came of a command or a fact. */
public sealed interface Decision {

  /**
   * @param events in order; empty if there was nothing to change
   * @param changed registrations whose state is another now
   * @param programmeChanged whether the programme is to be published again
   */
  record Done(List<Event> events, Set<String> changed, boolean programmeChanged)
      implements Decision {
    public Done {
      events = List.copyOf(events);
      changed = Set.copyOf(changed);
    }
  }

  /** Nothing has changed. */
  record Refused(Refusal refusal) implements Decision {}
}
