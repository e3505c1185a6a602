package metropolis.badge.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import metropolis.badge.printing.PrintJob;

/**
 * How printers and the jobs at them are at this moment: they tell it again whenever they are asked,
 * so that nothing of it is kept. Any thread may use it.
 */
final class PrinterNotes {

  /** A printer is asked how it is for so long after somebody looked at its desk. */
  private static final Duration WATCHED = Duration.ofSeconds(20);

  /** How a printer is, for people. */
  enum Health {
    NOT_ASKED,
    READY,
    BUSY,
    ATTENTION,
    NOT_ACCEPTING,
    OFFLINE,
    UNSUITABLE_FORMAT,
    UNSUITABLE_PRINTER
  }

  /**
   * @param reasons as keywords of IPP
   * @param since when it is so
   */
  record State(Health health, List<String> reasons, Instant since) {}

  /** How a job is that is at its printer. */
  enum Progress {
    PRINTING,
    STOPPED,
    /** The printer was given it and does not answer: it may have come out. */
    IN_DOUBT
  }

  /**
   * @param reasons as keywords of IPP
   */
  record Live(Progress progress, List<String> reasons) {}

  private static final State NOT_ASKED = new State(Health.NOT_ASKED, List.of(), Instant.EPOCH);

  private final Map<String, State> states = new ConcurrentHashMap<>();
  private final Map<String, Live> live = new ConcurrentHashMap<>();
  private final Map<String, Instant> watched = new ConcurrentHashMap<>();

  /** How a printer is, as far as it was asked. */
  State state(String printer) {
    return states.getOrDefault(printer, NOT_ASKED);
  }

  /** The same for somebody who looks, so that it is asked again. */
  State watch(String printer, Instant now) {
    watched.put(printer, now);
    return state(printer);
  }

  boolean isWatched(String printer, Instant now) {
    Instant seen = watched.get(printer);
    return seen != null && seen.plus(WATCHED).isAfter(now);
  }

  void note(String printer, Health health, List<String> reasons, Instant now) {
    states.compute(
        printer,
        (id, before) ->
            before != null && before.health() == health && before.reasons().equals(reasons)
                ? before
                : new State(health, reasons, now));
  }

  /** How a job is that was sent; empty if nothing is known. */
  Optional<Live> live(String conference, PrintJob job) {
    return Optional.ofNullable(live.get(key(conference, job)));
  }

  void live(String key, Live how) {
    live.put(key, how);
  }

  void forget(String key) {
    live.remove(key);
  }

  static String key(String conference, PrintJob job) {
    return conference + "/" + job.id() + "/" + job.attempt();
  }
}
