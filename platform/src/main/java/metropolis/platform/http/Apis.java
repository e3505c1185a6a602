package metropolis.platform.http;

/** Runs an operation of the JSON API: reads its body, calls its handler, writes its answer. */
final class Apis {
  private Apis() {}

  static <B, R> Reply call(Operation<B, R> operation, Exchange exchange, ApiHandler<B, R> handler)
      throws Exception {
    if (!operation.bodyMediaTypes().isEmpty()) {
      exchange.checkSentAs(operation.bodyMediaTypes());
    }
    B body = operation.takesJson() ? exchange.json(operation.body()) : null;
    for (Operation.Query parameter : operation.query()) {
      if (parameter.required() && exchange.query(parameter.name()).isEmpty()) {
        throw Problem.badRequest(parameter.name(), "Give this query parameter.").refuse();
      }
    }
    R answer = handler.handle(exchange, body);
    if (!operation.cached().isZero()) {
      exchange
          .context()
          .header("Cache-Control", "public, max-age=" + operation.cached().toSeconds())
          .header("Cross-Origin-Resource-Policy", "cross-origin");
    }
    return switch (answer) {
      case null -> new Reply.Nothing(operation.status());
      case Reply reply -> reply;
      default -> Reply.json(operation.status(), answer);
    };
  }
}
