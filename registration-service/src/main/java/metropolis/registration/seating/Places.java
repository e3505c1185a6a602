package metropolis.registration.seating;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who holds a place and who waits for one, in order of their tickets. It keeps count, it does not
 * judge: whoever grants a place asks {@link #full} first, and a lowered capacity throws nobody out.
 * Mutable; for one thread at a time.
 */
public final class Places {
  private final Set<String> holders = new LinkedHashSet<>();
  private final TreeMap<Long, String> line = new TreeMap<>();
  private final Map<String, Long> tickets = new LinkedHashMap<>();

  public boolean full(long capacity) {
    return holders.size() >= capacity;
  }

  public int taken() {
    return holders.size();
  }

  public int waiting() {
    return line.size();
  }

  /** The one whose turn it is. */
  public Optional<String> next() {
    return line.isEmpty() ? Optional.empty() : Optional.of(line.firstEntry().getValue());
  }

  /** A number behind everybody who waits. Numbers of a line that has emptied come again. */
  public long nextTicket() {
    return line.isEmpty() ? 1 : line.lastKey() + 1;
  }

  /** Place in the line counted from 1, or 0 for somebody who does not wait. */
  public int position(String id) {
    Long ticket = tickets.get(id);
    return ticket == null ? 0 : line.headMap(ticket, true).size();
  }

  /** Gives a place, taking the holder out of the line. */
  public void grant(String id) {
    leaveLine(id);
    holders.add(id);
  }

  /**
   * @throws IllegalStateException if the ticket is another's: two would have one turn
   */
  public void queue(String id, long ticket) {
    String before = line.putIfAbsent(ticket, id);
    if (before != null && !before.equals(id)) {
      throw new IllegalStateException("ticket " + ticket + " given twice");
    }
    tickets.put(id, ticket);
  }

  /** Gives back a place or a turn; without either, nothing happens. */
  public void release(String id) {
    holders.remove(id);
    leaveLine(id);
  }

  public Set<String> holders() {
    return Set.copyOf(holders);
  }

  private void leaveLine(String id) {
    Long ticket = tickets.remove(id);
    if (ticket != null) {
      line.remove(ticket);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Places that && holders.equals(that.holders) && line.equals(that.line);
  }

  @Override
  public int hashCode() {
    return 31 * holders.hashCode() + line.hashCode();
  }

  @Override
  public String toString() {
    return "Places[holders=" + holders + ", line=" + line + "]";
  }
}
