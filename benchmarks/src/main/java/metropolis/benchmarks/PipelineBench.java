package metropolis.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import metropolis.allinone.ServerProcess;
import metropolis.allinone.demo.Site;

/**
 * Registrations and check-ins over HTTP against the all-in-one in a process of its own, beside raw
 * Kafka in this run. The load generator takes its share of the same processors.
 */
final class PipelineBench {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Enough to keep both processors at work: with 64 a seventh of them stood idle, waiting for
   * commits.
   */
  private static final int CLIENTS = 128;

  /** Right after a start a machine that still learns answers no more than these in time. */
  private static final int FIRST_CLIENTS = 64;

  private static final int PACED = 1_000;

  /**
   * Told by themselves: nearly all of their time goes to compiling what is used for the first time.
   */
  private static final int FIRST = 2_000;

  /**
   * Until the compiler has done most of its work, of registrations and of check-ins, before either
   * is measured: told is the pace at which a service goes on, and the first thousands beside it.
   */
  private static final int WARM_UP = 18_000;

  private static final int REGISTERED = 5_000;
  private static final int ALL = FIRST + WARM_UP + REGISTERED + PACED;
  private static final int SCANS_WARM_UP = 9_000;
  private static final int RESTARTED = 10_000;
  private static final int PER_SECOND = 100;
  private static final int RAW = 20_000;

  private static final String REGISTRATION = "/api/registration/" + BenchConference.ID;
  private static final String REGISTRATIONS = REGISTRATION + "/registrations";
  private static final String BADGE = "/api/badge/" + BenchConference.ID;
  private static final String SCANS = BADGE + "/scans";

  void run(Report report) throws Exception {
    Path directory = Files.createTempDirectory("metropolis-bench");
    try {
      Raw raw = raw(directory.resolve("raw"), report);
      pipeline(directory.resolve("site"), report, raw);
      restart(BenchServer.in(directory.resolve("killed")), report);
    } finally {
      BenchServer.delete(directory);
    }
  }

  private record Raw(Figure perSecond, Figure p50, Figure p99) {}

  private static Raw raw(Path directory, Report report) throws Exception {
    report.progress("raw Kafka: a record written with acks=all and read back");
    try (RawKafka kafka = new RawKafka(directory)) {
      Load.closed(CLIENTS, RAW, i -> kafka.roundTrip("w" + i));
      Load.Result fast = Load.closed(CLIENTS, RAW, i -> kafka.roundTrip("f" + i));
      Load.Result paced = Load.paced(PER_SECOND, PACED, i -> kafka.roundTrip("p" + i));
      Raw raw =
          new Raw(
              Figure.plain("raw Kafka round trips", fast.perSecond(), "/s"),
              Figure.plain("raw Kafka at 100/s, p50", paced.millis(50), "ms"),
              Figure.plain("raw Kafka at 100/s, p99", paced.millis(99), "ms"));
      report.add(raw.perSecond());
      report.add(raw.p50());
      report.add(raw.p99());
      return raw;
    }
  }

  private static void pipeline(Path data, Report report, Raw raw) throws Exception {
    BenchServer bench = BenchServer.in(data);
    report.progress("first start");
    try (ServerProcess server = bench.start()) {
      Duration first = server.awaitPage(REGISTRATION);
      report.add(Figure.atMost("start to first page", first.toMillis() / 1e3, "s", 8));
      Site site = new Site(server.url(), bench.token());
      try (Wire wire = new Wire(server.url(), bench.token())) {
        int failed = warmUp(wire, report);
        report.progress("waiting for the badges, signing their codes");
        List<String> codes = codes(site, data, FIRST + WARM_UP - failed);
        run(CLIENTS, wire, SCANS, scans("w", SCANS_WARM_UP, codes), 200);
        registrations(server, wire, site, failed, report, raw);
        checkIns(server, wire, site, codes, report, raw);
      }
      report.add(Figure.atMost("memory, resident", server.residentMegabytes(), "MB", 900));
    }
  }

  /** Returns how many failed. */
  private static int warmUp(Wire wire, Report report) throws InterruptedException {
    report.progress("the first registrations");
    Load.Result first = run(FIRST_CLIENTS, wire, REGISTRATIONS, delegates("n", FIRST), 201);
    report.add(
        Figure.plain(
            "the first " + FIRST + " registrations after a start", first.perSecond(), "/s"));
    Load.Result warm = run(CLIENTS, wire, REGISTRATIONS, delegates("w", WARM_UP), 201);
    report.add(Figure.plain("the next " + WARM_UP, warm.perSecond(), "/s"));
    return first.failures() + warm.failures();
  }

  private static void registrations(
      ServerProcess server, Wire wire, Site site, int failedBefore, Report report, Raw raw)
      throws Exception {
    report.progress("registrations, as fast as " + CLIENTS + " clients can");
    List<byte[]> delegates = delegates("f", REGISTERED);
    Duration before = server.processorTime();
    Load.Result fast = run(CLIENTS, wire, REGISTRATIONS, delegates, 201);
    Figure each = processorTime("registration", server, before, REGISTERED);
    report.addWithRatio(
        Figure.atLeast("registrations", fast.perSecond(), "/s", 1_000), raw.perSecond());
    report.add(each);
    report.progress("registrations at " + PER_SECOND + " a second");
    Load.Result paced = paced(wire, REGISTRATIONS, delegates("p", PACED), 201);
    report.addWithRatio(
        Figure.plain("registration at 100/s, p50", paced.millis(50), "ms"), raw.p50());
    report.addWithRatio(
        Figure.atMost("registration at 100/s, p99", paced.millis(99), "ms", 100), raw.p99());
    int failures = failedBefore + fast.failures() + paced.failures();
    report.add(Figure.atMost("registrations that failed", failures, "", 0));
    report.add(Figure.atMost("sessions oversold", oversold(site), "", 0));
    int total = site.get(REGISTRATIONS + "?size=1").expect(200).json().path("total").asInt();
    report.add(
        Figure.atMost("registrations lost or doubled", Math.abs(total - (ALL - failures)), "", 0));
  }

  /** As fast as so many clients can. The bodies are made before: only sending is measured. */
  private static Load.Result run(
      int clients, Wire wire, String path, List<byte[]> bodies, int wanted)
      throws InterruptedException {
    return Load.closed(clients, bodies.size(), i -> wire.post(path, bodies.get(i), wanted));
  }

  private static Load.Result paced(Wire wire, String path, List<byte[]> bodies, int wanted)
      throws InterruptedException {
    return Load.paced(PER_SECOND, bodies.size(), i -> wire.post(path, bodies.get(i), wanted));
  }

  /** All that the server did meanwhile, for each: this tells even where others use the machine. */
  private static Figure processorTime(
      String what, ServerProcess server, Duration before, int count) {
    double millis = server.processorTime().minus(before).toNanos() / 1e6 / count;
    return Figure.plain("processor time of a " + what, millis, "ms");
  }

  private static List<byte[]> delegates(String round, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> json(BenchConference.delegate(round, i)))
        .toList();
  }

  private static List<byte[]> scans(String round, int count, List<String> codes) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                json(
                    Map.of(
                        "scanId", "bench-%s-%06d".formatted(round, i),
                        "gate", BenchConference.GATES.get(i % BenchConference.GATES.size()),
                        "code", codes.get(i % codes.size()))))
        .toList();
  }

  private static byte[] json(Map<String, Object> fields) {
    try {
      return JSON.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int oversold(Site site) {
    int oversold = 0;
    for (JsonNode session : site.get(REGISTRATION).expect(200).json().path("sessions")) {
      if (session.path("taken").asInt() > session.path("capacity").asInt()) {
        oversold++;
      }
    }
    return oversold;
  }

  private static void checkIns(
      ServerProcess server, Wire wire, Site site, List<String> codes, Report report, Raw raw)
      throws Exception {
    report.progress("check-ins, as fast as " + CLIENTS + " clients can");
    List<byte[]> scans = scans("f", codes.size(), codes);
    Duration before = server.processorTime();
    Load.Result fast = run(CLIENTS, wire, SCANS, scans, 200);
    Figure each = processorTime("check-in", server, before, codes.size());
    report.addWithRatio(
        Figure.atLeast("check-ins", fast.perSecond(), "/s", 1_500), raw.perSecond());
    report.add(each);
    report.progress("check-ins at " + PER_SECOND + " a second");
    Load.Result paced = paced(wire, SCANS, scans("p", PACED, codes), 200);
    report.addWithRatio(Figure.plain("check-in at 100/s, p50", paced.millis(50), "ms"), raw.p50());
    report.addWithRatio(
        Figure.atMost("check-in at 100/s, p99", paced.millis(99), "ms", 60), raw.p99());
    report.add(Figure.atMost("check-ins that failed", fast.failures() + paced.failures(), "", 0));
    int admitted = 0;
    for (JsonNode gate : site.get(BADGE + "/counts").expect(200).json().path("gates")) {
      admitted += gate.path("admitted").asInt();
    }
    report.add(
        Figure.atMost("badges admitted twice or never", Math.abs(admitted - codes.size()), "", 0));
  }

  /**
   * The codes of so many badges, signed here with the site's own key: reading them off a PDF is not
   * measured.
   */
  private static List<String> codes(Site site, Path data, int expected) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (badges(site) < expected) {
      if (System.nanoTime() > deadline) {
        throw new IOException("badges are missing");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return BenchConference.signer(data).signAll(site, expected);
  }

  private static int badges(Site site) {
    return site.get(BADGE + "/badges?size=1").expect(200).json().path("total").asInt();
  }

  private static void restart(BenchServer bench, Report report) throws Exception {
    report.progress("another one with " + RESTARTED + " delegates, killed and started again");
    int taken;
    try (ServerProcess server = bench.start()) {
      server.awaitPage(REGISTRATION);
      try (Wire wire = new Wire(server.url(), bench.token())) {
        Load.Result load = run(FIRST_CLIENTS, wire, REGISTRATIONS, delegates("k", RESTARTED), 201);
        taken = RESTARTED - load.failures();
      }
      server.kill();
    }
    try (ServerProcess server = bench.start()) {
      Duration again = server.awaitPage("/health/ready");
      report.add(
          Figure.atMost(
              "restart with " + RESTARTED + " delegates, after SIGKILL",
              again.toMillis() / 1e3,
              "s",
              15));
      Site site = new Site(server.url(), bench.token());
      int total = site.get(REGISTRATIONS + "?size=1").expect(200).json().path("total").asInt();
      // What was answered too late may have been done all the same.
      int lost = Math.max(0, taken - total);
      report.add(Figure.atMost("registrations lost in the restart", lost, "", 0));
    }
  }
}
