package metropolis.platform.http.view;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import metropolis.platform.http.Form;

/**
 * A field of a form with its label, hint and error, tied together for those who listen to a page.
 * Made in a template and used once.
 */
public final class Field implements Content {

  /** What people fill in. */
  public enum Kind {
    INPUT,
    TEXTAREA,
    SELECT,
    RADIOS,
    CHECKBOXES,
    CHECKBOX
  }

  private final Kind kind;
  private final String name;
  private final String label;
  private final SequencedMap<String, String> options;
  private String type = "text";
  private String hint = "";
  private boolean mandatory;
  private int longest = 200;
  private String autocomplete;
  private List<String> values = List.of();
  private String error = "";
  private String optionalMark = "";
  private boolean anyScript;
  private String part = "";

  private Field(Kind kind, String name, String label, SequencedMap<String, String> options) {
    this.kind = kind;
    this.name = name;
    this.label = label;
    this.options = options;
  }

  static Field of(Kind kind, String name, String label) {
    return new Field(kind, name, label, new LinkedHashMap<>());
  }

  static Field of(Kind kind, String name, String label, SequencedMap<String, String> options) {
    return new Field(kind, name, label, options);
  }

  /** Kind of an input as HTML calls it: text, email, password, search, date, number, file, tel. */
  public Field type(String html) {
    type = html;
    return this;
  }

  public Field hint(String text) {
    hint = text;
    return this;
  }

  /** Must be filled in; fields that need not be say so. */
  public Field mandatory() {
    mandatory = true;
    return this;
  }

  public Field longest(int characters) {
    longest = characters;
    return this;
  }

  /** What the browser may fill in by itself, e.g. {@code given-name}. */
  public Field autocomplete(String token) {
    autocomplete = token;
    return this;
  }

  /** Which of several forms of a page it stands in, where they have fields of the same name. */
  public Field part(String form) {
    part = form + "-";
    return this;
  }

  /** A name in any script: its direction follows what is typed. */
  public Field anyScript() {
    anyScript = true;
    return this;
  }

  public Field value(String text) {
    values = List.of(text);
    return this;
  }

  /** Takes value and error from a form. */
  public Field in(Form form) {
    values =
        switch (kind) {
          case CHECKBOXES -> form.values(name);
          case CHECKBOX -> form.ticked(name) ? List.of("yes") : List.of();
          case INPUT, TEXTAREA, SELECT, RADIOS -> List.of(form.value(name));
        };
    error = form.error(name).orElse("");
    optionalMark = form.text().get("form.optional");
    return this;
  }

  public Kind kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  public String label() {
    return label;
  }

  public String type() {
    return type;
  }

  public String hint() {
    return hint;
  }

  public boolean isMandatory() {
    return mandatory;
  }

  /** Said beside the label of what need not be filled in. */
  public String optionalMark() {
    return switch (kind) {
      case INPUT, TEXTAREA, SELECT -> mandatory ? "" : optionalMark;
      case RADIOS, CHECKBOXES, CHECKBOX -> "";
    };
  }

  /** Most characters, for inputs that are typed into; null for others. */
  public Integer maxLength() {
    return switch (type) {
      case "text", "email", "password", "search", "tel", "url" -> longest;
      default -> null;
    };
  }

  /** Null if nothing is said about it. */
  public String autocomplete() {
    return autocomplete;
  }

  public SequencedMap<String, String> options() {
    return options;
  }

  public String error() {
    return error;
  }

  public boolean isWrong() {
    return !error.isEmpty();
  }

  /** The value of {@code aria-invalid}; null if nothing is wrong. */
  public String invalid() {
    return isWrong() ? "true" : null;
  }

  /** The value of {@code dir}; null if the page's direction will do. */
  public String direction() {
    return anyScript || kind == Kind.TEXTAREA ? "auto" : null;
  }

  /** The value shown; a password never is. */
  public String shown() {
    return values.isEmpty() || type.equals("password") || type.equals("file")
        ? ""
        : values.getFirst();
  }

  public boolean isChosen(String value) {
    return values.contains(value);
  }

  public String id() {
    return id(part + name);
  }

  static String id(String name) {
    return "f-" + name;
  }

  /** Ids of hint and error, as {@code aria-describedby} takes them; null if there are none. */
  public String describedBy() {
    String ids = (hint.isEmpty() ? "" : id() + "-hint ") + (isWrong() ? id() + "-error" : "");
    return ids.isEmpty() ? null : ids.strip();
  }

  @Override
  public void writeTo(TemplateOutput output) {
    Views.of("platform/field.jte", Map.of("field", this)).writeTo(output);
  }
}
