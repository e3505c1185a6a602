package metropolis.platform.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import metropolis.platform.values.HeldElsewhere;
import metropolis.platform.values.Spooled;

/** What happens to every request around its handler. Threads share it. */
final class Dispatcher {
  private static final long MOST_DISCARDED = 32 * 1024 * 1024;

  /** In bytes: what says that it is no longer is read in one piece. */
  private static final long SHORT = 16 * 1024;

  private final Site site;
  private final Forwarding forwarding = new Forwarding();

  Dispatcher(Site site) {
    this.site = site;
  }

  void handle(Context context, Routes.Route route) throws IOException {
    SecurityHeaders.set(context, site.settings);
    Exchange exchange = exchange(context, route);
    try {
      checkAccess(exchange, route.access());
      exchange.body(readBody(context, route.bodyLimit()));
      checkForgery(exchange, route);
      // With the body, since whoever knows the token may be another instance.
      if (route.access() instanceof Access.OwnToken own) {
        own.check().accept(exchange);
      }
      Replies.write(exchange, route.handler().handle(exchange));
    } catch (SignInNeeded needed) {
      Replies.write(exchange, Reply.seeOther(needed.path()));
    } catch (HeldElsewhere elsewhere) {
      forward(exchange, elsewhere);
    } catch (Exception | StackOverflowError thrown) {
      Problems.write(exchange, repeatable(exchange, ErrorTable.problemOf(thrown)));
    }
  }

  void close() {
    forwarding.close();
  }

  private void forward(Exchange exchange, HeldElsewhere elsewhere) {
    try {
      forwarding.pass(exchange, elsewhere.owner());
    } catch (IOException | RuntimeException thrown) {
      Problems.write(exchange, repeatable(exchange, ErrorTable.problemOf(thrown)));
    }
  }

  /**
   * A command that was not answered is told with the key under which this request is the same
   * again: a handler may have derived the command's own id from it, which would not be understood.
   */
  private static Problem repeatable(Exchange exchange, Problem problem) {
    if (problem.status() != 503 || exchange.route().method().equals("GET")) {
      return problem;
    }
    try {
      return problem.with("commandId", exchange.commandId());
    } catch (Refusal _) {
      // It came with a key that cannot be one.
      return problem;
    }
  }

  /** For requests that match no route. */
  void refuse(Context context, Problem problem) {
    SecurityHeaders.set(context, site.settings);
    boolean api = context.path().startsWith("/api/");
    Routes.Kind kind = api ? Routes.Kind.API : Routes.Kind.PAGE;
    Routes.Route route =
        new Routes.Route("GET", context.path(), Access.PUBLIC, kind, 0, _ -> Reply.nothing(), null);
    Problems.write(exchange(context, route), problem);
  }

  /** A request that shows a token stands or falls by it; only without one does a session count. */
  private Exchange exchange(Context context, Routes.Route route) {
    Optional<String> authorization = Optional.ofNullable(context.header("Authorization"));
    Optional<Principal> token =
        authorization
            .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
            .flatMap(header -> site.gatekeeper.token(header.substring(7).strip()));
    Optional<Gatekeeper.Session> session =
        authorization.isPresent()
            ? Optional.empty()
            : Optional.ofNullable(context.cookie(Cookies.SESSION))
                .flatMap(site.gatekeeper::session);
    return new Exchange(context, site, route, session, token);
  }

  private void checkAccess(Exchange exchange, Access access) {
    if (!(access instanceof Access.OwnToken)
        && exchange.route().kind() == Routes.Kind.API
        && exchange.header("Authorization").isPresent()
        && exchange.principal().isEmpty()) {
      throw Problem.notSignedIn().refuse();
    }
    switch (access) {
      case Access.Public _ -> {}
      case Access.OwnToken _ -> {
        // Whoever shows none need not be listened to.
        if (exchange.header("Authorization").isEmpty()) {
          throw Problem.notSignedIn().refuse();
        }
      }
      case Access.Staff _ -> {
        if (exchange.principal().isEmpty()) {
          throw notSignedIn(exchange);
        }
        if (!exchange.byToken()
            && exchange.session().map(Gatekeeper.Session::mustChangePassword).orElse(false)
            && !exchange.requestPath().equals(SignInPaths.PASSWORD)) {
          throw exchange.wantsHtml()
              ? new SignInNeeded(SignInPaths.PASSWORD)
              : Problem.of(403, "password-change-required", "Change the first password.").refuse();
        }
        if (!access.allows(exchange.staff().roles())) {
          throw Problem.forbidden().refuse();
        }
      }
    }
  }

  private static RuntimeException notSignedIn(Exchange exchange) {
    if (!exchange.wantsHtml()) {
      return Problem.notSignedIn().refuse();
    }
    String target = exchange.route().kind() == Routes.Kind.FORM ? "/" : exchange.requestTarget();
    return new SignInNeeded(
        SignInPaths.SIGN_IN
            + "?next="
            + java.net.URLEncoder.encode(target, java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Spooled readBody(Context context, long limit) {
    if (limit == 0) {
      return Spooled.EMPTY;
    }
    try (InputStream in = context.req().getInputStream()) {
      long length = context.req().getContentLengthLong();
      if (length > limit) {
        discard(in);
        throw Problem.tooLarge(limit).refuse();
      }
      return length >= 0 && length <= SHORT
          ? Spooled.of(in.readNBytes((int) length))
          : readLong(in, limit);
    } catch (IOException e) {
      throw ErrorTable.unread(e).refuse();
    }
  }

  private static Spooled readLong(InputStream in, long limit) throws IOException {
    try (Spooled.Writer body = new Spooled.Writer(limit)) {
      in.transferTo(body);
      return body.done();
    } catch (Spooled.TooLarge _) {
      discard(in);
      throw Problem.tooLarge(limit).refuse();
    }
  }

  /**
   * Takes in what is still being sent, up to a bound: a client that is cut off while sending sees a
   * broken connection and never the answer.
   */
  private static void discard(InputStream in) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long left = MOST_DISCARDED;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = in.read(buffer);
    }
  }

  private static void checkForgery(Exchange exchange, Routes.Route route) {
    switch (route.kind()) {
      case FORM -> Csrf.checkForm(exchange);
      case API -> {
        if (!route.method().equals("GET")) {
          Csrf.checkApiWrite(exchange);
        }
      }
      case PAGE, PLAIN -> {}
    }
  }

  /** Leads to another page first; no bug, no stack trace. */
  private static final class SignInNeeded extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1;
    private final String path;

    SignInNeeded(String path) {
      super(path, null, false, false);
      this.path = path;
    }

    String path() {
      return path;
    }
  }
}
