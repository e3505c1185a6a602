package metropolis.platform.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker every two seconds whether it is there. Any thread may ask for the answer. */
final class BrokerWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Admin admin;
  private final ScheduledExecutorService clock;
  private final String service;
  private final Runnable each;
  private volatile boolean reachable;

  /**
   * @param each is done after each answer, or none: it must be brief
   */
  BrokerWatch(String service, KafkaSettings settings, Runnable each) {
    this.service = service;
    this.each = each;
    this.admin =
        Admin.create(
            settings.with(
                Map.of(
                    AdminClientConfig.CLIENT_ID_CONFIG, service + "-broker-watch",
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000",
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "2000")));
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(service + "-broker-watch").daemon().factory());
  }

  void start() {
    clock.scheduleWithFixedDelay(this::ask, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean reachable() {
    return reachable;
  }

  private void ask() {
    try {
      boolean answers = answers();
      if (answers != reachable) {
        reachable = answers;
        if (answers) {
          LOG.info("{}: the Kafka broker answers", service);
        } else {
          LOG.warn("{}: the Kafka broker does not answer", service);
        }
      }
      each.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      // An exception would end the watch, and the last answer would stand for ever.
      LOG.error("the watch of {} failed", service, bug);
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      return !admin
          .describeCluster()
          .nodes()
          .get(EVERY.toMillis(), TimeUnit.MILLISECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return false;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    admin.close(Duration.ofSeconds(1));
  }
}
