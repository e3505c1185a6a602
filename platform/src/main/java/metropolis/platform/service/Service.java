package metropolis.platform.service;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import metropolis.platform.http.EventHub;
import metropolis.platform.http.HttpModule;
import metropolis.platform.kafka.KafkaMetrics;
import metropolis.platform.kafka.ServiceRuntime;

/** A service as the launcher sees it: made, mounted, started, closed. */
public interface Service extends AutoCloseable {

  /** As in {@link metropolis.schemas.Topics}. */
  String name();

  /** Its routes. */
  HttpModule http();

  /** Event streams to end when the server stops. */
  default List<EventHub> hubs() {
    return List.of();
  }

  /** What it runs on. */
  ServiceRuntime runtime();

  /** Starts, and returns at once. */
  default void start() {
    runtime().start();
  }

  /** Why it cannot serve yet, in words; empty when it can. */
  default Optional<String> notReady() {
    return runtime().notReady();
  }

  /** Completed with the reason when it has ended for good. */
  default CompletableFuture<String> failure() {
    return runtime().failure();
  }

  /** Adds what Kafka's clients measure of themselves. */
  default void bindMetrics(KafkaMetrics metrics) {
    runtime().bindMetrics(metrics);
  }

  @Override
  void close();

  /** Makes a service. */
  @FunctionalInterface
  interface Factory {
    Service create(ServiceContext context);
  }
}
