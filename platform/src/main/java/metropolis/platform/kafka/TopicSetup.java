package metropolis.platform.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import metropolis.platform.values.NotReady;
import metropolis.schemas.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing, and refuses those that do not fit the contract. */
public final class TopicSetup {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private TopicSetup() {}

  /**
   * Makes sure of every topic.
   *
   * @throws IllegalStateException naming each topic that differs and how
   * @throws NotReady if the cluster does not answer
   */
  public static void ensure(
      Admin admin, Collection<Topic> topics, int partitions, int replication) {
    try {
      create(admin, topics, partitions, replication);
      List<String> differences = differences(admin, topics, partitions);
      if (!differences.isEmpty()) {
        throw new IllegalStateException(
            "topics do not fit the contract:\n  "
                + String.join("\n  ", differences)
                + "\nAlter them, or start on a cluster of its own.");
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new NotReady("the Kafka cluster did not answer about its topics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotReady("interrupted while looking at topics", e);
    }
  }

  private static void create(Admin admin, Collection<Topic> topics, int partitions, int replication)
      throws ExecutionException, InterruptedException, TimeoutException {
    var existing = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    List<NewTopic> missing = new ArrayList<>();
    for (Topic topic : topics) {
      if (!existing.contains(topic.name())) {
        missing.add(
            new NewTopic(
                    topic.name(),
                    Optional.of(partitions),
                    replication < 0 ? Optional.empty() : Optional.of((short) replication))
                .configs(configs(topic)));
      }
    }
    for (var created : admin.createTopics(missing).values().entrySet()) {
      try {
        created.getValue().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        // Another service that starts at the same moment may have been faster.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private static List<String> differences(Admin admin, Collection<Topic> topics, int partitions)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<ConfigResource> resources = new ArrayList<>();
    for (Topic topic : topics) {
      resources.add(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
    }
    Map<String, TopicDescription> described = describe(admin, topics);
    var settings =
        admin.describeConfigs(resources).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    List<String> found = new ArrayList<>();
    for (Topic topic : topics) {
      int has = described.get(topic.name()).partitions().size();
      if (has != partitions) {
        found.add(topic.name() + " has " + has + " partitions, not " + partitions);
      }
      String policy =
          settings
              .get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
              .get(TopicConfig.CLEANUP_POLICY_CONFIG)
              .value();
      if (!policy.equals(policy(topic))) {
        found.add(
            topic.name()
                + " has "
                + TopicConfig.CLEANUP_POLICY_CONFIG
                + "="
                + policy
                + ", not "
                + policy(topic));
      }
    }
    return found;
  }

  /** A topic just made may not be known to every broker yet. */
  private static Map<String, TopicDescription> describe(Admin admin, Collection<Topic> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<String> names = topics.stream().map(Topic::name).toList();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return admin
            .describeTopics(names)
            .allTopicNames()
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  private static String policy(Topic topic) {
    return switch (topic.cleanup()) {
      case DELETE -> TopicConfig.CLEANUP_POLICY_DELETE;
      case COMPACT -> TopicConfig.CLEANUP_POLICY_COMPACT;
    };
  }

  private static Map<String, String> configs(Topic topic) {
    Map<String, String> configs = new HashMap<>();
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, policy(topic));
    // A bank statement is one command, taken whole or not at all; brokers allow 1 MB by themselves.
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "8388608");
    boolean forEver = topic.retention().equals(Topic.FOR_EVER);
    long millis = forEver ? -1 : topic.retention().toMillis();
    switch (topic.cleanup()) {
      case DELETE -> {
        configs.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(millis));
        configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        if (!forEver) {
          // Only closed segments are deleted.
          configs.put(TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(millis / 4));
        }
      }
      case COMPACT -> {
        configs.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, String.valueOf(millis));
        configs.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, String.valueOf(millis / 2));
      }
    }
    return configs;
  }
}
