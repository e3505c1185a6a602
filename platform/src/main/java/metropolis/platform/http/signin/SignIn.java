package metropolis.platform.http.signin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import metropolis.platform.config.ConfigException;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Gatekeeper;
import metropolis.platform.http.HttpModule;
import metropolis.platform.http.LocalPath;
import metropolis.platform.http.Principal;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.SignInPaths;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.Role;

/**
 * Staff: who they are, their sessions, and the pages to sign in, to change a password and to manage
 * accounts and tokens. Threads may share it.
 */
public final class SignIn implements Gatekeeper, HttpModule {
  private static final String KNOWN_COOKIE = "metropolis_known";
  private static final Duration KNOWN = Duration.ofDays(90);
  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 200;
  private static final int HASHES_AT_ONCE = 2;
  private static final String TOKEN_PREFIX = "mtr-";

  /** Compared with when there is no such account, so that the answer takes as long. */
  private static final String NOBODYS_HASH = PasswordHash.of(PasswordHash.random());

  private final AccountFile file;
  private final SignedTokens tokens;
  private final InstantSource clock;
  private final Sessions sessions;
  private final Throttle throttle = new Throttle();
  private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE, true);
  private final Optional<String> firstPassword;

  private SignIn(Path accounts, SignedTokens tokens, InstantSource clock) {
    this.file = new AccountFile(accounts);
    this.tokens = tokens;
    this.clock = clock;
    this.sessions = new Sessions(tokens);
    this.firstPassword = file.book().accounts().isEmpty() ? firstAdmin() : Optional.empty();
  }

  /**
   * @param accounts file to keep them in; made with an account {@code admin} if it is not there
   * @param clock of the real world: sessions end by it, whatever day a conference is rehearsed at
   * @throws ConfigException if the file cannot be understood
   */
  public static SignIn open(Path accounts, SignedTokens tokens, InstantSource clock) {
    return new SignIn(accounts, tokens, clock);
  }

  /** The one-time password of {@code admin}, if this start has made it: to be shown once. */
  public Optional<String> firstPassword() {
    return firstPassword;
  }

  /**
   * Makes a token for a program, as the page for tokens does.
   *
   * @return the token, which is kept nowhere
   */
  public String addToken(String label, Set<Role> roles) {
    String token = TOKEN_PREFIX + Exchange.randomId() + Exchange.randomId();
    var kept =
        new ApiToken(
            Exchange.randomId(), label, roles, PasswordHash.sha256(token), clock.instant());
    file.change(book -> book.plus(kept));
    return token;
  }

  @Override
  public Optional<Gatekeeper.Session> session(String cookie) {
    return sessions
        .read(cookie, clock.instant())
        .flatMap(
            ticket ->
                file.book()
                    .account(ticket.accountId())
                    .filter(account -> account.epoch() == ticket.epoch())
                    .map(
                        account ->
                            new Gatekeeper.Session(
                                account.principal(), ticket.id(), account.mustChange())));
  }

  @Override
  public Optional<Principal> token(String bearer) {
    if (!bearer.startsWith(TOKEN_PREFIX) || bearer.length() > 100) {
      return Optional.empty();
    }
    byte[] hash = PasswordHash.sha256(bearer).getBytes(StandardCharsets.US_ASCII);
    return file.book().tokens().stream()
        .filter(
            token -> MessageDigest.isEqual(hash, token.hash().getBytes(StandardCharsets.US_ASCII)))
        .findFirst()
        .map(ApiToken::principal);
  }

  @Override
  public Optional<String> nameOf(String id) {
    return file.book()
        .account(id)
        .map(Account::name)
        .or(
            () ->
                file.book().tokens().stream()
                    .filter(token -> token.id().equals(id))
                    .findFirst()
                    .map(ApiToken::label));
  }

  @Override
  public void routes(Routes routes) {
    routes
        .page(SignInPaths.SIGN_IN, Access.PUBLIC, x -> signInPage(x, Form.empty(x.text()), 200))
        .form(SignInPaths.SIGN_IN, Access.PUBLIC, this::signIn)
        .form(SignInPaths.SIGN_OUT, Access.PUBLIC, this::signOut)
        .page(
            SignInPaths.PASSWORD,
            Access.anyStaff(),
            x -> passwordPage(x, Form.empty(x.text()), 200))
        .form(SignInPaths.PASSWORD, Access.anyStaff(), this::changePassword)
        .navigation(
            Access.staff(),
            SignInPaths.ACCOUNTS,
            language -> Exchange.textIn(language).get("accounts.title"));
    new AccountPages(file, this).routes(routes);
  }

  private Optional<String> firstAdmin() {
    String password = PasswordHash.random();
    var admin =
        new Account(
            Exchange.randomId(), "admin", Set.of(Role.ADMIN), PasswordHash.of(password), 1, true);
    AccountBook book = file.change(old -> old.accounts().isEmpty() ? old.plus(admin) : old);
    return book.account(admin.id()).map(_ -> password);
  }

  private Reply signInPage(Exchange exchange, Form form, int status) {
    String next = exchange.query("next").filter(LocalPath::isLocal).orElse(form.value("next"));
    return Layout.of(exchange)
        .title(exchange.text().get("sign-in.title"))
        .lead(exchange.text().get("sign-in.lead"))
        .status(status)
        .main(Views.of("platform/sign-in.jte", Map.of("x", exchange, "form", form, "next", next)));
  }

  private Reply signIn(Exchange exchange) {
    Form form = exchange.form();
    String name = form.required("name", 40).toLowerCase(java.util.Locale.ROOT);
    String password = form.secret("password", LONGEST_PASSWORD);
    if (form.hasErrors()) {
      return signInPage(exchange, form, 422);
    }
    Instant now = clock.instant();
    Optional<Account> account = file.book().named(name);
    boolean known = account.isPresent() && isKnownBrowser(exchange, account.get());
    // By the name typed, whether anybody has it or not: the answers must not tell which.
    Duration wait = throttle.wait(name, exchange.address(), known, now);
    if (!wait.isZero()) {
      throw Problem.tooManyRequests((int) Math.max(1, wait.toSeconds())).refuse();
    }
    if (!verified(password, account.map(Account::password).orElse(NOBODYS_HASH))
        || account.isEmpty()) {
      throttle.failed(name, exchange.address(), known, now);
      form.reject("name", exchange.text().get("sign-in.wrong"));
      return signInPage(exchange, form, 422);
    }
    start(exchange, account.get(), now);
    String next = form.value("next");
    return Reply.seeOther(
        account.get().mustChange() ? SignInPaths.PASSWORD : LocalPath.isLocal(next) ? next : "/");
  }

  private Reply signOut(Exchange exchange) {
    exchange.cookie(SignInPaths.SESSION_COOKIE).ifPresent(it -> sessions.end(it, clock.instant()));
    exchange.setCookie(SignInPaths.SESSION_COOKIE, "", Duration.ZERO);
    return Reply.seeOther(SignInPaths.SIGN_IN)
        .flash(Flash.Kind.DONE, exchange.text().get("sign-out.done"));
  }

  private Reply passwordPage(Exchange exchange, Form form, int status) {
    return Layout.of(exchange)
        .title(exchange.text().get("password.title"))
        .lead(exchange.text().get("password.lead", SHORTEST_PASSWORD))
        .status(status)
        .main(Views.of("platform/password.jte", Map.of("x", exchange, "form", form)));
  }

  private Reply changePassword(Exchange exchange) {
    Form form = exchange.form();
    Account account =
        file.book().account(exchange.staff().id()).orElseThrow(() -> Problem.forbidden().refuse());
    String old = form.secret("old", LONGEST_PASSWORD);
    String fresh = form.secret("new", LONGEST_PASSWORD);
    String again = form.secret("again", LONGEST_PASSWORD);
    Instant now = clock.instant();
    if (!form.hasErrors()) {
      Duration wait = throttle.wait(account.name(), exchange.address(), true, now);
      if (!wait.isZero()) {
        throw Problem.tooManyRequests((int) Math.max(1, wait.toSeconds())).refuse();
      }
      if (!verified(old, account.password())) {
        throttle.failed(account.name(), exchange.address(), true, now);
        form.reject("old", exchange.text().get("password.wrong"));
      }
      if (fresh.codePointCount(0, fresh.length()) < SHORTEST_PASSWORD) {
        form.reject("new", exchange.text().get("password.short", SHORTEST_PASSWORD));
      } else if (fresh.equals(old) || fresh.equalsIgnoreCase(account.name())) {
        form.reject("new", exchange.text().get("password.same"));
      }
      if (!fresh.equals(again)) {
        form.reject("again", exchange.text().get("password.differs"));
      }
    }
    if (form.hasErrors()) {
      return passwordPage(exchange, form, 422);
    }
    String hash = hashed(fresh);
    AccountBook book =
        file.change(
            all ->
                all.account(account.id())
                    .map(current -> all.with(current.withPassword(hash, false)))
                    .orElse(all));
    book.account(account.id()).ifPresent(changed -> start(exchange, changed, now));
    return Reply.seeOther("/").flash(Flash.Kind.DONE, exchange.text().get("password.done"));
  }

  private void start(Exchange exchange, Account account, Instant now) {
    exchange.setCookie(SignInPaths.SESSION_COOKIE, sessions.start(account, now), Sessions.LENGTH);
    exchange.setCookie(KNOWN_COOKIE, tokens.sign("known-browser", account.id()), KNOWN);
  }

  private boolean isKnownBrowser(Exchange exchange, Account account) {
    return exchange
        .cookie(KNOWN_COOKIE)
        .flatMap(token -> tokens.open("known-browser", token))
        .map(account.id()::equals)
        .orElse(false);
  }

  private boolean verified(String password, String hash) {
    return whileHashing(() -> PasswordHash.matches(password, hash));
  }

  String hashed(String password) {
    return whileHashing(() -> PasswordHash.of(password));
  }

  /** The slow function takes a core: a few at once, so that guessing cannot take all of them. */
  private <T> T whileHashing(java.util.function.Supplier<T> work) {
    try {
      if (!hashing.tryAcquire(3, TimeUnit.SECONDS)) {
        throw Problem.unavailable().refuse();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable().refuse();
    }
    try {
      return work.get();
    } finally {
      hashing.release();
    }
  }
}
