package metropolis.platform.kafka;

import java.util.Collection;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The one that decides for every conference of a partition. The runtime calls it from one thread at
 * a time, holding the shard's write lock; {@link #book} and {@link #conferences} are called by
 * readers that hold its read lock.
 *
 * <p>Its memory is rebuilt from the stores at each start by {@link #restore}; it never keeps
 * anything that the stores do not imply.
 *
 * @param <B> what it remembers of one conference
 */
public interface Writer<B> {

  /** One stored entity, in no particular order, before anything else is called. */
  void restore(String store, EntityKey key, SpecificRecord state);

  /** All stored entities have been given. */
  default void restored() {}

  /**
   * Decides a command: the effects must hold a reply. An exception is a bug and changes nothing.
   */
  Effects decide(EntityKey key, SpecificRecord command);

  /**
   * Takes note of a record of another topic.
   *
   * @param value null for a tombstone
   */
  Effects follow(String topic, EntityKey key, SpecificRecord value);

  /**
   * Goes on with what was decided but takes longer than one transaction may: one piece of it.
   * Called between records for as long as it gives any; how far it is must be in its stores, so
   * that after a crash it goes on where the last committed piece ended.
   */
  default Optional<Effects> proceed() {
    return Optional.empty();
  }

  /** What is remembered of a conference, alive: to be read, not kept. */
  Optional<B> book(String conference);

  /** The conferences of this partition. */
  Collection<String> conferences();
}
