package metropolis.registration;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.platform.kafka.Effects;
import metropolis.platform.kafka.EntityKey;
import metropolis.platform.kafka.Writer;
import metropolis.platform.values.Cause;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.ConferenceBook;
import metropolis.registration.enrolment.Decision;
import metropolis.registration.enrolment.Enrolment;
import metropolis.registration.enrolment.Event;
import metropolis.registration.enrolment.Fact;
import metropolis.registration.enrolment.Printable;
import metropolis.registration.enrolment.Registration;
import metropolis.registration.wire.CommandWire;
import metropolis.registration.wire.EventWire;
import metropolis.registration.wire.PhotoWire;
import metropolis.registration.wire.ProfileWire;
import metropolis.registration.wire.ProgrammeWire;
import metropolis.registration.wire.ReplyWire;
import metropolis.registration.wire.StateWire;
import metropolis.schemas.Topics;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.registration.state.RegistrationState;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decides for every conference of a partition, and turns decisions into records. For the task's
 * thread; readers come under its lock.
 */
final class RegistrationWriter implements Writer<ConferenceBook> {

  private final Map<String, ConferenceBook> books = new HashMap<>();
  private final Printable printable;

  /**
   * @param printable what a badge can show
   */
  RegistrationWriter(Printable printable) {
    this.printable = printable;
  }

  @Override
  public void restore(String store, EntityKey key, SpecificRecord state) {
    ConferenceBook book = bookOf(key.conference());
    switch (state) {
      case ConferenceAnnounced a -> book.announce(ProgrammeWire.toDomain(a), a.getVersion());
      case RegistrationState s -> book.restore(StateWire.toDomain(s));
      default ->
          throw new IllegalStateException(
              store + " holds a " + state.getSchema().getFullName() + ", which nobody put there");
    }
  }

  @Override
  public Effects decide(EntityKey key, SpecificRecord record) {
    Cause cause = CommandWire.cause(record);
    Command command = CommandWire.toDomain(record);
    ConferenceBook book = bookOf(key.conference());
    Decision decision = new Enrolment(book, printable).decide(cause, command);
    Effects effects =
        switch (decision) {
          case Decision.Done done -> {
            Effects all = Effects.none();
            picture(all, key.conference(), command, done);
            yield effects(all, book, cause, done);
          }
          case Decision.Refused _ -> Effects.none();
        };
    if (book.programme().isEmpty()) {
      books.remove(key.conference());
    }
    return effects.reply(
        ReplyWire.toAvro(
            key.conference(), key.entity(), cause, decision, book.registration(key.entity())));
  }

  @Override
  public Effects follow(String topic, EntityKey key, SpecificRecord value) {
    if (value == null || !books.containsKey(key.conference())) {
      return Effects.none();
    }
    ConferenceBook book = bookOf(key.conference());
    Effects effects = Effects.none();
    for (Fact fact : EventWire.facts(value)) {
      Cause cause = EventWire.cause(value);
      Decision.Done done = new Enrolment(book, printable).follow(cause, fact);
      effects(effects, book, cause, done);
    }
    return effects;
  }

  @Override
  public Optional<ConferenceBook> book(String conference) {
    return Optional.ofNullable(books.get(conference)).filter(b -> b.programme().isPresent());
  }

  @Override
  public Collection<String> conferences() {
    return List.copyOf(books.keySet());
  }

  private ConferenceBook bookOf(String conference) {
    return books.computeIfAbsent(conference, ConferenceBook::new);
  }

  /** The picture goes from the command to its topic, before the profile that speaks of it. */
  private static void picture(
      Effects effects, String conference, Command command, Decision.Done done) {
    if (done.events().isEmpty()) {
      return;
    }
    switch (command) {
      case Command.SetPhoto c ->
          effects.publish(
              Topics.DELEGATE_PHOTOS,
              new EntityKey(conference, c.registrationId()),
              PhotoWire.toAvro(conference, c.registrationId(), c.photo()));
      case Command.RemovePhoto c ->
          effects.publish(
              Topics.DELEGATE_PHOTOS, new EntityKey(conference, c.registrationId()), null);
      // Erased whether or not there is one: see effects.
      case Command.Erase _,
          Command.AnnounceConference _,
          Command.Submit _,
          Command.Approve _,
          Command.Refuse _,
          Command.Cancel _,
          Command.ChangeProfile _,
          Command.ChooseSessions _ -> {}
    }
  }

  /** The persons go out before the events, so that whoever follows both knows them in time. */
  private static Effects effects(
      Effects effects, ConferenceBook book, Cause cause, Decision.Done done) {
    String conference = book.conferenceId();
    if (done.programmeChanged()) {
      EntityKey key = new EntityKey(conference, ProgrammeWire.ENTITY);
      ConferenceAnnounced announced =
          ProgrammeWire.toAvro(book.programme().orElseThrow(), book.programmeVersion(), cause);
      effects.put(RegistrationTopology.PROGRAMMES, key, announced);
      effects.publish(Topics.CONFERENCES, key, announced);
    }
    for (String id : done.changed().stream().sorted().toList()) {
      EntityKey key = new EntityKey(conference, id);
      Registration now = book.registration(id).orElseThrow();
      effects.put(RegistrationTopology.REGISTRATIONS, key, StateWire.toAvro(conference, now));
      ProfileWire.toAvro(conference, now)
          .filter(_ -> concerns(id, done))
          .ifPresent(person -> effects.publish(Topics.DELEGATES, key, person));
    }
    for (int i = 0; i < done.events().size(); i++) {
      Event event = done.events().get(i);
      EntityKey key = new EntityKey(conference, event.registrationId());
      effects.publish(
          Topics.REGISTRATION_EVENTS, key, EventWire.toAvro(conference, cause, event, i));
      if (event instanceof Event.Erased) {
        effects.publish(Topics.DELEGATES, key, null);
        effects.publish(Topics.DELEGATE_PHOTOS, key, null);
      }
    }
    return effects;
  }

  /** Whether the decision brought this person's data, rather than only moving the registration. */
  private static boolean concerns(String id, Decision.Done done) {
    return done.events().stream()
        .anyMatch(
            e ->
                e.registrationId().equals(id)
                    && (e instanceof Event.Submitted || e instanceof Event.ProfileChanged));
  }
}
