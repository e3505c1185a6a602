package metropolis.badge.rendering;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import metropolis.badge.rendering.Composition.Notice;
import metropolis.badge.template.Box;
import metropolis.rendering.page.Rgb;

/**
 * Lists of sessions that were set before: whole programmes are the same on thousands of badges, and
 * setting one takes longer than all the rest of a badge. Any thread may use it.
 */
final class Programmes {

  private static final int MOST = 200;

  record Key(Box.Programme box, List<Stationery.Session> sessions, String language, Rgb colour) {}

  record Laid(List<Mark> marks, Set<Notice> notices) {
    Laid {
      marks = List.copyOf(marks);
      notices = Set.copyOf(notices);
    }
  }

  private final Map<Key, Laid> known = new ConcurrentHashMap<>();

  Laid laid(Key key, Supplier<Laid> setting) {
    Laid before = known.get(key);
    if (before != null) {
      return before;
    }
    Laid now = setting.get();
    // Lists of single delegates fill it up too: it begins anew rather than grow.
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(key, now);
    return now;
  }
}
