package metropolis.platform.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the virtual machine of a service is told: {@code jvm.options}, with the reasons in it. */
public final class MachineOptions {

  private MachineOptions() {}

  /** One option each, as on a command line. */
  public static List<String> all() {
    try (InputStream in = MachineOptions.class.getResourceAsStream("jvm.options")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the options in the library cannot be read", e);
    }
  }
}
