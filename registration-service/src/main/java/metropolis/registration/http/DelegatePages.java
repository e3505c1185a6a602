package metropolis.registration.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.Cause;
import metropolis.registration.enrolment.CancellationReason;
import metropolis.registration.enrolment.Channel;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.enrolment.RefusalReason;
import metropolis.registration.enrolment.Registration;
import metropolis.registration.programme.Programme;

/** The secretariat's pages of one delegate: everything known, every decision, a new one. */
public final class DelegatePages {

  /** A line of the history. */
  public record Line(String time, String who, String what) {}

  /** Words of the secretariat, with who wrote them and when. */
  public record Remark(String text, String when, String who) {}

  /** Another registration under the same e-mail address. */
  public record Namesake(String id, String name, String status) {}

  private final Registrations registrations;
  private final Photos photos;

  DelegatePages(Registrations registrations, Photos photos) {
    this.registrations = registrations;
    this.photos = photos;
  }

  Reply show(Exchange x) {
    return delegatePage(x, Form.empty(x.text()), 200);
  }

  private Reply delegatePage(Exchange x, Form form, int status) {
    Words words = Words.of(x);
    MyPages.Mine mine = mine(x);
    Registration r = mine.registration();
    Programme p = mine.programme();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("x", x);
    model.put("words", words);
    model.put("form", form);
    model.put("programme", p);
    model.put("registration", r);
    model.put("base", base(x));
    model.put("seatings", MyPages.seatings(mine, words));
    model.put("place", mine.place());
    model.put("history", history(x, r, p, words));
    model.put(
        "remarks",
        r.notes().stream()
            .map(
                n ->
                    new Remark(
                        n.text(),
                        words.dateTime(n.time(), p.timeZone()),
                        words.who(n.actor(), r.id(), x::staffName)))
            .toList());
    model.put("namesakes", namesakes(x, r, words));
    model.put("refusalReasons", reasons("refused", words, List.of(RefusalReason.values())));
    model.put(
        "cancellationReasons",
        reasons(
            "cancelled",
            words,
            List.of(
                CancellationReason.BY_DELEGATE,
                CancellationReason.BY_ORGANISATION,
                CancellationReason.DUPLICATE,
                CancellationReason.NOT_PAID,
                CancellationReason.OTHER)));
    model.put(
        "link",
        x.publicUrl("/" + p.id() + "/my/" + Ids.linkToken(x.tokens(), p.id(), r.id())).toString());
    model.put("invoiceLink", MyPages.invoiceLink(x, r));
    model.put("badgeLink", MyPages.badgeLink(x, r));
    Layout page =
        Layout.of(x)
            .title(r.profile().map(Profile::name).orElse(words.get("desk.erased")))
            .wide()
            .status(status)
            .style("registration/registration.css");
    r.profile().ifPresent(person -> page.lead(lead(person, words)));
    return page.main(Views.of("registration/delegate.jte", model));
  }

  /** The name that everybody at the desk can read, and where the person comes from. */
  private static String lead(Profile p, Words words) {
    String from = p.organisation() + ", " + words.country(p.country());
    return p.latinName().equals(p.name()) ? from : p.latinName() + " · " + from;
  }

  private static List<Line> history(Exchange x, Registration r, Programme p, Words words) {
    return r.history().reversed().stream()
        .map(
            e ->
                new Line(
                    words.dateTime(e.time(), p.timeZone()),
                    words.who(e.actor(), r.id(), x::staffName),
                    words.history(e, p)))
        .toList();
  }

  private List<Namesake> namesakes(Exchange x, Registration r, Words words) {
    return r.profile()
        .map(
            profile ->
                Pages.read(
                    registrations,
                    x,
                    book ->
                        book.sharingEmail(profile.email(), r.id()).stream()
                            .flatMap(id -> book.registration(id).stream())
                            .map(
                                other ->
                                    new Namesake(
                                        other.id(),
                                        other.profile().map(Profile::name).orElse(other.id()),
                                        words.status(other.status())))
                            .toList()))
        .orElse(List.of());
  }

  private static SequencedMap<String, String> reasons(
      String group, Words words, List<? extends Enum<?>> values) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    options.put("", words.get("choose"));
    values.forEach(v -> options.put(v.name(), words.code(group, v)));
    return options;
  }

  Reply approve(Exchange x) {
    MyPages.Mine mine = mine(x);
    return decided(x, mine, new Command.Approve(mine.registration().id()), "desk.approved");
  }

  Reply refuse(Exchange x) {
    MyPages.Mine mine = mine(x);
    Form form = x.form();
    Optional<String> reason = form.choice("refusalReason", names(RefusalReason.values()));
    String note = form.lines("refusalNote", 1000);
    if (form.hasErrors()) {
      return delegatePage(x, form, 422);
    }
    Command command =
        new Command.Refuse(
            mine.registration().id(), RefusalReason.valueOf(reason.orElseThrow()), note);
    return decided(x, mine, command, "desk.refused");
  }

  Reply cancel(Exchange x) {
    MyPages.Mine mine = mine(x);
    Form form = x.form();
    Optional<String> reason = form.choice("cancellationReason", names(CancellationReason.values()));
    String note = form.lines("cancellationNote", 1000);
    if (form.hasErrors()) {
      return delegatePage(x, form, 422);
    }
    Command command =
        new Command.Cancel(
            mine.registration().id(), CancellationReason.valueOf(reason.orElseThrow()), note);
    return decided(x, mine, command, "desk.cancelled");
  }

  Reply photo(Exchange x) {
    return photos.show(x, mine(x).registration());
  }

  Reply takePhoto(Exchange x) {
    Photos.Subject subject = new Photos.Subject(mine(x), cause(x), base(x));
    return photos.take(x, subject, (form, status) -> delegatePage(x, form, status));
  }

  Reply removePhoto(Exchange x) {
    return photos.remove(x, new Photos.Subject(mine(x), cause(x), base(x)));
  }

  Reply erase(Exchange x) {
    MyPages.Mine mine = mine(x);
    Form form = x.form();
    if (!form.ticked("sure")) {
      form.reject("sure", Words.of(x).get("erase.unsure"));
      return delegatePage(x, form, 422);
    }
    return decided(x, mine, new Command.Erase(mine.registration().id()), "desk.erasure-done");
  }

  private Reply decided(Exchange x, MyPages.Mine mine, Command command, String doneKey) {
    Words words = Words.of(x);
    var answer = registrations.ask(mine.programme().id(), cause(x), command);
    Reply.Redirect back = Reply.seeOther(base(x));
    return answer
        .refusal()
        .map(f -> back.flash(Flash.Kind.WARNING, words.refusal(f, mine.programme())))
        .orElseGet(() -> back.flash(Flash.Kind.DONE, words.get(doneKey)));
  }

  Reply profileForm(Exchange x) {
    MyPages.Mine mine = mine(x);
    Registration r = mine.registration();
    Profile profile = r.profile().orElseThrow(() -> gone().refuse());
    return editPage(
        x, mine, ProfileForm.of(profile, r.profileVersion(), x.text()), r.wishes(), 200);
  }

  /** Person and sessions on one form: two commands, the second only if the first was taken. */
  Reply changeProfile(Exchange x) {
    MyPages.Mine mine = mine(x);
    Registration r = mine.registration();
    Programme p = mine.programme();
    Words words = Words.of(x);
    Form form = x.form();
    Profile profile = ProfileForm.read(form, r.category());
    List<String> sessions = ProfileForm.sessions(form);
    ProfileForm.check(form, profile, p, registrations.printable(), words);
    Pages.checkSessions(form, sessions, p, words);
    if (!form.hasErrors()) {
      ask(x, form, p, "", new Command.ChangeProfile(r.id(), profile, MyPages.version(form)));
    }
    if (!form.hasErrors()) {
      ask(x, form, p, "-sessions", new Command.ChooseSessions(r.id(), sessions));
    }
    return form.hasErrors()
        ? editPage(x, mine, form, sessions, 422)
        : Reply.seeOther(base(x)).flash(Flash.Kind.DONE, words.get("saved"));
  }

  private void ask(Exchange x, Form form, Programme p, String suffix, Command command) {
    Cause cause = new Cause(x.commandId() + suffix, x.actor(), x.now());
    registrations
        .ask(p.id(), cause, command)
        .refusal()
        .ifPresent(f -> Pages.note(form, f, p, Words.of(x)));
  }

  private Reply editPage(
      Exchange x, MyPages.Mine mine, Form form, List<String> chosen, int status) {
    Words words = Words.of(x);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("x", x);
    model.put("words", words);
    model.put("form", form);
    model.put("programme", mine.programme());
    model.put("action", base(x) + "/profile");
    model.put("back", base(x));
    model.put(
        "days", Pages.days(mine.scene(), words, chosen, Optional.of(mine.registration()), x.now()));
    return Layout.of(x)
        .title(words.get("profile.title"))
        .status(status)
        .style("registration/registration.css")
        .script("registration/registration.js")
        .main(Views.of("registration/desk-edit.jte", model));
  }

  Reply newForm(Exchange x) {
    Pages.Scene scene = Pages.scene(registrations, x);
    return newPage(x, scene, Form.of(Map.of("language", "en"), x.text()), Ids.fresh(), 200);
  }

  Reply register(Exchange x) {
    Pages.Scene scene = Pages.scene(registrations, x);
    Programme p = scene.programme();
    Words words = Words.of(x);
    Form form = x.form();
    String id = Ids.ofForm(x.tokens(), p.id(), form.value("registration")).orElseGet(Ids::fresh);
    Profile profile = ProfileForm.read(form, form.value("category"));
    List<String> sessions = ProfileForm.sessions(form);
    ProfileForm.check(form, profile, p, registrations.printable(), words);
    Pages.checkSessions(form, sessions, p, words);
    if (!form.ticked("consent")) {
      form.reject("consent", words.get("refusal.consent-missing"));
    }
    if (!form.hasErrors()) {
      String command = Ids.commandId("desk", p.id(), id, profile.toString(), sessions.toString());
      registrations
          .ask(
              p.id(),
              new Cause(command, x.actor(), x.now()),
              new Command.Submit(
                  id, Channel.DESK, profile.consentedAt(Optional.of(x.now())), sessions))
          .refusal()
          .ifPresent(f -> Pages.note(form, f, p, words));
    }
    return form.hasErrors()
        ? newPage(x, scene, form, id, 422)
        : Reply.seeOther("/" + p.id() + "/desk/" + id)
            .flash(Flash.Kind.DONE, words.get("desk.registered"));
  }

  private Reply newPage(Exchange x, Pages.Scene scene, Form form, String id, int status) {
    Words words = Words.of(x);
    Programme p = scene.programme();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("x", x);
    model.put("words", words);
    model.put("form", form);
    model.put("programme", p);
    model.put("token", Ids.formToken(x.tokens(), p.id(), id));
    model.put("categories", PublicPages.offers(p, words, p.tierAt(x.now())));
    model.put("days", Pages.days(scene, words, form.values("sessions"), Optional.empty(), x.now()));
    return Layout.of(x)
        .title(words.get("desk.new"))
        .status(status)
        .style("registration/registration.css")
        .script("registration/registration.js")
        .main(Views.of("registration/desk-new.jte", model));
  }

  private static Cause cause(Exchange x) {
    return new Cause(x.commandId(), x.actor(), x.now());
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private MyPages.Mine mine(Exchange x) {
    String id = x.path("id");
    return Optional.of(id)
        .filter(Ids::isId)
        .flatMap(it -> MyPages.mine(registrations, x, it))
        .orElseThrow(() -> Problem.notFound("unknown-registration", "Check the address.").refuse());
  }

  private static Problem gone() {
    return Problem.conflict("erased", "This person's data have been erased.");
  }

  private static String base(Exchange x) {
    return "/" + x.conference() + "/desk/" + x.path("id");
  }
}
