package metropolis.platform.service;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import metropolis.platform.http.EventHub;
import metropolis.platform.http.HttpModule;

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

  /** Starts, and returns at once. */
  void start();

  /** Why it cannot serve yet, in words; empty when it can. */
  Optional<String> notReady();

  /** Completed with the reason when it has ended for good. */
  CompletableFuture<String> failure();

  void bindMetrics(MeterRegistry registry);

  @Override
  void close();

  /** Makes a service. */
  @FunctionalInterface
  interface Factory {
    Service create(ServiceContext context);
  }
}
