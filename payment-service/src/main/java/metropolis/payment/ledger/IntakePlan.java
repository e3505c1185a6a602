package metropolis.payment.ledger;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Which lines of a statement are new money, and which of the booked ones give way to them. Made of
 * the whole statement against the books as they are; then it is carried out line by line.
 *
 * @param fresh by place in the statement; not changed
 * @param known how many lines are booked already
 * @param assumed how many of these no id tells apart from what was booked
 * @param contradicted references of entries that the bank tells with two sums
 */
public record IntakePlan(
    BitSet fresh, List<Replacing> replacing, int known, int assumed, Set<String> contradicted) {

  /**
   * Lines that take the place of sums.
   *
   * @param told places in the statement, the first one first
   * @param booked keys of the sums
   */
  public record Replacing(List<Integer> told, List<String> booked) {
    public Replacing {
      told = List.copyOf(told);
      booked = List.copyOf(booked);
    }
  }

  public IntakePlan {
    replacing = List.copyOf(replacing);
    contradicted = Set.copyOf(contradicted);
  }

  /** Of a statement that is known as a whole. */
  public static IntakePlan nothing() {
    return new IntakePlan(new BitSet(), List.of(), 0, 0, Set.of());
  }

  /** Without lines whose sums somebody used meanwhile. */
  IntakePlan without(List<Integer> told) {
    BitSet fewer = (BitSet) fresh.clone();
    told.forEach(fewer::clear);
    return new IntakePlan(fewer, replacing, known, assumed, contradicted);
  }
}
