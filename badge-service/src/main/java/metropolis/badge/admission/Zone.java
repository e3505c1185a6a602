package metropolis.badge.admission;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A part of the venue that is entered and counted as one: the whole house, or one room.
 *
 * @param names for people, by language
 * @param categories who may enter; everybody if empty
 * @param capacity how many people may be inside at once
 */
public record Zone(
    String id, Map<String, String> names, Set<String> categories, OptionalInt capacity) {

  public Zone {
    names = Map.copyOf(names);
    categories = Set.copyOf(categories);
  }

  boolean admits(String category) {
    return categories.isEmpty() || categories.contains(category);
  }

  boolean isFull(int inside) {
    return capacity.isPresent() && inside >= capacity.getAsInt();
  }
}
