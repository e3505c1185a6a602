package metropolis.platform.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import metropolis.platform.http.view.Language;
import metropolis.platform.values.HeldElsewhere;

/**
 * Where a module mounts its routes. Each carries its method, path, who may use it and how large a
 * body it takes; operations of the JSON API also carry their description. The first route that
 * matches answers, so a fixed path stands before one with parameters. Used while the server is
 * being built, by one thread.
 */
public final class Routes {
  public static final long DEFAULT_LIMIT = 64 * 1024;

  /** Above any limit of a route that may stand behind it. */
  private static final long PASSED_ON_LIMIT = 32 << 20;

  /** What kind of client a route is made for; it decides on errors, forgery checks and caching. */
  enum Kind {
    PAGE,
    FORM,
    API,
    PLAIN
  }

  record Route(
      String method,
      String path,
      Access access,
      Kind kind,
      long bodyLimit,
      Handler handler,
      Operation<?, ?> operation) {}

  /** Another server, and the paths that are passed on to it. */
  record Elsewhere(String service, URI server, List<String> paths) {
    boolean carries(String path) {
      return paths.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
    }
  }

  private final List<Route> all = new ArrayList<>();
  private final List<Elsewhere> elsewhere = new ArrayList<>();
  private final List<Site.NavEntry> navigation = new ArrayList<>();
  private final List<Site.ConferenceNames> conferenceNames = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> operationIds = new HashSet<>();

  /** A page. */
  public Routes page(String path, Access access, Handler handler) {
    return add("GET", path, access, Kind.PAGE, 0, handler, null);
  }

  /** Takes a form that a page of this site sent. */
  public Routes form(String path, Access access, Handler handler) {
    return add("POST", path, access, Kind.FORM, DEFAULT_LIMIT, handler, null);
  }

  /** Takes a form with files. */
  public Routes upload(String path, Access access, long limitBytes, Handler handler) {
    return add("POST", path, access, Kind.FORM, limitBytes, handler, null);
  }

  /** A stream of server-sent events; the handler returns {@link Reply#events}. */
  public Routes events(String path, Access access, Handler handler) {
    return add("GET", path, access, Kind.PLAIN, 0, handler, null);
  }

  /** A file for people to take away, such as a PDF: errors are pages. */
  public Routes download(String path, Access access, Handler handler) {
    return add("GET", path, access, Kind.PAGE, 0, handler, null);
  }

  /** An operation of the JSON API. */
  public <B, R> Routes api(Operation<B, R> operation, Access access, ApiHandler<B, R> handler) {
    if (!operationIds.add(operation.id())) {
      throw new IllegalArgumentException("two operations with the id " + operation.id());
    }
    return add(
        operation.method(),
        operation.path(),
        access,
        Kind.API,
        operation.bodyLimit(),
        exchange -> Apis.call(operation, exchange, handler),
        operation);
  }

  /**
   * Paths, and all below them, that another server answers: requests are passed on as they are, and
   * checked there. What its OpenAPI description says of them stands in this server's too.
   *
   * @param service what to call it
   */
  public Routes elsewhere(String service, URI server, List<String> paths) {
    elsewhere.add(new Elsewhere(service, server, List.copyOf(paths)));
    for (String path : paths) {
      Handler pass =
          exchange -> {
            throw new HeldElsewhere(path, server);
          };
      for (String method : List.of("GET", "POST", "PUT")) {
        long limit = method.equals("GET") ? 0 : PASSED_ON_LIMIT;
        add(method, path, Access.PUBLIC, Kind.PLAIN, limit, pass, null);
        add(method, path + "/<rest>", Access.PUBLIC, Kind.PLAIN, limit, pass, null);
      }
    }
    return this;
  }

  /**
   * An entry of the staff's navigation, shown to those who may use it.
   *
   * @param path may have {@code {conference}} in it: then it is shown on a conference's pages only
   */
  public Routes navigation(Access access, String path, Function<Language, String> label) {
    navigation.add(new Site.NavEntry(access, path, label));
    return this;
  }

  /** Tells the name of a conference for the head of its pages; the first that knows it answers. */
  public Routes conferenceNames(BiFunction<String, Language, Optional<String>> names) {
    conferenceNames.add(names::apply);
    return this;
  }

  void navigationLast(String path) {
    navigation.sort(Comparator.comparing(entry -> entry.path().equals(path)));
  }

  List<Site.NavEntry> navigation() {
    return navigation;
  }

  List<Site.ConferenceNames> conferenceNames() {
    return conferenceNames;
  }

  Routes plain(String path, Access access, Handler handler) {
    return add("GET", path, access, Kind.PLAIN, 0, handler, null);
  }

  private Routes add(
      String method,
      String path,
      Access access,
      Kind kind,
      long limit,
      Handler handler,
      Operation<?, ?> operation) {
    if (!taken.add(method + " " + path.replaceAll("\\{[^}]*}", "{}"))) {
      throw new IllegalArgumentException("two routes for " + method + " " + path);
    }
    all.add(new Route(method, path, access, kind, limit, handler, operation));
    return this;
  }

  boolean has(String method, String path) {
    return taken.contains(method + " " + path);
  }

  List<Elsewhere> elsewhere() {
    return List.copyOf(elsewhere);
  }

  List<Route> all() {
    return List.copyOf(all);
  }
}
