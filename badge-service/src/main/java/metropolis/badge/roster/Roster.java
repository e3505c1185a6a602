package metropolis.badge.roster;

import java.text.CollationKey;
import java.text.Collator;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
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

  private record Entry(Person person, String folded, CollationKey place) {}

  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Seats> seats = new HashMap<>();
  private Locale language = Locale.ENGLISH;
  private Collator collator = Collator.getInstance(language);

  public Optional<Bearer> bearer(String registrationId) {
    return person(registrationId).map(Person::bearer);
  }

  public Optional<Person> person(String registrationId) {
    return Optional.ofNullable(entries.get(registrationId)).map(Entry::person);
  }

  /**
   * Where somebody stands in an alphabetical list: by family name, as the {@linkplain #language
   * language} sorts. The keys are made once for each person, since they cost more than sorting.
   */
  public Optional<CollationKey> place(String registrationId) {
    return Optional.ofNullable(entries.get(registrationId)).map(Entry::place);
  }

  /** Takes note of what a person is called now. */
  public Person put(Bearer bearer, int version) {
    Person now =
        person(bearer.registrationId())
            .map(before -> before.now(bearer, version))
            .orElseGet(() -> Person.met(bearer, version, seats(bearer.registrationId())));
    restore(now);
    return now;
  }

  /** Takes in a person as they were kept. */
  public void restore(Person person) {
    Bearer bearer = person.bearer();
    entries.put(
        bearer.registrationId(),
        new Entry(
            person.seated(seats(bearer.registrationId())),
            fold(searchable(bearer)),
            place(bearer)));
  }

  /** Takes in the seats of somebody, who need not be known yet. */
  public void restore(String registrationId, Seats held) {
    seats.put(registrationId, held);
    entries.computeIfPresent(
        registrationId,
        (_, entry) -> new Entry(entry.person().seated(held), entry.folded(), entry.place()));
  }

  /** What somebody holds now that they got a seat; empty if they had it already. */
  public Optional<Seats> grant(String registrationId, String session) {
    return kept(registrationId, seats(registrationId).granted(session, version(registrationId)));
  }

  /** What somebody holds now that a seat is gone; empty if they had none there. */
  public Optional<Seats> release(String registrationId, String session) {
    return kept(registrationId, seats(registrationId).released(session, version(registrationId)));
  }

  private Optional<Seats> kept(String registrationId, Optional<Seats> changed) {
    changed.ifPresent(now -> restore(registrationId, now));
    return changed;
  }

  /** Registrations with a seat in a session, in no particular order. */
  public List<String> holdersOf(String session) {
    return seats.entrySet().stream()
        .filter(held -> held.getValue().sessions().contains(session))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Seats seats(String registrationId) {
    return seats.getOrDefault(registrationId, Seats.NONE);
  }

  private int version(String registrationId) {
    return person(registrationId).map(Person::version).orElse(0);
  }

  /** The language whose alphabet orders the lists. */
  public void language(Locale next) {
    if (!next.equals(language)) {
      language = next;
      collator = Collator.getInstance(next);
      entries.replaceAll(
          (id, entry) -> new Entry(entry.person(), entry.folded(), place(entry.person().bearer())));
    }
  }

  private CollationKey place(Bearer bearer) {
    return collator.getCollationKey(bearer.familyName() + " " + bearer.givenName());
  }

  /** Forgets the person and what they attend. */
  public void forget(String registrationId) {
    seats.remove(registrationId);
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
