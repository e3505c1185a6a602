package metropolis.platform.http;

import io.javalin.http.Context;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import metropolis.platform.config.Strict;
import metropolis.platform.http.view.Language;
import metropolis.platform.http.view.Text;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Spooled;

/**
 * One request as a handler sees it. Whatever it reads has been checked: sizes, UTF-8, control
 * characters. For one request and one thread.
 */
public final class Exchange {
  static final Pattern CONFERENCE = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
  private static final Pattern COMMAND = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Context context;
  private final Site site;
  private final Routes.Route route;
  private final Cookies cookies;
  private final Optional<Gatekeeper.Session> session;
  private final Optional<Principal> principal;
  private Spooled body = Spooled.EMPTY;
  private FormData form;
  private QueryString query;
  private Language language;
  private String commandId;

  Exchange(
      Context context,
      Site site,
      Routes.Route route,
      Optional<Gatekeeper.Session> session,
      Optional<Principal> token) {
    this.context = context;
    this.site = site;
    this.route = route;
    this.session = session;
    this.principal = token.or(() -> session.map(Gatekeeper.Session::principal));
    this.cookies = new Cookies(context, site);
  }

  /** A parameter of the path, decoded. */
  public String path(String name) {
    String value = context.pathParam(name);
    if (value.length() > 2_000 || Strict.hasControls(value)) {
      throw Problem.notFound().refuse();
    }
    return value;
  }

  /**
   * The path parameter {@code conference}.
   *
   * @throws Refusal 404 if it cannot be a conference id
   */
  public String conference() {
    String id = path("conference");
    if (!CONFERENCE.matcher(id).matches()) {
      throw Problem.notFound("unknown-conference", "Check the conference in the address.").refuse();
    }
    return id;
  }

  /** The conference whose page this is, if it is one's. */
  public Optional<String> conferenceIfAny() {
    String id = context.pathParamMap().get("conference");
    return Optional.ofNullable(id).filter(it -> CONFERENCE.matcher(it).matches());
  }

  /** A parameter of the query string, stripped; none if it is blank. */
  public Optional<String> query(String name) {
    return queryAll(name).stream().findFirst().map(String::strip).filter(it -> !it.isEmpty());
  }

  /**
   * A parameter of the query string that has one of some values.
   *
   * @throws Refusal 400 if it has another: an empty list would read as an answer
   */
  public Optional<String> query(String name, List<String> offered) {
    Optional<String> value = query(name);
    if (value.filter(it -> !offered.contains(it)).isPresent()) {
      throw Problem.badRequest(name, "Give one of " + String.join(", ", offered) + ".").refuse();
    }
    return value;
  }

  public List<String> queryAll(String name) {
    return queryString().all(name);
  }

  private QueryString queryString() {
    if (query == null) {
      // What cannot be read is refused once: the error page asks again, for its language.
      query = QueryString.EMPTY;
      query = QueryString.read(context.queryString());
      query.refuseControls();
    }
    return query;
  }

  /**
   * A whole number in the query string.
   *
   * @throws Refusal 400 if it is none, or out of range
   */
  public int query(String name, int otherwise, int least, int most) {
    return query(name)
        .map(
            value ->
                QueryString.number(value, least, most)
                    .orElseThrow(
                        () ->
                            Problem.badRequest(name, own().get("query.number", least, most))
                                .refuse()))
        .orElse(otherwise);
  }

  /** The form that was sent; its fields and files. */
  public Form form() {
    return new Form(formData(), text());
  }

  /** The body read as a JSON document. */
  <T> T json(Class<T> type) {
    return Json.read(body.bytes(), type);
  }

  /**
   * Holds the media type that the sender gives the body against those that are taken.
   *
   * @throws Refusal 415 that names them
   */
  void checkSentAs(List<String> mediaTypes) {
    String sentAs = header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (mediaTypes.stream().noneMatch(sentAs::equalsIgnoreCase)) {
      throw Problem.unsupportedMediaType(String.join(" or ", mediaTypes)).refuse();
    }
  }

  /** The body as it came, within the limit of its route. */
  public byte[] bytes() {
    return body.bytes();
  }

  /** The body as it came, to be read piece by piece: it may be large. */
  public Spooled body() {
    return body;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  /** The language of the answer: asked for by link, chosen before, or preferred by the browser. */
  public Language language() {
    if (language == null) {
      Optional<Language> asked = query("lang").flatMap(Language::of);
      asked.ifPresent(cookies::rememberLanguage);
      language =
          asked
              .or(cookies::language)
              .orElseGet(() -> Language.accepted(header("Accept-Language").orElse("")));
    }
    return language;
  }

  /** The platform's own texts in the language of the answer. */
  public Text text() {
    return Site.TEXTS.in(language());
  }

  /** The platform's own texts for this caller: programs are told in English. */
  private Text own() {
    return route.kind() == Routes.Kind.API ? textIn(Language.EN) : text();
  }

  /** The platform's own texts in a language. */
  public static Text textIn(Language language) {
    return Site.TEXTS.in(language);
  }

  /** Who is signed in, if anybody is. */
  public Optional<Principal> principal() {
    return principal;
  }

  /**
   * Who is signed in, on a route for staff.
   *
   * @throws Refusal 401 if nobody is
   */
  public Principal staff() {
    return principal.orElseThrow(() -> Problem.notSignedIn().refuse());
  }

  /** What the staff call whoever acted under an id; for pages of the staff only. */
  public Optional<String> staffName(String id) {
    return site.gatekeeper.nameOf(id);
  }

  /** Who is signed in, in the capacity in which they use this route. */
  public Actor actor() {
    return staff().actor(route.access());
  }

  public Instant now() {
    return site.clock.instant();
  }

  /**
   * The id of the command that this request is: the Idempotency-Key of a program, the hidden field
   * of a form, or a fresh one. The same request sent twice has the same id, and is done once.
   */
  public String commandId() {
    if (commandId == null) {
      Optional<String> given = header("Idempotency-Key");
      if (given.isPresent() && !COMMAND.matcher(given.get()).matches()) {
        throw Problem.badRequest("Idempotency-Key", "Give 8 to 64 letters, digits and hyphens.")
            .refuse();
      }
      commandId =
          given
              .or(
                  () ->
                      Optional.of(formData().fields().getOrDefault(Csrf.COMMAND_FIELD, List.of()))
                          .filter(values -> !values.isEmpty())
                          .map(List::getFirst)
                          .filter(value -> COMMAND.matcher(value).matches()))
              .orElseGet(Exchange::randomId);
    }
    return commandId;
  }

  /** 128 random bits as 22 letters, digits and hyphens. */
  public static String randomId() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).replace('_', '-');
  }

  /** Whether htmx asks, for a part of the page. */
  public boolean isHtmx() {
    return "true".equals(context.header("HX-Request"))
        && !"true".equals(context.header("HX-Boosted"));
  }

  /** Whether the asker would rather have a page than JSON. */
  public boolean wantsHtml() {
    return switch (route.kind()) {
      case API -> false;
      case PAGE, FORM, PLAIN -> header("Accept").orElse("").contains("text/html");
    };
  }

  /** The path asked for, without its query. */
  public String requestPath() {
    return context.path();
  }

  /** The path and query asked for. */
  public String requestTarget() {
    String asked = context.queryString();
    return asked == null ? context.path() : context.path() + "?" + asked;
  }

  /** An address for people outside, e.g. in a mail or a QR code. */
  public URI publicUrl(String path) {
    return site.settings.publicUrl().resolve(path);
  }

  public SignedTokens tokens() {
    return site.tokens;
  }

  /** A cookie that the browser sent; hostile text unless it is signed. */
  public Optional<String> cookie(String name) {
    return cookies.read(name);
  }

  /** Sets a cookie that scripts cannot read; a length of zero removes it. */
  public void setCookie(String name, String value, java.time.Duration length) {
    cookies.set(name, value, Math.toIntExact(length.toSeconds()));
  }

  /** Where the request comes from, for throttling. */
  public String address() {
    String forwarded = site.settings.behindProxy() ? context.header("X-Forwarded-For") : null;
    return forwarded == null
        ? context.ip()
        : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }

  /** The token that a form of this page carries; see {@code Ui.secrets}. */
  public String formToken() {
    return Csrf.token(site.tokens, cookies.browserId(), sessionId());
  }

  /** Message to show once, left by the form before. */
  public Optional<Flash> takeFlash() {
    return cookies.takeFlash();
  }

  /** The name of the conference whose page this is, in the language of the answer. */
  public Optional<String> conferenceName() {
    return conferenceIfAny().flatMap(id -> site.conferenceName(id, language()));
  }

  /** The staff's navigation, as far as whoever is signed in may use it. */
  public List<Link> navigation() {
    if (principal.isEmpty()) {
      return List.of();
    }
    Optional<String> conference = conferenceIfAny().or(cookies::lastConference);
    return site.navigation.stream()
        .filter(entry -> entry.access().allows(principal.get().roles()))
        .filter(entry -> !entry.path().contains("{conference}") || conference.isPresent())
        .map(
            entry ->
                new Link(
                    entry.label().apply(language()),
                    entry.path().replace("{conference}", conference.orElse(""))))
        .toList();
  }

  /** This page in another language, everything else asked for as it is. */
  public String inLanguage(Language other) {
    return requestPath() + queryString().with("lang", other.code());
  }

  Optional<Gatekeeper.Session> session() {
    return session;
  }

  String sessionId() {
    return session.map(Gatekeeper.Session::id).orElse("");
  }

  boolean byToken() {
    return principal.isPresent() && session.isEmpty();
  }

  Cookies cookies() {
    return cookies;
  }

  Site site() {
    return site;
  }

  Routes.Route route() {
    return route;
  }

  /** The page may run WebAssembly from this site. */
  public void allowWebAssembly() {
    SecurityHeaders.allowWebAssembly(context);
  }

  Context context() {
    return context;
  }

  void body(Spooled sent) {
    body = sent;
  }

  FormData formData() {
    if (form == null) {
      String type = header("Content-Type").orElse("");
      String lower = type.toLowerCase(java.util.Locale.ROOT);
      if (lower.startsWith("multipart/form-data")) {
        form = Multipart.read(type, body);
      } else if (lower.startsWith("application/x-www-form-urlencoded")) {
        form =
            FormData.urlEncoded(
                Bytes.utf8(body.bytes())
                    .orElseThrow(() -> Problem.badRequest("Send UTF-8.").refuse()));
      } else if (route.kind() == Routes.Kind.FORM) {
        throw Problem.unsupportedMediaType("a form").refuse();
      } else {
        form = FormData.EMPTY;
      }
      if (route.kind() != Routes.Kind.FORM) {
        form = form.clean();
      }
    }
    return form;
  }
}
