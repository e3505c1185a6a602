package metropolis.platform.http;

import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server: one port, any number of modules, a virtual thread for each request. Stopping
 * lets requests under way finish for a while.
 *
 * <pre>{@code
 * try (HttpServer server = HttpServer.on(settings).gatekeeper(accounts).module(badges).start()) { … }
 * }</pre>
 */
public final class HttpServer implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final int SLOWEST_BYTES_PER_SECOND = 100;
  private static final int MOST_CONNECTIONS = 5_000;
  private static final int HEADER_BYTES = 16 * 1024;
  private static final Duration[] BUCKETS =
      IntStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Javalin javalin;
  private final Dispatcher dispatcher;
  private final List<EventHub> hubs;
  private final List<Routes.Route> routes;
  private final String host;

  private HttpServer(
      Javalin javalin,
      Dispatcher dispatcher,
      List<EventHub> hubs,
      List<Routes.Route> routes,
      String host) {
    this.javalin = javalin;
    this.dispatcher = dispatcher;
    this.hubs = hubs;
    this.routes = routes;
    this.host = host;
  }

  public static Builder on(ServerSettings settings) {
    return new Builder(settings);
  }

  public int port() {
    return javalin.port();
  }

  /** Where this machine reaches the server. */
  public URI url() {
    return URI.create("http://" + ("0.0.0.0".equals(host) ? "127.0.0.1" : host) + ":" + port());
  }

  List<Routes.Route> routes() {
    return routes;
  }

  /**
   * Ends event streams, takes no more requests, and waits up to ten seconds for those under way.
   */
  @Override
  public void close() {
    hubs.forEach(EventHub::close);
    javalin.stop();
    dispatcher.close();
  }

  /** Gathers what a server is made of. For one thread. */
  public static final class Builder {
    private final ServerSettings settings;
    private final Routes routes = new Routes();
    private final List<HttpModule> modules = new ArrayList<>();
    private final List<Readiness> readiness = new ArrayList<>();
    private final List<EventHub> hubs = new ArrayList<>();
    private SignedTokens tokens = SignedTokens.forThisRun();
    private Gatekeeper gatekeeper = Gatekeeper.closed();
    private InstantSource clock = InstantSource.system();
    private PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final Map<Timed, Timer> timers = new ConcurrentHashMap<>();
    private Duration idle = Duration.ofSeconds(30);

    private record Timed(String method, String route, int status) {}

    private Builder(ServerSettings settings) {
      this.settings = settings;
    }

    /** Mounts a module; earlier ones win where two routes match. */
    public Builder module(HttpModule module) {
      modules.add(module);
      return this;
    }

    public Builder gatekeeper(Gatekeeper keeper) {
      gatekeeper = keeper;
      return this;
    }

    public Builder tokens(SignedTokens signed) {
      tokens = signed;
      return this;
    }

    public Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    /** The registry that services bind their own meters to; made here if none is given. */
    public Builder meters(PrometheusMeterRegistry registry) {
      meters = registry;
      return this;
    }

    public Builder ready(Readiness check) {
      readiness.add(check);
      return this;
    }

    /** A hub whose streams end when the server stops. */
    public Builder closing(EventHub hub) {
      hubs.add(hub);
      return this;
    }

    /** How long a silent client is waited for. */
    Builder idle(Duration longest) {
      idle = longest;
      return this;
    }

    public HttpServer start() {
      var site = new Site(settings, tokens, gatekeeper, clock, meters);
      Assets.routes(routes);
      Health.routes(routes, readiness, meters);
      OpenApi.route(routes);
      modules.forEach(module -> module.routes(routes));
      routes.navigationLast(SignInPaths.ACCOUNTS);
      if (!routes.has("GET", "/")) {
        routes.page("/", Access.PUBLIC, Home::page);
      }
      site.navigation.addAll(routes.navigation());
      site.conferenceNames.addAll(routes.conferenceNames());
      bindMachine();
      List<Routes.Route> all = routes.all();
      var dispatcher = new Dispatcher(site);
      Javalin javalin = Javalin.create(config -> configure(config, dispatcher, all));
      javalin.start(settings.host(), settings.port());
      return new HttpServer(javalin, dispatcher, hubs, all, settings.host());
    }

    private void configure(
        io.javalin.config.JavalinConfig config, Dispatcher dispatcher, List<Routes.Route> all) {
      config.concurrency.useVirtualThreads = true;
      config.jetty.threadPool = threads();
      config.startup.showJavalinBanner = false;
      config.startup.showOldJavalinVersionWarning = false;
      config.startup.startupWatcherEnabled = false;
      config.router.ignoreTrailingSlashes = true;
      config.http.prefer405over404 = true;
      config.http.maxRequestSize = Long.MAX_VALUE;
      config.jetty.modifyServer(
          server -> {
            server.setStopTimeout(STOP.toMillis());
            server.setStopAtShutdown(false);
            server.setHandler(
                new GracefulHandler(new MinimumDataRateHandler(SLOWEST_BYTES_PER_SECOND, 0)));
            server.setErrorHandler(new EarlyErrors());
            server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
          });
      config.jetty.modifyHttpConfiguration(
          http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(HEADER_BYTES);
            http.setIdleTimeout(idle.toMillis());
          });
      config.jetty.addConnector(
          (server, http) -> {
            var connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(settings.host());
            connector.setPort(settings.port());
            connector.setIdleTimeout(idle.toMillis());
            return connector;
          });
      for (Routes.Route route : inOrderOfSearch(all)) {
        io.javalin.http.Handler handler =
            context -> {
              long start = System.nanoTime();
              dispatcher.handle(context, route);
              time(route.method(), route.path(), context.statusCode(), System.nanoTime() - start);
            };
        config.routes.addHttpHandler(
            HandlerType.findOrCreate(route.method()), route.path(), handler);
        if (route.method().equals("GET")) {
          // Left to itself, Javalin would answer every HEAD well, whoever asks for whatever.
          config.routes.addHttpHandler(HandlerType.HEAD, route.path(), handler);
        }
      }
      // Javalin has a handler of its own for the first, which would win over the second.
      for (Class<? extends Exception> thrown :
          List.of(HttpResponseException.class, Exception.class)) {
        config.routes.exception(
            thrown,
            (e, context) -> {
              Problem problem = ErrorTable.problemOf(e);
              dispatcher.refuse(context, problem);
              time("any", "unmatched", problem.status(), 0);
            });
      }
      config.router.javaLangErrorHandler((response, error) -> ErrorTable.broken(response, error));
    }

    /**
     * Javalin tries one route after the other, which took a twelfth of the time of a scan behind a
     * hundred others.
     */
    private static List<Routes.Route> inOrderOfSearch(List<Routes.Route> routes) {
      return routes.stream()
          .sorted(
              Comparator.comparing(
                  route -> route.operation() == null || !route.operation().isOften()))
          .toList();
    }

    /**
     * Requests on virtual threads, and what waits for the network on its own: a virtual thread that
     * selects gives its carrier back each time and is called again by another thread.
     */
    private static QueuedThreadPool threads() {
      var threads = new QueuedThreadPool();
      threads.setName("http");
      threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
      return threads;
    }

    private void time(String method, String route, int status, long nanos) {
      timers
          .computeIfAbsent(new Timed(method, route, status), this::timer)
          .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Timed timed) {
      return Timer.builder("http.server.requests")
          .tags("method", timed.method(), "route", timed.route())
          .tag("status", Integer.toString(timed.status()))
          .serviceLevelObjectives(BUCKETS)
          .register(meters);
    }

    private void bindMachine() {
      new JvmMemoryMetrics().bindTo(meters);
      new JvmThreadMetrics().bindTo(meters);
      new ClassLoaderMetrics().bindTo(meters);
      new ProcessorMetrics().bindTo(meters);
    }
  }
}
