package metropolis.registration.enrolment;

import static metropolis.registration.Example.EARLY;
import static metropolis.registration.Example.SECRETARIAT;
import static metropolis.registration.Example.bySecretariat;
import static metropolis.registration.Example.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import metropolis.platform.values.Actor;
import metropolis.registration.Example;
import metropolis.registration.programme.Programme;

/** A conference and what has happened in it so far; then one command, and what came of it. */
final class Given {
  final ConferenceBook book = new ConferenceBook(Example.CONFERENCE);
  private final Enrolment enrolment = new Enrolment(book, Example.NO_STARS);

  static Given nothing() {
    return new Given();
  }

  static Given conference() {
    return announced(Example.programme());
  }

  static Given announced(Programme programme) {
    return new Given().and(new Command.AnnounceConference(programme));
  }

  Given and(Command command) {
    must(enrolment.decide(bySecretariat(EARLY), command));
    return this;
  }

  Given and(Fact fact) {
    enrolment.follow(Example.by(Actor.system("payment"), EARLY), fact);
    return this;
  }

  Given registered(String category, String... ids) {
    for (String id : ids) {
      and(submit(category, id));
    }
    return this;
  }

  Given registered(String category, String id, List<String> sessions) {
    return and(new Command.Submit(id, Channel.DESK, profile(category, id), sessions));
  }

  Given paid(String id) {
    return and(new Fact.InvoiceIssued(
            id, "2004-000001", Example.chf(400), "RF18", LocalDate.of(2004, 6, 1)))
        .and(new Fact.PaymentSettled(id, Basis.PAID));
  }

  static Command.Submit submit(String category, String id, String... sessions) {
    return new Command.Submit(id, Channel.DESK, profile(category, id), List.of(sessions));
  }

  static Command.Submit byForm(String category, String id, String... sessions) {
    return new Command.Submit(id, Channel.FORM, profile(category, id), List.of(sessions));
  }

  Decision when(Command command) {
    return when(SECRETARIAT, EARLY, command);
  }

  Decision when(Instant time, Command command) {
    return when(SECRETARIAT, time, command);
  }

  Decision when(Actor actor, Instant time, Command command) {
    return enrolment.decide(Example.by(actor, time), command);
  }

  Decision when(Fact fact) {
    return enrolment.follow(Example.by(Actor.system("payment"), EARLY), fact);
  }

  Registration registration(String id) {
    return book.registration(id).orElseThrow();
  }

  Status status(String id) {
    return registration(id).status();
  }

  static List<Event> events(Decision decision) {
    return must(decision).events();
  }

  static Refusal refusal(Decision decision) {
    return switch (decision) {
      case Decision.Refused r -> r.refusal();
      case Decision.Done d -> throw new AssertionError("not refused: " + d);
    };
  }

  private static Decision.Done must(Decision decision) {
    return switch (decision) {
      case Decision.Done d -> d;
      case Decision.Refused r -> throw new AssertionError("refused: " + r.refusal());
    };
  }
}
