package metropolis.payment.matching;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a payment, prepared once to be compared with many names. */
record Said(Words payer, Words text, Words all) {

  static Said of(Wording wording) {
    Words payer = Words.of(Spelling.words(wording.counterparty()));
    Words text = Words.of(Spelling.words(wording.text()));
    return new Said(payer, text, payer.and(text));
  }

  /**
   * @param simplified as written by other habits; see {@link Spelling#simplified}
   * @param sounds consonants of the words
   * @param keys under which names with these words are found; see {@link Names}
   * @param longer words in which one slip of the pen is forgiven
   * @param compared likenesses that were asked for before
   */
  record Words(
      Set<String> written,
      Set<String> simplified,
      Set<String> sounds,
      Set<String> keys,
      Set<String> longer,
      Map<String, Double> compared) {

    private static final int FORGIVEN_FROM = 5;

    static Words of(List<String> words) {
      Words said =
          new Words(
              new HashSet<>(words),
              new HashSet<>(),
              new HashSet<>(),
              new HashSet<>(),
              new HashSet<>(),
              new HashMap<>());
      for (String word : said.written) {
        String sound = Spelling.skeleton(word);
        said.sounds.add(sound);
        said.keys.add(Names.key(word, sound));
        said.simplified.add(Spelling.simplified(word));
        if (word.length() >= FORGIVEN_FROM) {
          said.longer.add(word);
        }
      }
      return said;
    }

    Words and(Words more) {
      return new Words(
          both(written, more.written),
          both(simplified, more.simplified),
          both(sounds, more.sounds),
          both(keys, more.keys),
          both(longer, more.longer),
          new HashMap<>());
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
      Set<String> both = new HashSet<>(some);
      both.addAll(more);
      return both;
    }

    /** From 0, not said, to 1, said just so. Many candidates have a word in common. */
    double likeness(String word) {
      Double known = compared.get(word);
      if (known == null) {
        known = compare(word);
        compared.put(word, known);
      }
      return known;
    }

    private double compare(String word) {
      if (written.contains(word)) {
        return 1;
      }
      if (word.length() > 2 && simplified.contains(Spelling.simplified(word))) {
        return 0.95;
      }
      String sound = Spelling.skeleton(word);
      if (sound.length() > 2 && sounds.contains(sound)) {
        return 0.9;
      }
      if (sound.length() == 2 && word.length() > 2 && sounds.contains(sound)) {
        return 0.8;
      }
      boolean slip =
          word.length() >= FORGIVEN_FROM
              && longer.stream().anyMatch(other -> Spelling.oneSlip(word, other));
      return slip ? 0.85 : 0;
    }
  }
}
