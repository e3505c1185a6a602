package metropolis.badge.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import metropolis.badge.credential.PrintState;
import metropolis.platform.http.Exchange;

/**
 * Which badges a list shows. Words that are empty choose nothing.
 *
 * @param query words of names, organisations and countries, or a code or an id
 * @param status issued or revoked
 * @param print one of {@link #PRINTS}
 * @param category its id
 * @param organisation a part of its name
 */
public record HolderFilter(
    String query, String status, String print, String category, String organisation) {

  static final List<String> STATUSES = List.of("issued", "revoked");

  /** States on paper; "to-print" is what is not printed or stale. */
  static final List<String> PRINTS =
      List.of("to-print", "not-printed", "stale", "printed", "handed-over", "returned");

  /**
   * What a request asks for.
   *
   * @param queryName the name of the parameter with the words
   * @throws metropolis.platform.http.Refusal 400 for a status or state that is none
   */
  static HolderFilter of(Exchange x, String queryName) {
    return new HolderFilter(
        x.query(queryName).orElse(""),
        x.query("status", STATUSES).orElse(""),
        x.query("print", PRINTS).orElse(""),
        x.query("category").orElse(""),
        x.query("organisation").orElse(""));
  }

  List<Books.Holder> of(List<Books.Holder> holders) {
    return holders.stream().filter(ofStatus()).filter(onPaper()).filter(ofGroup()).toList();
  }

  private Predicate<Books.Holder> ofStatus() {
    return holder -> status.isEmpty() || status.equals("revoked") == holder.badge().isRevoked();
  }

  private Predicate<Books.Holder> onPaper() {
    return holder -> {
      PrintState state = holder.badge().state();
      return switch (print) {
        case "" -> true;
        case "to-print" -> isCurrent(holder) && (isUnprinted(holder) || isStale(holder));
        case "not-printed" -> isCurrent(holder) && isUnprinted(holder);
        case "stale" -> isStale(holder);
        case "printed" -> isCurrent(holder) && state == PrintState.PRINTED;
        case "handed-over" -> state == PrintState.HANDED_OVER;
        case "returned" -> state == PrintState.RETURNED;
        default -> false;
      };
    };
  }

  private Predicate<Books.Holder> ofGroup() {
    String part = organisation.toLowerCase(Locale.ROOT);
    return holder ->
        (category.isEmpty() || holder.badge().category().equals(category))
            && (part.isEmpty()
                || holder
                    .bearer()
                    .map(bearer -> bearer.organisation().toLowerCase(Locale.ROOT))
                    .filter(name -> name.contains(part))
                    .isPresent());
  }

  private static boolean isCurrent(Books.Holder holder) {
    return !holder.badge().isRevoked();
  }

  private static boolean isUnprinted(Books.Holder holder) {
    return holder.badge().print().isEmpty();
  }

  private static boolean isStale(Books.Holder holder) {
    return !holder.stale().isEmpty();
  }

  /** The filter as a query string, without a question mark. */
  String asQuery(String queryName) {
    return queryName
        + "="
        + encoded(query)
        + "&status="
        + status
        + "&print="
        + print
        + "&category="
        + encoded(category)
        + "&organisation="
        + encoded(organisation);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
