package metropolis.badge.rendering;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import metropolis.rendering.font.Coverage;

/** What came of composing one badge. */
public sealed interface Composition {

  /**
   * Ready to be printed.
   *
   * @param characters of the person's details that no typeface has
   */
  record Ready(Face face, Set<Notice> notices, List<String> characters) implements Composition {
    public Ready {
      notices = Set.copyOf(notices);
      characters = List.copyOf(characters);
    }

    /** The same with something more that the desk should know. */
    public Ready noticing(Notice notice) {
      Set<Notice> more = EnumSet.of(notice);
      more.addAll(notices);
      return new Ready(face, more, characters);
    }
  }

  /**
   * Better no badge than a wrong one: staff are told why.
   *
   * @param characters that no typeface has, if that is why
   */
  record Impossible(Obstacle why, List<String> characters) implements Composition {
    public Impossible {
      characters = List.copyOf(characters);
    }

    public Impossible(Obstacle why) {
      this(why, List.of());
    }
  }

  /** The characters of a text that no typeface has, each once. */
  static List<String> uncovered(String text) {
    return Coverage.uncovered(text);
  }

  /** Such a character for people: {@code U+1F600 GRINNING FACE}. */
  static String described(String character) {
    return Coverage.described(character);
  }

  /** What the desk should know about a badge that can be printed. */
  enum Notice {
    /** The name wanted on the badge has a character that no typeface has; the Latin form stands. */
    NAME_IN_LATIN_LETTERS,
    /** The organisation has a character that no typeface has, and is left out. */
    ORGANISATION_LEFT_OUT,
    /** The organisation was too long, and ends in an ellipsis. */
    ORGANISATION_SHORTENED,
    /** Another text has a character that no typeface has, and is left out. */
    TEXT_LEFT_OUT,
    /** Another text was too long, and ends in an ellipsis. */
    TEXT_SHORTENED,
    /** The person has a photo, and it is not here or cannot be read: the badge has none. */
    PHOTO_MISSING,
    /** Beside the photo the name would not fit, so the badge has none. */
    PHOTO_LEFT_OUT
  }

  /** Why a badge cannot be printed. */
  enum Obstacle {
    /** Nobody is known to wear it: not yet told, or erased. */
    NO_PERSON,
    /** The format has no template for the category. */
    NO_TEMPLATE,
    /** The name has a character that no typeface has, and there is no Latin form. */
    NAME_NEEDS_LATIN_FORM,
    /** The name does not fit even in the smallest letters. */
    NAME_TOO_LONG,
    /** The box of the code is too small for what it has to hold. */
    CODE_TOO_SMALL
  }
}
