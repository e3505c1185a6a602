package metropolis.registration.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Form;
import metropolis.platform.http.Problem;
import metropolis.registration.enrolment.ConferenceBook;
import metropolis.registration.enrolment.FieldProblem;
import metropolis.registration.enrolment.Refusal;
import metropolis.registration.enrolment.Registration;
import metropolis.registration.enrolment.Seat;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.Session;
import metropolis.registration.seating.Occupancy;
import metropolis.registration.seating.Timetable;

/** What the pages share: reading a conference, and what they show of it. */
public final class Pages {

  private Pages() {}

  /**
   * One session as a line of a page.
   *
   * @param seats how many are free, in words; empty if nothing needs to be said
   * @param full whether choosing it means waiting
   * @param over whether it cannot be added any more
   * @param mine what the delegate has there, in words; empty if nothing
   * @param position place in the line, or 0
   */
  public record SessionLine(
      String id,
      String title,
      String hours,
      String room,
      String seats,
      boolean full,
      boolean over,
      boolean chosen,
      String mine,
      int position) {}

  /** The sessions of one day. */
  public record Day(String name, List<SessionLine> sessions) {}

  /** A conference as the pages need it, read in one moment. */
  record Scene(Programme programme, Map<String, Occupancy> seats) {}

  static Scene scene(Registrations registrations, Exchange x) {
    return read(
        registrations,
        x,
        book -> {
          Programme p = book.programme().orElseThrow();
          Map<String, Occupancy> seats = new TreeMap<>();
          p.sessions().forEach(s -> seats.put(s.id(), book.seats(s.id())));
          return new Scene(p, seats);
        });
  }

  static <R> R read(Registrations registrations, Exchange x, Function<ConferenceBook, R> query) {
    return registrations
        .read(x.conference(), query)
        .orElseThrow(
            () ->
                Problem.notFound("unknown-conference", "There is no conference with this id here.")
                    .refuse());
  }

  static List<Day> days(
      Scene scene, Words words, List<String> chosen, Optional<Registration> of, Instant now) {
    Programme p = scene.programme();
    Map<LocalDate, List<SessionLine>> byDay = new TreeMap<>();
    p.sessions().stream()
        .sorted(Comparator.comparing(Session::starts).thenComparing(Session::id))
        .forEach(
            s ->
                byDay
                    .computeIfAbsent(
                        s.starts().atZone(p.timeZone()).toLocalDate(), _ -> new ArrayList<>())
                    .add(line(scene, s, words, chosen, of, now)));
    List<Day> days = new ArrayList<>();
    byDay.forEach((date, lines) -> days.add(new Day(words.weekday(date), lines)));
    return days;
  }

  private static SessionLine line(
      Scene scene,
      Session s,
      Words words,
      List<String> chosen,
      Optional<Registration> of,
      Instant now) {
    Occupancy occupancy = scene.seats().get(s.id());
    boolean full = occupancy.limited() && occupancy.free() == 0;
    String seats = "";
    if (full) {
      seats =
          occupancy.waiting() == 0
              ? words.get("seats.full")
              : words.get("seats.waiting", occupancy.waiting());
    } else if (occupancy.limited() && occupancy.free() <= Math.max(5, occupancy.capacity() / 5)) {
      seats = words.get("seats.few", occupancy.free());
    }
    Optional<Seat> seat = of.map(r -> r.seats().get(s.id()));
    String mine =
        seat.map(
                it ->
                    switch (it) {
                      case Seat.Granted _ -> words.get("seat.granted");
                      case Seat.Waiting _ -> words.get("seat.waiting");
                    })
            .orElse("");
    return new SessionLine(
        s.id(),
        s.title().in(words.language()),
        words.hours(s, scene.programme().timeZone()),
        s.room(),
        seats,
        full,
        !s.ends().isAfter(now),
        chosen.contains(s.id()),
        mine,
        0);
  }

  /** Notes on the form what the choice of sessions breaks, so that it is told with the rest. */
  static void checkSessions(Form form, List<String> chosen, Programme p, Words words) {
    List<Session> sessions = chosen.stream().flatMap(id -> p.session(id).stream()).toList();
    if (sessions.size() < chosen.size()) {
      form.reject("sessions", words.get("problem.unknown-session"));
    }
    Timetable.clashes(sessions).stream()
        .findFirst()
        .ifPresent(
            clash ->
                form.reject(
                    "sessions",
                    words.get(
                        "refusal.sessions-overlap",
                        clash.first().title().in(words.language()),
                        clash.second().title().in(words.language()))));
  }

  /** Shows a refused command on the form it came from. */
  static void note(Form form, Refusal refusal, Programme p, Words words) {
    if (refusal.code() == Refusal.Code.INVALID_PROFILE) {
      refusal
          .details()
          .forEach(
              (field, code) ->
                  form.reject(
                      field,
                      words.get(
                          "field.remedy",
                          words.field(field),
                          ProfileForm.remedy(FieldProblem.of(field, code), words))));
    } else {
      form.reject(
          refusal.field().isEmpty() ? "category" : refusal.field(), words.refusal(refusal, p));
    }
  }
}
