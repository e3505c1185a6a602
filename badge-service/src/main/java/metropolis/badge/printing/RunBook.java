package metropolis.badge.printing;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeBook.Print;

/**
 * The print runs of one conference. Not safe for use by several threads: one writes, readers are
 * kept out meanwhile by whoever owns the book.
 */
public final class RunBook {

  private final TreeMap<Integer, PrintRun> runs = new TreeMap<>();
  private final Map<Print, Integer> held = new HashMap<>();

  public Optional<PrintRun> run(int number) {
    return Optional.ofNullable(runs.get(number));
  }

  /** All of them, oldest first. */
  public Collection<PrintRun> all() {
    return Collections.unmodifiableCollection(runs.values());
  }

  /**
   * The open run that a badge belongs to until it came out of the printer. A serial that was issued
   * since belongs to none.
   */
  public OptionalInt openRunOf(Badge badge) {
    Integer number = held.get(new Print(badge.id(), badge.serial()));
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  int nextNumber() {
    return runs.isEmpty() ? 1 : runs.lastKey() + 1;
  }

  /** Takes in a run as it is now. */
  public void put(PrintRun run) {
    runs.put(run.number(), run);
    for (PrintRun.Member member : run.members()) {
      Print print = new Print(member.badge(), member.serial());
      boolean holds =
          run.isOpen()
              && switch (member.state()) {
                // What was left out may be mended, and is then in the next document of this run.
                case WAITING, DRAWN, LEFT_OUT -> true;
                case PRINTED -> false;
              };
      if (holds) {
        held.put(print, run.number());
      } else {
        held.remove(print, run.number());
      }
    }
  }
}
