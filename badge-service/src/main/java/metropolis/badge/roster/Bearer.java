package metropolis.badge.roster;

import java.util.List;
import java.util.Optional;

/**
 * The person who wears a badge, as far as the badge and the desk need to know. Never logged, never
 * in an event. Immutable.
 *
 * @param badgeName the name wanted on the badge, in any script
 * @param latinName the same person in Latin letters, if registered
 * @param title may be empty, as all that follows but the country and the language
 * @param country ISO 3166 alpha-2
 * @param language of correspondence, BCP 47
 * @param sessions those with a seat for them, by id, in alphabetical order
 * @param photo the id of the portrait, if there is one
 */
public record Bearer(
    String registrationId,
    String category,
    String badgeName,
    Optional<String> latinName,
    String title,
    String givenName,
    String familyName,
    String pronouns,
    String organisation,
    String position,
    String country,
    String language,
    List<String> sessions,
    Optional<String> photo) {

  public Bearer {
    sessions = List.copyOf(sessions);
  }

  /** Somebody without a portrait. */
  public Bearer(
      String registrationId,
      String category,
      String badgeName,
      Optional<String> latinName,
      String title,
      String givenName,
      String familyName,
      String pronouns,
      String organisation,
      String position,
      String country,
      String language,
      List<String> sessions) {
    this(
        registrationId,
        category,
        badgeName,
        latinName,
        title,
        givenName,
        familyName,
        pronouns,
        organisation,
        position,
        country,
        language,
        sessions,
        Optional.empty());
  }

  public Bearer pictured(Optional<String> id) {
    return with(sessions, id);
  }

  Bearer attending(List<String> other) {
    return with(other, photo);
  }

  private Bearer with(List<String> attended, Optional<String> picture) {
    return new Bearer(
        registrationId,
        category,
        badgeName,
        latinName,
        title,
        givenName,
        familyName,
        pronouns,
        organisation,
        position,
        country,
        language,
        attended,
        picture);
  }
}
