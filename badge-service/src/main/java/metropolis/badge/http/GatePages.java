package metropolis.badge.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.badge.admission.Gate;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.Words;
import metropolis.badge.http.BadgeJson.DoorCounts;
import metropolis.badge.http.BadgeJson.GateDayCount;
import metropolis.badge.http.BadgeJson.ScanVerdict;
import metropolis.badge.http.PageViews.GateView;
import metropolis.badge.http.PageViews.Result;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Handler;
import metropolis.platform.http.Json;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;

/**
 * The doors: choose the gate, scan, see the verdict. The page works with forms alone; a script
 * makes it fast.
 */
final class GatePages {

  private static final String GATES = "/{conference}/gate";
  private static final int LONGEST_CODE = 512;

  private final Books books;
  private final Reception reception;

  GatePages(Books books, Reception reception) {
    this.books = books;
    this.reception = reception;
  }

  void routes(Routes routes) {
    routes
        .page(GATES, BadgeApi.STAFF, this::choose)
        .page(GATES + "/{gate}", BadgeApi.STAFF, this::gate)
        .form(GATES + "/{gate}/scan", BadgeApi.STAFF, this::scan)
        .form(GATES + "/{gate}/undo", BadgeApi.STAFF, this::undo);
  }

  Handler counts(CountsFeed feed) {
    return x -> {
      documents(x);
      return Reply.events(feed.open(x.conference()));
    };
  }

  private Reply choose(Exchange x) {
    Text text = text(x);
    return Layout.of(x)
        .title(text.get("gates.title"))
        .lead(text.get("gates.lead"))
        .wide()
        .style("badge/badge.css")
        .script("badge/counts.js")
        .main(
            Views.of(
                "badge/gates.jte",
                Map.of("counts", doors(x), "base", "/" + x.conference(), "text", text)));
  }

  private DoorCounts doors(Exchange x) {
    return documents(x)
        .counts(books.doors(x.conference(), x.now()).orElseThrow(Reception::noConference));
  }

  private Reply gate(Exchange x) {
    Text text = text(x);
    Documents documents = documents(x);
    Gate gate = gateOf(x, documents);
    DoorCounts doors = doors(x);
    GateDayCount counts =
        doors.gates().stream()
            .filter(day -> day.gate().equals(gate.id()))
            .findFirst()
            .orElseThrow();
    int inside =
        doors.zones().stream()
            .filter(zone -> zone.zone().equals(gate.zone()))
            .findFirst()
            .map(BadgeJson.ZoneInside::inside)
            .orElse(0);
    Times times = new Times(documents.conference().venue().timeZone(), x.language());
    GateView view =
        new GateView(
            x.conference(),
            counts,
            inside,
            x.query("scan")
                .flatMap(id -> books.scanned(x.conference(), id))
                .map(documents::verdict)
                .map(verdict -> result(verdict, documents, text, times)),
            Exchange.randomId(),
            x.formToken(),
            wording(text, documents),
            undoReasons(text));
    x.allowWebAssembly();
    return Layout.of(x)
        .title(documents.name(gate.names(), gate.id()))
        .wide()
        .style("badge/badge.css")
        .script("badge/counts.js")
        .script("badge/wedge.js")
        .script("badge/camera.js")
        .script("badge/signals.js")
        .script("badge/panel.js")
        .script("badge/scan.js")
        .main(Views.of("badge/gate.jte", Map.of("view", view, "x", x, "text", text)));
  }

  private Result result(ScanVerdict verdict, Documents documents, Text text, Times times) {
    if (verdict.undone()) {
      return new Result(verdict, "undone", text.get("verdict.undone"), "", "");
    }
    return switch (verdict.verdict()) {
      case "admitted" -> new Result(verdict, "admitted", text.get("verdict.admitted"), "", "");
      case "already-inside" ->
          new Result(
              verdict,
              "inside",
              text.get("verdict.already-inside"),
              text.get(
                  "verdict.since",
                  times.time(verdict.insideSince()),
                  gateName(documents, verdict.insideGate())),
              text.get("verdict.already-inside.advice"));
      default ->
          new Result(
              verdict,
              "refused",
              text.get("verdict.refused"),
              text.get("refusal." + verdict.reason()),
              text.get("refusal." + verdict.reason() + ".advice"));
    };
  }

  private static String gateName(Documents documents, String id) {
    return documents
        .conference()
        .venue()
        .gate(id)
        .map(gate -> documents.name(gate.names(), id))
        .orElse(id);
  }

  /** Every text the script may show, and the names of the gates, as JSON. */
  private static String wording(Text text, Documents documents) {
    Map<String, Object> words = new LinkedHashMap<>();
    BadgeHttp.TEXTS.keys().stream()
        .filter(
            key ->
                key.startsWith("verdict.") || key.startsWith("refusal.") || key.startsWith("scan."))
        .forEach(key -> words.put(key, text.get(key)));
    words.put("gates", documents.gateNames());
    words.put("timeZone", documents.conference().venue().timeZone().getId());
    return new String(Json.write(words), StandardCharsets.UTF_8);
  }

  private static Map<String, String> undoReasons(Text text) {
    Map<String, String> reasons = new LinkedHashMap<>();
    Stream.of(UndoReason.values())
        .map(Words::of)
        .forEach(word -> reasons.put(word, text.get("undo." + word)));
    return reasons;
  }

  private Reply scan(Exchange x) {
    Documents documents = documents(x);
    Gate gate = gateOf(x, documents);
    Form form = x.form();
    String code = form.required("code", LONGEST_CODE);
    String scanId = form.value("scanId");
    if (form.hasErrors() || !BadgeJson.isScanId(scanId)) {
      return back(x, "").flash(Flash.Kind.WARNING, text(x).get("scan.nothing"));
    }
    reception.scan(
        x.conference(),
        new Reception.Request(
            scanId, gate.id(), "page", code, x.now(), "yes".equals(form.value("walkIn"))),
        BadgeApi.cause(x));
    return back(x, "?scan=" + scanId);
  }

  private Reply undo(Exchange x) {
    Form form = x.form();
    List<String> reasons = Stream.of(UndoReason.values()).map(Words::of).toList();
    Optional<UndoReason> reason =
        form.choice("reason", reasons).flatMap(word -> Words.read(UndoReason.class, word));
    String scanId = form.value("scanId");
    if (reason.isEmpty() || !BadgeJson.isScanId(scanId)) {
      return back(x, "").flash(Flash.Kind.WARNING, text(x).get("scan.choose-reason"));
    }
    reception.undo(x.conference(), scanId, reason.get(), BadgeApi.cause(x));
    return back(x, "?scan=" + scanId);
  }

  private static Reply.Redirect back(Exchange x, String query) {
    return Reply.seeOther("/" + x.conference() + "/gate/" + x.path("gate") + query);
  }

  private static Gate gateOf(Exchange x, Documents documents) {
    return documents
        .conference()
        .venue()
        .gate(x.path("gate"))
        .orElseThrow(() -> Problem.notFound("unknown-gate", text(x).get("gates.unknown")).refuse());
  }

  private static Text text(Exchange x) {
    return BadgeHttp.TEXTS.in(x.language());
  }

  private Documents documents(Exchange x) {
    return new Documents(
        books.conference(x.conference()).orElseThrow(Reception::noConference), x.language().code());
  }
}
