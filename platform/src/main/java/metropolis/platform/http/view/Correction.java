package metropolis.platform.http.view;

import java.util.List;
import java.util.Optional;
import metropolis.platform.http.Form;

/**
 * One line of a summary of errors.
 *
 * @param field id of the field on the page; empty if it is not there
 */
public record Correction(String field, String words) {

  /** For a form whose remedies name their fields. */
  static List<Correction> unnamed(Form form) {
    return form.errors().entrySet().stream()
        .map(error -> new Correction(Field.id(error.getKey()), error.getValue()))
        .toList();
  }

  static List<Correction> named(Form form, Text text, List<Field> shown) {
    return form.errors().entrySet().stream()
        .map(
            error ->
                shownAs(error.getKey(), shown)
                    .map(
                        field ->
                            new Correction(
                                field.id(),
                                text.get("form.named", field.label(), error.getValue())))
                    .orElseGet(() -> new Correction("", error.getValue())))
        .toList();
  }

  private static Optional<Field> shownAs(String name, List<Field> shown) {
    return shown.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
