package metropolis.badge.rendering;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import metropolis.badge.template.Side;
import metropolis.badge.template.Template;

/** One badge, composed: everything on it measured and placed. Immutable; any thread may draw it. */
public final class Face {

  private final Template template;
  private final String language;
  private final Map<Side, List<Mark>> sides;

  Face(Template template, String language, Map<Side, List<Mark>> sides) {
    this.template = template;
    this.language = language;
    Map<Side, List<Mark>> copy = new EnumMap<>(Side.class);
    sides.forEach((side, marks) -> copy.put(side, List.copyOf(marks)));
    this.sides = Collections.unmodifiableMap(copy);
  }

  /** What it was composed by. */
  public Template template() {
    return template;
  }

  /** That of the conference, BCP 47. */
  String language() {
    return language;
  }

  /** What stands on a side, in the order of drawing; nothing if there is no such side. */
  List<Mark> marks(Side side) {
    return sides.getOrDefault(side, List.of());
  }
}
