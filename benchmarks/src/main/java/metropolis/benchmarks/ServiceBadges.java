package metropolis.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import metropolis.allinone.ServerProcess;
import metropolis.allinone.demo.Site;

/**
 * From delegates to a printed run through the all-in-one in a process of its own, over HTTP: every
 * code is signed, everything is recorded in Kafka, and the server has just started.
 */
final class ServiceBadges {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLIENTS = 64;
  private static final int DELEGATES = 10_000;
  private static final String REGISTRATION = "/api/registration/" + BenchConference.ID;
  private static final String BADGE = "/api/badge/" + BenchConference.ID;

  void run(Report report) throws Exception {
    Path data = Files.createTempDirectory("metropolis-badges");
    try {
      measure(report, data);
    } finally {
      BenchServer.delete(data);
    }
  }

  private static void measure(Report report, Path data) throws Exception {
    BenchServer bench = BenchServer.in(data);
    report.progress("10,000 delegates through the service");
    try (ServerProcess server = bench.start()) {
      report.add(
          Figure.atMost(
              "start to first page", server.awaitPage(REGISTRATION).toMillis() / 1e3, "s", 8));
      Site site = new Site(server.url(), bench.token());
      try (Wire wire = new Wire(server.url(), bench.token())) {
        issued(report, site, wire);
      }
      report.add(Figure.plain("memory, resident, badges issued", server.residentMegabytes(), "MB"));
      printed(report, server, site);
    }
  }

  private static void issued(Report report, Site site, Wire wire) throws Exception {
    long start = System.nanoTime();
    Load.Result load = Load.closed(CLIENTS, DELEGATES, i -> register(wire, i));
    report.add(Figure.atMost("registrations that failed", load.failures(), "", 0));
    report.add(Figure.plain("10,000 delegates registered and confirmed", seconds(start), "s"));
    long deadline = start + TimeUnit.MINUTES.toNanos(3);
    while (total(site) < DELEGATES) {
      if (System.nanoTime() > deadline) {
        throw new IOException("badges are missing");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    report.add(Figure.plain("until their 10,000 badges are issued", seconds(start), "s"));
  }

  private static void printed(Report report, ServerProcess server, Site site) {
    report.progress("one print run of 10,000 badges");
    try {
      long start = System.nanoTime();
      JsonNode run = site.postJson(BADGE + "/runs", Map.of()).expect(200).json().path("run");
      report.add(Figure.plain("a run of 10,000 begun", seconds(start), "s"));
      report.add(Figure.atMost("badges not in it", DELEGATES - run.path("badges").asInt(), "", 0));
      String address = BADGE + "/runs/" + run.path("run").asInt();
      long drawing = System.nanoTime();
      byte[] pdf = site.postJson(address + "/pdf", Map.of()).expect(200).body();
      report.add(Figure.plain("its document drawn and received", seconds(drawing), "s"));
      report.add(Figure.plain("size of the document", pdf.length / 1e6, "MB"));
      long confirming = System.nanoTime();
      site.postJson(address + "/confirm", Map.of("drawing", 1)).expect(200);
      report.add(Figure.plain("10,000 confirmed as printed", seconds(confirming), "s"));
      report.add(Figure.plain("memory, resident, after the run", server.residentMegabytes(), "MB"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static int total(Site site) {
    return site.get(BADGE + "/badges?page=1&size=1").expect(200).json().path("total").asInt();
  }

  private static void register(Wire wire, int i) {
    try {
      byte[] body = JSON.writeValueAsBytes(BenchConference.delegate("b", i));
      wire.post(REGISTRATION + "/registrations", body, 201);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
