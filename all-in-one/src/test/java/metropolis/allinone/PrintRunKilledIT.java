package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import metropolis.allinone.demo.Await;
import metropolis.allinone.demo.Site;
import metropolis.platform.values.Role;
import metropolis.schemas.Topics;
import metropolis.schemas.badge.BadgePrinted;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything is killed in the middle of a print run: while its document is written, while it is
 * sent, and while the desk confirms it. Whoever goes on with the run holds each badge once.
 */
class PrintRunKilledIT {

  private static final String REGISTRATIONS = "/api/registration/metropolis-2004/registrations";
  private static final String BADGES = "/api/badge/metropolis-2004/badges";
  private static final String RUNS = "/api/badge/metropolis-2004/runs";
  private static final String RUN = RUNS + "/1";
  private static final String PDF = RUN + "/pdf";

  /** More than two of the portions in which is confirmed. */
  private static final int DELEGATES = 1_150;

  private static final int GOOD_PAGES = 100;
  private static final int PORTION = 500;
  private static final int TRIES = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern SHORT_CODE = Pattern.compile("\\b[0-9A-Z]{4}-[0-9A-Z]{4}\\b");

  @TempDir Path data;

  /** What lies in the tray of the printer: the codes of badges, one for each copy. */
  private final List<String> paper = new ArrayList<>();

  private String token = "";

  @Test
  void a_run_that_was_killed_at_every_step_prints_each_badge_once() throws Exception {
    token = RestartIT.token(data, Role.SECRETARIAT, Role.GATE);
    Set<String> codes;
    try (ServerProcess server = start()) {
      Site site = site(server);
      register(site);
      Await.until("all have badges", PATIENCE, () -> total(site, "not-printed") == DELEGATES);
      codes = codes(site);
      site.postJson(RUNS, Map.of()).expect(200);
      print(drawn(site), 1, GOOD_PAGES);
      site.postJson(RUN + "/confirm", Map.of("drawing", 1, "upTo", GOOD_PAGES)).expect(200);
    }

    int recorded = killedWhileItIsWritten();
    killedWhileItIsConfirmed(recorded + 1);

    try (ServerProcess server = start()) {
      Site site = site(server);
      JsonNode run = run(site);
      assertThat(run.path("printed").asInt()).isGreaterThanOrEqualTo(GOOD_PAGES + PORTION);
      if (run.path("status").asText().equals("open")) {
        site.postJson(RUN + "/confirm", Map.of("drawing", run.path("drawing").asInt())).expect(200);
      }
      assertThrough(site);
    }
    assertThat(codes).hasSize(DELEGATES);
    assertThat(paper).containsExactlyInAnyOrderElementsOf(codes);
    try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"))) {
      List<BadgePrinted> printed = EventLog.of(broker, Topics.BADGE_EVENTS, BadgePrinted.class);
      assertThat(printed).extracting(BadgePrinted::getBadgeId).doesNotHaveDuplicates();
      assertThat(printed).hasSize(DELEGATES).allMatch(event -> event.getRun() == 1);
    }
  }

  /**
   * Nothing of the document is known afterwards. The same server is then killed while it sends one.
   *
   * @return how many documents were recorded before that one
   */
  private int killedWhileItIsWritten() throws Exception {
    int recorded = -1;
    for (int tries = 0; tries < TRIES; tries++) {
      try (ServerProcess server = start()) {
        Site site = site(server);
        JsonNode run = run(site);
        assertOpen(run, GOOD_PAGES);
        if (run.path("drawing").asInt() == recorded) {
          assertThat(run.hasNonNull("progress")).as("anybody draws it still").isFalse();
          killedWhileItIsSent(server);
          return recorded;
        }
        recorded = run.path("drawing").asInt();
        CompletableFuture<byte[]> document = CompletableFuture.supplyAsync(() -> drawn(site));
        awaitRun(site, now -> now.path("progress").path("done").asInt() > 0 || document.isDone());
        server.kill();
        document.handle((_, failure) -> failure).join();
      }
    }
    throw new AssertionError("every document was done before the kill");
  }

  /** The document was recorded, and its reader has only the beginning. */
  private void killedWhileItIsSent(ServerProcess server) throws Exception {
    assertThat(beginning(server)).contains("200 OK", "%PDF-").doesNotContain("%%EOF");
  }

  /** One portion is confirmed, perhaps more, and the desk does not know which. */
  private void killedWhileItIsConfirmed(int recorded) throws Exception {
    try (ServerProcess server = start()) {
      Site site = site(server);
      JsonNode run = run(site);
      assertOpen(run, GOOD_PAGES);
      assertThat(run.path("drawing").asInt()).as("known before it left").isEqualTo(recorded);
      print(drawn(site), 1, DELEGATES - GOOD_PAGES);
      CompletableFuture<Site.Answer> answer =
          CompletableFuture.supplyAsync(
              () -> site.postJson(RUN + "/confirm", Map.of("drawing", recorded + 1)));
      // A state shows what its transaction has yet to commit; the second portion is only sent once
      // the first is answered, and so committed.
      awaitRun(site, now -> now.path("printed").asInt() > GOOD_PAGES + PORTION);
      server.kill();
      answer.handle((_, failure) -> failure).join();
    }
  }

  private static void assertOpen(JsonNode run, int printed) {
    assertThat(run.path("status").asText()).isEqualTo("open");
    assertThat(run.path("badges").asInt()).isEqualTo(DELEGATES);
    assertThat(run.path("printed").asInt()).isEqualTo(printed);
    assertThat(run.path("leftOut").asInt()).isZero();
  }

  private static void assertThrough(Site site) {
    JsonNode run = run(site);
    assertThat(run.path("status").asText()).isEqualTo("ended");
    assertThat(run.path("printed").asInt()).isEqualTo(DELEGATES);
    assertThat(run.path("leftOut").asInt()).isZero();
    assertThat(total(site, "not-printed")).isZero();
    assertThat(total(site, "printed")).isEqualTo(DELEGATES);
  }

  /** Reads a little, with hardly any room for more, and sees the server die. */
  private String beginning(ServerProcess server) throws IOException, InterruptedException {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(new InetSocketAddress(server.url().getHost(), server.url().getPort()));
      String request =
          """
          POST %s HTTP/1.1
          Host: localhost
          Authorization: Bearer %s
          Idempotency-Key: killed-while-it-is-sent
          Content-Length: 0
          Connection: close

          """
              .formatted(PDF, token)
              .replace("\n", "\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream received = new ByteArrayOutputStream();
      received.write(in.readNBytes(4096));
      server.kill();
      readToItsEnd(in, received);
      return received.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private static void readToItsEnd(InputStream in, ByteArrayOutputStream received) {
    try {
      in.transferTo(received);
    } catch (IOException _) {
      // Reset by a peer that is no more.
    }
  }

  private ServerProcess start() throws Exception {
    ServerProcess server = RestartIT.start(data, "metropolis.allinone.AllInOne", Map.of());
    server.awaitPage("/health/ready");
    return server;
  }

  private Site site(ServerProcess server) {
    return new Site(server.url(), token);
  }

  private static void register(Site site) throws InterruptedException {
    try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
      List<CompletableFuture<Void>> all =
          IntStream.range(0, DELEGATES)
              .mapToObj(
                  i ->
                      CompletableFuture.runAsync(
                          () -> site.postJson(REGISTRATIONS, speaker(i)).expect(201), clients))
              .toList();
      all.forEach(CompletableFuture::join);
      clients.shutdown();
      assertThat(clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Speakers pay nothing and are confirmed at once. */
  private static Map<String, Object> speaker(int i) {
    Map<String, Object> person = new HashMap<>(RestartIT.delegate(i));
    person.put("category", "speaker");
    return person;
  }

  private static int total(Site site, String print) {
    return site.get(BADGES + "?print=" + print).expect(200).json().path("total").asInt();
  }

  private static Set<String> codes(Site site) {
    Set<String> codes = new HashSet<>();
    for (int page = 1; codes.size() < DELEGATES && page <= DELEGATES / 100 + 1; page++) {
      site.get(BADGES + "?page=" + page)
          .expect(200)
          .json()
          .path("badges")
          .forEach(badge -> codes.add(badge.path("code").asText()));
    }
    return codes;
  }

  private static JsonNode run(Site site) {
    return site.get(RUN).expect(200).json().path("run");
  }

  private static void awaitRun(Site site, Predicate<JsonNode> condition)
      throws InterruptedException {
    Await.until("the run is that far", PATIENCE, () -> condition.test(run(site)));
  }

  private static byte[] drawn(Site site) {
    return site.postJson(PDF, Map.of()).expect(200).body();
  }

  private void print(byte[] pdf, int first, int last) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(first);
      stripper.setEndPage(last);
      SHORT_CODE.matcher(stripper.getText(document)).results().forEach(it -> paper.add(it.group()));
    }
  }
}
