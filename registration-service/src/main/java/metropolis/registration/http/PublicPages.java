package metropolis.registration.http;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Reply;
import metropolis.platform.http.view.Language;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.HeldElsewhere;
import metropolis.platform.values.NotReady;
import metropolis.platform.values.Role;
import metropolis.registration.enrolment.Channel;
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.programme.Approval;
import metropolis.registration.programme.Category;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.Tier;

/** What everybody may see: the conferences, one conference, its registration form. */
public final class PublicPages {

  /** A conference in the list of all. */
  public record Entry(
      String id, String name, String theme, String days, String place, boolean open) {}

  /** One row of the table of fees. */
  public record FeeRow(String category, String early, String regular, String onSite, String note) {}

  private final Registrations registrations;

  PublicPages(Registrations registrations) {
    this.registrations = registrations;
  }

  /** For the head of a conference's pages; nothing is shown rather than a page lost over it. */
  Optional<String> conferenceName(String conference, Language language) {
    try {
      return registrations.read(
          conference, book -> book.programme().orElseThrow().name().in(language.code()));
    } catch (HeldElsewhere | NotReady _) {
      return Optional.empty();
    }
  }

  Reply conferences(Exchange x) {
    Words words = Words.of(x);
    List<Entry> entries =
        registrations.readAll(book -> book.programme().orElseThrow()).stream()
            .sorted(Comparator.comparing(Programme::firstDay).reversed())
            .map(p -> entry(p, words, x.now()))
            .toList();
    return Layout.of(x)
        .title(words.get("home.title"))
        .lead(words.get("home.lead"))
        .style("registration/registration.css")
        .main(Views.of("registration/conferences.jte", Map.of("words", words, "entries", entries)));
  }

  private static Entry entry(Programme p, Words words, Instant now) {
    return new Entry(
        p.id(),
        p.name().in(words.language()),
        p.theme().in(words.language()),
        words.days(p),
        p.town() + ", " + words.country(p.country()),
        p.opened(now) && !p.closed(now));
  }

  Reply conference(Exchange x) {
    Words words = Words.of(x);
    Pages.Scene scene = Pages.scene(registrations, x);
    Programme p = scene.programme();
    return Layout.of(x)
        .title(p.name().in(words.language()))
        .lead(p.theme().in(words.language()))
        .wide()
        .style("registration/registration.css")
        .main(
            Views.of(
                "registration/conference.jte",
                Map.of(
                    "words", words,
                    "programme", p,
                    "window", window(p, words, x.now()),
                    "open", p.opened(x.now()) && !p.closed(x.now()),
                    "tier", p.tierAt(x.now()),
                    "fees", fees(p, words),
                    "days", Pages.days(scene, words, List.of(), Optional.empty(), x.now()))));
  }

  private static List<FeeRow> fees(Programme p, Words words) {
    return p.categories().stream()
        .map(
            c ->
                new FeeRow(
                    c.name().in(words.language()),
                    words.money(c.fees().early()),
                    words.money(c.fees().regular()),
                    words.money(c.fees().onSite()),
                    c.approval() == Approval.SECRETARIAT ? words.get("category.approval") : ""))
        .toList();
  }

  private static String window(Programme p, Words words, Instant now) {
    if (!p.opened(now)) {
      return words.get("window.opens", words.dateTime(p.registrationOpens(), p.timeZone()));
    }
    return p.closed(now)
        ? words.get("window.closed", words.dateTime(p.registrationCloses(), p.timeZone()))
        : words.get("window.open", words.dateTime(p.registrationCloses(), p.timeZone()));
  }

  Reply registerForm(Exchange x) {
    Pages.Scene scene = Pages.scene(registrations, x);
    Words words = Words.of(x);
    Programme p = scene.programme();
    if (!p.opened(x.now()) || p.closed(x.now())) {
      return Layout.of(x)
          .title(words.get("register.title"))
          .style("registration/registration.css")
          .main(
              Views.of(
                  "registration/closed.jte",
                  Map.of("words", words, "programme", p, "window", window(p, words, x.now()))));
    }
    Form form = Form.of(Map.of("language", words.language()), x.text());
    return registerPage(x, scene, form, Ids.fresh(), 200);
  }

  /** The same content sent twice is one command; corrected content is another, of one id. */
  Reply register(Exchange x) {
    Pages.Scene scene = Pages.scene(registrations, x);
    Words words = Words.of(x);
    Programme p = scene.programme();
    Form form = x.form();
    Optional<String> known = Ids.ofForm(x.tokens(), p.id(), form.value("registration"));
    Profile profile = ProfileForm.read(form, form.value("category"));
    List<String> sessions = ProfileForm.sessions(form);
    ProfileForm.check(form, profile, p, registrations.printable(), words);
    Pages.checkSessions(form, sessions, p, words);
    if (!form.ticked("consent")) {
      form.reject("consent", words.get("refusal.consent-missing"));
    }
    if (known.isEmpty()) {
      form.reject("category", words.get("register.expired"));
    }
    if (form.hasErrors()) {
      return registerPage(x, scene, form, known.orElseGet(Ids::fresh), 422);
    }
    String id = known.orElseThrow();
    String command = Ids.commandId("form", p.id(), id, profile.toString(), sessions.toString());
    Cause cause = new Cause(command, new Actor(Role.DELEGATE, id), x.now());
    var answer =
        registrations.ask(
            p.id(),
            cause,
            new Command.Submit(
                id, Channel.FORM, profile.consentedAt(Optional.of(x.now())), sessions));
    if (answer.refusal().isPresent()) {
      Pages.note(form, answer.refusal().get(), p, words);
      return registerPage(x, scene, form, id, 422);
    }
    return Reply.seeOther("/" + p.id() + "/my/" + Ids.linkToken(x.tokens(), p.id(), id))
        .flash(Flash.Kind.DONE, words.get("register.done"));
  }

  private Reply registerPage(Exchange x, Pages.Scene scene, Form form, String id, int status) {
    Words words = Words.of(x);
    Programme p = scene.programme();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("x", x);
    model.put("words", words);
    model.put("form", form);
    model.put("programme", p);
    model.put("token", Ids.formToken(x.tokens(), p.id(), id));
    model.put("categories", offers(p, words, p.tierAt(x.now())));
    model.put("days", Pages.days(scene, words, form.values("sessions"), Optional.empty(), x.now()));
    return Layout.of(x)
        .title(words.get("register.title"))
        .lead(words.get("register.lead", words.date(p.registrationCloses(), p.timeZone())))
        .status(status)
        .style("registration/registration.css")
        .script("registration/registration.js")
        .main(Views.of("registration/register.jte", model));
  }

  static SequencedMap<String, String> offers(Programme p, Words words, Tier tier) {
    SequencedMap<String, String> offers = new LinkedHashMap<>();
    for (Category c : p.categories()) {
      offers.put(c.id(), words.offer(c, tier));
    }
    return offers;
  }
}
