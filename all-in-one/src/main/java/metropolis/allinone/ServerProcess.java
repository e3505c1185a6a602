package metropolis.allinone;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import metropolis.platform.service.MachineOptions;

/**
 * The all-in-one, or one service, as a process of its own with the options that {@code ./run} gives
 * it: for what must be measured or killed from outside. For one thread.
 */
public final class ServerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Names the class path of the program where it is another than that of the caller. */
  private static final String CLASS_PATH = "metropolis.server.class-path";

  /** Names the file in which the virtual machine keeps what it learnt in a run before. */
  private static final String CACHE = "metropolis.server.aot-cache";

  private final Process process;
  private final URI url;
  private final long started;

  private ServerProcess(Process process, URI url, long started) {
    this.process = process;
    this.url = url;
    this.started = started;
  }

  /**
   * Starts a program of this class path on a free port.
   *
   * @param main the class to start
   * @param data its data directory, where {@code server.log} and {@code server.out} lie too
   * @param environment further variables
   * @param arguments further arguments
   */
  public static ServerProcess start(
      String main, Path data, Map<String, String> environment, String... arguments)
      throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(MachineOptions.all());
    command.addAll(learnt());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-Dlogback.configurationFile=logback-file.xml",
            "-Dmetropolis.log=" + data.resolve("server.log"),
            "-cp",
            System.getProperty(CLASS_PATH, System.getProperty("java.class.path")),
            main,
            "--port",
            String.valueOf(port),
            "--data-dir",
            data.toString()));
    command.addAll(List.of(arguments));
    Files.createDirectories(data);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("server.out").toFile()));
    builder.environment().putAll(environment);
    long now = System.nanoTime();
    return new ServerProcess(builder.start(), URI.create("http://127.0.0.1:" + port), now);
  }

  private static List<String> learnt() {
    String cache = System.getProperty(CACHE);
    return cache == null ? List.of() : List.of("-XX:AOTCache=" + cache);
  }

  /** Where it serves. */
  public URI url() {
    return url;
  }

  /** Waits until a path answers 200; returns the time since the start of the process. */
  public Duration awaitPage(String path) throws IOException, InterruptedException {
    long deadline = started + PATIENCE.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(5)).build();
      while (System.nanoTime() < deadline) {
        if (!process.isAlive()) {
          throw new IOException("the server ended: exit " + process.exitValue());
        }
        if (answers(client, request)) {
          return Duration.ofNanos(System.nanoTime() - started);
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    throw new IOException("no answer within " + PATIENCE.toSeconds() + " s: " + path);
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Resident memory in megabytes, as the kernel counts it; 0 where it cannot be told. */
  public double residentMegabytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        / 1024.0;
  }

  /**
   * What its objects take once the unused ones are collected, in megabytes; stops it for that long.
   */
  public double liveMegabytes() throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process histogram =
        new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    return lines.stream()
            .filter(line -> line.startsWith("Total"))
            .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
            .findFirst()
            .orElseThrow(() -> new IOException("no histogram: " + lines.getFirst()))
        / 1048576.0;
  }

  /** Processor time used since the start; zero where it cannot be told. */
  public Duration processorTime() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends it as a power cut would (SIGKILL). */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(30, TimeUnit.SECONDS);
  }

  /** Asks it to stop, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(40, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
