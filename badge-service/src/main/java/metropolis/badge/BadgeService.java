package metropolis.badge;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import metropolis.badge.http.BadgeHttp;
import metropolis.badge.http.Books;
import metropolis.badge.http.CountsFeed;
import metropolis.badge.rendering.BadgePrinter;
import metropolis.platform.http.EventHub;
import metropolis.platform.http.HttpModule;
import metropolis.platform.kafka.ServiceRuntime;
import metropolis.platform.kafka.Shards;
import metropolis.platform.kafka.Table;
import metropolis.platform.kafka.WindowedCounts;
import metropolis.platform.service.Service;
import metropolis.platform.service.ServiceContext;
import metropolis.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together. */
public final class BadgeService implements Service {

  private static final Logger LOG = LoggerFactory.getLogger(BadgeService.class);

  private static final int RELEASE_SECONDS = 15;
  private static final int PRINTER_SECONDS = 1;

  private final ServiceRuntime runtime;
  private final CountsFeed counts;
  private final Shards.Subscription subscription;
  private final BadgeHttp http;
  private final InstantSource clock;
  private final ScheduledExecutorService byTheClock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("badge-clock").factory());

  /**
   * @throws metropolis.platform.config.ConfigException if the signing keys cannot be read or made;
   *     the message says what to do
   */
  public BadgeService(ServiceContext context) {
    clock = context.clock();
    BadgeConfig config = BadgeConfig.read(context.environment(), context.dataDirectory());
    Shards<ConferenceBook> shards = new Shards<>(context.kafka().partitions());
    Table photos = new Table(Topics.DELEGATE_PHOTOS, context.kafka().partitions());
    WindowedCounts minutes = Minutes.of(context.kafka().partitions());
    runtime =
        new ServiceRuntime(
            Topics.BADGE,
            BadgeTopology.build(shards, photos, minutes),
            shards,
            Topics.BADGE_COMMANDS,
            Topics.BADGE_REPLIES,
            context.kafka(),
            context.self(),
            Stores.BADGES);
    Books books = new ShardBooks(shards, photos, minutes);
    counts = new CountsFeed(books, context.clock());
    subscription = shards.listen(counts::changed);
    http =
        new BadgeHttp(
            books,
            new GatewayCommands(runtime::send),
            config.keys(),
            counts,
            config.templates(),
            config.printers());
  }

  @Override
  public String name() {
    return Topics.BADGE;
  }

  @Override
  public ServiceRuntime runtime() {
    return runtime;
  }

  @Override
  public void start() {
    Service.super.start();
    byTheClock.scheduleWithFixedDelay(
        this::release, RELEASE_SECONDS, RELEASE_SECONDS, TimeUnit.SECONDS);
    byTheClock.scheduleWithFixedDelay(
        this::attend, PRINTER_SECONDS, PRINTER_SECONDS, TimeUnit.SECONDS);
    // Beside all else: the first badge at the desk would wait for fonts and classes otherwise.
    Thread.ofPlatform().daemon().name("badge-warming").start(BadgeService::warm);
  }

  private void release() {
    try {
      http.releases().run(clock.instant());
    } catch (RuntimeException notNow) {
      LOG.warn("Free seats were not given away; trying again.", notNow);
    }
  }

  private void attend() {
    try {
      http.office().run(clock.instant());
    } catch (RuntimeException notNow) {
      LOG.warn("Printers were not attended to; trying again.", notNow);
    }
  }

  private static void warm() {
    try {
      new BadgePrinter().warm();
    } catch (RuntimeException e) {
      LOG.warn("The first badge was not drawn in advance; badges may fail as well.", e);
    }
  }

  @Override
  public HttpModule http() {
    return http;
  }

  @Override
  public List<EventHub> hubs() {
    return List.of(counts.hub());
  }

  @Override
  public void close() {
    byTheClock.shutdownNow();
    http.office().close();
    subscription.close();
    counts.close();
    runtime.close();
  }
}
