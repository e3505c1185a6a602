package metropolis.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A program of this class path in a virtual machine of its own, which tells its figures. */
final class ChildMachine {

  private ChildMachine() {}

  /**
   * @param options of the virtual machine
   * @param arguments of the program, which writes lines of {@code name=number}
   * @throws IOException if it fails, with what it wrote
   */
  static Map<String, Double> run(List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Map<String, Double> figures = new LinkedHashMap<>();
    StringBuilder other = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int equals = line.indexOf('=');
        if (line.matches("[a-z0-9-]+=[0-9.E-]+")) {
          figures.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
        } else {
          other.append(line).append('\n');
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", arguments) + " failed: " + other);
    }
    return figures;
  }
}
