package metropolis.payment.ledger;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Gives what equals something that was told lately as the same object, so that it is held once.
 * Forgets by itself. Any thread may use it.
 */
public final class Lately {

  private static final int MOST = 4_096;

  private final AtomicReferenceArray<Object> told = new AtomicReferenceArray<>(MOST);

  /**
   * @param value immutable
   */
  @SuppressWarnings("unchecked")
  public <T> T of(T value) {
    int mixed = value.hashCode() * 0x9E3779B9;
    int place = (mixed ^ mixed >>> 15) & MOST - 1;
    Object before = told.getPlain(place);
    if (value.equals(before)) {
      return (T) before;
    }
    told.setRelease(place, value);
    return value;
  }
}
