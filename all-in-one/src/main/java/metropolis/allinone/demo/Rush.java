package metropolis.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    int before = badges();
    Clients.share(
        CLIENTS,
        REGISTRATIONS,
        i ->
            staff
                .postJson(
                    REGISTRATION + "/registrations",
                    Guests.numbered("r", i, CATEGORY, sessions.get(i % sessions.size())))
                .expect(201));
    int all = before + REGISTRATIONS;
    Await.until("their badges are issued", () -> badges() == all);
    List<String> codes = new BadgeSigner(data, Pipeline.CONFERENCE, DAYS).signAll(staff, all);
    progress.accept("scanning them at the gates");
    Clients.share(CLIENTS, all, i -> scan(i, codes));
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
                codes.get(i)))
        .expect(200);
  }
}
