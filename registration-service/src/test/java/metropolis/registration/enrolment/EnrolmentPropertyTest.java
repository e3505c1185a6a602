package metropolis.registration.enrolment;

import static metropolis.registration.Example.EARLY;
import static metropolis.registration.Example.profile;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import metropolis.platform.values.Cause;
import metropolis.registration.Example;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.Session;
import metropolis.registration.seating.Occupancy;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds after any sequence of commands and facts. */
class EnrolmentPropertyTest {

  /** One thing that may happen. */
  sealed interface Step {
    record Asked(Command command) implements Step {}

    record Told(Fact fact) implements Step {}
  }

  @Property(tries = 400)
  void nothing_is_oversold_nobody_waits_beside_a_free_seat_and_replay_gives_the_same_book(
      @ForAll("histories") List<Step> steps) {
    ConferenceBook book = new ConferenceBook(Example.CONFERENCE);
    ConferenceBook replayed = new ConferenceBook(Example.CONFERENCE);
    Enrolment enrolment = new Enrolment(book, Example.NO_STARS);
    Cause cause = Example.bySecretariat(EARLY);
    Map<String, Integer> before = new LinkedHashMap<>();

    for (Step step : steps) {
      Decision decision =
          switch (step) {
            case Step.Asked s -> enrolment.decide(cause, s.command());
            case Step.Told s -> enrolment.follow(cause, s.fact());
          };
      if (decision instanceof Decision.Done done) {
        replay(replayed, cause, step, done, book);
      }
      book.programme().ifPresent(p -> check(book, p, before));
    }

    assertThat(replayed).isEqualTo(book);
  }

  /** Only what leaves the service is replayed: events, profiles, programmes, others' facts. */
  private static void replay(
      ConferenceBook replayed,
      Cause cause,
      Step step,
      Decision.Done done,
      ConferenceBook original) {
    if (done.programmeChanged()) {
      replayed.announce(original.programme().orElseThrow(), original.programmeVersion());
    }
    if (step instanceof Step.Told told
        && replayed.registration(told.fact().registrationId()).isPresent()) {
      replayed.apply(cause, told.fact());
    }
    for (Event event : done.events()) {
      replayed.apply(cause, event);
      if (step instanceof Step.Asked asked
          && (event instanceof Event.Submitted || event instanceof Event.ProfileChanged)) {
        replayed.keep(event.registrationId(), profileOf(asked.command()));
      }
    }
  }

  private static Profile profileOf(Command command) {
    if (command instanceof Command.Submit submit) {
      return submit.profile();
    }
    return ((Command.ChangeProfile) command).profile();
  }

  private static void check(ConferenceBook book, Programme programme, Map<String, Integer> before) {
    for (var category : programme.categories()) {
      check("category " + category.id(), book.quota(category.id()), before);
      long holding =
          book.registrations().stream()
              .filter(r -> r.category().equals(category.id()) && r.status().holdsPlace())
              .count();
      assertThat(book.quota(category.id()).taken()).isEqualTo((int) holding);
    }
    for (Session session : programme.sessions()) {
      check("session " + session.id(), book.seats(session.id()), before);
    }
    for (Registration r : book.registrations()) {
      assertThat(r.status().holdsPlace() || r.seats().isEmpty()).as(r.toString()).isTrue();
      if (r.status().holdsPlace()) {
        assertThat(r.seats().keySet()).containsExactlyInAnyOrderElementsOf(r.wishes());
      }
    }
  }

  /** More than fit are only there if they were before a room became smaller. */
  private static void check(String what, Occupancy now, Map<String, Integer> before) {
    assertThat((long) now.taken())
        .as(what + " oversold")
        .isLessThanOrEqualTo(Math.max(now.capacity(), before.getOrDefault(what, 0)));
    assertThat(now.free() == 0 || now.waiting() == 0)
        .as(what + " has a free seat while somebody waits: " + now)
        .isTrue();
    before.put(what, now.taken());
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<String> ids = Arbitraries.of("A", "B", "C", "D", "E", "F", "G", "H");
    Arbitrary<String> categories = Arbitraries.of("ngo", "academia", "speaker", "government");
    Arbitrary<List<String>> sessions =
        Arbitraries.of("plenary", "borders", "cities", "reception")
            .list()
            .uniqueElements()
            .ofMaxSize(3);
    Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 4);

    Arbitrary<Step> submit =
        Combinators.combine(ids, categories, sessions)
            .as((id, c, s) -> asked(new Command.Submit(id, Channel.DESK, profile(c, id), s)));
    Arbitrary<Step> announce =
        Combinators.combine(sizes, sizes, sizes)
            .as((q, b, c) -> asked(new Command.AnnounceConference(Example.programme(q, b, c))));
    Arbitrary<Step> choose =
        Combinators.combine(ids, sessions).as((id, s) -> asked(new Command.ChooseSessions(id, s)));
    Arbitrary<Step> change =
        Combinators.combine(ids, categories, Arbitraries.of("X", "Y"))
            .as(
                (id, c, name) ->
                    asked(new Command.ChangeProfile(id, profile(c, name), OptionalInt.empty())));
    Arbitrary<Step> approve = ids.map(id -> asked(new Command.Approve(id)));
    Arbitrary<Step> refuse = ids.map(id -> asked(new Command.Refuse(id, RefusalReason.OTHER, "")));
    Arbitrary<Step> cancel =
        ids.map(id -> asked(new Command.Cancel(id, CancellationReason.OTHER, "")));
    Arbitrary<Step> erase = ids.map(id -> asked(new Command.Erase(id)));
    LocalDate due = LocalDate.of(2004, 6, 1);
    Arbitrary<Step> invoice =
        ids.map(id -> told(new Fact.InvoiceIssued(id, "2004-" + id, Example.chf(400), "RF", due)));
    Arbitrary<Step> settled = ids.map(id -> told(new Fact.PaymentSettled(id, Basis.PAID)));
    Arbitrary<Step> reopened = ids.map(id -> told(new Fact.PaymentReopened(id)));

    return Arbitraries.frequencyOf(
            Tuple.of(12, submit),
            Tuple.of(2, announce),
            Tuple.of(5, choose),
            Tuple.of(1, change),
            Tuple.of(4, approve),
            Tuple.of(1, refuse),
            Tuple.of(5, cancel),
            Tuple.of(1, erase),
            Tuple.of(1, invoice),
            Tuple.of(3, settled),
            Tuple.of(2, reopened))
        .list()
        .ofMinSize(5)
        .ofMaxSize(60)
        .map(
            steps -> {
              List<Step> all = new ArrayList<>();
              all.add(asked(new Command.AnnounceConference(Example.programme())));
              all.addAll(steps);
              return all;
            });
  }

  private static Step asked(Command command) {
    return new Step.Asked(command);
  }

  private static Step told(Fact fact) {
    return new Step.Told(fact);
  }
}
