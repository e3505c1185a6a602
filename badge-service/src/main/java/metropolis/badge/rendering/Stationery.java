package metropolis.badge.rendering;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.template.Motif;
import metropolis.rendering.page.Rgb;

/**
 * What the badges of one conference have in common. Texts are by language tag. Immutable.
 *
 * @param id of the conference
 * @param languages of the conference, the first one leads
 * @param categories by id, in the order of the programme
 * @param sessions in the order of the programme
 * @param zones names by id
 */
public record Stationery(
    String id,
    Map<String, String> names,
    Map<String, String> themes,
    String venue,
    String town,
    LocalDate firstDay,
    LocalDate lastDay,
    List<String> languages,
    Map<String, Category> categories,
    List<Session> sessions,
    Map<String, Map<String, String>> zones) {

  /**
   * @param ribbons a word printed beside the category; may be empty
   */
  public record Category(Map<String, String> names, Rgb colour, Map<String, String> ribbons) {

    public Category {
      names = Map.copyOf(names);
      ribbons = Map.copyOf(ribbons);
    }
  }

  /**
   * @param starts as clocks at the venue show it
   * @param zone that one must be let into, if any
   */
  public record Session(
      String id,
      Map<String, String> titles,
      LocalDateTime starts,
      LocalDateTime ends,
      String room,
      Optional<String> zone) {

    public Session {
      titles = Map.copyOf(titles);
    }
  }

  private static final Category UNKNOWN = new Category(Map.of(), Rgb.GREY, Map.of());

  public Stationery {
    names = Map.copyOf(names);
    themes = Map.copyOf(themes);
    languages = languages.isEmpty() ? List.of("en") : List.copyOf(languages);
    categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    sessions = List.copyOf(sessions);
    zones = Map.copyOf(zones);
  }

  /** The language that leads. */
  String language() {
    return languages.getFirst();
  }

  /** A category that the programme does not know has no name and is grey. */
  Category category(String category) {
    return categories.getOrDefault(category, UNKNOWN);
  }

  /** The pattern of a category unless a template gives it another. */
  Motif motif(String category) {
    return Motif.at(Math.max(0, new ArrayList<>(categories.keySet()).indexOf(category)));
  }

  /** The text in the language or, if it has none, in the first of the conference's that has one. */
  String text(Map<String, String> texts, String language) {
    String own = texts.get(language);
    if (own != null) {
      return own;
    }
    return languages.stream()
        .map(texts::get)
        .filter(text -> text != null)
        .findFirst()
        .orElseGet(() -> texts.keySet().stream().sorted().findFirst().map(texts::get).orElse(""));
  }
}
