package metropolis.platform.http;

import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import metropolis.platform.values.NotReady;
import metropolis.platform.values.Unanswered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one table from what a handler throws to what the caller is told. */
final class ErrorTable {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorTable.class);

  private ErrorTable() {}

  static Problem problemOf(Throwable thrown) {
    return switch (thrown) {
      case Refusal refusal -> refusal.problem();
      case Unanswered unanswered -> Problem.unanswered(unanswered.commandId());
      case NotReady notReady -> {
        LOG.warn("Not ready: {}", notReady.getMessage());
        yield Problem.unavailable();
      }
      case HttpResponseException http -> ofStatus(http.getStatus());
      case RuntimeException jetty when jetty instanceof org.eclipse.jetty.http.HttpException bad ->
          ofStatus(bad.getCode());
      default -> {
        String incident = Exchange.randomId().substring(0, 8);
        LOG.error("Incident {}", incident, thrown);
        yield Problem.internal(incident);
      }
    };
  }

  /** For what is no exception but an error of the machine: the answer may be half written. */
  static void broken(jakarta.servlet.http.HttpServletResponse response, Error error) {
    Problem problem = problemOf(error);
    if (!response.isCommitted()) {
      response.setStatus(problem.status());
    }
  }

  /** For a body that did not arrive: the client was too slow, or has gone. */
  static Problem unread(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return ofStatus(408);
      }
    }
    return Problem.of(400, "broken-request", "Send the whole request.");
  }

  static Problem ofStatus(int status) {
    return switch (status) {
      case 401 -> Problem.notSignedIn();
      case 403 -> Problem.forbidden();
      case 404 -> Problem.notFound();
      case 405 -> Problem.methodNotAllowed();
      case 408 -> Problem.of(408, "too-slow", "Send the whole request within the time allowed.");
      case 413 -> Problem.of(413, "too-large", "Send less.");
      case 414 -> Problem.of(414, "address-too-long", "Send a shorter address.");
      case 415 -> Problem.unsupportedMediaType("another format");
      case 431 -> Problem.of(431, "headers-too-large", "Send smaller headers.");
      case 503 -> Problem.unavailable();
      default ->
          status >= 400 && status < 500
              ? Problem.of(status, "bad-request", "Correct the request.")
              : Problem.internal(Exchange.randomId().substring(0, 8));
    };
  }
}
