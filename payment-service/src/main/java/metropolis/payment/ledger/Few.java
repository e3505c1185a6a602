package metropolis.payment.ledger;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Maps and lists of which an invoice or a line has few entries or none, a hundred thousand times
 * over.
 */
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
    if (map.size() == 1) {
      Map.Entry<K, V> only = map.firstEntry();
      return map instanceof One ? map : new One<>(only.getKey(), only.getValue());
    }
    LinkedHashMap<K, V> copy = LinkedHashMap.newLinkedHashMap(map.size());
    copy.putAll(map);
    return copy;
  }

  /** A list that ends with one more; not to be changed. */
  static <T> List<T> with(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list.size() + 1);
    longer.addAll(list);
    longer.add(more);
    return List.copyOf(longer);
  }

  /** One entry, which takes a sixth of a map that could have more. Immutable. */
  private static final class One<K, V> extends AbstractMap<K, V> implements SequencedMap<K, V> {
    private final K key;
    private final V value;

    One(K key, V value) {
      this.key = Objects.requireNonNull(key, "key");
      this.value = Objects.requireNonNull(value, "value");
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
      return Set.of(Map.entry(key, value));
    }

    @Override
    public Set<K> keySet() {
      return Set.of(key);
    }

    @Override
    public Collection<V> values() {
      return Set.of(value);
    }

    @Override
    public V get(Object wanted) {
      return key.equals(wanted) ? value : null;
    }

    @Override
    public boolean containsKey(Object wanted) {
      return key.equals(wanted);
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public SequencedMap<K, V> reversed() {
      return this;
    }
  }
}
