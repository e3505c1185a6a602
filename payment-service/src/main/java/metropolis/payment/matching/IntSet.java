package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.List;

/** Small numbers, each once, in no order; far smaller than a set of objects. */
final class IntSet {

  /** Open addressing with linear probing; each is one more than it means, and 0 is free. */
  private int[] slots = new int[2];

  private int size;

  int size() {
    return size;
  }

  void add(int value) {
    if (2 * (size + 1) > slots.length) {
      int[] old = slots;
      slots = new int[2 * old.length];
      for (int kept : old) {
        if (kept != 0) {
          slots[slot(kept)] = kept;
        }
      }
    }
    int slot = slot(value + 1);
    size += slots[slot] == 0 ? 1 : 0;
    slots[slot] = value + 1;
  }

  void remove(int value) {
    int mask = slots.length - 1;
    int hole = slot(value + 1);
    if (slots[hole] == 0) {
      return;
    }
    size--;
    // Those behind it move up, so that none is cut off from its own place.
    for (int slot = hole + 1 & mask; slots[slot] != 0; slot = slot + 1 & mask) {
      int home = home(slots[slot], mask);
      if ((slot - home & mask) >= (slot - hole & mask)) {
        slots[hole] = slots[slot];
        hole = slot;
      }
    }
    slots[hole] = 0;
  }

  List<Integer> toList() {
    List<Integer> values = new ArrayList<>(size);
    for (int kept : slots) {
      if (kept != 0) {
        values.add(kept - 1);
      }
    }
    return values;
  }

  private int slot(int kept) {
    int mask = slots.length - 1;
    int slot = home(kept, mask);
    while (slots[slot] != 0 && slots[slot] != kept) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private static int home(int kept, int mask) {
    int mixed = kept * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & mask;
  }
}
