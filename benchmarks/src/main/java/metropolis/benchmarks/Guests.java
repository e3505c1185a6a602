package metropolis.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Delegates by number, as many as are wanted, for load: no two alike, in several scripts. */
final class Guests {

  private static final List<String> FAMILY_NAMES =
      List.of("Okonkwo", "Żółkiewska", "Ben-Amar", "Lindqvist", "ณรงค์", "Šimůnek", "Haddad", "李");

  private Guests() {}

  /**
   * What the API of registration takes for one of them.
   *
   * @param round tells those with the same number apart
   */
  static Map<String, Object> numbered(String round, int number, String category, String session) {
    String givenName = "Guest " + round + number;
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("givenName", givenName);
    person.put("familyName", FAMILY_NAMES.get(number % FAMILY_NAMES.size()));
    person.put("latinGivenName", givenName);
    person.put("latinFamilyName", "Delegate");
    person.put("badgeName", givenName);
    person.put("organisation", "Institute of Measurement");
    person.put("country", "CH");
    person.put("email", "guest-" + round + number + "@load.example");
    person.put("language", "en");
    person.put("category", category);
    person.put("sessions", List.of(session));
    person.put("consent", true);
    return person;
  }
}
