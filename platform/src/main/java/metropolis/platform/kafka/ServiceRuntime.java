package metropolis.platform.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private final List<AutoCloseable> bound = new ArrayList<>();

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

  /** Adds the metrics of Kafka Streams and of the clients to a registry. */
  public void bindMetrics(MeterRegistry registry) {
    bound.add(stream.bindMetrics(registry));
    bound.addAll(gateway.bindMetrics(registry));
  }

  @Override
  public void close() {
    gateway.close();
    stream.close();
    for (AutoCloseable metrics : bound) {
      try {
        metrics.close();
      } catch (Exception e) {
        throw new IllegalStateException("metrics could not be unbound", e);
      }
    }
  }
}
