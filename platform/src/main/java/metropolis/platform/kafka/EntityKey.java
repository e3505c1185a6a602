package metropolis.platform.kafka;

/**
 * The key of every record: {@code conferenceId|entityId}. The conference alone chooses the
 * partition.
 *
 * @param conference lower-case letters, digits and hyphens, 2 to 40 characters
 * @param entity up to 128 characters, without a bar
 */
public record EntityKey(String conference, String entity) {

  private static final int LONGEST_CONFERENCE = 40;
  private static final int LONGEST_ENTITY = 128;

  /**
   * @throws IllegalArgumentException if a part is malformed
   */
  public EntityKey {
    if (!isConference(conference)) {
      throw new IllegalArgumentException("not a conference id");
    }
    if (!isEntity(entity)) {
      throw new IllegalArgumentException("not an entity id");
    }
  }

  /** Whether a text has the form of a conference id. */
  public static boolean isConference(String text) {
    if (text.length() < 2 || text.length() > LONGEST_CONFERENCE || text.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLower(c) && !isDigit(c) && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isEntity(String text) {
    if (text.isEmpty() || text.length() > LONGEST_ENTITY) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = isLower(c) || c >= 'A' && c <= 'Z';
      if (!letter && !isDigit(c) && "._:/-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * @throws IllegalArgumentException if it is not a key
   */
  public static EntityKey parse(String text) {
    int bar = text.indexOf('|');
    if (bar < 0) {
      throw new IllegalArgumentException("not a key: no bar");
    }
    return new EntityKey(text.substring(0, bar), text.substring(bar + 1));
  }

  /** As on the wire. */
  @Override
  public String toString() {
    return conference + "|" + entity;
  }
}
