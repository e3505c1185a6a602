package metropolis.badge.rendering;

import java.util.List;
import java.util.Optional;
import metropolis.badge.roster.Bearer;
import metropolis.rendering.page.Picture;

/**
 * What a badge may say of the person who wears it. Texts may be empty. Immutable.
 *
 * @param name in any script
 * @param country ISO 3166 alpha-2
 * @param language of correspondence, BCP 47
 * @param sessions with a seat for the wearer, by id
 */
public record Wearer(
    String name,
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
    Optional<Picture> photo) {

  public Wearer {
    sessions = List.copyOf(sessions);
  }

  /** What the roster knows, without the photograph, which stands elsewhere. */
  public static Wearer of(Bearer bearer) {
    return new Wearer(
        bearer.badgeName(),
        bearer.latinName(),
        bearer.title(),
        bearer.givenName(),
        bearer.familyName(),
        bearer.pronouns(),
        bearer.organisation(),
        bearer.position(),
        bearer.country(),
        bearer.language(),
        bearer.sessions(),
        Optional.empty());
  }

  public Wearer photographed(Optional<Picture> picture) {
    return with(sessions, picture);
  }

  /** The same with seats in other sessions. */
  Wearer attending(List<String> others) {
    return with(others, photo);
  }

  private Wearer with(List<String> attended, Optional<Picture> picture) {
    return new Wearer(
        name,
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
