package metropolis.badge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.admission.AdmissionBook;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.rendering.Stationery;
import metropolis.badge.roster.Roster;
import metropolis.badge.wire.ProgrammeWire;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.registration.RegistrationConfirmed;

/**
 * All that is remembered of one conference. Changed by its writer alone; readers hold the shard's
 * read lock and copy what they need.
 */
final class ConferenceBook {

  private final String id;
  private final BadgeBook badges = new BadgeBook();
  private final AdmissionBook admissions = new AdmissionBook();
  private final Roster roster = new Roster();
  private final Map<String, RegistrationConfirmed> waiting = new LinkedHashMap<>();
  private Optional<ConferenceAnnounced> programme = Optional.empty();
  private Optional<Stationery> stationery = Optional.empty();

  ConferenceBook(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  BadgeBook badges() {
    return badges;
  }

  AdmissionBook admissions() {
    return admissions;
  }

  Roster roster() {
    return roster;
  }

  /** Empty until the conference was announced. */
  Optional<ConferenceAnnounced> programme() {
    return programme;
  }

  /** Empty until the conference was announced. */
  Optional<Stationery> stationery() {
    return stationery;
  }

  void announce(ConferenceAnnounced announced) {
    programme = Optional.of(announced);
    stationery = Optional.of(ProgrammeWire.stationery(announced));
    admissions.venue(ProgrammeWire.venue(announced));
  }

  /**
   * Keeps a confirmation that was heard of before the conference: the order of records holds within
   * a topic only.
   */
  void await(RegistrationConfirmed confirmed) {
    waiting.put(confirmed.getMeta().getEntityId(), confirmed);
  }

  /** Whether a confirmation was waiting. */
  boolean giveUp(String registrationId) {
    return waiting.remove(registrationId) != null;
  }

  List<RegistrationConfirmed> takeWaiting() {
    List<RegistrationConfirmed> taken = new ArrayList<>(waiting.values());
    waiting.clear();
    return taken;
  }
}
