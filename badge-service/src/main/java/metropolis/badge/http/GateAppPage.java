package metropolis.badge.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import metropolis.badge.admission.OverrideReason;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.Words;
import metropolis.badge.http.PageViews.ScannerView;
import metropolis.platform.http.Access;
import metropolis.platform.http.Assets;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Json;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;

/**
 * The app of a gate: a page that a device keeps, and that works without a network from the moment
 * the device is enrolled. The page itself holds nothing secret, so everybody may load it.
 */
public final class GateAppPage {

  private static final String PATH = "/{conference}/gate-app";

  private static final List<String> STYLES =
      List.of("pico.css", "metropolis.css", "badge/badge.css", "badge/gate-app.css");

  private static final List<String> SCRIPTS =
      List.of(
          "badge/wedge.js",
          // Hears the keys of a scanner that is tried, before the door would.
          "badge/scanner.js",
          "badge/camera.js",
          "badge/signals.js",
          "badge/panel.js");

  /** Beside the first; they import each other by these names. */
  private static final List<String> MODULES =
      List.of(
          "album.js",
          "app.js",
          "decide.js",
          "door.js",
          "feeder.js",
          "gatehouse.js",
          "link.js",
          "presence.js",
          "pulse.js",
          "roster.js",
          "screen.js",
          "search.js",
          "state.js",
          "token.js",
          "vault.js",
          "verdict.js");

  private static final List<String> DECODER = List.of("decoder/reader.js", "decoder/reader.wasm");

  /**
   * @param path of the app, without a slash at the end
   * @param wording every text the scripts of the door may show, as JSON
   */
  public record View(
      String conference,
      String conferenceName,
      String language,
      String path,
      List<String> styles,
      List<String> scripts,
      String wording,
      ScannerView scanner,
      List<ReasonDialog> dialogs) {}

  /**
   * @param reasons texts by word
   */
  public record ReasonDialog(String id, String title, Map<String, String> reasons) {}

  private final Books books;

  GateAppPage(Books books) {
    this.books = books;
  }

  void routes(Routes routes) {
    routes
        .page(PATH, Access.PUBLIC, this::page)
        .page(PATH + ".js", Access.PUBLIC, GateAppPage::worker)
        .page(PATH + ".webmanifest", Access.PUBLIC, this::manifest);
  }

  private Reply page(Exchange x) {
    Text text = BadgeHttp.TEXTS.in(x.language());
    View view =
        new View(
            x.conference(),
            conferenceName(x),
            x.language().code(),
            path(x),
            STYLES,
            SCRIPTS,
            wording(text),
            ScannerPage.view(text),
            List.of(
                new ReasonDialog(
                    "anyway",
                    text.get("app.anyway.title"),
                    reasons(text, "override.", OverrideReason.values())),
                new ReasonDialog(
                    "undo",
                    text.get("scan.undo.title"),
                    reasons(text, "undo.", UndoReason.values()))));
    x.allowWebAssembly();
    return Reply.html(Views.of("badge/gate-app.jte", Map.of("view", view, "text", text)));
  }

  private String conferenceName(Exchange x) {
    var known = books.conference(x.conference()).orElseThrow(Reception::noConference);
    return new Documents(known, x.language().code())
        .name(known.stationery().names(), x.conference());
  }

  private static String path(Exchange x) {
    return "/" + x.conference() + "/gate-app";
  }

  private static Map<String, String> reasons(Text text, String prefix, Enum<?>[] values) {
    Map<String, String> reasons = new LinkedHashMap<>();
    Stream.of(values).map(Words::of).forEach(word -> reasons.put(word, text.get(prefix + word)));
    return reasons;
  }

  private static String wording(Text text) {
    Map<String, Object> words = new LinkedHashMap<>();
    BadgeHttp.TEXTS.keys().stream()
        .filter(key -> key.matches("(verdict|refusal|scan|app)\\..*"))
        .forEach(key -> words.put(key, text.get(key)));
    return new String(Json.write(words), StandardCharsets.UTF_8);
  }

  /** Below the conference, since a worker serves what lies beside it and below. */
  private static Reply worker(Exchange x) {
    List<String> files = files();
    String constants =
        "const PAGE = %s;\nconst FILES = %s;\nconst VERSION = %s;\n"
            .formatted(
                json(path(x)),
                json(Stream.concat(Stream.of(path(x)), files.stream()).toList()),
                json(Integer.toHexString(files.hashCode())));
    return new Reply.Text(200, "text/javascript; charset=utf-8", constants + Source.WORKER);
  }

  /** All that the page loads, by addresses that change with the content. */
  private static List<String> files() {
    List<String> files = new ArrayList<>();
    Stream.of(STYLES, SCRIPTS, DECODER, List.of("metropolis.svg"))
        .flatMap(List::stream)
        .map(Assets::url)
        .forEach(files::add);
    String app = Assets.url("gate/app.js");
    String beside = app.substring(0, app.lastIndexOf('/') + 1);
    MODULES.forEach(module -> files.add(beside + module));
    // A module that changed must change the list, though its address is that of the first.
    MODULES.forEach(module -> files.add(Assets.url("gate/" + module)));
    return files.stream().distinct().toList();
  }

  private Reply manifest(Exchange x) {
    String name = BadgeHttp.TEXTS.in(x.language()).get("app.title");
    Map<String, Object> icon =
        Map.of("src", Assets.url("metropolis.svg"), "sizes", "any", "type", "image/svg+xml");
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("name", name + " – " + conferenceName(x));
    manifest.put("short_name", name);
    manifest.put("id", path(x));
    manifest.put("start_url", path(x));
    manifest.put("scope", path(x));
    manifest.put("display", "standalone");
    manifest.put("background_color", "#f7f5f1");
    manifest.put("theme_color", "#0b4a7a");
    manifest.put("icons", List.of(icon));
    return new Reply.Text(200, "application/manifest+json; charset=utf-8", json(manifest));
  }

  private static String json(Object value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }

  /** Read once; the worker is no asset, since its address must not change. */
  private static final class Source {

    static final String WORKER = read();

    private static String read() {
      try (InputStream in = GateAppPage.class.getResourceAsStream("/assets/gate/worker.js")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
