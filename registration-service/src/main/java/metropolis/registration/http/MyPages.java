package metropolis.registration.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Ui;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;
import metropolis.registration.enrolment.CancellationReason;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.InvoiceView;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.enrolment.Registration;
import metropolis.registration.enrolment.Seat;
import metropolis.registration.enrolment.Status;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.Session;
import metropolis.registration.seating.Occupancy;

/** The delegate's own pages, for whoever has the secret link. */
public final class MyPages {

  /** A station on the way to the badge. */
  public record Step(String label, boolean done, boolean current) {}

  /** A chosen session with what became of it. */
  public record Seating(
      String title, String when, String room, String state, boolean granted, boolean waiting) {}

  /** One registration, with all that the page of its delegate shows. */
  record Mine(Registration registration, Pages.Scene scene, Map<String, Integer> lines, int place) {
    Programme programme() {
      return scene.programme();
    }
  }

  private final Registrations registrations;
  private final Photos photos;

  MyPages(Registrations registrations, Photos photos) {
    this.registrations = registrations;
    this.photos = photos;
  }

  Reply show(Exchange x) {
    return page(x, mine(x), Form.empty(x.text()), 200);
  }

  private static Reply page(Exchange x, Mine mine, Form form, int status) {
    Words words = Words.of(x);
    Registration r = mine.registration();
    if (r.erased()) {
      return Layout.of(x)
          .title(words.get("my.erased"))
          .lead(words.get("my.erased.hint"))
          .main(Ui.all(List.of()));
    }
    Profile profile = r.profile().orElseThrow();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("x", x);
    model.put("words", words);
    model.put("form", form);
    model.put("programme", mine.programme());
    model.put("registration", r);
    model.put("profile", profile);
    model.put("base", base(x));
    model.put("steps", steps(r, mine.programme(), words));
    model.put("next", next(mine, words));
    model.put("seatings", seatings(mine, words));
    model.put("invoiceLink", invoiceLink(x, r));
    model.put("papersLink", invoice(x, r) + "/papers");
    model.put("badgeLink", badgeLink(x, r));
    model.put("link", x.publicUrl(base(x)).toString());
    return Layout.of(x)
        .title(profile.name())
        .lead(words.get("my.lead", mine.programme().name().in(words.language())))
        .wide()
        .status(status)
        .style("registration/registration.css")
        .main(Views.of("registration/my.jte", model));
  }

  private static List<Step> steps(Registration r, Programme p, Words words) {
    List<Step> steps = new ArrayList<>();
    boolean approval =
        r.status() instanceof Status.AwaitingApproval
            || r.history().stream().anyMatch(e -> e.what().equals("approved"));
    boolean accepted = r.status().holdsPlace();
    boolean confirmed = r.status() instanceof Status.Confirmed;
    boolean free = r.status() instanceof Status.Confirmed c && c.fee().isZero();
    boolean badge = r.badge().filter(b -> b.valid()).isPresent();
    steps.add(new Step(words.get("step.submitted"), true, false));
    if (approval) {
      boolean waits = r.status() instanceof Status.AwaitingApproval;
      steps.add(new Step(words.get("step.approved"), !waits, waits));
    }
    if (r.status() instanceof Status.WaitingList) {
      steps.add(new Step(words.get("step.place"), false, true));
    }
    if (!free && p.category(r.category()).isPresent()) {
      steps.add(new Step(words.get("step.paid"), confirmed, accepted && !confirmed));
    }
    steps.add(new Step(words.get("step.confirmed"), confirmed, false));
    steps.add(new Step(words.get("step.badge"), badge, confirmed && !badge));
    return r.status().over() ? List.of() : steps;
  }

  private static String next(Mine mine, Words words) {
    Registration r = mine.registration();
    return switch (r.status()) {
      case Status.AwaitingApproval _ -> words.get("next.awaiting-approval");
      case Status.WaitingList _ -> words.get("next.waiting-list", mine.place());
      case Status.AwaitingPayment s ->
          r.invoice()
              .filter(
                  i ->
                      i.state() == InvoiceView.State.OPEN || i.state() == InvoiceView.State.GROUPED)
              .map(
                  i ->
                      words.get(
                          i.group() ? "next.billed-to-group" : "next.awaiting-payment",
                          words.amount(i.amount()),
                          words.date(i.due())))
              .orElseGet(() -> words.get("next.invoice-comes", words.amount(s.fee())));
      case Status.Confirmed _ ->
          r.badge().filter(b -> b.valid()).isPresent()
              ? words.get("next.badge")
              : words.get("next.confirmed");
      case Status.Refused s -> words.get("next.refused", words.code("refused", s.reason()));
      case Status.Cancelled s -> words.get("next.cancelled", words.code("cancelled", s.reason()));
    };
  }

  static List<Seating> seatings(Mine mine, Words words) {
    Registration r = mine.registration();
    Programme p = mine.programme();
    return p.sessions().stream()
        .filter(s -> r.wishes().contains(s.id()))
        .sorted(Comparator.comparing(Session::starts))
        .map(
            s -> {
              Seat seat = r.seats().get(s.id());
              int position = mine.lines().getOrDefault(s.id(), 0);
              String state =
                  switch (seat) {
                    case null -> r.status().over() ? "" : words.get("seat.wished");
                    case Seat.Granted _ -> words.get("seat.granted");
                    case Seat.Waiting _ -> words.get("seat.position", position);
                  };
              return new Seating(
                  s.title().in(words.language()),
                  words.weekday(s.starts().atZone(p.timeZone()).toLocalDate())
                      + ", "
                      + words.hours(s, p.timeZone()),
                  s.room(),
                  state,
                  seat instanceof Seat.Granted,
                  seat instanceof Seat.Waiting);
            })
        .toList();
  }

  static String invoiceLink(Exchange x, Registration r) {
    return r.invoice().filter(i -> i.state() != InvoiceView.State.CANCELLED && !i.group()).isEmpty()
        ? ""
        : invoice(x, r) + ".pdf";
  }

  private static String invoice(Exchange x, Registration r) {
    return "/" + x.conference() + "/invoice/" + x.tokens().sign("invoice", r.id());
  }

  static String badgeLink(Exchange x, Registration r) {
    return r.badge().filter(b -> b.valid()).isEmpty()
        ? ""
        : "/" + x.conference() + "/badge/" + x.tokens().sign("badge", r.id()) + ".pdf";
  }

  Reply profileForm(Exchange x) {
    Mine mine = mine(x);
    Registration r = living(mine);
    Form form = ProfileForm.of(r.profile().orElseThrow(), r.profileVersion(), x.text());
    return profilePage(x, mine, form, 200);
  }

  Reply changeProfile(Exchange x) {
    Mine mine = mine(x);
    Registration r = living(mine);
    Words words = Words.of(x);
    Form form = x.form();
    Profile profile = ProfileForm.read(form, r.category());
    ProfileForm.check(form, profile, mine.programme(), registrations.printable(), words);
    if (form.hasErrors()) {
      return profilePage(x, mine, form, 422);
    }
    var answer =
        registrations.ask(
            mine.programme().id(),
            cause(x, r),
            new Command.ChangeProfile(r.id(), profile, version(form)));
    if (answer.refusal().isPresent()) {
      Pages.note(form, answer.refusal().get(), mine.programme(), words);
      return profilePage(x, mine, form, 422);
    }
    return Reply.seeOther(base(x)).flash(Flash.Kind.DONE, words.get("saved"));
  }

  static OptionalInt version(Form form) {
    String version = form.value("version");
    return version.matches("[1-9][0-9]{0,8}")
        ? OptionalInt.of(Integer.parseInt(version))
        : OptionalInt.empty();
  }

  private static Reply profilePage(Exchange x, Mine mine, Form form, int status) {
    Words words = Words.of(x);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("x", x);
    model.put("words", words);
    model.put("form", form);
    model.put("programme", mine.programme());
    model.put("action", base(x) + "/profile");
    model.put("back", base(x));
    return Layout.of(x)
        .title(words.get("profile.title"))
        .status(status)
        .style("registration/registration.css")
        .main(Views.of("registration/profile.jte", model));
  }

  Reply sessionsForm(Exchange x) {
    Mine mine = mine(x);
    Registration r = living(mine);
    return sessionsPage(x, mine, Form.empty(x.text()), r.wishes(), 200);
  }

  Reply chooseSessions(Exchange x) {
    Mine mine = mine(x);
    Registration r = living(mine);
    Words words = Words.of(x);
    Form form = x.form();
    List<String> sessions = ProfileForm.sessions(form);
    Pages.checkSessions(form, sessions, mine.programme(), words);
    if (!form.hasErrors()) {
      var answer =
          registrations.ask(
              mine.programme().id(), cause(x, r), new Command.ChooseSessions(r.id(), sessions));
      answer.refusal().ifPresent(f -> Pages.note(form, f, mine.programme(), words));
    }
    return form.hasErrors()
        ? sessionsPage(x, mine, form, sessions, 422)
        : Reply.seeOther(base(x)).flash(Flash.Kind.DONE, words.get("saved"));
  }

  private static Reply sessionsPage(
      Exchange x, Mine mine, Form form, List<String> chosen, int status) {
    Words words = Words.of(x);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("x", x);
    model.put("words", words);
    model.put("form", form);
    model.put("action", base(x) + "/sessions");
    model.put("back", base(x));
    model.put(
        "days", Pages.days(mine.scene(), words, chosen, Optional.of(mine.registration()), x.now()));
    return Layout.of(x)
        .title(words.get("sessions.title"))
        .lead(words.get("sessions.lead"))
        .status(status)
        .style("registration/registration.css")
        .script("registration/registration.js")
        .main(Views.of("registration/sessions.jte", model));
  }

  Reply photo(Exchange x) {
    return photos.show(x, mine(x).registration());
  }

  Reply takePhoto(Exchange x) {
    Mine mine = mine(x);
    Registration r = living(mine);
    return photos.take(
        x,
        new Photos.Subject(mine, cause(x, r), base(x)),
        (form, status) -> page(x, mine, form, status));
  }

  Reply removePhoto(Exchange x) {
    Mine mine = mine(x);
    return photos.remove(x, new Photos.Subject(mine, cause(x, mine.registration()), base(x)));
  }

  Reply cancel(Exchange x) {
    Mine mine = mine(x);
    Words words = Words.of(x);
    Registration r = mine.registration();
    if (!x.form().ticked("sure")) {
      return Reply.seeOther(base(x)).flash(Flash.Kind.WARNING, words.get("cancel.unsure"));
    }
    var answer =
        registrations.ask(
            mine.programme().id(),
            cause(x, r),
            new Command.Cancel(r.id(), CancellationReason.BY_DELEGATE, ""));
    return answer
        .refusal()
        .map(
            f ->
                Reply.seeOther(base(x))
                    .flash(Flash.Kind.WARNING, words.refusal(f, mine.programme())))
        .orElseGet(() -> Reply.seeOther(base(x)).flash(Flash.Kind.DONE, words.get("cancel.done")));
  }

  private static Registration living(Mine mine) {
    if (mine.registration().status().over() || mine.registration().erased()) {
      throw Problem.conflict("wrong-state", "This registration can no longer be changed.").refuse();
    }
    return mine.registration();
  }

  private static Cause cause(Exchange x, Registration r) {
    return new Cause(x.commandId(), new Actor(Role.DELEGATE, r.id()), x.now());
  }

  static String base(Exchange x) {
    return "/" + x.conference() + "/my/" + x.path("token");
  }

  /** A wrong link is answered as one that never was. */
  private Mine mine(Exchange x) {
    String id =
        Ids.ofLink(x.tokens(), x.conference(), x.path("token"))
            .orElseThrow(
                () -> Problem.notFound("unknown-link", "Check the link you were given.").refuse());
    return mine(registrations, x, id)
        .orElseThrow(
            () -> Problem.notFound("unknown-link", "Check the link you were given.").refuse());
  }

  static Optional<Mine> mine(Registrations registrations, Exchange x, String id) {
    return Pages.read(
        registrations,
        x,
        book -> {
          Programme p = book.programme().orElseThrow();
          Map<String, Occupancy> seats = new LinkedHashMap<>();
          p.sessions().forEach(s -> seats.put(s.id(), book.seats(s.id())));
          return book.registration(id)
              .map(
                  r -> {
                    Map<String, Integer> lines = new LinkedHashMap<>();
                    r.seats().keySet().forEach(s -> lines.put(s, book.positionForSeat(id, s)));
                    return new Mine(r, new Pages.Scene(p, seats), lines, book.positionForPlace(r));
                  });
        });
  }
}
