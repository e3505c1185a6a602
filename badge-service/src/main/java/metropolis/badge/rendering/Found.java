package metropolis.badge.rendering;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import metropolis.badge.rendering.Composition.Notice;

/** What the desk should know, gathered while one badge is composed. */
record Found(Set<Notice> notices, Set<String> characters) {

  Found() {
    this(EnumSet.noneOf(Notice.class), new LinkedHashSet<>());
  }
}
