package metropolis.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import metropolis.badge.rendering.BadgePrinter;
import metropolis.badge.rendering.Face;

/** Whole runs and first badges, each kind in a process of its own. */
final class BadgeRuns {

  private static final int ROUNDS = 5;
  private static final int WARM_UP = 3;
  private static final int RUN = 2_000;
  private static final int LONG_RUN = 20_000;

  private BadgeRuns() {}

  /** {@code runs}, {@code long}, {@code template NAME}, {@code first} or {@code warmed}. */
  public static void main(String[] arguments) throws IOException {
    long begin = System.nanoTime();
    long now = System.currentTimeMillis();
    switch (arguments[0]) {
      case "runs" -> runs();
      case "long" -> longRun();
      case "template" -> template(arguments[1]);
      case "first" -> first(begin, now);
      case "warmed" -> warmed();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void tell(String name, double value) {
    System.out.println(name + "=" + value);
  }

  @FunctionalInterface
  private interface Work {
    void to(OutputStream out) throws IOException;
  }

  /** Counts what is written to it. */
  private static final class Count extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] many, int from, int count) {
      bytes += count;
    }
  }

  /** The rounds of all contenders alternate, so that a busy moment strikes them alike. */
  private static void runs() {
    BadgeSamples samples = BadgeSamples.a6();
    PdfBoxBadge peer = new PdfBoxBadge(samples);
    List<Face> composed =
        IntStream.range(0, RUN).mapToObj(i -> samples.face(samples.anybody(i), i)).toList();
    List<String> names = List.of("mixed", "latin", "drawn", "pdfbox");
    List<Work> works =
        List.of(
            out -> print(samples, RUN, i -> samples.face(samples.anybody(i), i), out),
            out -> print(samples, RUN, i -> samples.face(samples.latin(i), i), out),
            out -> print(samples, RUN, composed::get, out),
            out -> peer.run(0, RUN, out));
    rounds(names, works);
  }

  private static void template(String name) {
    BadgeSamples samples = new BadgeSamples(name, BadgeSamples.CODES);
    rounds(
        List.of(name),
        List.of(out -> print(samples, RUN, i -> samples.face(samples.anybody(i), i), out)));
  }

  private static void rounds(List<String> names, List<Work> works) {
    double[][] seconds = new double[works.size()][ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (int w = 0; w < works.size(); w++) {
        Count count = new Count();
        double took = seconds(works.get(w), count);
        if (round == -WARM_UP) {
          tell(names.get(w) + "-first", took);
          tell(names.get(w) + "-bytes", count.bytes);
        }
        if (round >= 0) {
          seconds[w][round] = took;
        }
      }
    }
    for (int w = 0; w < works.size(); w++) {
      Arrays.sort(seconds[w]);
      tell(names.get(w), seconds[w][ROUNDS / 2]);
    }
  }

  private static double seconds(Work work, OutputStream out) {
    long start = System.nanoTime();
    try {
      work.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(
      BadgeSamples samples, int count, IntFunction<Face> faces, OutputStream out) {
    Iterator<Face> each = IntStream.range(0, count).mapToObj(faces).iterator();
    samples.printer().printPages(BadgeSamples.TITLE, "en", each, out, (_, _) -> {});
  }

  /** To a file, as a long run goes; the heap is limited by whoever starts this. */
  private static void longRun() throws IOException {
    BadgeSamples samples = BadgeSamples.a6();
    Path file = Files.createTempFile("metropolis-run", ".pdf");
    try {
      long start = System.nanoTime();
      try (OutputStream out = Files.newOutputStream(file)) {
        print(samples, LONG_RUN, i -> samples.face(samples.anybody(i), i), out);
      }
      tell("seconds", (System.nanoTime() - start) / 1e9);
      tell("megabytes", Files.size(file) / 1e6);
      tell("kept", kept() / 1e6);
      tell("resident", peakResident());
    } finally {
      Files.delete(file);
    }
  }

  /** What the last collection of all left, after a run of this length. */
  private static long kept() {
    System.gc();
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        used += pool.getUsage().getUsed();
      }
    }
    return used;
  }

  private static double peakResident() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
            .findFirst()
            .orElse(0)
        : 0;
  }

  /** Nothing is made ready: fonts, classes and the template are read for this one badge. */
  private static void first(long begin, long now) {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    BadgeSamples samples = new BadgeSamples("a6", 1);
    long signed = System.nanoTime();
    byte[] pdf = samples.pdf(List.of(samples.face(samples.latin(0), 0)));
    long done = System.nanoTime();
    if (pdf.length == 0) {
      throw new IllegalStateException("nothing was printed");
    }
    tell("prepared", (signed - begin) / 1e6);
    tell("badge", (done - signed) / 1e6);
    tell("since-start", now - started + (done - begin) / 1e6);
  }

  /** As at the desk: the service made things ready when it started. */
  private static void warmed() {
    BadgeSamples samples = new BadgeSamples("a6", 1);
    long begin = System.nanoTime();
    new BadgePrinter().warm();
    long warm = System.nanoTime();
    samples.pdf(List.of(samples.face(samples.latin(0), 0)));
    long latin = System.nanoTime();
    samples.pdf(List.of(samples.face(samples.anybody(5), 5)));
    long arabic = System.nanoTime();
    tell("warm-up", (warm - begin) / 1e6);
    tell("badge", (latin - warm) / 1e6);
    tell("arabic", (arabic - latin) / 1e6);
  }
}
