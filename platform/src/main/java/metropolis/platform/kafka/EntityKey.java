package metropolis.platform.kafka;

import java.util.regex.Pattern;

/**
 * The key of every record: {@code conferenceId|entityId}. The conference alone chooses the
 * partition.
 *
 * @param conference lower-case letters, digits and hyphens, 2 to 40 characters
 * @param entity up to 128 characters, without a bar
 */
public record EntityKey(String conference, String entity) {

  private static final Pattern CONFERENCE = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
  private static final Pattern ENTITY = Pattern.compile("[\\p{Alnum}._:/-]{1,128}");

  /**
   * @throws IllegalArgumentException if a part is malformed
   */
  public EntityKey {
    if (!isConference(conference)) {
      throw new IllegalArgumentException("not a conference id");
    }
    if (!ENTITY.matcher(entity).matches()) {
      throw new IllegalArgumentException("not an entity id");
    }
  }

  /** Whether a text has the form of a conference id. */
  public static boolean isConference(String text) {
    return CONFERENCE.matcher(text).matches();
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
