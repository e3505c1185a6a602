package metropolis.registration.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import metropolis.registration.enrolment.Command;
import metropolis.registration.enrolment.Profile;
import metropolis.registration.enrolment.Registration;
import metropolis.registration.enrolment.Status;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.Session;
import metropolis.registration.roster.Counts;
import metropolis.registration.roster.Search;
import metropolis.registration.seating.Occupancy;

/** The secretariat's desk: the list of all delegates, and how full the sessions are. */
public final class DeskPages {
  static final int PAGE_SIZE = 50;
  static final List<String> STATUSES =
      List.of(
          "awaiting-approval",
          "waiting-list",
          "awaiting-payment",
          "confirmed",
          "refused",
          "cancelled");

  /** A line of the list. */
  public record Row(
      String id,
      String name,
      String latinName,
      String organisation,
      String country,
      String category,
      String colour,
      Status status,
      String submitted) {}

  /** A figure above the list, with the filter it stands for. */
  public record Figure(String label, int number, String path, boolean chosen) {}

  /** How full a session is. */
  public record Filling(
      String title,
      String when,
      String room,
      String taken,
      int waiting,
      int percent,
      String path) {}

  private record Listing(Programme programme, List<Registration> all) {}

  private final Registrations registrations;

  DeskPages(Registrations registrations) {
    this.registrations = registrations;
  }

  Reply list(Exchange x) {
    Words words = Words.of(x);
    Listing listing = listing(x);
    Programme p = listing.programme();
    Search search = search(x);
    List<Registration> found = search.in(listing.all());
    int pages = Math.max(1, (found.size() + PAGE_SIZE - 1) / PAGE_SIZE);
    int page = Math.min(pages, x.query("page", 1, 1, 100_000));
    List<Row> rows =
        found.stream()
            .skip((long) (page - 1) * PAGE_SIZE)
            .limit(PAGE_SIZE)
            .map(r -> row(r, p, words))
            .toList();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("x", x);
    model.put("words", words);
    model.put("conference", p.id());
    model.put("form", filterForm(x, search));
    model.put("statuses", statuses(words));
    model.put("categories", categories(p, words));
    model.put("orders", orders(words));
    model.put("figures", figures(Counts.of(listing.all()), p.id(), words, search));
    model.put("rows", rows);
    model.put("found", found.size());
    model.put("total", listing.all().size());
    model.put("page", page);
    model.put("pages", pages);
    model.put("path", "/" + p.id() + "/desk" + query(search));
    model.put("selectable", search.status().filter("awaiting-approval"::equals).isPresent());
    model.put("export", "/" + p.id() + "/desk/delegates.csv" + query(search));
    return Layout.of(x)
        .title(words.get("desk.title"))
        .wide()
        .style("registration/registration.css")
        .actions(
            Views.of("registration/desk-actions.jte", Map.of("words", words, "conference", p.id())))
        .main(Views.of("registration/desk.jte", model));
  }

  private static Form filterForm(Exchange x, Search search) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("q", search.text());
    search.status().ifPresent(s -> values.put("status", s));
    search.category().ifPresent(c -> values.put("category", c));
    values.put("order", search.order().name().toLowerCase(Locale.ROOT));
    return Form.of(values, x.text());
  }

  static Search search(Exchange x) {
    String text = x.query("q").orElse("");
    if (text.length() > 200) {
      throw Problem.badRequest("q", Words.of(x).get("desk.search-long")).refuse();
    }
    return new Search(
        text,
        x.query("status"),
        x.query("category"),
        x.query("session"),
        x.query("order").filter("name"::equals).isPresent()
            ? Search.Order.NAME
            : Search.Order.NEWEST);
  }

  private static String query(Search search) {
    StringBuilder query = new StringBuilder();
    append(query, "q", search.text());
    append(query, "status", search.status().orElse(""));
    append(query, "category", search.category().orElse(""));
    append(query, "session", search.session().orElse(""));
    append(query, "order", search.order() == Search.Order.NAME ? "name" : "");
    return query.toString();
  }

  private static void append(StringBuilder query, String name, String value) {
    if (!value.isEmpty()) {
      query
          .append(query.isEmpty() ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private static SequencedMap<String, String> statuses(Words words) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    options.put("", words.get("desk.all-statuses"));
    STATUSES.forEach(s -> options.put(s, words.status(s)));
    return options;
  }

  private static SequencedMap<String, String> categories(Programme p, Words words) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    options.put("", words.get("desk.all-categories"));
    p.categories().forEach(c -> options.put(c.id(), c.name().in(words.language())));
    return options;
  }

  private static SequencedMap<String, String> orders(Words words) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    options.put("newest", words.get("desk.newest"));
    options.put("name", words.get("desk.by-name"));
    return options;
  }

  private static List<Figure> figures(
      Counts counts, String conference, Words words, Search search) {
    List<Figure> figures = new ArrayList<>();
    String desk = "/" + conference + "/desk";
    figures.add(
        new Figure(words.get("desk.everybody"), counts.total(), desk, search.status().isEmpty()));
    STATUSES.forEach(
        s ->
            figures.add(
                new Figure(
                    words.status(s),
                    counts.with(s),
                    desk + "?status=" + s,
                    search.status().filter(s::equals).isPresent())));
    return figures;
  }

  private static Row row(Registration r, Programme p, Words words) {
    Optional<Profile> profile = r.profile();
    return new Row(
        r.id(),
        profile.map(Profile::name).orElse(words.get("desk.erased")),
        profile.filter(it -> !it.latinName().equals(it.name())).map(Profile::latinName).orElse(""),
        profile.map(Profile::organisation).orElse(""),
        profile.map(it -> words.country(it.country())).orElse(""),
        words.category(p, r.category()),
        p.category(r.category()).map(c -> c.id()).orElse(""),
        r.status(),
        words.dateTime(r.submitted(), p.timeZone()));
  }

  private Listing listing(Exchange x) {
    return Pages.read(
        registrations,
        x,
        book -> new Listing(book.programme().orElseThrow(), book.registrations()));
  }

  /** Approves those that were ticked, or all that the page showed, in the order of the page. */
  Reply approve(Exchange x) {
    Words words = Words.of(x);
    Programme p = listing(x).programme();
    Form form = x.form();
    List<String> ids =
        form.values(form.ticked("all") ? "shown" : "ids").stream()
            .filter(Ids::isId)
            .distinct()
            .limit(PAGE_SIZE)
            .toList();
    int approved = 0;
    for (String id : ids) {
      Cause cause = new Cause(x.commandId() + "-" + id, x.actor(), x.now());
      if (registrations.ask(p.id(), cause, new Command.Approve(id)).changed()) {
        approved++;
      }
    }
    Flash.Kind kind = approved == ids.size() && approved > 0 ? Flash.Kind.DONE : Flash.Kind.WARNING;
    return Reply.seeOther("/" + p.id() + "/desk?status=awaiting-approval")
        .flash(kind, words.get("desk.approved-several", approved, ids.size()));
  }

  Reply sessions(Exchange x) {
    Words words = Words.of(x);
    Pages.Scene scene = Pages.scene(registrations, x);
    Programme p = scene.programme();
    List<Filling> fillings =
        p.sessions().stream()
            .sorted(Comparator.comparing(Session::starts))
            .map(s -> filling(s, scene, words))
            .toList();
    return Layout.of(x)
        .title(words.get("desk.sessions"))
        .wide()
        .style("registration/registration.css")
        .main(
            Views.of(
                "registration/desk-sessions.jte", Map.of("words", words, "fillings", fillings)));
  }

  private static Filling filling(Session s, Pages.Scene scene, Words words) {
    Programme p = scene.programme();
    Occupancy o = scene.seats().get(s.id());
    return new Filling(
        s.title().in(words.language()),
        words.briefly(s, p.timeZone()),
        s.room(),
        o.limited() ? o.taken() + " / " + o.capacity() : Integer.toString(o.taken()),
        o.waiting(),
        o.limited() ? (int) Math.min(100, Math.round(100.0 * o.taken() / o.capacity())) : -1,
        "/" + p.id() + "/desk?session=" + s.id());
  }

  Reply export(Exchange x) {
    Listing listing = listing(x);
    List<Registration> found = search(x).in(listing.all());
    return Reply.attachment(
        "text/csv; charset=utf-8",
        listing.programme().id() + "-delegates.csv",
        out -> RosterCsv.write(found, out));
  }
}
