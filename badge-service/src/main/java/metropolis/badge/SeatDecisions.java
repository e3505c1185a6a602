package metropolis.badge;

import java.util.List;
import metropolis.badge.admission.Forfeit;
import metropolis.badge.wire.SeatWire;
import metropolis.platform.kafka.Effects;
import metropolis.platform.kafka.EntityKey;
import metropolis.schemas.Topics;
import metropolis.schemas.badge.ReleaseSeats;

/** Seats that nobody took, decided and told to registration, whose seats they are. */
final class SeatDecisions {

  private SeatDecisions() {}

  static Effects released(ConferenceBook book, ReleaseSeats command) {
    String session = command.getSession();
    if (book.released(session)) {
      return Effects.none().reply(Answers.done(command.getMeta(), "released"));
    }
    if (!Forfeit.isDue(book.admissions(), session, command.getMeta().getTime())) {
      return Answers.refusal(command.getMeta(), "not-due", "session");
    }
    List<String> gone =
        Forfeit.registrations(
            book.admissions(), book.badges(), book.roster().holdersOf(session), session);
    Effects effects = Effects.none();
    for (String registration : gone) {
      effects.publish(
          Topics.CHECK_IN_EVENTS,
          new EntityKey(book.id(), registration),
          SeatWire.forfeited(book.id(), command, registration));
    }
    book.release(session);
    return effects
        .put(
            Stores.RELEASES,
            new EntityKey(book.id(), session),
            SeatWire.state(command, gone.size()))
        .reply(Answers.done(command.getMeta(), "released"));
  }
}
