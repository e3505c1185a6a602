package metropolis.platform.http.view;

import gg.jte.Content;
import java.util.List;
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
                    "fields", fields(exchange.text(), problem),
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

  /** A page for a request that no route could be looked for; it stands by itself. */
  public static Content early(Language language, Text text, Problem problem) {
    // A browser sends nothing else that is as broken as this but an address it was given.
    boolean address = problem.status() == 400;
    return Views.of(
        "platform/early-error.jte",
        Map.of(
            "language",
            language,
            "title",
            address ? text.get("error.early.title") : title(text, problem),
            "remedy",
            address ? text.get("error.early.remedy") : remedy(text, problem),
            "home",
            text.get("error.home")));
  }

  /**
   * What is wrong with which field; what was written for programs is told in the reader's words.
   */
  private static List<Problem.Field> fields(Text text, Problem problem) {
    return problem.fields().stream()
        .map(field -> new Problem.Field(field.field(), translated(text, field.remedy())))
        .toList();
  }

  private static String translated(Text text, String ofPrograms) {
    return switch (ofPrograms) {
      case Problem.NO_CONTROLS -> text.get("remedy.controls");
      case Problem.NO_UTF_8 -> text.get("remedy.utf-8");
      default -> ofPrograms;
    };
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
