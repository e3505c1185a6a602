package metropolis.badge.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metropolis.badge.admission.Resolution;
import metropolis.badge.credential.Words;
import metropolis.badge.http.GateJson.ControlRoom;
import metropolis.badge.http.GateJson.DeviceInvitation;
import metropolis.badge.http.PageViews.ScanActs;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;
import metropolis.rendering.code.Symbol;
import metropolis.rendering.code.Symbols;

/**
 * The control room: what happens at all doors, which devices stand there, and what went wrong
 * between them. It can be used without a script, which keeps it up to date.
 */
public final class ControlPages {

  private static final String CONTROL = "/{conference}/control";

  /** What a page of the control room shows. */
  public record View(
      String base,
      ControlRoom room,
      ArrivalsChart chart,
      SequencedMap<String, String> gates,
      SequencedMap<String, String> resolutions,
      SequencedMap<String, String> sessions,
      ScanActs acts) {

    public boolean supervisor() {
      return acts.supervisor();
    }

    /** Tells whether another list of conflicts is shown. */
    public String conflictsKey() {
      return String.join(" ", room.open().stream().map(GateJson.DoorConflict::scanId).toList());
    }

    /** Tells whether other scans are shown, or something else was said of them. */
    public String objectionsKey() {
      return room.objections().stream()
          .map(
              shown ->
                  "%s %b %b %b"
                      .formatted(
                          shown.scan().scanId(),
                          shown.stands(),
                          shown.override() != null,
                          shown.undo() != null))
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * @param path of the dark squares, one unit each
   * @param size in units, with the quiet margin
   */
  public record Code(String path, int size) {}

  private final Books books;
  private final ControlDesk desk;
  private final ScanForms scans;

  ControlPages(Books books, ControlDesk desk, ScanForms scans) {
    this.books = books;
    this.desk = desk;
    this.scans = scans;
  }

  void routes(Routes routes) {
    scans.routes(routes, CONTROL, ControlPages::back);
    routes
        .page(CONTROL, BadgeApi.STAFF, this::control)
        .page(CONTROL + "/live", BadgeApi.STAFF, this::live)
        .form(CONTROL + "/conflicts/{scanId}/resolve", ControlApi.SUPERVISORS, this::resolve)
        .form(CONTROL + "/devices/invite", BadgeApi.STAFF, this::invite)
        .form(CONTROL + "/devices/{device}/revoke", BadgeApi.STAFF, this::revoke)
        .download(
            CONTROL + "/sessions/{session}/attendance.csv",
            ControlApi.SUPERVISORS,
            x -> desk.attendance(x, x.path("session")).csv())
        .download(
            CONTROL + "/sessions/{session}/attendance.xlsx",
            ControlApi.SUPERVISORS,
            x -> desk.attendance(x, x.path("session")).xlsx())
        .navigation(
            BadgeApi.STAFF, CONTROL, language -> BadgeHttp.TEXTS.in(language).get("nav.control"));
  }

  private Reply control(Exchange x) {
    Text text = text(x);
    return Layout.of(x)
        .title(text.get("control.title"))
        .lead(text.get("control.lead"))
        .wide()
        .style("badge/badge.css")
        .style("badge/control.css")
        .script("badge/control.js")
        .main(Views.of("badge/control.jte", model(x, text)));
  }

  private Reply live(Exchange x) {
    return Reply.html(Views.of("badge/control-live.jte", model(x, text(x))));
  }

  private Map<String, Object> model(Exchange x, Text text) {
    ControlRoom room = desk.control(x);
    Documents documents = documents(x);
    var zone = documents.conference().venue().timeZone();
    SequencedMap<String, String> resolutions = new LinkedHashMap<>();
    Stream.of(Resolution.values())
        .map(Words::of)
        .forEach(word -> resolutions.put(word, text.get("resolution." + word)));
    View view =
        new View(
            "/" + x.conference(),
            room,
            ArrivalsChart.of(room.arrivals(), zone, x.now()),
            new LinkedHashMap<>(documents.gateNames()),
            resolutions,
            sessions(documents),
            scans.acts(x, "/" + x.conference() + "/control", documents));
    return Map.of("view", view, "text", text, "times", new Times(zone, x.language()), "x", x);
  }

  /** Titles of those whose attendance the doors know. */
  private static SequencedMap<String, String> sessions(Documents documents) {
    SequencedMap<String, String> titles = new LinkedHashMap<>();
    documents
        .conference()
        .venue()
        .sittings()
        .forEach(
            sitting -> titles.put(sitting.id(), documents.name(sitting.titles(), sitting.id())));
    return titles;
  }

  private Reply resolve(Exchange x) {
    Form form = x.form();
    List<String> offered = Stream.of(Resolution.values()).map(Words::of).toList();
    Optional<Resolution> resolution =
        form.choice("resolution", offered).flatMap(word -> Words.read(Resolution.class, word));
    if (resolution.isEmpty()) {
      return back(x).flash(Flash.Kind.WARNING, text(x).get("control.choose"));
    }
    desk.resolve(x, x.path("scanId"), resolution.get());
    return back(x).flash(Flash.Kind.DONE, text(x).get("control.resolved"));
  }

  private Reply invite(Exchange x) {
    Form form = x.form();
    Documents documents = documents(x);
    Optional<String> gate = form.choice("gate", List.copyOf(documents.gateNames().keySet()));
    if (gate.isEmpty()) {
      return back(x).flash(Flash.Kind.WARNING, text(x).get("control.choose-gate"));
    }
    DeviceInvitation invitation = desk.invite(x, gate.get());
    Text text = text(x);
    // Shown in the answer to the form itself: a page of its own could be opened again.
    return Layout.of(x)
        .title(text.get("control.invited"))
        .style("badge/badge.css")
        .style("badge/control.css")
        .main(
            Views.of(
                "badge/control-code.jte",
                Map.of(
                    "base",
                    "/" + x.conference(),
                    "invitation",
                    invitation,
                    "gateName",
                    documents.gateNames().get(gate.get()),
                    "code",
                    code(invitation.qr()),
                    "text",
                    text,
                    "times",
                    new Times(documents.conference().venue().timeZone(), x.language()))));
  }

  private Reply revoke(Exchange x) {
    desk.revoke(x, x.path("device"));
    return back(x).flash(Flash.Kind.DONE, text(x).get("control.revoked"));
  }

  private static Code code(String content) {
    Symbol symbol = Symbols.of(content);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < symbol.size(); y++) {
      for (int column = 0; column < symbol.size(); column++) {
        if (symbol.isDark(column, y)) {
          path.append('M').append(column + 4).append(' ').append(y + 4).append("h1v1h-1z");
        }
      }
    }
    return new Code(path.toString(), symbol.size() + 8);
  }

  private static Reply.Redirect back(Exchange x) {
    return Reply.seeOther("/" + x.conference() + "/control");
  }

  private static Text text(Exchange x) {
    return BadgeHttp.TEXTS.in(x.language());
  }

  private Documents documents(Exchange x) {
    return new Documents(
        books.conference(x.conference()).orElseThrow(Reception::noConference), x.language().code());
  }
}
