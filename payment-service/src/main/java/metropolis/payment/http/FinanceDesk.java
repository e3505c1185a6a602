package metropolis.payment.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.office.Parcel;
import metropolis.platform.values.Cause;

/** The way from requests to the books. Any thread may use it. */
public interface FinanceDesk {

  /**
   * Reads the office of a conference. The query must be brief and must not keep what may change.
   *
   * @return empty if there is no such conference
   */
  <R> Optional<R> read(String conference, Function<Office, R> query);

  /**
   * Waits until the office of a conference is as it should be, by a query as for {@link #read}.
   *
   * @return whether it came to be in time
   */
  boolean await(String conference, Predicate<Office> condition, Duration patience);

  /**
   * Has a command decided.
   *
   * @throws metropolis.platform.values.Unanswered if no answer came in time
   */
  Answer carryOut(String conference, Order order, Cause cause);

  /**
   * Has a file of the bank taken, all of it or nothing.
   *
   * @return the data of each statement under its number, from 1, and a dot
   * @throws metropolis.platform.values.Unanswered if no answer came in time
   */
  Answer take(String conference, Parcel parcel, Cause cause);

  /** What became of a command. */
  sealed interface Answer {

    record Done(String code, Map<String, String> data) implements Answer {}

    record Refused(String code, Optional<String> field) implements Answer {}
  }
}
