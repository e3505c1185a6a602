package metropolis.badge.template;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All templates of a conference, at least one. Immutable. */
public record Templates(List<Template> all) {

  public Templates {
    all =
        all.stream()
            .sorted(
                Comparator.comparing((Template template) -> !template.standard())
                    .thenComparing(Template::id))
            .toList();
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no template");
    }
  }

  /** The formats to choose from; the first is the one when none is chosen. */
  public Set<String> formats() {
    Set<String> formats = new LinkedHashSet<>();
    all.forEach(template -> formats.add(template.format()));
    return formats;
  }

  /** The one of a file's name. */
  public Optional<Template> template(String id) {
    return all.stream().filter(template -> template.id().equals(id)).findFirst();
  }

  /** The one for a category, in the format when none is chosen. */
  public Template choose(String category) {
    return choose(all.getFirst().format(), category).orElseGet(all::getFirst);
  }

  /** The one that names the category, or else one that is for all; empty if a format has none. */
  public Optional<Template> choose(String format, String category) {
    List<Template> fitting =
        all.stream().filter(template -> template.format().equals(format)).toList();
    return fitting.stream()
        .filter(template -> template.categories().contains(category))
        .findFirst()
        .or(() -> fitting.stream().filter(template -> template.categories().isEmpty()).findFirst());
  }
}
