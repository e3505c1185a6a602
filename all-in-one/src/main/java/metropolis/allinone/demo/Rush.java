package metropolis.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The demo's conference once more, by the thousand: what a virtual machine has to have seen before
 * it knows what matters. For one thread.
 */
final class Rush {

  private static final int CLIENTS = 32;
  private static final int REGISTRATIONS = 9_000;
  private static final int SCANS = 9_000;

  /** Free of charge and without a quota, so that each leads to a badge. */
  private static final String CATEGORY = "speaker";

  private static final String REGISTRATION = "/api/registration/" + Pipeline.CONFERENCE;
  private static final String BADGE = "/api/badge/" + Pipeline.CONFERENCE;
  private static final List<String> DIRECTIONS = List.of("in", "out");

  private final Site staff;
  private final Path results;
  private final Consumer<String> progress;

  /**
   * @param results where the demo left its badges
   */
  Rush(Site staff, Path results, Consumer<String> progress) {
    this.staff = staff;
    this.results = results;
    this.progress = progress;
  }

  void run() throws IOException, InterruptedException {
    List<String> sessions = new ArrayList<>();
    for (JsonNode session : staff.get(REGISTRATION).expect(200).json().path("sessions")) {
      sessions.add(session.path("id").asText());
    }
    progress.accept("registering " + REGISTRATIONS + " more");
    int before = badges();
    atOnce(
        REGISTRATIONS,
        i ->
            staff
                .postJson(
                    REGISTRATION + "/registrations",
                    Guests.numbered("r", i, CATEGORY, sessions.get(i % sessions.size())))
                .expect(201));
    Await.until("their badges are issued", () -> badges() == before + REGISTRATIONS);
    progress.accept("scanning " + SCANS + " times, in and out");
    List<String> codes = Camera.scan(Files.readAllBytes(results.resolve("badges.pdf")));
    atOnce(SCANS, i -> scan(i, codes));
  }

  private int badges() {
    return staff.get(BADGE + "/badges?size=1").expect(200).json().path("total").asInt();
  }

  private void scan(int i, List<String> codes) {
    staff
        .postJson(
            BADGE + "/scans",
            Map.of(
                "scanId",
                "rush-%05d".formatted(i),
                "gate",
                Doors.GATES.get(i % Doors.GATES.size()),
                "code",
                codes.get(i % codes.size()),
                "direction",
                DIRECTIONS.get(i / codes.size() % DIRECTIONS.size())))
        .expect(200);
  }

  private static void atOnce(int count, IntConsumer work) throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int c = 0; c < CLIENTS; c++) {
        all.add(
            clients.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    work.accept(i);
                  }
                }));
      }
      for (Future<?> client : all) {
        client.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the rush failed", e.getCause());
    }
  }
}
