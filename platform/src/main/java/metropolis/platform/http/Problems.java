package metropolis.platform.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import metropolis.platform.http.view.ErrorPage;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Writes a problem: JSON for programs, a page for people. */
final class Problems {
  private Problems() {}

  static void write(Exchange exchange, Problem problem) {
    Context context = exchange.context();
    if (context.res().isCommitted()) {
      cutOff(context, problem);
      return;
    }
    if (problem.retryAfterSeconds() > 0) {
      context.header("Retry-After", Integer.toString(problem.retryAfterSeconds()));
    }
    if (problem.status() == 401) {
      context.header("WWW-Authenticate", "Bearer realm=\"metropolis\"");
    }
    try {
      if (exchange.isHtmx()) {
        context.header("HX-Retarget", "#flash").header("HX-Reswap", "innerHTML show:top");
        Replies.write(exchange, ErrorPage.part(exchange, problem));
        return;
      }
      if (exchange.wantsHtml()) {
        Replies.write(exchange, ErrorPage.of(exchange, problem));
        return;
      }
    } catch (IOException | RuntimeException e) {
      ErrorTable.problemOf(e);
    }
    context
        .status(problem.status())
        .contentType("application/problem+json")
        .result(Json.write(document(problem)));
  }

  /** Half an answer must not end as a whole one does: the connection is broken off. */
  private static void cutOff(Context context, Problem problem) {
    ServletContextRequest.getServletContextRequest(context.req())
        .getServletChannel()
        .abort(new IOException("cut off: " + problem.code()));
  }

  static Map<String, Object> document(Problem problem) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "about:blank");
    document.put("title", title(problem.status()));
    document.put("status", problem.status());
    document.put("code", problem.code());
    if (!problem.detail().isEmpty()) {
      document.put("detail", problem.detail());
    }
    if (!problem.fields().isEmpty()) {
      document.put(
          "fields",
          problem.fields().stream()
              .map(field -> Map.of("field", field.field(), "remedy", field.remedy()))
              .toList());
    }
    document.putAll(problem.data());
    return document;
  }

  private static String title(int status) {
    var known = io.javalin.http.HttpStatus.forStatus(status);
    return known.getMessage();
  }
}
