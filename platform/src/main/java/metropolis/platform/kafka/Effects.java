package metropolis.platform.kafka;

import java.util.ArrayList;
import java.util.List;
import metropolis.schemas.Topic;
import metropolis.schemas.common.CommandReply;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one decision does, in order: records to publish, states to store, and for a command the
 * reply. All of it becomes visible in one transaction or none of it does. For one thread.
 */
public final class Effects {

  record Publication(Topic topic, EntityKey key, SpecificRecord value) {}

  record Change(String store, EntityKey key, SpecificRecord state) {}

  private final List<Publication> publications = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private CommandReply reply;

  public static Effects none() {
    return new Effects();
  }

  /** Publishes a record; null is a tombstone. */
  public Effects publish(Topic topic, EntityKey key, SpecificRecord value) {
    publications.add(new Publication(topic, key, value));
    return this;
  }

  /** Keeps the state of an entity. */
  public Effects put(String store, EntityKey key, SpecificRecord state) {
    changes.add(new Change(store, key, state));
    return this;
  }

  /** Forgets the state of an entity. */
  public Effects delete(String store, EntityKey key) {
    changes.add(new Change(store, key, null));
    return this;
  }

  /** Answers the command. */
  public Effects reply(CommandReply answer) {
    reply = answer;
    return this;
  }

  List<Publication> publications() {
    return publications;
  }

  List<Change> changes() {
    return changes;
  }

  CommandReply reply() {
    return reply;
  }
}
