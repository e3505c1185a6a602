package metropolis.platform.kafka;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How to reach the cluster and where to keep state.
 *
 * @param clients properties for every client: {@code bootstrap.servers} and, for TLS and SASL, what
 *     came from {@code KAFKA_*} variables
 * @param stateDirectory where the stores lie, below a folder per service
 * @param partitions of every topic of the cluster
 * @param replication of topics that are created; -1 for the cluster's default
 */
public record KafkaSettings(
    Map<String, String> clients, Path stateDirectory, int partitions, int replication) {

  private static final String PREFIX = "KAFKA_";

  public KafkaSettings {
    clients = Map.copyOf(clients);
    if (clients.getOrDefault("bootstrap.servers", "").isBlank()) {
      throw new IllegalArgumentException(
          "no Kafka cluster named: set KAFKA_BOOTSTRAP_SERVERS to host:port");
    }
    if (partitions < 1 || partitions > 1000) {
      throw new IllegalArgumentException(
          "METROPOLIS_PARTITIONS must be between 1 and 1000, not " + partitions);
    }
  }

  /** The same with another number of partitions. */
  public KafkaSettings withPartitions(int count) {
    return new KafkaSettings(clients, stateDirectory, count, replication);
  }

  /**
   * The client properties in an environment: {@code KAFKA_SECURITY_PROTOCOL} becomes {@code
   * security.protocol}, and so on; variables of the broker's own images ({@code KAFKA_OPTS} and the
   * like) are left out.
   */
  public static Map<String, String> fromEnvironment(Map<String, String> environment) {
    Map<String, String> clients = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !isForScripts(name)) {
            clients.put(
                name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    return clients;
  }

  /** For a client: the passed-through properties and these. */
  Properties with(Map<String, ?> own) {
    Properties properties = new Properties();
    properties.putAll(clients);
    properties.putAll(own);
    return properties;
  }

  private static boolean isForScripts(String name) {
    return name.endsWith("_OPTS") || name.equals("KAFKA_HOME") || name.equals("KAFKA_VERSION");
  }
}
