package metropolis.platform.http.view;

import java.util.Map;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;

/** A problem as a page: what happened and what to do now, in the reader's language. */
public final class ErrorPage {
  private ErrorPage() {}

  public static Reply of(Exchange exchange, Problem problem) {
    Text text = exchange.text();
    String key = "error." + problem.code();
    String family = "error." + problem.status();
    String title = pick(text, key + ".title", family + ".title", "error.other.title");
    String remedy = pick(text, key + ".remedy", family + ".remedy", "error.other.remedy");
    return Layout.of(exchange)
        .status(problem.status())
        .title(title)
        .main(
            Views.of(
                "platform/error.jte", Map.of("text", text, "remedy", remedy, "problem", problem)));
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
