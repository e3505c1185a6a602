package metropolis.platform.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.platform.http.view.Text;

/**
 * A form as it was sent: its values, to be shown again, and what is wrong with them, gathered field
 * by field in the reader's language. For one request and one thread.
 *
 * <pre>{@code
 * Form form = exchange.form();
 * String email = form.required("email", 200);
 * if (form.hasErrors()) return Reply.html(422, page(form));
 * }</pre>
 */
public final class Form {
  private final FormData data;
  private final Text text;
  private final Map<String, String> errors = new LinkedHashMap<>();

  Form(FormData data, Text text) {
    this.data = data;
    this.text = text;
    data.unclean().forEach(name -> reject(name, text.get("form.controls")));
  }

  /** A form not sent yet, with nothing in it. */
  public static Form empty(Text text) {
    return new Form(FormData.EMPTY, text);
  }

  /** A form not sent yet that shows these values. */
  public static Form of(Map<String, String> values, Text text) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    values.forEach((name, value) -> fields.put(name, List.of(value)));
    return new Form(new FormData(fields, Map.of()), text);
  }

  /** The value as sent, stripped; empty if there is none. */
  public String value(String name) {
    List<String> values = data.fields().get(name);
    return values == null ? "" : values.getFirst().strip();
  }

  /** All values of a field that can occur several times, such as a group of check boxes. */
  public List<String> values(String name) {
    return List.copyOf(data.fields().getOrDefault(name, List.of()));
  }

  /** Whether a check box is ticked. */
  public boolean ticked(String name) {
    return data.fields().containsKey(name);
  }

  /** One line of text that must be there. The text is empty if it is not, and the error noted. */
  public String required(String name, int longest) {
    String value = optional(name, longest);
    if (value.isEmpty() && !errors.containsKey(name)) {
      reject(name, text.get("form.required"));
    }
    return value;
  }

  /** One line of text, empty if it was left out. */
  public String optional(String name, int longest) {
    String value = value(name);
    if (value.indexOf('\n') >= 0 || value.indexOf('\t') >= 0 || value.indexOf('\r') >= 0) {
      reject(name, text.get("form.one-line"));
    }
    return within(name, value, longest);
  }

  /** A password, as typed, spaces and all. It is never shown again. */
  public String secret(String name, int longest) {
    String typed = data.fields().getOrDefault(name, List.of("")).getFirst();
    if (typed.isEmpty()) {
      reject(name, text.get("form.required"));
    }
    return within(name, typed, longest);
  }

  /** Text of several lines, empty if it was left out. */
  public String lines(String name, int longest) {
    return within(name, value(name), longest);
  }

  /** One of the values offered; empty, with the error noted, if it is another. */
  public Optional<String> choice(String name, List<String> offered) {
    String value = value(name);
    if (offered.contains(value)) {
      return Optional.of(value);
    }
    reject(name, text.get("form.choose"));
    return Optional.empty();
  }

  /** The file sent in this field, if one was chosen. */
  public Optional<Upload> file(String name) {
    return Optional.ofNullable(data.files().get(name))
        .filter(file -> !file.fileName().isEmpty() || file.body().length() > 0);
  }

  /** Notes what is wrong with a field; the first remedy for a field stands. */
  public void reject(String name, String remedy) {
    errors.putIfAbsent(name, remedy);
  }

  public Optional<String> error(String name) {
    return Optional.ofNullable(errors.get(name));
  }

  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Remedies by field, in the order they were found. */
  public Map<String, String> errors() {
    return java.util.Collections.unmodifiableMap(errors);
  }

  /** The platform's texts in the reader's language. */
  public Text text() {
    return text;
  }

  /** Names of all fields sent. */
  public List<String> names() {
    return new ArrayList<>(data.fields().keySet());
  }

  private String within(String name, String value, int longest) {
    if (value.codePointCount(0, value.length()) > longest) {
      reject(name, text.get("form.too-long", longest));
      return "";
    }
    return value;
  }
}
