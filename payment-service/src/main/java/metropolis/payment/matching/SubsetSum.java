package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.List;
import metropolis.platform.values.Money;

/** Which of a few open items add up to an amount. */
final class SubsetSum {

  /** Subsets double with each item: 4096 of twelve are tried in no time. */
  static final int MOST_ITEMS = 12;

  /**
   * @param first the subsets of two or more items to show, the largest first
   * @param count how many there are
   */
  record Result(List<List<OpenItem>> first, int count) {}

  private SubsetSum() {}

  /**
   * @param items payable, in one currency, in the order in which equal subsets are preferred
   * @return nothing if there are more items than can be tried, unless all together are the amount
   */
  static Result of(List<OpenItem> items, Money amount, int shown) {
    long all = items.stream().mapToLong(item -> item.open().minor()).sum();
    if (items.size() > 1 && all == amount.minor()) {
      return new Result(List.of(List.copyOf(items)), 1);
    }
    if (items.size() < 2 || items.size() > MOST_ITEMS || all < amount.minor()) {
      return new Result(List.of(), 0);
    }
    List<Integer> found = new ArrayList<>();
    for (int subset = 1; subset < 1 << items.size(); subset++) {
      if (Integer.bitCount(subset) > 1 && sum(items, subset) == amount.minor()) {
        found.add(subset);
      }
    }
    found.sort(
        (a, b) ->
            Integer.bitCount(a) != Integer.bitCount(b)
                ? Integer.compare(Integer.bitCount(b), Integer.bitCount(a))
                : Integer.compare(a, b));
    return new Result(
        found.stream().limit(shown).map(subset -> picked(items, subset)).toList(), found.size());
  }

  private static long sum(List<OpenItem> items, int subset) {
    long sum = 0;
    for (int i = 0; i < items.size(); i++) {
      if ((subset & 1 << i) != 0) {
        sum += items.get(i).open().minor();
      }
    }
    return sum;
  }

  private static List<OpenItem> picked(List<OpenItem> items, int subset) {
    List<OpenItem> picked = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if ((subset & 1 << i) != 0) {
        picked.add(items.get(i));
      }
    }
    return picked;
  }
}
