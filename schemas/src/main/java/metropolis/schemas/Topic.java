package metropolis.schemas;

import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the contract. Keys are always the UTF-8 string {@code conferenceId|entityId}, and
 * the part before the bar alone chooses the partition.
 *
 * @param name as on the broker
 * @param writer the only service whose records it holds; for command topics, the service that reads
 * @param cleanup what becomes of old records
 * @param retention how long a record is kept; for a compacted topic the longest time that an
 *     overwritten or erased one may linger; {@link #FOR_EVER} for no limit
 * @param values the record types it may hold
 */
public record Topic(
    String name,
    String writer,
    Cleanup cleanup,
    Duration retention,
    List<Class<? extends SpecificRecord>> values) {

  /** No limit. */
  public static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

  /** What becomes of old records. */
  public enum Cleanup {
    /** Deleted when the retention has passed. */
    DELETE,
    /** The newest of each key is kept for ever. */
    COMPACT
  }

  public Topic {
    values = List.copyOf(values);
  }
}
