package metropolis.badge.template;

import java.util.EnumSet;
import java.util.Set;

/** What a template can ask for. Anything but the name may be empty, and is left out then. */
public enum Field {
  /** As wanted on the badge, in the person's own script. */
  NAME,
  /** In Latin letters, if it differs. */
  LATIN_NAME,
  TITLE,
  GIVEN_NAME,
  FAMILY_NAME,
  PRONOUNS,
  ORGANISATION,
  POSITION,
  /** In the first language of the conference. */
  COUNTRY,
  /** In the first language of the conference. */
  CATEGORY,
  /** In the other languages of the conference. */
  CATEGORY_ABROAD,
  RIBBON,
  /** Titles of the sessions that were chosen. */
  SESSIONS,
  /** Where the badge leads beyond the venue. */
  ZONES,
  /** For typing when the code cannot be scanned. */
  SHORT_CODE,
  CONFERENCE,
  THEME,
  TOWN,
  VENUE,
  DATES;

  private static final Set<Field> PERSONAL =
      EnumSet.of(
          NAME,
          LATIN_NAME,
          TITLE,
          GIVEN_NAME,
          FAMILY_NAME,
          PRONOUNS,
          ORGANISATION,
          POSITION,
          SESSIONS);

  private static final Set<Field> SHARED =
      EnumSet.of(CATEGORY, CATEGORY_ABROAD, RIBBON, CONFERENCE, THEME, TOWN, VENUE, DATES);

  /** Whether it says the same on all badges of a category. */
  public boolean isShared() {
    return SHARED.contains(this);
  }

  /** Whether it is written by, or for, the person who wears the badge. */
  public boolean isPersonal() {
    return PERSONAL.contains(this);
  }
}
