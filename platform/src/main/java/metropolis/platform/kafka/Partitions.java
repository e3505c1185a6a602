package metropolis.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Where a conference lives: the same partition of every topic. */
public final class Partitions {

  private Partitions() {}

  /** The partition of a conference, of so many. */
  public static int of(String conference, int count) {
    byte[] id = conference.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(id)) % count;
  }

  /** For what a stream writes. */
  public static <V> StreamPartitioner<EntityKey, V> byConference() {
    return new StreamPartitioner<>() {
      @Override
      public Optional<Set<Integer>> partitions(String topic, EntityKey key, V value, int count) {
        return Optional.of(Set.of(of(key.conference(), count)));
      }
    };
  }
}
