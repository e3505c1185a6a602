package metropolis.payment.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Maps of which an invoice or a line has few entries or none, a hundred thousand times over. */
final class Few {

  private static final SequencedMap<?, ?> NONE =
      Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

  private Few() {}

  /** A copy with room for no more; not to be changed. */
  @SuppressWarnings("unchecked")
  static <K, V> SequencedMap<K, V> copy(SequencedMap<K, V> map) {
    if (map.isEmpty()) {
      return (SequencedMap<K, V>) NONE;
    }
    LinkedHashMap<K, V> copy = LinkedHashMap.newLinkedHashMap(map.size());
    copy.putAll(map);
    return copy;
  }
}
