package metropolis.badge.admission;

import java.util.Map;

/**
 * A place where badges are scanned.
 *
 * @param names for people, by language
 * @param zone what one enters through it
 */
public record Gate(String id, Map<String, String> names, String zone) {

  public Gate {
    names = Map.copyOf(names);
  }
}
