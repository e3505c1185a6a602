package metropolis.platform.http.view;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Link;
import metropolis.platform.http.Principal;
import metropolis.platform.http.Reply;

/**
 * A whole page around a module's own content. For one request.
 *
 * <pre>{@code
 * return Layout.of(exchange).title(text.get("desk.title")).main(Views.of("registration/desk.jte", model));
 * }</pre>
 */
public final class Layout {

  /** How wide the content may run. */
  public enum Width {
    /** Running text and forms. */
    NARROW,
    /** Tables and desks. */
    WIDE
  }

  private final Exchange exchange;
  private final List<String> scripts = new ArrayList<>();
  private final List<String> styles = new ArrayList<>();
  private String title = "";
  private Optional<String> lead = Optional.empty();
  private Width width = Width.NARROW;
  private int status = 200;
  private Optional<Content> actions = Optional.empty();

  private Layout(Exchange exchange) {
    this.exchange = exchange;
  }

  public static Layout of(Exchange exchange) {
    return new Layout(exchange);
  }

  /** The heading of the page, and the title of its window. */
  public Layout title(String heading) {
    title = heading;
    return this;
  }

  /** A sentence below the heading. */
  public Layout lead(String sentence) {
    lead = Optional.of(sentence);
    return this;
  }

  public Layout wide() {
    width = Width.WIDE;
    return this;
  }

  public Layout status(int code) {
    status = code;
    return this;
  }

  /** A script of the module, by its asset name, e.g. {@code badge/scan.js}. */
  public Layout script(String asset) {
    scripts.add(asset);
    return this;
  }

  /** A style sheet of the module, by its asset name. */
  public Layout style(String asset) {
    styles.add(asset);
    return this;
  }

  /** Buttons beside the heading. */
  public Layout actions(Content buttons) {
    actions = Optional.of(buttons);
    return this;
  }

  /** The page with this content. */
  public Reply main(Content content) {
    return Reply.html(
        status,
        Views.of(
            "platform/layout.jte",
            Map.of(
                "page",
                new Page(
                    exchange.language(),
                    exchange.text(),
                    title,
                    lead,
                    width,
                    exchange.conferenceName(),
                    exchange.conferenceIfAny(),
                    exchange.navigation(),
                    exchange.principal(),
                    exchange.takeFlash(),
                    exchange.principal().isPresent() ? exchange.formToken() : "",
                    exchange.requestPath(),
                    languageLinks(),
                    List.copyOf(scripts),
                    List.copyOf(styles),
                    actions),
                "content",
                content)));
  }

  private List<LanguageLink> languageLinks() {
    List<LanguageLink> links = new ArrayList<>();
    for (Language language : Language.values()) {
      links.add(
          new LanguageLink(
              language, exchange.inLanguage(language), language == exchange.language()));
    }
    return links;
  }

  /** The same page in a language. */
  public record LanguageLink(Language language, String href, boolean current) {}

  /** What the layout's template shows around the content. */
  public record Page(
      Language language,
      Text text,
      String title,
      Optional<String> lead,
      Width width,
      Optional<String> conferenceName,
      Optional<String> conferenceId,
      List<Link> navigation,
      Optional<Principal> principal,
      Optional<Flash> flash,
      String formToken,
      String path,
      List<LanguageLink> languages,
      List<String> scripts,
      List<String> styles,
      Optional<Content> actions) {}
}
