package metropolis.badge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.Issuing;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.roster.Seats;
import metropolis.badge.wire.AdmissionWire;
import metropolis.badge.wire.BadgeWire;
import metropolis.badge.wire.BearerWire;
import metropolis.badge.wire.DeviceWire;
import metropolis.badge.wire.JobWire;
import metropolis.badge.wire.Metas;
import metropolis.badge.wire.ProgrammeWire;
import metropolis.badge.wire.RunWire;
import metropolis.badge.wire.WishWire;
import metropolis.platform.kafka.Effects;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Writer;
import metropolis.schemas.Topics;
import metropolis.schemas.badge.AdvancePrintJob;
import metropolis.schemas.badge.ConfirmPrintRun;
import metropolis.schemas.badge.DrawPrintRun;
import metropolis.schemas.badge.EndPrintRun;
import metropolis.schemas.badge.EnrolDevice;
import metropolis.schemas.badge.HandOverBadge;
import metropolis.schemas.badge.InviteDevice;
import metropolis.schemas.badge.OverrideScan;
import metropolis.schemas.badge.PrintBadge;
import metropolis.schemas.badge.QueuePrintJob;
import metropolis.schemas.badge.RecordScan;
import metropolis.schemas.badge.ReissueBadge;
import metropolis.schemas.badge.ReleaseSeats;
import metropolis.schemas.badge.ReportDevice;
import metropolis.schemas.badge.ResolveConflict;
import metropolis.schemas.badge.ReturnBadge;
import metropolis.schemas.badge.RevokeBadge;
import metropolis.schemas.badge.RevokeDevice;
import metropolis.schemas.badge.StartPrintRun;
import metropolis.schemas.badge.UndoScan;
import metropolis.schemas.badge.state.BadgeHistory;
import metropolis.schemas.badge.state.BearerState;
import metropolis.schemas.badge.state.CheckInState;
import metropolis.schemas.badge.state.DeviceState;
import metropolis.schemas.badge.state.InvitationState;
import metropolis.schemas.badge.state.PrintJobState;
import metropolis.schemas.badge.state.PrintRunState;
import metropolis.schemas.badge.state.ReleaseState;
import metropolis.schemas.badge.state.SeatsState;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.registration.ConfirmationWithdrawn;
import metropolis.schemas.registration.ProfileChanged;
import metropolis.schemas.registration.RegistrationCancelled;
import metropolis.schemas.registration.RegistrationConfirmed;
import metropolis.schemas.registration.RegistrationErased;
import metropolis.schemas.registration.SeatGranted;
import metropolis.schemas.registration.SeatReleased;
import org.apache.avro.specific.SpecificRecord;

/** Decides for every conference of a partition: see {@link Writer} for who may call it when. */
final class BadgeWriter implements Writer<ConferenceBook> {

  private final Map<String, ConferenceBook> books = new HashMap<>();

  @Override
  public Optional<ConferenceBook> book(String conference) {
    return Optional.ofNullable(books.get(conference));
  }

  @Override
  public Collection<String> conferences() {
    return books.keySet();
  }

  @Override
  public void restore(String store, EntityKey key, SpecificRecord state) {
    ConferenceBook book = bookOf(key);
    switch (state) {
      case ConferenceAnnounced announced -> book.announce(announced);
      case BearerState bearer -> {
        book.roster().restore(BearerWire.person(bearer));
        if (bearer.getChange() != null) {
          book.keepChange(key.entity(), bearer.getChange());
        }
      }
      case SeatsState seats -> book.roster().restore(key.entity(), BearerWire.seats(seats));
      case BadgeHistory history -> book.badges().restore(BadgeWire.badge(history));
      case PrintRunState run -> book.runs().put(RunWire.run(run));
      case PrintJobState job -> book.jobs().put(JobWire.job(job));
      case CheckInState checkIn -> book.admissions().restore(AdmissionWire.checkIn(checkIn));
      case DeviceState device -> book.devices().put(DeviceWire.device(device));
      case InvitationState invitation -> book.devices().put(DeviceWire.invitation(invitation));
      case ReleaseState release -> book.release(release.getSession());
      case RegistrationConfirmed confirmed -> book.await(confirmed);
      default -> throw new IllegalArgumentException("a state of no store: " + store);
    }
  }

  @Override
  public Effects decide(EntityKey key, SpecificRecord command) {
    return switch (command) {
      case RecordScan scan ->
          inConference(key, scan.getMeta(), book -> DoorDecisions.scanned(book, scan));
      case UndoScan undo ->
          inConference(key, undo.getMeta(), book -> DoorDecisions.undone(book, undo));
      case OverrideScan override ->
          inConference(key, override.getMeta(), book -> DoorDecisions.overridden(book, override));
      case ResolveConflict resolve ->
          inConference(key, resolve.getMeta(), book -> DoorDecisions.resolved(book, resolve));
      case ReleaseSeats release ->
          inConference(key, release.getMeta(), book -> SeatDecisions.released(book, release));
      case InviteDevice invite ->
          inConference(key, invite.getMeta(), book -> DeviceDecisions.invited(book, invite));
      case EnrolDevice enrol ->
          inConference(key, enrol.getMeta(), book -> DeviceDecisions.enrolled(book, enrol));
      case RevokeDevice revoke ->
          inConference(key, revoke.getMeta(), book -> DeviceDecisions.revoked(book, revoke));
      case ReportDevice report ->
          inConference(key, report.getMeta(), book -> DeviceDecisions.reported(book, report));
      case ReissueBadge reissue -> wished(key, WishWire.asked(reissue));
      case RevokeBadge revoke -> wished(key, WishWire.asked(revoke));
      case PrintBadge print -> wished(key, WishWire.asked(print));
      case HandOverBadge handOver -> wished(key, WishWire.asked(handOver));
      case ReturnBadge back -> wished(key, WishWire.asked(back));
      case StartPrintRun start ->
          inConference(key, start.getMeta(), book -> DeskDecisions.started(book, start));
      case DrawPrintRun draw ->
          inConference(key, draw.getMeta(), book -> DeskDecisions.drawn(book, draw));
      case ConfirmPrintRun confirm ->
          inConference(key, confirm.getMeta(), book -> DeskDecisions.confirmed(book, confirm));
      case EndPrintRun end ->
          inConference(key, end.getMeta(), book -> DeskDecisions.ended(book, end));
      case QueuePrintJob queue ->
          inConference(key, queue.getMeta(), book -> JobDecisions.queued(book, queue));
      case AdvancePrintJob advance ->
          inConference(key, advance.getMeta(), book -> JobDecisions.advanced(book, advance));
      default -> throw new IllegalArgumentException("not a command of this service");
    };
  }

  @Override
  public Effects follow(String topic, EntityKey key, SpecificRecord value) {
    return switch (value) {
      case null -> forgotten(topic, key);
      case ConferenceAnnounced announced -> announced(key, announced);
      case DelegateProfile profile -> known(key, profile);
      case ProfileChanged changed -> changed(key, changed.getMeta());
      case SeatGranted granted ->
          seated(
              key,
              granted.getMeta(),
              bookOf(key).roster().grant(key.entity(), granted.getSession()));
      case SeatReleased released ->
          seated(
              key,
              released.getMeta(),
              bookOf(key).roster().release(key.entity(), released.getSession()));
      case RegistrationConfirmed confirmed -> confirmed(key, confirmed);
      case ConfirmationWithdrawn withdrawn ->
          lost(key, withdrawn.getMeta(), RevocationReason.CONFIRMATION_WITHDRAWN);
      case RegistrationCancelled cancelled ->
          lost(key, cancelled.getMeta(), RevocationReason.REGISTRATION_CANCELLED);
      case RegistrationErased erased -> erased(key, erased);
      default -> Effects.none();
    };
  }

  private Effects announced(EntityKey key, ConferenceAnnounced announced) {
    ConferenceBook book = bookOf(key);
    book.announce(announced);
    Effects effects = Effects.none().put(Stores.CONFERENCES, key, announced);
    for (RegistrationConfirmed confirmed : book.takeWaiting()) {
      EntityKey registration = new EntityKey(key.conference(), confirmed.getMeta().getEntityId());
      effects.delete(Stores.WAITING, registration);
      issue(effects, book, announced, confirmed);
    }
    return effects;
  }

  private Effects known(EntityKey key, DelegateProfile profile) {
    ConferenceBook book = bookOf(key);
    book.roster().put(BearerWire.bearer(profile), profile.getVersion());
    Effects effects = Effects.none();
    tellIfStale(effects, book, key.entity());
    // A change that made nothing stale is done with; what comes next has a cause of its own.
    book.dropChange(key.entity());
    return kept(effects, book, key);
  }

  /**
   * Somebody changed a person's details. The details themselves are told on another topic, and
   * either may be heard first.
   */
  private Effects changed(EntityKey key, EventMeta change) {
    ConferenceBook book = bookOf(key);
    Effects effects = Effects.none();
    boolean printed = book.badges().ofRegistration(key.entity()).flatMap(Badge::print).isPresent();
    if (!printed || book.roster().person(key.entity()).isEmpty()) {
      return effects;
    }
    book.keepChange(key.entity(), change);
    tellIfStale(effects, book, key.entity());
    return kept(effects, book, key);
  }

  private static void tellIfStale(Effects effects, ConferenceBook book, String registrationId) {
    book.change(registrationId)
        .filter(change -> toldStale(effects, book, registrationId, change))
        .ifPresent(_ -> book.dropChange(registrationId));
  }

  /** Whether a badge went stale that was not known to be. */
  private static boolean toldStale(
      Effects effects, ConferenceBook book, String registrationId, EventMeta change) {
    Optional<BadgeEvent> stale =
        book.badges()
            .ofRegistration(registrationId)
            .filter(held -> !held.toldStale() && !book.staleDetails(held).isEmpty())
            .map(
                held ->
                    Consequences.stale(
                        held, List.copyOf(book.staleDetails(held)), Metas.carriedOver(change)));
    stale.ifPresent(event -> Consequences.happened(effects, book, event));
    return stale.isPresent();
  }

  /** Unlike a change of the profile this says at once what changed. */
  private Effects seated(EntityKey key, EventMeta change, Optional<Seats> now) {
    Effects effects = Effects.none();
    now.ifPresent(
        seats -> {
          bookOf(key).rosterLog().touch(key.entity());
          effects.put(Stores.SEATS, key, BearerWire.state(key.entity(), seats));
          toldStale(effects, bookOf(key), key.entity(), change);
        });
    return effects;
  }

  private static Effects kept(Effects effects, ConferenceBook book, EntityKey key) {
    book.rosterLog().touch(key.entity());
    return effects.put(
        Stores.BEARERS,
        key,
        BearerWire.state(
            book.roster().person(key.entity()).orElseThrow(), book.change(key.entity())));
  }

  private Effects forgotten(String topic, EntityKey key) {
    if (!topic.equals(Topics.DELEGATES.name())) {
      return Effects.none();
    }
    forget(bookOf(key), key.entity());
    return Effects.none().delete(Stores.BEARERS, key).delete(Stores.SEATS, key);
  }

  private static void forget(ConferenceBook book, String registrationId) {
    book.roster().forget(registrationId);
    book.rosterLog().touch(registrationId);
    book.dropChange(registrationId);
  }

  private Effects confirmed(EntityKey key, RegistrationConfirmed confirmed) {
    ConferenceBook book = bookOf(key);
    Effects effects = Effects.none();
    Optional<ConferenceAnnounced> programme = book.programme();
    if (programme.isEmpty()) {
      book.await(confirmed);
      return effects.put(Stores.WAITING, key, confirmed);
    }
    issue(effects, book, programme.get(), confirmed);
    return effects;
  }

  private static void issue(
      Effects effects,
      ConferenceBook book,
      ConferenceAnnounced programme,
      RegistrationConfirmed confirmed) {
    Issuing.confirmed(
            book.badges(),
            book.id(),
            confirmed.getMeta().getEntityId(),
            confirmed.getCategory(),
            ProgrammeWire.validity(programme),
            Metas.followed(confirmed.getMeta()))
        .ifPresent(event -> Consequences.happened(effects, book, event));
  }

  private Effects lost(EntityKey key, EventMeta meta, RevocationReason reason) {
    ConferenceBook book = bookOf(key);
    Effects effects = Effects.none();
    if (book.giveUp(meta.getEntityId())) {
      effects.delete(Stores.WAITING, key);
    }
    Issuing.withdrawn(book.badges(), meta.getEntityId(), reason, Metas.followed(meta))
        .ifPresent(event -> Consequences.happened(effects, book, event));
    return effects;
  }

  /** The person goes with the tombstone; this makes sure, should it be late. */
  private Effects erased(EntityKey key, RegistrationErased erased) {
    forget(bookOf(key), erased.getMeta().getEntityId());
    return lost(key, erased.getMeta(), RevocationReason.REGISTRATION_ERASED)
        .delete(Stores.BEARERS, key)
        .delete(Stores.SEATS, key);
  }

  private Effects wished(EntityKey key, WishWire.Asked asked) {
    return inConference(key, asked.meta(), book -> DeskDecisions.wished(book, asked));
  }

  @FunctionalInterface
  private interface Decision {
    Effects in(ConferenceBook book);
  }

  private Effects inConference(EntityKey key, CommandMeta meta, Decision decision) {
    return book(key.conference())
        .filter(book -> book.programme().isPresent())
        .map(decision::in)
        .orElseGet(() -> Answers.refusal(meta, "unknown-conference", null));
  }

  private ConferenceBook bookOf(EntityKey key) {
    return books.computeIfAbsent(key.conference(), ConferenceBook::new);
  }
}
