package metropolis.badge.rendering;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the badges of one conference have in common. Texts are by language tag. Immutable.
 *
 * @param languages of the conference, the first one leads
 * @param categories by id
 */
public record Stationery(
    Map<String, String> names,
    String town,
    LocalDate firstDay,
    LocalDate lastDay,
    List<String> languages,
    Map<String, Category> categories) {

  /**
   * @param ribbons a word printed beside the category; may be empty
   */
  public record Category(Map<String, String> names, Rgb colour, Map<String, String> ribbons) {

    public Category {
      names = Map.copyOf(names);
      ribbons = Map.copyOf(ribbons);
    }
  }

  public Stationery {
    names = Map.copyOf(names);
    languages = List.copyOf(languages);
    categories = Map.copyOf(categories);
  }
}
