package metropolis.platform.http.view;

import java.util.Map;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;

/** A problem as a page: what happened and what to do now, in the reader's language. */
public final class ErrorPage {
  private ErrorPage() {}

  public static Reply of(Exchange exchange, Problem problem) {
    return Layout.of(exchange)
        .status(problem.status())
        .title(title(exchange.text(), problem))
        .main(
            Views.of(
                "platform/error.jte",
                Map.of(
                    "text", exchange.text(),
                    "remedy", remedy(exchange.text(), problem),
                    "problem", problem,
                    "home", home(exchange))));
  }

  /** For a page whose part was asked for: a message at its head. */
  public static Reply part(Exchange exchange, Problem problem) {
    return Reply.html(
        problem.status(),
        Views.of(
            "platform/fragment-error.jte",
            Map.of(
                "title", title(exchange.text(), problem),
                "remedy", remedy(exchange.text(), problem))));
  }

  private static String home(Exchange exchange) {
    return exchange
        .conferenceIfAny()
        .filter(_ -> exchange.conferenceName().isPresent())
        .map(id -> "/" + id + "/")
        .orElse("/");
  }

  private static String title(Text text, Problem problem) {
    return pick(
        text,
        "error." + problem.code() + ".title",
        "error." + problem.status() + ".title",
        "error.other.title");
  }

  private static String remedy(Text text, Problem problem) {
    return pick(
        text,
        "error." + problem.code() + ".remedy",
        "error." + problem.status() + ".remedy",
        "error.other.remedy");
  }

  private static String pick(Text text, String... keys) {
    for (String key : keys) {
      if (text.has(key)) {
        return text.get(key);
      }
    }
    throw new IllegalStateException("no text for an error");
  }
}
