package metropolis.platform.service;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import metropolis.platform.config.ConfigException;
import metropolis.platform.http.HttpServer;
import metropolis.platform.http.Readiness;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.http.signin.SignIn;
import metropolis.platform.kafka.KafkaMetrics;
import metropolis.platform.kafka.KafkaSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts services in this process, on one port, and stops them in order. */
public final class Launcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

  private final List<Service> services = new ArrayList<>();
  private final SignIn signIn;
  private final HttpServer server;
  private final URI publicUrl;
  private final CompletableFuture<String> ended = new CompletableFuture<>();

  private Launcher(
      LaunchSettings settings,
      KafkaSettings kafka,
      InstantSource clock,
      List<Service.Factory> factories)
      throws IOException {
    Path data = Files.createDirectories(settings.dataDirectory());
    Path secrets = Files.createDirectories(settings.secretsDirectory());
    SignedTokens tokens =
        settings.tokens().isPresent()
            ? settings.tokens().get()
            : SignedTokens.keptIn(secrets.resolve("signing.key"));
    signIn = SignIn.open(secrets.resolve("accounts.yaml"), tokens, InstantSource.system());
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    KafkaMetrics kafkaMetrics = KafkaMetrics.in(meters.getPrometheusRegistry());
    ServiceContext context =
        new ServiceContext(
            kafka,
            data,
            tokens,
            clock,
            settings.server().publicUrl(),
            settings.self(),
            settings.environment());
    HttpServer.Builder http =
        HttpServer.on(settings.server())
            .tokens(tokens)
            .clock(clock)
            .meters(meters)
            .gatekeeper(signIn)
            .module(signIn);
    for (Service.Factory factory : factories) {
      Service service = factory.create(context);
      services.add(service);
      service.bindMetrics(kafkaMetrics);
      service.failure().thenAccept(reason -> ended.complete(service.name() + ": " + reason));
      service.hubs().forEach(http::closing);
      http.module(service.http()).ready(Readiness.of(service.name(), () -> state(service)));
    }
    http.module(settings.peers());
    server = http.start();
    publicUrl = settings.server().publicUrl();
    services.forEach(Service::start);
  }

  /** Starts the services on a cluster; they become ready in the background. */
  public static Launcher start(
      LaunchSettings settings, KafkaSettings kafka, List<Service.Factory> factories)
      throws IOException {
    return start(settings, kafka, settings.clock(), factories);
  }

  /** Starts the services with a clock other than the one of the settings. */
  public static Launcher start(
      LaunchSettings settings,
      KafkaSettings kafka,
      InstantSource clock,
      List<Service.Factory> factories)
      throws IOException {
    return new Launcher(settings, kafka, clock, factories);
  }

  /** For a service's {@code main}: starts it alone and returns when it has ended. */
  public static void runAlone(Service.Factory factory, String... arguments) throws IOException {
    Launcher launcher;
    try {
      LaunchSettings settings = LaunchSettings.read(System.getenv(), arguments);
      launcher = start(settings, settings.kafka(), List.of(factory));
    } catch (IllegalArgumentException | ConfigException e) {
      refuse(e);
      return;
    }
    launcher.welcome().forEach(System.out::println);
    Runtime.getRuntime().addShutdownHook(new Thread(launcher::close, "stop"));
    String reason = launcher.awaitEnd();
    System.err.println(reason);
    System.exit(1);
  }

  /** Ends the process for a setting that cannot be used: the message says which, and the remedy. */
  public static void refuse(RuntimeException wrong) {
    LOG.debug("not started", wrong);
    System.err.println(wrong.getMessage());
    System.exit(2);
  }

  /** Where this machine reaches it. */
  public URI url() {
    return server.url();
  }

  /** The accounts of the staff. */
  public SignIn signIn() {
    return signIn;
  }

  /** What to tell whoever started it, line by line; the first password is in it, once. */
  public List<String> welcome() {
    List<String> lines = new ArrayList<>();
    lines.add("Metropolis serves on " + publicUrl);
    signIn
        .firstPassword()
        .ifPresent(
            password ->
                lines.add(
                    "Sign in as \"admin\" with the password "
                        + password
                        + " (shown this once; you will choose your own)."));
    return lines;
  }

  /** Why it cannot serve yet, in words; empty when all services can. */
  public Optional<String> notReady() {
    return services.stream()
        .flatMap(service -> service.notReady().map(why -> service.name() + ": " + why).stream())
        .findFirst();
  }

  /** Waits until all services can serve, or one has failed, or time is up. */
  public boolean awaitReady(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (notReady().isPresent()) {
      if (ended.isDone() || System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return true;
  }

  /** Blocks until a service has ended for good; returns why. */
  public String awaitEnd() {
    return ended.join();
  }

  private static Readiness.State state(Service service) {
    return service
        .notReady()
        .map(why -> new Readiness.State(false, why))
        .orElse(new Readiness.State(true, "running"));
  }

  /** Takes no more requests, lets those under way finish, then stops the streams. */
  @Override
  public void close() {
    LOG.info("stopping");
    server.close();
    services.reversed().forEach(Service::close);
    LOG.info("stopped");
  }
}
