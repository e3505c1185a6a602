package metropolis.badge.roster;

import java.util.Optional;

/**
 * The person who wears a badge, as far as the badge and the desk need to know. Never logged, never
 * in an event. Immutable.
 *
 * @param badgeName the name wanted on the badge, in any script
 * @param latinName the same person in Latin letters, if registered
 * @param organisation may be empty
 * @param country ISO 3166 alpha-2
 * @param language of correspondence, BCP 47
 */
public record Bearer(
    String registrationId,
    String category,
    String badgeName,
    Optional<String> latinName,
    String givenName,
    String familyName,
    String organisation,
    String country,
    String language) {}
