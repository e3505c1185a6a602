package metropolis.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The printer of the Printer Working Group, {@code ippeveprinter} (Debian: cups-ipp-utils). It
 * insists on a message bus, and gets one of its own. It prints when it is let go.
 */
final class EverywherePrinter implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String BUS =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
        "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig>
        <type>session</type>
        <listen>unix:path=%s</listen>
        <auth>EXTERNAL</auth>
        <policy context="default">
          <allow send_destination="*" eavesdrop="true"/>
          <allow eavesdrop="true"/>
          <allow own="*"/>
        </policy>
      </busconfig>
      """;

  private static final String PRINTING =
      """
      #!/bin/sh
      while [ ! -e %1$s/go ]; do sleep 0.05; done
      cp "$1" "%1$s/paper-$$.pdf"
      [ ! -e %1$s/jam ]
      """;

  private final Path directory;
  private final List<Process> processes = new ArrayList<>();
  private final int port;

  private EverywherePrinter(Path directory, String formats) throws IOException {
    this.directory = directory;
    this.port = freePort();
    Path bus = directory.resolve("bus");
    Path busFile = Files.writeString(directory.resolve("bus.conf"), BUS.formatted(bus));
    Path command = Files.writeString(directory.resolve("print"), PRINTING.formatted(directory));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    Path spool = Files.createDirectory(directory.resolve("spool"));
    start(List.of("dbus-daemon", "--config-file=" + busFile, "--nofork", "--nopidfile"), bus);
    await("the message bus", () -> Files.exists(bus));
    start(
        List.of(
            "ippeveprinter",
            "-p",
            String.valueOf(port),
            "-n",
            "localhost",
            "-r",
            "off",
            "-d",
            spool.toString(),
            "-f",
            formats,
            "-c",
            command.toString(),
            "Desk"),
        bus);
    await("the printer", this::isThere);
  }

  /**
   * @param directory that goes away with the test; a short path, since a socket is in it
   * @param formats media types that it prints, by commas
   */
  static EverywherePrinter in(Path directory, String formats) throws IOException {
    for (String program : List.of("ippeveprinter", "dbus-daemon")) {
      assumeTrue(
          isInstalled(program), program + " is not installed: the real printer is not tried");
    }
    return new EverywherePrinter(directory, formats);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void start(List<String> command, Path bus) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(command.getFirst() + ".log").toFile());
    builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + bus);
    processes.add(builder.start());
  }

  private boolean isThere() {
    try (Socket socket = new Socket("localhost", port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  URI uri() {
    return URI.create("ipp://localhost:" + port + "/ipp/print");
  }

  /** Lets it print. */
  void go() throws IOException {
    Files.createFile(directory.resolve("go"));
  }

  /** Whatever it prints from now on fails. */
  void jam() throws IOException {
    Files.createFile(directory.resolve("jam"));
  }

  /** What came out. */
  List<byte[]> papers() {
    try (Stream<Path> files = Files.list(directory)) {
      List<byte[]> papers = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".pdf")).toList()) {
        papers.add(Files.readAllBytes(file));
      }
      return papers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
