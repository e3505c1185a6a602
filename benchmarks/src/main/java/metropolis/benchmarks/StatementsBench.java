package metropolis.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import metropolis.allinone.EmbeddedBroker;
import metropolis.allinone.ServerProcess;
import metropolis.allinone.demo.Site;
import metropolis.payment.matching.Incoming;
import metropolis.payment.matching.MatchIndex;
import metropolis.payment.matching.OpenItem;
import metropolis.payment.matching.Party;
import metropolis.payment.matching.Policy;
import metropolis.payment.matching.Rules;
import metropolis.payment.matching.Wording;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.http.signin.SignIn;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;

/**
 * A long statement against as many open invoices, from its upload to its last allocation, in
 * payment-service alone with a heap of 512 MB; the broker takes its share of the same processors.
 * And the matching of one line that only tells words.
 */
final class StatementsBench {

  private static final int INVOICES = Integer.getInteger("bench.statements", 100_000);
  private static final int TEXTS = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String API = "/api/payment/" + BenchBooks.CONFERENCE;

  void run(Report report) throws Exception {
    freeText(report);
    Path directory = Files.createTempDirectory("metropolis-bench");
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      statement(directory, broker.bootstrapServers(), report);
    } finally {
      BenchServer.delete(directory);
    }
  }

  private static void statement(Path directory, String bootstrap, Report report) throws Exception {
    Path data = Files.createDirectories(directory.resolve("payment"));
    String token =
        SignIn.open(
                data.resolve("accounts.yaml"),
                SignedTokens.keptIn(data.resolve("signing.key")),
                InstantSource.system())
            .addToken("bench", Set.of(Role.FINANCE));
    Map<String, String> cluster = Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrap);
    try (ServerProcess server =
            ServerProcess.start(
                "metropolis.payment.Main", data, cluster, "--now", "2004-09-27T08:00+02:00");
        BenchBooks books = new BenchBooks(bootstrap)) {
      server.awaitPage("/health/ready");
      double empty = server.liveMegabytes();
      report.progress("issuing " + INVOICES + " invoices, not measured");
      books.announce();
      books.register(INVOICES);
      Path file = directory.resolve("camt054.xml");
      StatementFile.write(file, books.invoices(INVOICES), BenchBooks.FEE);
      double plain = plainReading(file, report);
      double live = server.liveMegabytes();
      report.progress("uploading the statement");
      Duration before = server.processorTime();
      double seconds = upload(server.url(), token, file);
      report.add(Figure.atMost("upload to last allocation", seconds, "s", 20));
      report.add(Figure.plain("the same / reading it with StAX alone", seconds / plain, "×"));
      report.add(
          Figure.plain(
              "processor time of payment-service",
              server.processorTime().minus(before).toMillis() / 1e3,
              "s"));
      double full = server.liveMegabytes();
      report.add(Figure.plain("heap in use, before any invoice", empty, "MB"));
      report.add(Figure.plain("for each invoice", kilobytes(live - empty), "KB"));
      report.add(Figure.plain("for each payment", kilobytes(full - live), "KB"));
      report.add(Figure.atMost("heap in use at last", full, "MB", 512));
      report.add(Figure.plain("memory, resident", server.residentMegabytes(), "MB"));
      check(new Site(server.url(), token), report);
    }
  }

  private static double kilobytes(double megabytes) {
    return megabytes * 1024 / INVOICES;
  }

  private static double upload(URI url, String token, Path file) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      long start = System.nanoTime();
      HttpRequest request =
          HttpRequest.newBuilder(url.resolve(API + "/statements?name=camt054.xml"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/xml")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.ofFile(file))
              .build();
      var answer = client.send(request, BodyHandlers.ofString());
      while (answer.statusCode() == 503 && System.nanoTime() - start < PATIENCE.toNanos()) {
        // As the answer asks for: the same again, which is carried out once.
        answer = client.send(request, BodyHandlers.ofString());
      }
      if (answer.statusCode() != 200) {
        throw new IOException("refused: " + answer.body());
      }
      Site site = new Site(url, token);
      String id = newest(site);
      long deadline = start + PATIENCE.toNanos();
      while (id.isEmpty() || told(site, "/statements/" + id).path("bookedPercent").asInt() < 100) {
        if (System.nanoTime() > deadline) {
          throw new IOException("not booked in time");
        }
        TimeUnit.MILLISECONDS.sleep(50);
        id = newest(site);
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static String newest(Site site) throws InterruptedException {
    return told(site, "/statements").path("imports").path(0).path("importId").asText();
  }

  /** A server that cannot answer for a moment is asked again: that too is a part of its time. */
  private static JsonNode told(Site site, String path) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Site.Answer answer = site.get(API + path);
    while (answer.status() == 503 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
      answer = site.get(API + path);
    }
    return answer.expect(200).json();
  }

  private static void check(Site site, Report report) throws InterruptedException {
    JsonNode sheet = told(site, "/balance").path("sheets").path(0);
    long expected = 0;
    for (int i = 0; i < INVOICES; i++) {
      expected += StatementFile.isUnknown(i) ? BenchBooks.FEE : 0;
    }
    long left = sheet.path("unallocated").path("minor").asLong(-1);
    report.add(
        Figure.atMost("payments allocated wrongly", Math.abs(left - expected) / 450e2, "", 0));
  }

  /** The best of three: what the ratio is to is the machine, not its neighbours. */
  private static double plainReading(Path file, Report report)
      throws IOException, XMLStreamException {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      try (InputStream in = Files.newInputStream(file)) {
        XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
        while (xml.hasNext()) {
          xml.next();
        }
      }
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    report.add(Figure.plain("size of the statement", Files.size(file) / 1e6, "MB"));
    report.add(Figure.plain("reading it with StAX alone", best, "s"));
    return best;
  }

  /** Lines that tell a name, an institution or a number with a slip, among all open invoices. */
  private static void freeText(Report report) {
    report.progress("matching words among " + INVOICES + " open invoices");
    MatchIndex index = new MatchIndex();
    Money fee = Money.of(BenchBooks.FEE, "CHF");
    for (int i = 0; i < INVOICES; i++) {
      String number = "2004-%06d".formatted(i + 1);
      index.address(number, new Party(List.of(Payers.name(i)), Payers.institution(i)));
      index.put(new OpenItem(number, List.of(), fee, false, 1));
    }
    Rules rules = new Rules(index, Policy.standard());
    var threads = ManagementFactory.getThreadMXBean();
    List<Double> millis = new ArrayList<>();
    double[] used = new double[TEXTS];
    for (int round = 0; round < 2; round++) {
      millis.clear();
      for (int t = 0; t < TEXTS; t++) {
        int i = Math.floorMod(t * 48_611, INVOICES);
        String payer =
            switch (t % 3) {
              case 0 -> Payers.name(i);
              case 1 -> Payers.institution(i);
              default -> Payers.familyName(i) + " " + Payers.familyName(i + 1);
            };
        String text =
            switch (t % 4) {
              case 0 -> "Fee for " + Payers.familyName(i) + ", " + Payers.givenName(i);
              case 1 -> "conference fee September";
              case 2 -> "invoice " + (i + 1) + " " + Payers.institution(i);
              default -> "delegation: " + Payers.name(i) + "; " + Payers.name(i + 1);
            };
        Incoming line = new Incoming("L" + t, fee, "", new Wording(payer, "", text));
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        rules.judge(line);
        millis.add((System.nanoTime() - start) / 1e6);
        used[t] = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
      }
    }
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    report.add(Figure.plain("matching one line of words, median", sorted[TEXTS / 2], "ms"));
    report.add(
        Figure.atMost("matching one line of words, p99", sorted[TEXTS * 99 / 100], "ms", 10));
    // What it takes by itself, where others use the machine meanwhile.
    Arrays.sort(used);
    report.add(Figure.plain("processor time of it, p99", used[TEXTS * 99 / 100], "ms"));
  }
}
