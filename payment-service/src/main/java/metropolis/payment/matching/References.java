package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds a number by any of its texts, which the holder of the numbers keeps anyway: here is nothing
 * but numbers. Texts are compared with look-alikes as digits. One writer; readers need its lock.
 */
final class References {

  /** Open addressing with linear probing; each is one more than it means, and 0 is free. */
  private int[] slots = new int[16];

  private final List<OpenItem> items;
  private int size;

  /**
   * @param items by number; may grow, and an item keeps its references
   */
  References(List<OpenItem> items) {
    this.items = items;
  }

  /** With all references of an item that was put in. The newest bearer of a reference counts. */
  void add(int id) {
    for (String reference : items.get(id).references()) {
      String text = Lookalikes.digits(reference);
      if (2 * (size + 1) > slots.length) {
        grow();
      }
      int slot = slot(text);
      size += slots[slot] == 0 ? 1 : 0;
      slots[slot] = id + 1;
    }
  }

  /**
   * @param text with look-alikes as digits
   * @return negative if there is none
   */
  int find(String text) {
    return slots[slot(text)] - 1;
  }

  private int slot(String text) {
    int mask = slots.length - 1;
    int slot = home(text, mask);
    while (slots[slot] != 0 && !bears(slots[slot] - 1, text)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private boolean bears(int id, String text) {
    for (String reference : items.get(id).references()) {
      if (Lookalikes.same(reference, text)) {
        return true;
      }
    }
    return false;
  }

  /** What each slot is for is known by where it stands: all texts of its item are tried. */
  private void grow() {
    List<Integer> ids = new ArrayList<>(size);
    Arrays.stream(slots).filter(kept -> kept != 0).distinct().forEach(kept -> ids.add(kept - 1));
    slots = new int[2 * slots.length];
    size = 0;
    for (int id : ids) {
      for (String reference : items.get(id).references()) {
        int slot = slot(Lookalikes.digits(reference));
        size += slots[slot] == 0 ? 1 : 0;
        slots[slot] = Math.max(slots[slot], id + 1);
      }
    }
  }

  private static int home(String text, int mask) {
    int mixed = text.hashCode() * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & mask;
  }
}
