package metropolis.platform.http.view;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.platform.http.Form;

/**
 * A field of a form with its label, hint and error, tied together for those who listen to a page.
 * Immutable; each method returns a changed copy.
 */
public record Field(
    Kind kind,
    String name,
    String label,
    String type,
    Optional<String> hint,
    boolean required,
    int longest,
    Optional<String> autocomplete,
    SequencedMap<String, String> options,
    List<String> values,
    Optional<String> error,
    boolean auto)
    implements Content {

  /** What people fill in. */
  public enum Kind {
    INPUT,
    TEXTAREA,
    SELECT,
    RADIOS,
    CHECKBOXES,
    CHECKBOX
  }

  static Field of(String name, String label) {
    return new Field(
        Kind.INPUT,
        name,
        label,
        "text",
        Optional.empty(),
        false,
        200,
        Optional.empty(),
        new LinkedHashMap<>(),
        List.of(),
        Optional.empty(),
        false);
  }

  /** Kind of an input as HTML calls it: text, email, password, search, date, number, file, tel. */
  public Field type(String html) {
    return new Field(
        kind,
        name,
        label,
        html,
        hint,
        required,
        longest,
        autocomplete,
        options,
        values,
        error,
        auto);
  }

  public Field hint(String text) {
    return new Field(
        kind,
        name,
        label,
        type,
        Ui.filled(text),
        required,
        longest,
        autocomplete,
        options,
        values,
        error,
        auto);
  }

  /** Must be filled in; those that need not be are marked so. */
  public Field mandatory() {
    return new Field(
        kind, name, label, type, hint, true, longest, autocomplete, options, values, error, auto);
  }

  public Field longest(int characters) {
    return new Field(
        kind,
        name,
        label,
        type,
        hint,
        required,
        characters,
        autocomplete,
        options,
        values,
        error,
        auto);
  }

  /** What the browser may fill in by itself, e.g. {@code given-name}. */
  public Field autocomplete(String token) {
    return new Field(
        kind,
        name,
        label,
        type,
        hint,
        required,
        longest,
        Optional.of(token),
        options,
        values,
        error,
        auto);
  }

  /** A name in any script: its direction follows what is typed. */
  public Field anyScript() {
    return new Field(
        kind,
        name,
        label,
        type,
        hint,
        required,
        longest,
        autocomplete,
        options,
        values,
        error,
        true);
  }

  public Field value(String text) {
    return new Field(
        kind,
        name,
        label,
        type,
        hint,
        required,
        longest,
        autocomplete,
        options,
        List.of(text),
        error,
        auto);
  }

  /** Takes value and error from a form. */
  public Field in(Form form) {
    List<String> sent =
        kind == Kind.CHECKBOXES
            ? form.values(name)
            : kind == Kind.CHECKBOX
                ? (form.ticked(name) ? List.of("yes") : List.of())
                : List.of(form.value(name));
    return new Field(
        kind,
        name,
        label,
        type,
        hint,
        required,
        longest,
        autocomplete,
        options,
        sent,
        form.error(name),
        auto);
  }

  Field kind(Kind other) {
    return new Field(
        other,
        name,
        label,
        type,
        hint,
        required,
        longest,
        autocomplete,
        options,
        values,
        error,
        auto);
  }

  Field options(SequencedMap<String, String> choices) {
    return new Field(
        kind,
        name,
        label,
        type,
        hint,
        required,
        longest,
        autocomplete,
        choices,
        values,
        error,
        auto);
  }

  /** The value shown; a password never is. */
  public String shown() {
    return values.isEmpty() || type.equals("password") || type.equals("file")
        ? ""
        : values.getFirst();
  }

  public boolean chosen(String value) {
    return values.contains(value);
  }

  public String id() {
    return "f-" + name;
  }

  /**
   * Ids of the hint and the error, as {@code aria-describedby} takes them; null if there are none.
   */
  public String describedBy() {
    String ids =
        (hint.isPresent() ? id() + "-hint " : "") + (error.isPresent() ? id() + "-error" : "");
    return ids.isBlank() ? null : ids.strip();
  }

  @Override
  public void writeTo(TemplateOutput output) {
    Views.of("platform/field.jte", Map.of("field", this)).writeTo(output);
  }
}
