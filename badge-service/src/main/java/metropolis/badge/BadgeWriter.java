package metropolis.badge;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.badge.admission.Admission;
import metropolis.badge.admission.AdmissionEvent;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.Issuing;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.credential.Words;
import metropolis.badge.wire.AdmissionWire;
import metropolis.badge.wire.BadgeWire;
import metropolis.badge.wire.BearerWire;
import metropolis.badge.wire.Metas;
import metropolis.badge.wire.ProgrammeWire;
import metropolis.platform.kafka.Effects;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Writer;
import metropolis.schemas.Topics;
import metropolis.schemas.badge.RecordScan;
import metropolis.schemas.badge.ReissueBadge;
import metropolis.schemas.badge.RevokeBadge;
import metropolis.schemas.badge.UndoScan;
import metropolis.schemas.badge.state.BadgeHistory;
import metropolis.schemas.badge.state.BearerState;
import metropolis.schemas.badge.state.CheckInState;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.EventMeta;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.delegate.DelegateProfile;
import metropolis.schemas.registration.ConfirmationWithdrawn;
import metropolis.schemas.registration.RegistrationCancelled;
import metropolis.schemas.registration.RegistrationConfirmed;
import metropolis.schemas.registration.RegistrationErased;
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
      case BearerState bearer -> book.roster().put(BearerWire.bearer(bearer));
      case BadgeHistory history -> book.badges().restore(BadgeWire.badge(history));
      case CheckInState checkIn -> book.admissions().restore(AdmissionWire.checkIn(checkIn));
      case RegistrationConfirmed confirmed -> book.await(confirmed);
      default -> throw new IllegalArgumentException("a state of no store: " + store);
    }
  }

  @Override
  public Effects decide(EntityKey key, SpecificRecord command) {
    return switch (command) {
      case RecordScan scan -> scanned(key, scan);
      case UndoScan undo -> undone(key, undo);
      case ReissueBadge reissue -> reissued(key, reissue);
      case RevokeBadge revoke -> revoked(key, revoke);
      default -> throw new IllegalArgumentException("not a command of this service");
    };
  }

  @Override
  public Effects follow(String topic, EntityKey key, SpecificRecord value) {
    return switch (value) {
      case null -> forgotten(topic, key);
      case ConferenceAnnounced announced -> announced(key, announced);
      case DelegateProfile profile -> known(key, profile);
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
    var bearer = BearerWire.bearer(profile);
    bookOf(key).roster().put(bearer);
    return Effects.none().put(Stores.BEARERS, key, BearerWire.state(bearer));
  }

  private Effects forgotten(String topic, EntityKey key) {
    if (!topic.equals(Topics.DELEGATES.name())) {
      return Effects.none();
    }
    bookOf(key).roster().forget(key.entity());
    return Effects.none().delete(Stores.BEARERS, key);
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
        .ifPresent(event -> happened(effects, book, event));
  }

  private Effects lost(EntityKey key, EventMeta meta, RevocationReason reason) {
    ConferenceBook book = bookOf(key);
    Effects effects = Effects.none();
    if (book.giveUp(meta.getEntityId())) {
      effects.delete(Stores.WAITING, key);
    }
    Issuing.withdrawn(book.badges(), meta.getEntityId(), reason, Metas.followed(meta))
        .ifPresent(event -> happened(effects, book, event));
    return effects;
  }

  /** The person goes with the tombstone; this makes sure, should it be late. */
  private Effects erased(EntityKey key, RegistrationErased erased) {
    bookOf(key).roster().forget(erased.getMeta().getEntityId());
    return lost(key, erased.getMeta(), RevocationReason.REGISTRATION_ERASED)
        .delete(Stores.BEARERS, key);
  }

  private Effects scanned(EntityKey key, RecordScan command) {
    return inConference(
        key,
        command.getMeta(),
        book ->
            switch (Admission.scanned(
                book.admissions(), book.badges(), AdmissionWire.scan(command))) {
              case Admission.Outcome.Recorded recorded -> {
                Effects effects = Effects.none();
                happened(effects, book, recorded.event());
                yield effects.reply(
                    Answers.checkIn(
                        command.getMeta(),
                        book.admissions().checkIn(command.getScanId()).orElseThrow()));
              }
              case Admission.Outcome.Repeated repeated ->
                  Effects.none().reply(Answers.checkIn(command.getMeta(), repeated.before()));
              case Admission.Outcome.IdReused _ ->
                  refused(command.getMeta(), "scan-id-reused", "scanId");
            });
  }

  private Effects undone(EntityKey key, UndoScan command) {
    Optional<UndoReason> reason = Words.read(UndoReason.class, command.getReason());
    if (reason.isEmpty()) {
      return refused(command.getMeta(), "unknown-reason", "reason");
    }
    return inConference(
        key,
        command.getMeta(),
        book ->
            switch (Admission.undo(
                book.admissions(),
                command.getScanId(),
                reason.get(),
                Metas.cause(command.getMeta()))) {
              case Admission.Undoing.Undone undone -> {
                Effects effects = Effects.none();
                happened(effects, book, undone.event());
                yield effects.reply(Answers.done(command.getMeta(), "undone"));
              }
              case Admission.Undoing.Repeated _ ->
                  Effects.none().reply(Answers.done(command.getMeta(), "undone"));
              case Admission.Undoing.NoSuchScan _ ->
                  refused(command.getMeta(), "unknown-scan", "scanId");
              case Admission.Undoing.NothingToUndo _ ->
                  refused(command.getMeta(), "nothing-to-undo", "scanId");
            });
  }

  private Effects reissued(EntityKey key, ReissueBadge command) {
    Optional<IssueReason> reason =
        Words.read(IssueReason.class, command.getReason()).filter(IssueReason::byStaff);
    if (reason.isEmpty()) {
      return refused(command.getMeta(), "unknown-reason", "reason");
    }
    return inConference(
        key,
        command.getMeta(),
        book ->
            answered(
                book,
                command.getMeta(),
                Issuing.reissue(
                    request(
                        book, command.getMeta(), command.getRegistrationId(), command.getSerial()),
                    reason.get())));
  }

  private Effects revoked(EntityKey key, RevokeBadge command) {
    Optional<RevocationReason> reason =
        Words.read(RevocationReason.class, command.getReason()).filter(RevocationReason::byStaff);
    if (reason.isEmpty()) {
      return refused(command.getMeta(), "unknown-reason", "reason");
    }
    return inConference(
        key,
        command.getMeta(),
        book ->
            answered(
                book,
                command.getMeta(),
                Issuing.revoke(
                    request(
                        book, command.getMeta(), command.getRegistrationId(), command.getSerial()),
                    reason.get())));
  }

  private static Issuing.Request request(
      ConferenceBook book, CommandMeta meta, String registrationId, Integer serial) {
    return new Issuing.Request(
        book.badges(),
        registrationId,
        serial == null ? OptionalInt.empty() : OptionalInt.of(serial),
        Metas.cause(meta));
  }

  private static Effects answered(ConferenceBook book, CommandMeta meta, Issuing.Outcome outcome) {
    return switch (outcome) {
      case Issuing.Outcome.Done done -> {
        Effects effects = Effects.none();
        happened(effects, book, done.event());
        yield effects.reply(Answers.badge(meta, done.event()));
      }
      case Issuing.Outcome.Refused refused -> refused(meta, Words.of(refused.why()), null);
    };
  }

  private static void happened(Effects effects, ConferenceBook book, BadgeEvent event) {
    book.badges().apply(event);
    EntityKey key = new EntityKey(book.id(), event.badge().text());
    effects
        .publish(Topics.BADGE_EVENTS, key, BadgeWire.event(book.id(), event))
        .put(
            Stores.BADGES,
            key,
            BadgeWire.state(book.id(), book.badges().badge(event.badge()).orElseThrow()));
  }

  private static void happened(Effects effects, ConferenceBook book, AdmissionEvent event) {
    book.admissions().apply(event);
    CheckIn checkIn = book.admissions().checkIn(event.scanId()).orElseThrow();
    EntityKey key = new EntityKey(book.id(), event.scanId());
    SpecificRecord published =
        switch (event) {
          case AdmissionEvent.Recorded recorded -> AdmissionWire.event(book.id(), recorded);
          case AdmissionEvent.Undone undone ->
              AdmissionWire.event(book.id(), undone, checkIn.recorded());
        };
    effects
        .publish(Topics.CHECK_IN_EVENTS, key, published)
        .put(Stores.CHECK_INS, key, AdmissionWire.state(book.id(), checkIn));
  }

  @FunctionalInterface
  private interface Decision {
    Effects in(ConferenceBook book);
  }

  private Effects inConference(EntityKey key, CommandMeta meta, Decision decision) {
    return book(key.conference())
        .filter(book -> book.programme().isPresent())
        .map(decision::in)
        .orElseGet(() -> refused(meta, "unknown-conference", null));
  }

  private static Effects refused(CommandMeta meta, String code, String field) {
    return Effects.none().reply(Answers.refused(meta, code, field));
  }

  private ConferenceBook bookOf(EntityKey key) {
    return books.computeIfAbsent(key.conference(), ConferenceBook::new);
  }
}
