package metropolis.badge.rendering;

import metropolis.rendering.text.Repeated;
import metropolis.rendering.text.Typesetter;

/** What badges are composed with: a typesetter, and what it set before that stands on many. */
record Workshop(Typesetter typesetter, Repeated repeated, Stacks stacks, Programmes programmes) {

  /** Titles, categories, places and countries, in all their boxes. */
  private static final int MOST_REPEATED = 2_000;

  static Workshop with(Typesetter typesetter) {
    return new Workshop(
        typesetter, new Repeated(typesetter, MOST_REPEATED), new Stacks(), new Programmes());
  }
}
