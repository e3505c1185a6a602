package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is to pay which item, to be found by words in any order, script and spelling. Items are
 * numbers. One writer; readers need its lock.
 */
final class Names {

  /** Persons or institutions with a word in common that are looked at for one payment. */
  private static final int MOST_LOOKED_AT = 4_000;

  private static final int MOST_COMPARED = 200;

  /** Words of so many institutions that they tell little. */
  private static final Set<String> GENERIC =
      Set.of(
          "university",
          "universitat",
          "universitaet",
          "universite",
          "universidad",
          "universita",
          "ministry",
          "ministere",
          "ministerium",
          "ministerio",
          "institute",
          "institut",
          "instituto",
          "international",
          "internationale",
          "national",
          "nationale",
          "federal",
          "department",
          "office",
          "foundation",
          "fondation",
          "stiftung",
          "association",
          "verein",
          "organisation",
          "organization",
          "centre",
          "center",
          "council",
          "republic",
          "gmbh",
          "ag",
          "sa",
          "ltd");

  private record Person(List<String[]> forms, int institution) {}

  private static final class Institution {
    final String[] words;
    final IntBag items = new IntBag();

    Institution(String[] words) {
      this.words = words;
    }
  }

  private static final Person NOBODY = new Person(List.of(), -1);

  private final List<Person> persons = new ArrayList<>();
  private final List<Institution> institutions = new ArrayList<>();
  private final Map<String, Integer> institutionByName = new HashMap<>();
  private final Map<String, IntBag> itemsByWord = new HashMap<>();
  private final Map<String, IntBag> institutionsByWord = new HashMap<>();

  void put(int item, Party party) {
    while (persons.size() <= item) {
      persons.add(NOBODY);
    }
    Person before = persons.get(item);
    Set<String> known = new HashSet<>();
    before.forms().forEach(form -> known.addAll(keys(form)));
    List<String[]> forms =
        party.names().stream()
            .map(Spelling::words)
            .filter(words -> !words.isEmpty())
            .distinct()
            .map(Names::shared)
            .collect(Collectors.toUnmodifiableList());
    for (String[] form : forms) {
      for (String key : keys(form)) {
        if (known.add(key)) {
          itemsByWord.computeIfAbsent(key, _ -> new IntBag()).add(item);
        }
      }
    }
    int institution = institution(party.institution());
    if (institution != before.institution()) {
      if (before.institution() >= 0) {
        institutions.get(before.institution()).items.remove(item);
      }
      if (institution >= 0) {
        institutions.get(institution).items.add(item);
      }
    }
    persons.set(item, new Person(forms, institution));
  }

  /** Many have a name in common. */
  private static String[] shared(List<String> words) {
    return words.stream().map(String::intern).toArray(String[]::new);
  }

  /** Negative if the item has none. */
  int institutionOf(int item) {
    return person(item).institution();
  }

  IntBag itemsOf(int institution) {
    return institutions.get(institution).items;
  }

  /** Items of the same institution, or of a person of the same name if there is none. */
  Collection<Integer> peers(int item) {
    Person person = person(item);
    List<Integer> peers = new ArrayList<>();
    if (person.institution() >= 0) {
      IntBag items = itemsOf(person.institution());
      if (items.size() <= MOST_LOOKED_AT) {
        items.forEach(peers::add);
      }
    } else if (!person.forms().isEmpty()) {
      String[] name = person.forms().getFirst();
      for (int other : likeliest(keys(name), itemsByWord)) {
        Person same = person(other);
        if (same.institution() < 0 && Arrays.equals(same.forms().getFirst(), name)) {
          peers.add(other);
        }
      }
    }
    return peers;
  }

  /** Items whose person has a word in common with what was said; the likeliest only. */
  Collection<Integer> persons(Said said) {
    return likeliest(said.all().keys(), itemsByWord);
  }

  Collection<Integer> institutions(Said said) {
    return likeliest(said.all().keys(), institutionsByWord);
  }

  /** How much of the person's name was said, in percent; 0 if too little to mean anything. */
  int person(int item, Said said) {
    int best = 0;
    for (String[] form : person(item).forms()) {
      // Banks know their customers by one given name and one family name.
      int asked = Math.min(form.length, said.payer().written().size());
      best = Math.max(best, likeness(form, said.payer(), asked));
      best = Math.max(best, likeness(form, said.text(), form.length));
    }
    return best;
  }

  /** How much of the institution's name was said, in percent. */
  int institution(int institution, Said said) {
    String[] words = institutions.get(institution).words;
    double found = 0;
    double whole = 0;
    boolean telling = false;
    for (String word : words) {
      double weight = GENERIC.contains(word) ? 0.4 : 1;
      double like = said.all().likeness(word);
      whole += weight;
      found += weight * like;
      telling |= weight == 1 && like > 0 && word.length() > 2;
    }
    return telling ? (int) Math.round(100 * found / whole) : 0;
  }

  /** Two words at least must be the same: one name alone is nobody's. */
  private static int likeness(String[] form, Said.Words said, int asked) {
    double found = 0;
    int words = 0;
    for (String word : form) {
      double like = said.likeness(word);
      found += like;
      words += like > 0 ? 1 : 0;
    }
    if (words < 2) {
      return 0;
    }
    return (int) Math.round(100 * Math.min(1, found / Math.max(2, asked)));
  }

  private Person person(int item) {
    return item < persons.size() ? persons.get(item) : NOBODY;
  }

  private int institution(String name) {
    List<String> words = Spelling.words(name);
    if (words.isEmpty()) {
      return -1;
    }
    String key = String.join(" ", words.stream().sorted().toList());
    return institutionByName.computeIfAbsent(
        key,
        _ -> {
          int id = institutions.size();
          institutions.add(new Institution(words.toArray(String[]::new)));
          keys(institutions.get(id).words)
              .forEach(word -> institutionsByWord.computeIfAbsent(word, _ -> new IntBag()).add(id));
          return id;
        });
  }

  /** Words under which spellings of one sound are found together. */
  private static Set<String> keys(String[] words) {
    Set<String> keys = new HashSet<>();
    for (String word : words) {
      keys.add(key(word, Spelling.skeleton(word)));
    }
    return keys;
  }

  /**
   * @param skeleton of the word
   */
  static String key(String word, String skeleton) {
    return skeleton.length() < 2 ? word : skeleton.toUpperCase(Locale.ROOT);
  }

  /** By rare words first, since they tell most; whole lists only, so that no order matters. */
  private static Collection<Integer> likeliest(Set<String> keys, Map<String, IntBag> byWord) {
    List<String> rare =
        keys.stream()
            .filter(byWord::containsKey)
            .sorted(
                Comparator.comparingInt((String key) -> byWord.get(key).size())
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    Map<Integer, Integer> hits = new HashMap<>();
    int looked = 0;
    for (String key : rare) {
      looked += byWord.get(key).size();
      if (looked > MOST_LOOKED_AT) {
        break;
      }
      byWord.get(key).forEach(id -> hits.merge(id, 1, Integer::sum));
    }
    if (hits.size() <= MOST_COMPARED) {
      return hits.keySet();
    }
    // All with as many words in common as the last one to fit, or none of them.
    int[] counts = hits.values().stream().mapToInt(c -> -c).sorted().map(c -> -c).toArray();
    int least = counts[MOST_COMPARED - 1];
    boolean allFit = counts[MOST_COMPARED] < least;
    return hits.entrySet().stream()
        .filter(hit -> allFit ? hit.getValue() >= least : hit.getValue() > least)
        .map(Map.Entry::getKey)
        .toList();
  }
}
