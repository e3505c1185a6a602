package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a payment, prepared once to be compared with many names. */
record Said(Words payer, Words text, Words all) {

  static Said of(Wording wording) {
    List<String> payer = Spelling.words(wording.counterparty());
    List<String> text = Spelling.words(wording.text());
    List<String> all = new ArrayList<>(payer);
    all.addAll(text);
    return new Said(Words.of(payer), Words.of(text), Words.of(all));
  }

  /**
   * @param simplified as written by other habits; see {@link Spelling#simplified}
   * @param sounds consonants of the words
   * @param longer words in which one slip of the pen is forgiven
   * @param compared likenesses that were asked for before
   */
  record Words(
      Set<String> written,
      Set<String> simplified,
      Set<String> sounds,
      List<String> longer,
      Map<String, Double> compared) {

    private static final int FORGIVEN_FROM = 5;

    static Words of(List<String> words) {
      Set<String> sounds = new HashSet<>();
      Set<String> simplified = new HashSet<>();
      for (String word : words) {
        sounds.add(Spelling.skeleton(word));
        simplified.add(Spelling.simplified(word));
      }
      return new Words(
          new HashSet<>(words),
          simplified,
          sounds,
          words.stream().filter(word -> word.length() >= FORGIVEN_FROM).distinct().toList(),
          new HashMap<>());
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
