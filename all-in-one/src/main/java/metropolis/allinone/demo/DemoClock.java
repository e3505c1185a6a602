package metropolis.allinone.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is set: the demo goes through months. Any thread may use it.
 */
public final class DemoClock implements InstantSource {

  private final AtomicReference<Instant> now;

  /**
   * @param start as {@code 2004-05-03T09:00+02:00}
   */
  public DemoClock(String start) {
    this.now = new AtomicReference<>(OffsetDateTime.parse(start).toInstant());
  }

  /** Goes to a moment, written as at the start. */
  public void set(String moment) {
    now.set(OffsetDateTime.parse(moment).toInstant());
  }

  @Override
  public Instant instant() {
    return now.get();
  }
}
