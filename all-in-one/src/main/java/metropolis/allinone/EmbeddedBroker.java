package metropolis.allinone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker and controller in this JVM, on loopback alone. What it acknowledged survives
 * the death of the process, though not that of the machine before the operating system has written
 * it.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String HOST = "127.0.0.1";
  private static final int NODE = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectName FENCED_BROKERS = fencedBrokers();

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker on free ports that keeps its data in a directory, and goes on with what it
   * finds there.
   */
  public static EmbeddedBroker start(Path directory) throws IOException {
    List<Integer> ports = freePorts(2);
    return start(directory, HOST + ":" + ports.get(0), HOST + ":" + ports.get(1));
  }

  /** The same, where clients look for it already. */
  static EmbeddedBroker start(Path directory, String address) throws IOException {
    return start(directory, address, freeAddress());
  }

  /** How many partitions a topic has in a directory; 0 if there is none. */
  static int partitions(Path directory, String topic) throws IOException {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    Pattern partition = Pattern.compile(Pattern.quote(topic) + "-\\d+");
    try (Stream<Path> entries = Files.list(directory)) {
      return (int)
          entries
              .filter(entry -> partition.matcher(entry.getFileName().toString()).matches())
              .count();
    }
  }

  /** A place that a broker could take. */
  static String freeAddress() throws IOException {
    return HOST + ":" + freePorts(1).getFirst();
  }

  private static EmbeddedBroker start(Path directory, String address, String controller)
      throws IOException {
    Properties properties = properties(directory, address, controller);
    boolean first = format(directory, properties);
    if (wasKilled(directory)) {
      giveUpFormerSelf(properties);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    server.startup();
    if (first) {
      createOwnTopics(address, properties);
    }
    LOG.info("broker started: address={} directory={}", address, directory);
    return new EmbeddedBroker(server, address);
  }

  /**
   * Makes the topics in which a broker keeps its groups and transactions. It would do so itself
   * when it is first asked for one, but every client that asks meanwhile asks again after some
   * milliseconds, and each time the controller is asked for the topics too: 1,700 requests in the
   * first start of the services.
   */
  private static void createOwnTopics(String address, Properties properties) throws IOException {
    List<NewTopic> own =
        List.of(
            compacted(
                Topic.GROUP_METADATA_TOPIC_NAME,
                properties.getProperty("offsets.topic.num.partitions")),
            compacted(
                Topic.TRANSACTION_STATE_TOPIC_NAME,
                properties.getProperty("transaction.state.log.num.partitions")));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(own).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException notYet) {
      // Then the broker makes them when they are asked for.
      LOG.warn("the broker's own topics were not made ahead", notYet);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the broker started", e);
    }
  }

  private static NewTopic compacted(String name, String partitions) {
    return new NewTopic(name, Integer.parseInt(partitions), (short) 1)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  private static boolean wasKilled(Path directory) {
    return Files.exists(directory.resolve("__cluster_metadata-0"))
        && !Files.exists(directory.resolve(".kafka_cleanshutdown"));
  }

  /**
   * Lets the controller alone come up first and give up the broker that was killed.
   *
   * <p>Otherwise the new broker takes itself for the leader that the old one was, loads what was
   * under way, and is fenced in the middle of it. A transaction that was being closed at that
   * moment loses its marker: the offsets it holds stay pending, and its service waits for them for
   * ever (seen with Kafka 4.3.1, once in some dozens of kills; the coordinator takes a partition
   * without a leader for a deleted one). It is faster too: nobody waits for the former self's
   * session.
   */
  private static void giveUpFormerSelf(Properties properties) throws IOException {
    Properties alone = new Properties();
    alone.putAll(properties);
    String controller = properties.getProperty("controller.quorum.voters").split("@", 2)[1];
    alone.put("process.roles", "controller");
    alone.put("listeners", "CONTROLLER://" + controller);
    alone.remove("advertised.listeners");
    alone.remove("inter.broker.listener.name");
    alone.put("broker.session.timeout.ms", "300");
    alone.put("broker.heartbeat.interval.ms", "100");
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(alone), Time.SYSTEM);
    server.startup();
    try {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!formerSelfGivenUp()) {
        if (System.nanoTime() > deadline) {
          // It may have been killed before it was ever registered: then there is none to give up.
          LOG.warn("no former broker was given up");
          return;
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the broker started", e);
    } finally {
      server.shutdown();
      server.awaitShutdown();
    }
  }

  /** Asked of the controller's metrics, since it tells clients of itself alone. */
  private static boolean formerSelfGivenUp() throws IOException {
    try {
      Object fenced =
          ManagementFactory.getPlatformMBeanServer().getAttribute(FENCED_BROKERS, "Value");
      return fenced instanceof Number count && count.intValue() > 0;
    } catch (InstanceNotFoundException notYet) {
      return false;
    } catch (JMException e) {
      throw new IOException("the controller's metrics cannot be read", e);
    }
  }

  private static ObjectName fencedBrokers() {
    try {
      return new ObjectName("kafka.controller:type=KafkaController,name=FencedBrokerCount");
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For clients: {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static Properties properties(Path directory, String address, String controller) {
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", String.valueOf(NODE));
    p.put("controller.quorum.voters", NODE + "@" + controller);
    p.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
    p.put("advertised.listeners", "PLAINTEXT://" + address);
    p.put("controller.listener.names", "CONTROLLER");
    p.put("inter.broker.listener.name", "PLAINTEXT");
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("log.dirs", directory.toString());
    p.put("auto.create.topics.enable", "false");
    p.put("default.replication.factor", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "3");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "3");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    // A conference may rest for months between two starts; forgotten offsets would replay its life.
    p.put("offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE));
    p.put("message.max.bytes", "10485760");
    p.put("replica.fetch.max.bytes", "10485760");
    // Sized for one machine: the defaults set aside 128 MB for cleaning alone.
    p.put("log.cleaner.dedupe.buffer.size", "4194304");
    p.put("log.cleaner.io.buffer.size", "131072");
    // How soon a writer's next transaction is tried again while the one before is being closed,
    // which takes a few milliseconds here.
    p.put("add.partitions.to.txn.retry.backoff.ms", "2");
    // What a killed service left open is closed after its ten seconds, not after up to twenty.
    p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("num.recovery.threads.per.data.dir", "2");
    p.put("background.threads", "2");
    p.put("log.segment.bytes", "67108864");
    p.put("log.index.size.max.bytes", "1048576");
    return p;
  }

  /** Returns whether it was to be done, since nothing was there yet. */
  private static boolean format(Path directory, Properties properties) throws IOException {
    Files.createDirectories(directory);
    if (Files.exists(directory.resolve("meta.properties"))) {
      return false;
    }
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setControllerListenerName(properties.getProperty("controller.listener.names"))
          .run();
      return true;
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the broker's directory cannot be prepared: " + directory, e);
    }
  }

  /** Ports are taken together, so that they differ, and given back at once. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      List<Integer> ports = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST));
        sockets.add(socket);
        ports.add(socket.getLocalPort());
      }
      return ports;
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
