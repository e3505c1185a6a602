package metropolis.payment.matching;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Small numbers in the order in which they were added; far smaller than a list of objects. */
final class IntBag {

  private int[] values = new int[1];
  private int size;

  int size() {
    return size;
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  /** Takes out one of them, if it is there. */
  void remove(int value) {
    for (int i = 0; i < size; i++) {
      if (values[i] == value) {
        values[i] = values[--size];
        return;
      }
    }
  }

  void forEach(IntConsumer use) {
    for (int i = 0; i < size; i++) {
      use.accept(values[i]);
    }
  }
}
