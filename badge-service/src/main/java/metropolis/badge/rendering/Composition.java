package metropolis.badge.rendering;

import java.util.Set;

/** What came of composing one badge. */
public sealed interface Composition {

  /** Ready to be printed. */
  record Ready(Face face, Set<Notice> notices) implements Composition {
    public Ready {
      notices = Set.copyOf(notices);
    }
  }

  /** Better no badge than a wrong one: staff are told why. */
  record Impossible(Obstacle why) implements Composition {}

  /** What the desk should know about a badge that can be printed. */
  enum Notice {
    /** The name wanted on the badge is in a script that cannot be set; the Latin form stands. */
    NAME_IN_LATIN_LETTERS,
    /** The organisation is in a script that cannot be set, and is left out. */
    ORGANISATION_LEFT_OUT,
    /** The organisation was too long, and ends in an ellipsis. */
    ORGANISATION_SHORTENED
  }

  /** Why a badge cannot be printed. */
  enum Obstacle {
    /** Nobody is known to wear it: not yet told, or erased. */
    NO_PERSON,
    /** The name is in a script that cannot be set, and there is no Latin form. */
    NAME_NEEDS_LATIN_FORM,
    /** The name does not fit even in the smallest letters. */
    NAME_TOO_LONG
  }
}
