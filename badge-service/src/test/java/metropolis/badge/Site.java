package metropolis.badge;

import static java.net.http.HttpRequest.BodyPublishers.ofString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.credential.Keys;
import metropolis.badge.http.BadgeHttp;
import metropolis.badge.http.CountsFeed;
import metropolis.badge.http.PrintOffice;
import metropolis.badge.http.Releases;
import metropolis.badge.printing.Printer;
import metropolis.badge.template.TemplateShelf;
import metropolis.platform.http.Gatekeeper;
import metropolis.platform.http.HttpServer;
import metropolis.platform.http.Principal;
import metropolis.platform.http.ServerSettings;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.values.Role;

/** The service's pages on a real server and a real stream; only the broker is missing. */
final class Site implements AutoCloseable {

  static final String GATE = "gate";
  static final String SECRETARIAT = "secretariat";
  static final String FINANCE = "finance";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Bearer tokens and cookies that are names of roles. */
  private static final Gatekeeper STAFF =
      new Gatekeeper() {
        @Override
        public Optional<Session> session(String cookie) {
          return token(cookie).map(principal -> new Session(principal, cookie, false));
        }

        @Override
        public Optional<Principal> token(String bearer) {
          return Map.of(GATE, Role.GATE, SECRETARIAT, Role.SECRETARIAT, FINANCE, Role.FINANCE)
              .entrySet()
              .stream()
              .filter(known -> known.getKey().equals(bearer))
              .findFirst()
              .map(known -> new Principal(bearer + "-1", "Somebody", Set.of(known.getValue())));
        }
      };

  final Stream stream = new Stream();
  final KeyRing keys = Keys.ring();
  final SignedTokens tokens = SignedTokens.forThisRun();
  private final ShardBooks books =
      new ShardBooks(stream.shards(), stream.photos(), stream.minutes());
  private final TemplateShelf templates;
  private final List<Printer> printers;
  private final URI url;
  private volatile Instant now = Given.MONDAY;
  private HttpClient client;
  private CountsFeed counts;
  private Stopping subscription;
  private BadgeHttp badge;
  private HttpServer server;

  private interface Stopping extends AutoCloseable {
    @Override
    void close();
  }

  Site() {
    this(0);
  }

  Site(int port) {
    this(port, TemplateShelf.builtInOnly());
  }

  Site(int port, TemplateShelf templates) {
    this(port, templates, List.of());
  }

  Site(int port, TemplateShelf templates, List<Printer> printers) {
    this.templates = templates;
    this.printers = printers;
    serve(port);
    url = server.url();
  }

  /** Where Léa is confirmed, and so has a badge. */
  static Site withLea() {
    Site site = new Site();
    site.stream.hears(Given.conference()).hears(Given.lea()).hears(Given.confirmed(Given.LEA));
    return site;
  }

  private void serve(int port) {
    InstantSource clock = () -> now;
    client = HttpClient.newHttpClient();
    counts = new CountsFeed(books, clock);
    subscription = stream.shards().listen(counts::changed)::close;
    badge =
        new BadgeHttp(
            books,
            new GatewayCommands((key, command) -> stream.asks(command)),
            keys,
            counts,
            templates,
            printers);
    ServerSettings local = ServerSettings.local();
    server =
        HttpServer.on(
                new ServerSettings(local.host(), port, local.publicUrl(), local.behindProxy()))
            .tokens(tokens)
            .clock(clock)
            .gatekeeper(STAFF)
            .closing(counts.hub())
            .module(badge)
            .start();
  }

  /** Nobody answers any more; what was recorded stays. */
  void down() {
    if (server != null) {
      // Connections that a client keeps are waited for by a server that stops.
      client.shutdownNow();
      server.close();
      badge.office().close();
      subscription.close();
      counts.close();
      server = null;
    }
  }

  /** Answers again where it did before. */
  void up() {
    serve(url.getPort());
  }

  /** Another moment, by the clock of the server. */
  void now(Instant next) {
    now = next;
  }

  /** What the code of a badge says. */
  String token(String registration, int serial) {
    BadgeId badge = BadgeId.of(Given.CONFERENCE, registration);
    return keys.sign(Given.CONFERENCE, badge, serial, Given.DAYS);
  }

  HttpServer server() {
    return server;
  }

  PrintOffice office() {
    return badge.office();
  }

  Releases releases() {
    return badge.releases();
  }

  URI url() {
    return url;
  }

  HttpResponse<String> get(String path, String who) {
    return send(request(path, who).GET());
  }

  byte[] bytes(String path, String who) {
    try {
      return client
          .send(request(path, who).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> post(String path, String who, String json) {
    return send(request(path, who).header("Content-Type", "application/json").POST(ofString(json)));
  }

  byte[] postForBytes(String path, String who, String json) {
    try {
      return client
          .send(
              request(path, who)
                  .header("Content-Type", "application/json")
                  .POST(ofString(json))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Fills in the form of a page that leads to an address, and sends it as a browser does. */
  HttpResponse<byte[]> sendForm(String page, String action, String who, String fields) {
    return sendForm(page, action, action, who, fields);
  }

  /** Sends what a form says to another address than its own, as a page that is old may do. */
  HttpResponse<byte[]> sendForm(
      String page, String formAction, String action, String who, String fields) {
    HttpResponse<String> shown = send(request(page, who));
    int at = shown.body().indexOf("action=\"" + formAction + "\"");
    if (at < 0) {
      throw new AssertionError("no form for " + formAction);
    }
    String form = shown.body().substring(at, shown.body().indexOf("</form>", at));
    String hidden =
        Pattern.compile("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")
            .matcher(form)
            .results()
            .map(field -> field.group(1) + "=" + field.group(2))
            .collect(Collectors.joining("&"));
    String cookies =
        shown.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
            .collect(Collectors.joining("; "));
    try {
      return client.send(
          request(action, who)
              .header("Cookie", cookies)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(ofString(hidden + "&" + fields))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> scan(String scanId, String code) {
    return post(
        "/api/badge/metropolis-2004/scans",
        GATE,
        """
        {"scanId": "%s", "gate": "main", "code": "%s"}\
        """
            .formatted(scanId, code));
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpRequest.Builder request(String path, String who) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url().resolve(path));
    return who.isEmpty() ? request : request.header("Authorization", "Bearer " + who);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    down();
    stream.close();
  }
}
