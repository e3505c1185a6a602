package metropolis.registration.http;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;
import metropolis.registration.enrolment.CancellationReason;
import metropolis.registration.enrolment.Channel;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.enrolment.RefusalReason;
import metropolis.registration.enrolment.Registration;
import metropolis.registration.http.Documents.ConferenceDetail;
import metropolis.registration.http.Documents.ConferenceEntry;
import metropolis.registration.http.Documents.ConferenceList;
import metropolis.registration.http.Documents.ProgrammeAnnounced;
import metropolis.registration.http.Documents.RegistrationBadRow;
import metropolis.registration.http.Documents.RegistrationCancellationOrder;
import metropolis.registration.http.Documents.RegistrationCounts;
import metropolis.registration.http.Documents.RegistrationDetail;
import metropolis.registration.http.Documents.RegistrationDone;
import metropolis.registration.http.Documents.RegistrationImport;
import metropolis.registration.http.Documents.RegistrationList;
import metropolis.registration.http.Documents.RegistrationProfileOrder;
import metropolis.registration.http.Documents.RegistrationRefusalOrder;
import metropolis.registration.http.Documents.RegistrationSessionsOrder;
import metropolis.registration.http.Documents.RegistrationSubmission;
import metropolis.registration.http.Documents.RegistrationTaken;
import metropolis.registration.programme.Programme;
import metropolis.registration.roster.Counts;
import metropolis.registration.roster.Search;

/** The operations of the JSON API. */
final class RegistrationApi {

  private final Registrations registrations;
  private final Imports imports;

  RegistrationApi(Registrations registrations, Imports imports) {
    this.registrations = registrations;
    this.imports = imports;
  }

  ConferenceList conferences(Exchange x, Void none) {
    String language = x.language().code();
    return new ConferenceList(
        registrations.readAll(book -> book.programme().orElseThrow()).stream()
            .map(p -> new ConferenceEntry(p.id(), p.name().in(language), p.firstDay(), p.lastDay()))
            .sorted(Comparator.comparing(ConferenceEntry::id))
            .toList());
  }

  ConferenceDetail conference(Exchange x, Void none) {
    return Pages.read(registrations, x, book -> ApiViews.conference(book, x.language().code()));
  }

  ProgrammeAnnounced announce(Exchange x, Void none) {
    Programme programme;
    try {
      programme = registrations.programme(x.bytes());
    } catch (Registrations.UnreadableProgramme e) {
      throw Problem.of(400, "invalid-programme", e.getMessage()).refuse();
    }
    if (!programme.id().equals(x.conference())) {
      throw Problem.badRequest("id", "Give the id of the address, " + x.conference() + ".")
          .refuse();
    }
    var answer =
        registrations.ask(programme.id(), cause(x), new Command.AnnounceConference(programme));
    ApiRefusals.refuse(answer);
    return new ProgrammeAnnounced(programme.id(), answer.changed());
  }

  /**
   * Of the public, bound to the dates of registration; of the secretariat's programs, at any time.
   * The registration's id follows from the Idempotency-Key and the content, so a repetition
   * registers once, and a stranger's key leads to nobody else's registration.
   */
  RegistrationTaken submit(Exchange x, RegistrationSubmission body) {
    Programme p = programme(x);
    boolean staff =
        x.principal()
            .filter(it -> it.roles().contains(Role.SECRETARIAT) || it.roles().contains(Role.ADMIN))
            .isPresent();
    if (!body.consent()) {
      throw Problem.badRequest("$.consent", "The person must agree: set it to true.").refuse();
    }
    Profile profile = ApiViews.profile(body.category(), body);
    List<String> sessions = ApiViews.sessions(body.sessions());
    String content = profile + "\n" + sessions;
    String id = submittedId(x, body, staff, p.id() + "\n" + x.commandId() + "\n" + content);
    Actor actor =
        staff ? new Actor(Role.SECRETARIAT, x.staff().id()) : new Actor(Role.DELEGATE, id);
    var answer =
        registrations.ask(
            p.id(),
            new Cause(Ids.commandId("api", p.id(), id, content), actor, x.now()),
            new Command.Submit(
                id,
                staff ? Channel.API : Channel.FORM,
                profile.consentedAt(Optional.of(x.now())),
                sessions));
    ApiRefusals.refuse(answer);
    String token = Ids.linkToken(x.tokens(), p.id(), id);
    return new RegistrationTaken(id, status(x, id), code(answer), link(p.id(), token), token);
  }

  /** Only the staff may name the id: it opens the registration that has it. */
  private static String submittedId(
      Exchange x, RegistrationSubmission body, boolean staff, String content) {
    if (body.registrationId() == null) {
      return Ids.derived(x.tokens(), "api-submission", content);
    }
    if (!staff) {
      throw Problem.badRequest("$.registrationId", "Leave it out: only the staff may choose it.")
          .refuse();
    }
    if (!Ids.isId(body.registrationId())) {
      throw Problem.badRequest(
              "$.registrationId", "Give 16 characters of 0-9 and A-Z without I, L, O and U.")
          .refuse();
    }
    return body.registrationId();
  }

  RegistrationList list(Exchange x, Void none) {
    int size = x.query("size", 100, 1, 1000);
    int page = x.query("page", 1, 1, 1_000_000);
    Search search = search(x);
    List<Registration> found =
        search.in(Pages.read(registrations, x, book -> book.registrations()));
    return new RegistrationList(
        found.size(),
        page,
        Math.max(1, (found.size() + size - 1) / size),
        found.stream().skip((long) (page - 1) * size).limit(size).map(ApiViews::entry).toList());
  }

  RegistrationCounts counts(Exchange x, Void none) {
    Counts counts = Counts.of(Pages.read(registrations, x, book -> book.registrations()));
    return new RegistrationCounts(counts.total(), counts.byStatus(), counts.byCategory());
  }

  RegistrationDetail detail(Exchange x, Void none) {
    String token = Ids.linkToken(x.tokens(), x.conference(), id(x));
    return ApiViews.detail(mine(x, id(x)), link(x.conference(), token));
  }

  Reply export(Exchange x, Void none) {
    List<Registration> found =
        search(x).in(Pages.read(registrations, x, book -> book.registrations()));
    return Reply.attachment(
        "text/csv; charset=utf-8",
        x.conference() + "-delegates.csv",
        out -> RosterCsv.write(found, out));
  }

  private static Search search(Exchange x) {
    // Pages pass over what they do not know; programs are told.
    x.query("status", DeskPages.STATUSES);
    x.query("order", List.of("newest", "name"));
    return DeskPages.search(x);
  }

  RegistrationDone approve(Exchange x, Void none) {
    return done(x, cause(x), new Command.Approve(id(x)), id(x));
  }

  RegistrationDone refuse(Exchange x, RegistrationRefusalOrder body) {
    RefusalReason reason = ApiRefusals.reason(RefusalReason.values(), body.reason());
    return done(x, cause(x), new Command.Refuse(id(x), reason, lines(body.note())), id(x));
  }

  RegistrationDone cancel(Exchange x, RegistrationCancellationOrder body) {
    CancellationReason reason = ApiRefusals.reason(CancellationReason.values(), body.reason());
    return done(x, cause(x), new Command.Cancel(id(x), reason, lines(body.note())), id(x));
  }

  RegistrationDone erase(Exchange x, Void none) {
    return done(x, cause(x), new Command.Erase(id(x)), id(x));
  }

  RegistrationDone chooseSessions(Exchange x, RegistrationSessionsOrder body) {
    return done(x, cause(x), new Command.ChooseSessions(id(x), body.sessions()), id(x));
  }

  RegistrationDone changeProfile(Exchange x, RegistrationProfileOrder body) {
    return done(x, cause(x), change(x, id(x), body), id(x));
  }

  RegistrationDetail mine(Exchange x, Void none) {
    return ApiViews.detail(mine(x, mineId(x)), link(x.conference(), x.path("token")));
  }

  RegistrationDone cancelMine(Exchange x, Void none) {
    String id = mineId(x);
    return done(
        x, byDelegate(x, id), new Command.Cancel(id, CancellationReason.BY_DELEGATE, ""), id);
  }

  RegistrationDone chooseMySessions(Exchange x, RegistrationSessionsOrder body) {
    String id = mineId(x);
    return done(x, byDelegate(x, id), new Command.ChooseSessions(id, body.sessions()), id);
  }

  RegistrationDone changeMyProfile(Exchange x, RegistrationProfileOrder body) {
    String id = mineId(x);
    return done(x, byDelegate(x, id), change(x, id, body), id);
  }

  RegistrationImport take(Exchange x, Void none) {
    Imports.Report report = imports.take(x, programme(x), x.bytes());
    if (!report.readable()) {
      throw ApiRefusals.unreadable(report).refuse();
    }
    return new RegistrationImport(
        report.taken(),
        report.known(),
        report.problems().stream()
            .map(
                p ->
                    new RegistrationBadRow(
                        p.line(), p.column(), p.code(), ImportPages.remedy(p, Words.of(x))))
            .toList());
  }

  private Command change(Exchange x, String id, RegistrationProfileOrder body) {
    String category = mine(x, id).registration().category();
    return new Command.ChangeProfile(
        id,
        ApiViews.profile(category, body),
        body.version() == null ? OptionalInt.empty() : OptionalInt.of(body.version()));
  }

  private RegistrationDone done(Exchange x, Cause cause, Command command, String id) {
    programme(x);
    var answer = registrations.ask(x.conference(), cause, command);
    ApiRefusals.refuse(answer);
    return new RegistrationDone(id, status(x, id), code(answer));
  }

  private static String code(Registrations.Answer answer) {
    return answer.changed() ? "done" : "unchanged";
  }

  private static String link(String conference, String token) {
    return "/" + conference + "/my/" + token;
  }

  private String status(Exchange x, String id) {
    return Pages.read(registrations, x, book -> book.registration(id))
        .map(r -> r.status().code())
        .orElse("");
  }

  private static Cause cause(Exchange x) {
    return new Cause(x.commandId(), x.actor(), x.now());
  }

  private static Cause byDelegate(Exchange x, String id) {
    return new Cause(x.commandId(), new Actor(Role.DELEGATE, id), x.now());
  }

  /** A read before any command: an instance that must pass the request on does so unsent. */
  private Programme programme(Exchange x) {
    return Pages.read(registrations, x, book -> book.programme().orElseThrow());
  }

  private MyPages.Mine mine(Exchange x, String id) {
    return MyPages.mine(registrations, x, id)
        .orElseThrow(
            () ->
                Problem.notFound("unknown-registration", "There is no registration with this id.")
                    .refuse());
  }

  private static String id(Exchange x) {
    String id = x.path("id");
    if (!Ids.isId(id)) {
      throw Problem.notFound("unknown-registration", "There is no registration with this id.")
          .refuse();
    }
    return id;
  }

  private static String mineId(Exchange x) {
    return Ids.ofLink(x.tokens(), x.conference(), x.path("token"))
        .orElseThrow(() -> Problem.notFound("unknown-link", "Check the link.").refuse());
  }

  private static String lines(String note) {
    return note == null ? "" : note.strip();
  }
}
