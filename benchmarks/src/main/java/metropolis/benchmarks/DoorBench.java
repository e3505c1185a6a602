package metropolis.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import metropolis.allinone.EmbeddedBroker;
import metropolis.allinone.ServerProcess;
import metropolis.allinone.demo.Await;
import metropolis.allinone.demo.Site;
import metropolis.badge.Headless;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Validity;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.http.signin.SignIn;
import metropolis.platform.values.Role;

/**
 * The doors of a conference of 25,000: scans of 50 devices over HTTP, the control room behind them,
 * and the gate app in a real browser. badge-service alone in a process of its own; the broker, the
 * devices and the browser take their share of the same processors.
 */
final class DoorBench {

  private static final int PEOPLE = Integer.getInteger("bench.door.people", 25_000);
  private static final int DEVICES = 50;
  private static final int WARM_UP = 6_000;
  private static final int SCANS = 3_000;
  private static final int AT_ONCE = 20;
  private static final int PER_SECOND = 100;
  private static final int PACED = 1_000;
  private static final int SEEN = 60;
  private static final int RAW = 5_000;
  private static final String NOW = "2004-09-27T08:00:00Z";
  private static final String API = "/api/badge/" + BenchBooks.CONFERENCE;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  void run(Report report) throws Exception {
    Path directory = Files.createTempDirectory("metropolis-bench");
    try {
      report.add(Figure.plain("load of the machine before", load(), ""));
      Figure raw = raw(directory.resolve("raw"), report);
      try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
        doors(Files.createDirectories(directory.resolve("badge")), broker, report, raw);
      }
      report.add(Figure.plain("load of the machine after", load(), ""));
    } finally {
      BenchServer.delete(directory);
    }
  }

  /** Runnable threads, averaged over a minute: others may use the machine. */
  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static Figure raw(Path directory, Report report) throws Exception {
    report.progress("raw Kafka: a record written with acks=all and read back");
    try (RawKafka kafka = new RawKafka(directory)) {
      Load.closed(DEVICES, RAW, i -> kafka.roundTrip("w" + i));
      Load.Result fast = Load.closed(DEVICES, RAW, i -> kafka.roundTrip("f" + i));
      Figure raw = Figure.plain("raw Kafka round trips", fast.perSecond(), "/s");
      report.add(raw);
      return raw;
    }
  }

  private static void doors(Path data, EmbeddedBroker broker, Report report, Figure raw)
      throws Exception {
    String token =
        SignIn.open(
                data.resolve("accounts.yaml"),
                SignedTokens.keptIn(data.resolve("signing.key")),
                InstantSource.system())
            .addToken("bench", Set.of(Role.SECRETARIAT, Role.GATE));
    Map<String, String> cluster = Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    try (ServerProcess server =
            ServerProcess.start("metropolis.badge.Main", data, cluster, "--now", NOW);
        BenchBooks books = new BenchBooks(broker.bootstrapServers())) {
      server.awaitPage("/health/ready");
      Site site = new Site(server.url(), token);
      report.progress("issuing " + PEOPLE + " badges, not measured");
      books.announce();
      books.confirm(0, PEOPLE);
      Await.until("all badges are issued", PATIENCE, () -> badges(site) == PEOPLE);
      Codes codes = new Codes(data);
      overHttp(server, token, site, codes, report, raw);
      inBrowser(server, site, books, codes, report);
      report.add(Figure.plain("memory, resident", server.residentMegabytes(), "MB"));
    }
  }

  private static int badges(Site site) {
    Site.Answer answer = site.get(API + "/badges?page=1&size=1");
    return answer.status() == 200 ? answer.json().path("total").asInt() : 0;
  }

  /** The codes on the badges, signed with the key of the server. */
  private static final class Codes {
    private final BadgeSigner signer;

    Codes(Path data) throws Exception {
      signer =
          new BadgeSigner(
              data, BenchBooks.CONFERENCE, new Validity(BenchBooks.FIRST_DAY, BenchBooks.LAST_DAY));
    }

    String of(int person) {
      String registration = BenchBooks.registration(person);
      return signer.sign(BadgeId.of(BenchBooks.CONFERENCE, registration).text(), 1);
    }

    List<String> of(int from, int count) {
      return IntStream.range(from, from + count).mapToObj(this::of).toList();
    }
  }

  private static String invitation(Site site, int device) {
    String gate = BenchBooks.GATES.get(device % BenchBooks.GATES.size());
    return site.postJson(API + "/devices/invitations", Map.of("gate", gate))
        .expect(200)
        .json()
        .path("typed")
        .asText();
  }

  private static void overHttp(
      ServerProcess server, String token, Site site, Codes signed, Report report, Figure raw)
      throws Exception {
    report.progress("enrolling " + DEVICES + " devices, signing codes");
    List<Wire> devices = new ArrayList<>();
    try {
      for (int i = 0; i < DEVICES; i++) {
        Map<String, String> enrolment = Map.of("code", invitation(site, i), "name", "device " + i);
        JsonNode enrolled = site.postJson(API + "/gate/enrol", enrolment).expect(200).json();
        devices.add(new Wire(server.url(), enrolled.path("token").asText()));
      }
      List<String> codes = signed.of(0, WARM_UP + SCANS);
      Gates gates = new Gates(devices, codes);
      report.progress("scans of " + DEVICES + " devices at once");
      int failures = Load.closed(DEVICES, WARM_UP, i -> gates.ask("w", i)).failures();
      Duration before = server.processorTime();
      Load.Result asked = Load.closed(DEVICES, SCANS, i -> gates.ask("f", WARM_UP + i));
      Duration used = server.processorTime().minus(before);
      report.addWithRatio(Figure.atLeast("scans asked", asked.perSecond(), "/s", 1_000), raw);
      report.add(Figure.plain("a scan asked by 50 at once, p99", asked.millis(99), "ms"));
      report.add(Figure.plain("processor time of a scan", used.toNanos() / 1e6 / SCANS, "ms"));
      report.progress("scans told in portions of " + AT_ONCE);
      int portions = SCANS / AT_ONCE;
      Load.Result told = Load.closed(DEVICES, portions, i -> gates.tell("t", i, AT_ONCE));
      report.addWithRatio(
          Figure.atLeast("scans told", told.perSecond() * AT_ONCE, "/s", 1_000), raw);
      report.progress("scans at " + PER_SECOND + " a second");
      Load.Result paced = Load.paced(PER_SECOND, PACED, i -> gates.ask("p", i));
      report.add(Figure.plain("a scan at 100/s, p50", paced.millis(50), "ms"));
      report.add(Figure.atMost("a scan at 100/s, p99", paced.millis(99), "ms", 100));
      failures += asked.failures() + told.failures() + paced.failures();
      report.add(Figure.atMost("scans that failed", failures, "", 0));
      report.add(
          Figure.atMost(
              "badges admitted twice or never", Math.abs(admitted(site) - codes.size()), "", 0));
      controlRoom(server.url(), token, site, gates, signed, report);
    } finally {
      for (Wire device : devices) {
        device.close();
      }
    }
  }

  private static int admitted(Site site) {
    int admitted = 0;
    for (JsonNode gate : site.get(API + "/counts").expect(200).json().path("gates")) {
      admitted += gate.path("admitted").asInt();
    }
    return admitted;
  }

  /** What devices send. Any thread may use it. */
  private record Gates(List<Wire> devices, List<String> codes) {

    void ask(String round, int i) {
      ask(round, i, codes.get(i));
    }

    void ask(String round, int i, String code) {
      String scan = "{%s}".formatted(scan(round, i, code));
      post(i, "/gate/scans", scan);
    }

    /** Badges that are inside already were turned away. */
    void tell(String round, int portion, int size) {
      String scans =
          IntStream.range(portion * size, (portion + 1) * size)
              .mapToObj(
                  i ->
                      "{%s, \"decision\": \"refused\", \"reason\": \"already-inside\", \"offline\": true}"
                          .formatted(scan(round, i, codes.get(i))))
              .collect(Collectors.joining(","));
      post(
          portion,
          "/gate/scans:batch",
          "{\"now\": \"%s\", \"roundTripMillis\": 20, \"scans\": [%s]}".formatted(NOW, scans));
    }

    private void post(int i, String path, String json) {
      devices.get(i % devices.size()).post(API + path, json.getBytes(StandardCharsets.UTF_8), 200);
    }

    private static String scan(String round, int i, String code) {
      return "\"scanId\": \"door-%s-%06d\", \"sequence\": %d, \"code\": \"%s\", \"deviceTime\": \"%s\""
          .formatted(round, i, i, code, NOW);
    }
  }

  /** From a scan that is sent to the count that a control room is sent. */
  private static void controlRoom(
      URI url, String token, Site site, Gates gates, Codes signed, Report report) throws Exception {
    report.progress("from a scan to the control room");
    List<String> fresh = signed.of(WARM_UP + SCANS, SEEN);
    int before = admitted(site);
    double[] millis = new double[SEEN];
    try (Counts counts =
        new Counts(url.resolve("/" + BenchBooks.CONFERENCE + "/gate-counts"), token)) {
      counts.await(before);
      for (int i = 0; i < SEEN; i++) {
        long start = System.nanoTime();
        gates.ask("c", i, fresh.get(i));
        millis[i] = (counts.await(before + i + 1) - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    report.add(Figure.plain("scan to control room, p50", millis[SEEN / 2], "ms"));
    report.add(Figure.atMost("scan to control room, p99", millis[SEEN - 1], "ms", 1_000));
  }

  private static void inBrowser(
      ServerProcess server, Site site, BenchBooks books, Codes codes, Report report)
      throws IOException, InterruptedException {
    var program = Headless.program();
    if (program.isEmpty()) {
      report.progress(Headless.MISSING + ": nothing measured in the gate app");
      return;
    }
    try (Headless chromium = Headless.start(program.get(), List.of())) {
      DoorBrowser door = new DoorBrowser(chromium.browser(), server.url());
      door.measure(
          report,
          invitation(site, 0),
          PEOPLE,
          more -> books.confirm(PEOPLE, more),
          codes.of(WARM_UP + SCANS + SEEN, DoorBrowser.DECISIONS));
    }
  }
}
