package metropolis.registration.enrolment;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The person, as the person wrote it: the only place where one is named. Immutable; absent fields
 * are empty texts.
 *
 * @param category id of the category asked for
 * @param givenName in the native script; may be empty, since not everybody has two names
 * @param latinGivenName in Latin letters where the native script is another
 * @param badgeName what the badge shall say; empty means given and family name
 * @param pronouns for the badge, in the person's own words
 * @param country ISO 3166-1 alpha-2
 * @param language ISO 639-1, the one the delegate is written to in
 * @param consented when the delegate agreed to the use of these data, or the one who sent them
 *     stated that agreement; empty if nobody has
 */
public record Profile(
    String category,
    String title,
    String givenName,
    String familyName,
    String latinGivenName,
    String latinFamilyName,
    String badgeName,
    String pronouns,
    String organisation,
    String position,
    String country,
    String email,
    Optional<BillingAddress> billing,
    String language,
    String dietary,
    String access,
    Optional<Instant> consented) {

  /** As written by the person: "given family", or the one name there is. */
  public String name() {
    return joined(givenName, familyName);
  }

  /** In Latin letters, for readers of one script. */
  public String latinName() {
    return latinFamilyName.isEmpty() ? name() : joined(latinGivenName, latinFamilyName);
  }

  /** Which fields differ, by name, in alphabetical order; consent is no field. */
  public TreeSet<String> differences(Profile other) {
    TreeSet<String> names = new TreeSet<>();
    compare("category", category, other.category, names);
    compare("title", title, other.title, names);
    compare("givenName", givenName, other.givenName, names);
    compare("familyName", familyName, other.familyName, names);
    compare("latinGivenName", latinGivenName, other.latinGivenName, names);
    compare("latinFamilyName", latinFamilyName, other.latinFamilyName, names);
    compare("badgeName", badgeName, other.badgeName, names);
    compare("pronouns", pronouns, other.pronouns, names);
    compare("organisation", organisation, other.organisation, names);
    compare("position", position, other.position, names);
    compare("country", country, other.country, names);
    compare("email", email, other.email, names);
    compare("billing", billing, other.billing, names);
    compare("language", language, other.language, names);
    compare("dietary", dietary, other.dietary, names);
    compare("access", access, other.access, names);
    return names;
  }

  public Profile consentedAt(Optional<Instant> time) {
    return new Profile(
        category,
        title,
        givenName,
        familyName,
        latinGivenName,
        latinFamilyName,
        badgeName,
        pronouns,
        organisation,
        position,
        country,
        email,
        billing,
        language,
        dietary,
        access,
        time);
  }

  private static void compare(String name, Object one, Object other, TreeSet<String> names) {
    if (!one.equals(other)) {
      names.add(name);
    }
  }

  private static String joined(String given, String family) {
    return given.isEmpty() ? family : given + " " + family;
  }
}
