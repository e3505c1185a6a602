package metropolis.badge.http;

import java.text.CollationKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Badges in the order in which a desk lays them out: by family name, as the conference's language
 * sorts; those of nobody last.
 */
final class HolderOrder {

  private static final Comparator<Books.Holder> BY_NAME =
      Comparator.comparing(Books.Holder::place, HolderOrder::compare)
          .thenComparing(holder -> holder.badge().id().text());

  private HolderOrder() {}

  static List<Books.Holder> sorted(List<Books.Holder> holders) {
    return holders.stream().sorted(BY_NAME).toList();
  }

  private static int compare(Optional<CollationKey> one, Optional<CollationKey> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    return one.get().compareTo(other.get());
  }
}
