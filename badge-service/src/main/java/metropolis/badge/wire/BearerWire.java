package metropolis.badge.wire;

import java.util.List;
import java.util.Optional;
import metropolis.badge.roster.Bearer;
import metropolis.badge.roster.Person;
import metropolis.badge.roster.Seats;
import metropolis.platform.values.Shared;
import metropolis.schemas.badge.state.BearerState;
import metropolis.schemas.badge.state.SeatsState;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.delegate.DelegateProfile;

/** Persons and their seats, cut down to what a badge and its desk need. */
public final class BearerWire {

  private BearerWire() {}

  public static Bearer bearer(DelegateProfile profile) {
    return new Bearer(
        profile.getRegistrationId(),
        Shared.text(profile.getCategory()),
        badgeName(profile),
        latinName(profile.getLatinGivenName(), profile.getLatinFamilyName()),
        profile.getTitle().strip(),
        profile.getGivenName(),
        profile.getFamilyName(),
        profile.getPronouns().strip(),
        Shared.text(profile.getOrganisation()),
        profile.getPosition().strip(),
        Shared.text(profile.getCountry()),
        Shared.text(profile.getLanguage()),
        List.of(),
        Optional.ofNullable(profile.getPhoto()));
  }

  /**
   * @param change the change heard of last, if it still has to be told whether a badge went stale
   */
  public static BearerState state(Person person, Optional<EventMeta> change) {
    Bearer bearer = person.bearer();
    return new BearerState(
        bearer.registrationId(),
        bearer.category(),
        bearer.badgeName(),
        bearer.latinName().orElse(null),
        bearer.givenName(),
        bearer.familyName(),
        bearer.organisation(),
        bearer.country(),
        bearer.language(),
        person.version(),
        person.changed(),
        change.orElse(null),
        bearer.title(),
        bearer.position(),
        bearer.pronouns(),
        bearer.photo().orElse(null));
  }

  public static Person person(BearerState state) {
    return new Person(
        new Bearer(
            state.getRegistrationId(),
            Shared.text(state.getCategory()),
            state.getBadgeName(),
            Optional.ofNullable(state.getLatinName()),
            state.getTitle(),
            state.getGivenName(),
            state.getFamilyName(),
            state.getPronouns(),
            Shared.text(state.getOrganisation()),
            state.getPosition(),
            Shared.text(state.getCountry()),
            Shared.text(state.getLanguage()),
            List.of(),
            Optional.ofNullable(state.getPhoto())),
        state.getVersion(),
        state.getChanged());
  }

  public static SeatsState state(String registrationId, Seats seats) {
    return new SeatsState(registrationId, seats.sessions(), seats.changes(), seats.edition());
  }

  public static Seats seats(SeatsState state) {
    return new Seats(state.getSessions(), state.getChanges(), state.getEdition());
  }

  /** Who wishes for nothing else is called by the whole name. */
  private static String badgeName(DelegateProfile profile) {
    String wished = profile.getBadgeName().strip();
    return wished.isEmpty()
        ? (profile.getGivenName() + " " + profile.getFamilyName()).strip()
        : wished;
  }

  private static Optional<String> latinName(String given, String family) {
    String name = ((given == null ? "" : given) + " " + (family == null ? "" : family)).strip();
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
