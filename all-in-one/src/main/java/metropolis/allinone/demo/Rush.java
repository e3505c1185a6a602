package metropolis.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
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
import metropolis.badge.credential.Validity;

/**
 * The demo's conference once more, by the thousand: what a virtual machine has to have seen before
 * it knows what matters. For one thread.
 */
final class Rush {

  private static final int CLIENTS = 32;
  private static final int REGISTRATIONS = 9_000;

  /** Free of charge and without a quota, so that each leads to a badge. */
  private static final String CATEGORY = "speaker";

  private static final String REGISTRATION = "/api/registration/" + Pipeline.CONFERENCE;
  private static final String BADGE = "/api/badge/" + Pipeline.CONFERENCE;

  /** Of the conference: they stand in its codes. */
  private static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));

  private final Site staff;
  private final Path data;
  private final Consumer<String> progress;

  /**
   * @param data where the site keeps its keys
   */
  Rush(Site staff, Path data, Consumer<String> progress) {
    this.staff = staff;
    this.data = data;
    this.progress = progress;
  }

  void run() throws IOException, GeneralSecurityException, InterruptedException {
    List<String> sessions = new ArrayList<>();
    for (JsonNode session : staff.get(REGISTRATION).expect(200).json().path("sessions")) {
      sessions.add(session.path("id").asText());
    }
    progress.accept("registering " + REGISTRATIONS + " more");
    int before = badges(1, 1).path("total").asInt();
    atOnce(
        REGISTRATIONS,
        i ->
            staff
                .postJson(
                    REGISTRATION + "/registrations",
                    Guests.numbered("r", i, CATEGORY, sessions.get(i % sessions.size())))
                .expect(201));
    int all = before + REGISTRATIONS;
    Await.until("their badges are issued", () -> badges(1, 1).path("total").asInt() == all);
    List<String> codes = codes(all);
    progress.accept("scanning them at the gates");
    atOnce(all, i -> scan(i, codes));
  }

  private List<String> codes(int count) throws IOException, GeneralSecurityException {
    BadgeSigner signer = new BadgeSigner(data, Pipeline.CONFERENCE, DAYS);
    List<String> codes = new ArrayList<>();
    for (int page = 1; codes.size() < count; page++) {
      for (JsonNode badge : badges(page, 1000).path("badges")) {
        codes.add(signer.sign(badge.path("badgeId").asText(), badge.path("serial").asInt()));
      }
    }
    return codes;
  }

  private JsonNode badges(int page, int size) {
    return staff.get(BADGE + "/badges?page=" + page + "&size=" + size).expect(200).json();
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
                codes.get(i)))
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
