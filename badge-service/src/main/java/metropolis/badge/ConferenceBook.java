package metropolis.badge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import metropolis.badge.admission.AdmissionBook;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.device.DeviceBook;
import metropolis.badge.printing.JobBook;
import metropolis.badge.printing.RunBook;
import metropolis.badge.rendering.Stationery;
import metropolis.badge.roster.Roster;
import metropolis.badge.roster.RosterLog;
import metropolis.badge.wire.ProgrammeWire;
import metropolis.schemas.common.EventMeta;
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
  private final RunBook runs = new RunBook();
  private final JobBook jobs = new JobBook();
  private final Roster roster = new Roster();
  private final RosterLog rosterLog;
  private final DeviceBook devices = new DeviceBook();
  private final Set<String> released = new HashSet<>();
  private final Map<String, EventMeta> changes = new HashMap<>();
  private final Map<String, RegistrationConfirmed> waiting = new LinkedHashMap<>();
  private Optional<ConferenceAnnounced> programme = Optional.empty();
  private Optional<Stationery> stationery = Optional.empty();

  ConferenceBook(String id) {
    this.id = id;
    // A thousand changes a millisecond would be needed to reach the versions of the next start.
    this.rosterLog = new RosterLog(System.currentTimeMillis() << 10);
  }

  String id() {
    return id;
  }

  BadgeBook badges() {
    return badges;
  }

  RunBook runs() {
    return runs;
  }

  JobBook jobs() {
    return jobs;
  }

  AdmissionBook admissions() {
    return admissions;
  }

  /** What gates are to hear of. */
  RosterLog rosterLog() {
    return rosterLog;
  }

  DeviceBook devices() {
    return devices;
  }

  /** Whether the free seats of a session were given away. */
  boolean released(String session) {
    return released.contains(session);
  }

  void release(String session) {
    released.add(session);
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
    announced.getLanguages().stream()
        .findFirst()
        .ifPresent(first -> roster.language(Locale.forLanguageTag(first)));
  }

  /** What changed since a badge was printed, as words; nothing if it is not printed. */
  SortedSet<String> staleDetails(Badge badge) {
    return badge
        .print()
        .filter(print -> !badge.isRevoked())
        .flatMap(
            print ->
                roster
                    .person(badge.registrationId())
                    .map(person -> person.changedSince(print.imprint().profileVersion())))
        .orElseGet(TreeSet::new);
  }

  /**
   * Who changed details of a person, as long as it is not known whether that made a badge stale.
   */
  Optional<EventMeta> change(String registrationId) {
    return Optional.ofNullable(changes.get(registrationId));
  }

  void keepChange(String registrationId, EventMeta change) {
    changes.put(registrationId, change);
  }

  void dropChange(String registrationId) {
    changes.remove(registrationId);
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
