package metropolis.platform.kafka;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import metropolis.schemas.Topic;
import metropolis.schemas.common.CommandReply;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.Topology;

/**
 * The Kafka side of a service in one piece: its stream, and the gateway for its commands. Any
 * thread may use it.
 */
public final class ServiceRuntime implements AutoCloseable {

  /** A command that has no reply by then is answered 503, to be sent again. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private final StreamRuntime stream;
  private final CommandGateway gateway;

  /**
   * @param service as in {@link metropolis.schemas.Topics}
   * @param self how other instances reach this one
   * @param anyStore the name of one store of the topology
   */
  public ServiceRuntime(
      String service,
      Topology topology,
      Shards<?> shards,
      Topic commands,
      Topic replies,
      KafkaSettings settings,
      Optional<URI> self,
      String anyStore) {
    this.stream = new StreamRuntime(service, topology, shards, settings, self, anyStore);
    this.gateway = new CommandGateway(settings, commands, replies);
  }

  public void start() {
    stream.start(gateway::start);
  }

  /** Sends a command and waits for its reply: see {@link CommandGateway#send}. */
  public CommandReply send(EntityKey key, SpecificRecord command) {
    return gateway.send(key, command, PATIENCE);
  }

  /** Why it cannot serve yet, in words; empty when it can. */
  public Optional<String> notReady() {
    return stream.notReady();
  }

  /** Completed with the reason when the stream has ended for good. */
  public CompletableFuture<String> failure() {
    return stream.failure();
  }

  /** Adds the metrics of Kafka Streams and of the clients. */
  public void bindMetrics(KafkaMetrics metrics) {
    stream.bindMetrics(metrics);
    gateway.bindMetrics(metrics);
  }

  @Override
  public void close() {
    gateway.close();
    stream.close();
  }
}
