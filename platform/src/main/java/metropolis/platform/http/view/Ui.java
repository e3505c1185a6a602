package metropolis.platform.http.view;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Form;

/**
 * The parts that pages are made of, as content to be put into templates: {@code ${Ui.field("email",
 * text.get("email")).type("email").in(form)}}.
 */
public final class Ui {
  private Ui() {}

  /** How a badge speaks of a state. */
  public enum Tone {
    NEUTRAL,
    INFO,
    GOOD,
    WARN,
    BAD
  }

  /** The hidden fields that every form carries: the token against forgery and a command id. */
  public static Content secrets(Exchange exchange) {
    return Views.of(
        "platform/secrets.jte",
        Map.of("token", exchange.formToken(), "command", Exchange.randomId()));
  }

  /** A labelled line of text; see {@link Field} for what else it can be. */
  public static Field field(String name, String label) {
    return Field.of(Field.Kind.INPUT, name, label);
  }

  /** A choice from a list; keys are the values sent, the map's values what people read. */
  public static Field select(String name, String label, SequencedMap<String, String> options) {
    return Field.of(Field.Kind.SELECT, name, label, options);
  }

  /** A choice shown as radio buttons. */
  public static Field radios(String name, String label, SequencedMap<String, String> options) {
    return Field.of(Field.Kind.RADIOS, name, label, options);
  }

  /** Any number of choices. */
  public static Field checkboxes(String name, String label, SequencedMap<String, String> options) {
    return Field.of(Field.Kind.CHECKBOXES, name, label, options);
  }

  /** One box to tick. */
  public static Field checkbox(String name, String label) {
    return Field.of(Field.Kind.CHECKBOX, name, label);
  }

  /** Several lines of text. */
  public static Field textarea(String name, String label) {
    return Field.of(Field.Kind.TEXTAREA, name, label);
  }

  /** What must be corrected, at the head of a form, each with a link to its field. */
  public static Content errorSummary(Form form, Text text) {
    return summary(Correction.unnamed(form), text);
  }

  /**
   * What must be corrected, each with the label of its field and a link to it.
   *
   * @param shown the fields of this page that the form may be about; what belongs to none of them
   *     is told without a link
   */
  public static Content errorSummary(Form form, Text text, List<Field> shown) {
    return summary(Correction.named(form, text, shown), text);
  }

  private static Content summary(List<Correction> corrections, Text text) {
    return output -> {
      if (!corrections.isEmpty()) {
        Views.of("platform/error-summary.jte", Map.of("corrections", corrections, "text", text))
            .writeTo(output);
      }
    };
  }

  /** A word on a state, e.g. "Confirmed". */
  public static Content status(Tone tone, String label) {
    return Views.of("platform/status.jte", Map.of("tone", tone, "label", label));
  }

  /** Shown where a list has nothing in it yet. */
  public static Content empty(String title, String hint) {
    return Views.of("platform/empty.jte", Map.of("title", title, "hint", hint));
  }

  /**
   * Links to the pages of a long list.
   *
   * @param page from 1
   * @param path with its query as far as it goes, e.g. {@code /x/desk?status=open}
   */
  public static Content pagination(Text text, int page, int pages, String path) {
    String base = path + (path.contains("?") ? "&" : "?") + "page=";
    return output -> {
      if (pages > 1) {
        Views.of(
                "platform/pagination.jte",
                Map.of("text", text, "page", page, "pages", pages, "base", base))
            .writeTo(output);
      }
    };
  }

  /** A name of a person or a body in its own script and direction. */
  public static Content name(String name) {
    return Views.of("platform/name.jte", Map.of("name", name));
  }

  /** A link to write to somebody; a long address may break after its sign, not in mid-word. */
  public static Content mailLink(String address) {
    return Views.of("platform/mail-link.jte", Map.of("address", address));
  }

  /** Several contents one after the other. */
  public static Content all(List<Content> contents) {
    return output -> contents.forEach(content -> content.writeTo(output));
  }
}
