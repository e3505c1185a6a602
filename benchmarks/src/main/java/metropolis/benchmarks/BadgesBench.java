package metropolis.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import metropolis.platform.service.MachineOptions;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Badges as PDF beside PDFBox in this run. The one measured is the product: composed by the shipped
 * A6 template and drawn, tagged, PDF/A-2a and PDF/UA-1. Signing its code is not counted. Processes
 * have the options that services get.
 *
 * <p>What an aim is made of is the median of three processes each, product and peer by turns: what
 * the compiler makes of the same code, and who else uses the machine, differ between two processes
 * by more than the aim is away (2,600 to 4,700 badges a second were seen), and by turns both have
 * the same of it. Figures without an aim are of one process, and no more exact than that.
 */
final class BadgesBench {

  private static final int STARTS = 5;
  private static final int FORKS = 3;
  private static final int MEASURED_SECONDS = 5;
  private static final int WARM_UP_SECONDS = 5;

  /** Until the last of the product is compiled, in a slow process too. */
  private static final int LONG_WARM_UP_SECONDS = 8;

  private static final String PRODUCT = "badge, 16 scripts mixed";

  private static final List<String> JDK_DEFAULTS =
      List.of("--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true");

  void run(Report report) throws Exception {
    singles(report);
    runs(report);
    longRun(report);
    firsts(report);
    new ServiceBadges().run(report);
  }

  private static void singles(Report report) throws RunnerException {
    report.progress("single badges by JMH, beside PDFBox");
    List<String> options = new ArrayList<>(MachineOptions.all());
    options.add("-Xmx512m");
    double[] ofMixed = new double[FORKS];
    double[] ofNaive = new double[FORKS];
    for (int fork = 0; fork < FORKS; fork++) {
      ofMixed[fork] = perSecond(options, "mixed", LONG_WARM_UP_SECONDS);
      ofNaive[fork] = perSecond(options, "pdfBoxNaive", LONG_WARM_UP_SECONDS);
    }
    double mixed = median(ofMixed);
    double naive = median(ofNaive);
    double shared = perSecond(options, "pdfBoxShared");
    report.add(Figure.atLeast(PRODUCT, mixed, "/s", 3_000));
    report.add(Figure.plain("badge, Latin", perSecond(options, "latin"), "/s"));
    report.add(Figure.plain("badge, 16 scripts, only drawn", perSecond(options, "drawn"), "/s"));
    report.add(Figure.plain("PDFBox, fonts loaded for each badge, Latin", naive, "/s"));
    report.add(Figure.plain("PDFBox, fonts shared, no GSUB, Latin", shared, "/s"));
    report.add(
        Figure.plain(
            "PDFBox, a ready badge saved again", perSecond(options, "pdfBoxSerialiser"), "/s"));
    report.add(Figure.atLeast(PRODUCT + " / PDFBox, loaded", mixed / naive, "×", 20));
    report.add(Figure.plain(PRODUCT + " / PDFBox, shared", mixed / shared, "×"));
    report.add(
        Figure.plain(PRODUCT + ", options of the JDK", perSecond(JDK_DEFAULTS, "mixed"), "/s"));
  }

  private static double perSecond(List<String> options, String name) throws RunnerException {
    return perSecond(options, name, WARM_UP_SECONDS);
  }

  /** In one process of its own. */
  private static double perSecond(List<String> options, String name, int warmUpSeconds)
      throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(
                        "^" + SingleBadge.class.getName().replace(".", "\\.") + "\\." + name + "$")
                    .jvmArgs(options.toArray(String[]::new))
                    .forks(1)
                    .threads(1)
                    .warmupIterations(warmUpSeconds)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(MEASURED_SECONDS)
                    .measurementTime(TimeValue.seconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run();
    return results.iterator().next().getPrimaryResult().getScore();
  }

  private static void runs(Report report) throws Exception {
    report.progress("2,000 badges as one document, beside PDFBox");
    Map<String, Double> runs = child(List.of("-Xmx512m"), "runs");
    double mixed = runs.get("mixed");
    double latin = runs.get("latin");
    double peer = runs.get("pdfbox");
    report.add(Figure.atMost("2,000 badges, 16 scripts mixed", mixed, "s", 0.8));
    report.add(Figure.plain("2,000 badges, Latin", latin, "s"));
    report.add(Figure.plain("2,000 badges, 16 scripts, only drawn", runs.get("drawn"), "s"));
    report.add(Figure.plain("2,000 badges by PDFBox, fonts shared, Latin", peer, "s"));
    report.add(Figure.atMost("2,000 badges, mixed / PDFBox, Latin", mixed / peer, "×", 1));
    report.add(Figure.atMost("2,000 badges, Latin / PDFBox, Latin", latin / peer, "×", 1));
    report.add(Figure.plain("the first 2,000 of a process", runs.get("mixed-first"), "s"));
    report.add(Figure.plain("2,000 badges, size", runs.get("mixed-bytes") / 1e6, "MB"));
    Map<String, Double> folded = child(List.of("-Xmx512m"), "template", "a4-folded");
    report.add(Figure.plain("2,000 badges folded from A4", folded.get("a4-folded"), "s"));
  }

  private static void longRun(Report report) throws Exception {
    report.progress("20,000 badges as one document");
    Map<String, Double> run = child(List.of("-Xmx128m"), "long");
    report.add(Figure.plain("20,000 badges in a heap of 128 MB", run.get("seconds"), "s"));
    report.add(Figure.atMost("heap in use after them", run.get("kept"), "MB", 128));
    report.add(Figure.plain("memory, resident, at most", run.get("resident"), "MB"));
    report.add(Figure.plain("20,000 badges, size", run.get("megabytes"), "MB"));
  }

  private static void firsts(Report report) throws Exception {
    report.progress("first badges of fresh processes");
    List<Map<String, Double>> cold = starts("first");
    report.add(
        Figure.atMost("first badge of a process, untrained", median(cold, "badge"), "ms", 300));
    report.add(
        Figure.plain(
            "since the start of its virtual machine, code signed too",
            median(cold, "since-start"),
            "ms"));
    List<Map<String, Double>> warmed = starts("warmed");
    report.add(
        Figure.atMost(
            "first badge at the desk, service warmed", median(warmed, "badge"), "ms", 300));
    report.add(Figure.plain("first Arabic badge after it", median(warmed, "arabic"), "ms"));
    report.add(Figure.plain("warming, in the background", median(warmed, "warm-up"), "ms"));
  }

  private static List<Map<String, Double>> starts(String kind) throws Exception {
    List<Map<String, Double>> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      starts.add(child(List.of("-Xmx512m"), kind));
    }
    return starts;
  }

  private static double median(List<Map<String, Double>> runs, String name) {
    return median(runs.stream().mapToDouble(run -> run.get(name)).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Map<String, Double> child(List<String> more, String... arguments)
      throws Exception {
    List<String> options = new ArrayList<>(MachineOptions.all());
    options.addAll(more);
    return ChildMachine.run(options, BadgeRuns.class, arguments);
  }
}
