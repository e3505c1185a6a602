package metropolis.badge.rendering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import metropolis.badge.rendering.Composition.Notice;
import metropolis.badge.template.Box;
import metropolis.rendering.text.Fitted;

/**
 * What the stacks of a template say on every badge of a category: set once, as most of a badge is
 * the same on thousands. Nothing of a person is kept. Any thread may use it.
 */
final class Stacks {

  /** Of stacks and categories; then all are forgotten, and set anew. */
  private static final int MOST = 500;

  record Block(Box.Part part, String text, Fitted fitted) {}

  /** What is known of a part before anybody wears it. */
  sealed interface Known {

    /**
     * The same on every badge.
     *
     * @param block empty where nothing is to be said
     */
    record Fixed(Optional<Block> block) implements Known {}

    /** The wearer decides. */
    record Personal() implements Known {}
  }

  /**
   * @param known by part
   * @param marks all of the stack, if nothing of it is the wearer's
   */
  record Shared(
      List<Known> known, Optional<List<Mark>> marks, Set<Notice> notices, Set<String> characters) {}

  /**
   * Templates and conferences are large, and shared by all that is composed: told apart by place.
   */
  private record Key(Box.Texts stack, Stationery stationery, String category, boolean front) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && stack == key.stack
          && stationery == key.stationery
          && front == key.front
          && category.equals(key.category);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * System.identityHashCode(stack) + System.identityHashCode(stationery))
          + category.hashCode();
    }
  }

  private final Map<Key, Shared> known = new ConcurrentHashMap<>();

  Shared shared(
      Box.Texts stack,
      Stationery stationery,
      String category,
      boolean front,
      Supplier<Shared> setting) {
    Key key = new Key(stack, stationery, category, front);
    Shared before = known.get(key);
    if (before != null) {
      return before;
    }
    Shared now = setting.get();
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(key, now);
    return now;
  }
}
