package metropolis.badge.printing;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import metropolis.badge.credential.BadgeId;

/**
 * The print runs of one conference. Not safe for use by several threads: one writes, readers are
 * kept out meanwhile by whoever owns the book.
 */
public final class RunBook {

  private final TreeMap<Integer, PrintRun> runs = new TreeMap<>();
  private final Map<BadgeId, Integer> held = new HashMap<>();

  public Optional<PrintRun> run(int number) {
    return Optional.ofNullable(runs.get(number));
  }

  /** All of them, oldest first. */
  public Collection<PrintRun> all() {
    return Collections.unmodifiableCollection(runs.values());
  }

  /** The open run that has this badge still to print. */
  public OptionalInt openRunOf(BadgeId badge) {
    Integer number = held.get(badge);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  int nextNumber() {
    return runs.isEmpty() ? 1 : runs.lastKey() + 1;
  }

  /** Takes in a run as it is now. */
  public void put(PrintRun run) {
    runs.put(run.number(), run);
    for (PrintRun.Member member : run.members()) {
      boolean holds =
          run.isOpen()
              && switch (member.state()) {
                case WAITING, DRAWN -> true;
                case PRINTED, LEFT_OUT -> false;
              };
      if (holds) {
        held.put(member.badge(), run.number());
      } else {
        held.remove(member.badge(), run.number());
      }
    }
  }
}
