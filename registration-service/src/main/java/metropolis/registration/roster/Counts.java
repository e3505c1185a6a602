package metropolis.registration.roster;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import metropolis.registration.enrolment.Registration;

/**
 * How many registrations there are.
 *
 * @param byStatus by status code
 * @param byCategory by category id, those that are over left out
 */
public record Counts(int total, Map<String, Integer> byStatus, Map<String, Integer> byCategory) {

  public Counts {
    byStatus = Collections.unmodifiableMap(new TreeMap<>(byStatus));
    byCategory = Collections.unmodifiableMap(new TreeMap<>(byCategory));
  }

  public static Counts of(List<Registration> registrations) {
    return new Counts(
        registrations.size(),
        count(registrations, r -> r.status().code()),
        count(
            registrations.stream().filter(r -> !r.status().over()).toList(),
            Registration::category));
  }

  public int with(String status) {
    return byStatus.getOrDefault(status, 0);
  }

  private static Map<String, Integer> count(
      List<Registration> registrations, Function<Registration, String> key) {
    Map<String, Integer> counts = new TreeMap<>();
    registrations.forEach(r -> counts.merge(key.apply(r), 1, Integer::sum));
    return counts;
  }
}
