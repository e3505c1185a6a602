package metropolis.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./run bench [NAME …]}: runs the named benchmarks, or all. */
public final class Bench {

  /** Measures something and reports it. */
  @FunctionalInterface
  interface Benchmark {
    void run(Report report) throws Exception;
  }

  private static final Path RESULTS = Path.of("target", "bench");

  private Bench() {}

  private static Map<String, Benchmark> all() {
    Map<String, Benchmark> all = new LinkedHashMap<>();
    all.put("pipeline", new PipelineBench()::run);
    all.put("badges", new BadgesBench()::run);
    all.put("statements", new StatementsBench()::run);
    all.put("door", new DoorBench()::run);
    return all;
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, Benchmark> all = all();
    Set<String> names = arguments.length == 0 ? all.keySet() : Set.copyOf(List.of(arguments));
    if (!all.keySet().containsAll(names)) {
      System.err.println("benchmarks: " + String.join(", ", all.keySet()));
      System.exit(2);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean met = true;
    for (Map.Entry<String, Benchmark> benchmark : all.entrySet()) {
      if (names.contains(benchmark.getKey())) {
        out.println(benchmark.getKey());
        Report report = new Report(benchmark.getKey(), out);
        benchmark.getValue().run(report);
        report.print();
        out.println("  written to " + report.write(RESULTS));
        met &= report.allMet();
      }
    }
    // A missed aim is a finding about a machine at a moment, not a failure of the program.
    out.println(met ? "every aim was met" : "not every aim was met");
    System.exit(0);
  }
}
