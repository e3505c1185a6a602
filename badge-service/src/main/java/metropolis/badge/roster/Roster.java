package metropolis.badge.roster;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Who is who in one conference. Not safe for use by several threads: one writes, readers are kept
 * out meanwhile by whoever owns it.
 */
public final class Roster {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private record Entry(Bearer bearer, String folded) {}

  private final Map<String, Entry> entries = new HashMap<>();

  public Optional<Bearer> bearer(String registrationId) {
    return Optional.ofNullable(entries.get(registrationId)).map(Entry::bearer);
  }

  public void put(Bearer bearer) {
    entries.put(bearer.registrationId(), new Entry(bearer, fold(searchable(bearer))));
  }

  /** Forgets the person. */
  public void forget(String registrationId) {
    entries.remove(registrationId);
  }

  /**
   * Tells registrations by what their bearer's names, organisation and country contain: every word
   * of the query, whatever its case and accents.
   */
  public Predicate<String> matching(String query) {
    String[] words = BLANKS.split(fold(query).strip());
    return registrationId -> {
      Entry entry = entries.get(registrationId);
      if (entry == null) {
        return false;
      }
      for (String word : words) {
        if (!entry.folded().contains(word)) {
          return false;
        }
      }
      return true;
    };
  }

  private static String searchable(Bearer bearer) {
    return String.join(
        "\n",
        bearer.badgeName(),
        bearer.latinName().orElse(""),
        bearer.givenName(),
        bearer.familyName(),
        bearer.organisation(),
        bearer.country());
  }

  /** Without accents and case; folded through upper case, so that ß finds ss and ς finds σ. */
  private static String fold(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
