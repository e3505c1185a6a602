package metropolis.platform.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import metropolis.platform.values.NotReady;
import metropolis.platform.values.Unanswered;

/**
 * Passes a request on to the instance that can answer it, and its answer back as it comes. The
 * other instance checks the caller again; nothing is trusted because it was passed on. Threads
 * share it.
 */
final class Forwarding implements AutoCloseable {
  /** Says that another instance passes this on, so that it goes no further. */
  static final String MARK = "X-Metropolis-Forwarded";

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PIECE = 8 * 1024;

  /** What tells who asks, for what, and in which form; everything else is between two hosts. */
  private static final List<String> ASKED =
      List.of(
          "Accept",
          "Accept-Language",
          "Authorization",
          "Content-Type",
          "Cookie",
          "HX-Boosted",
          "HX-Request",
          "HX-Target",
          "If-None-Match",
          "Last-Event-ID",
          "Origin",
          "Sec-Fetch-Site",
          "User-Agent",
          "X-Form-Token");

  private static final Set<String> NOT_ANSWERED =
      Set.of("connection", "content-length", "date", "keep-alive", "transfer-encoding");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * Passes a request on.
   *
   * @throws Unanswered if a command was passed on and its answer did not come back
   * @throws NotReady if the other does not answer, or has passed the request on itself: then two
   *     instances disagree about who holds the conference, as for a moment while it moves
   */
  void pass(Exchange exchange, URI owner) throws IOException {
    if (exchange.header(MARK).isPresent()) {
      throw new NotReady("a request came back that had been passed on already");
    }
    HttpResponse<InputStream> answer = ask(exchange, owner);
    Context context = exchange.context();
    context.status(answer.statusCode());
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!NOT_ANSWERED.contains(name.toLowerCase(Locale.ROOT))) {
                context.res().setHeader(name, values.getFirst());
                values.stream().skip(1).forEach(more -> context.res().addHeader(name, more));
              }
            });
    try (InputStream in = answer.body();
        OutputStream out = context.res().getOutputStream()) {
      byte[] piece = new byte[PIECE];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        out.write(piece, 0, n);
        // Events must not wait in a buffer.
        out.flush();
      }
    }
  }

  private HttpResponse<InputStream> ask(Exchange exchange, URI owner) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(owner + exchange.context().req().getRequestURI() + query(exchange)))
            .timeout(PATIENCE)
            .method(
                exchange.route().method(),
                exchange.body().isLarge()
                    ? HttpRequest.BodyPublishers.ofInputStream(exchange.body()::open)
                    : HttpRequest.BodyPublishers.ofByteArray(exchange.bytes()))
            .header(MARK, "1")
            // The same command at both, should this instance have sent it before it found out.
            .header("Idempotency-Key", exchange.commandId())
            .header("X-Forwarded-For", exchange.address());
    for (String name : ASKED) {
      exchange.header(name).ifPresent(value -> request.header(name, value));
    }
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      if (!exchange.route().method().equals("GET") && !(e instanceof ConnectException)) {
        throw new Unanswered(exchange.commandId());
      }
      throw new NotReady("the instance that holds the conference does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotReady("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private static String query(Exchange exchange) {
    String query = exchange.context().queryString();
    return query == null ? "" : "?" + query;
  }
}
