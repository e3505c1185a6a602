package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import metropolis.allinone.demo.Await;
import metropolis.allinone.demo.Site;
import metropolis.rendering.page.Portraits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos on a real broker: kept on disk, read back from their topic, and gone when erased. */
class PhotosIT {

  private static final String API = "/api/registration/metropolis-2004/registrations";
  private static final byte[] SENT = Portraits.drawn(1).bytes();

  @TempDir Path directory;

  @Test
  void a_photo_outlives_every_start_and_no_erasure() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      String photo;
      byte[] shown;
      try (Running running = started(broker, "first")) {
        photo = API + "/" + registered(running.staff()) + "/photo";
        running.staff().put(photo, "image/jpeg", SENT).expect(200);
        shown = running.staff().get(photo).expect(200).body();
      }
      try (Running running = started(broker, "first")) {
        assertThat(running.staff().get(photo).expect(200).body()).isEqualTo(shown);
      }
      try (Running running = started(broker, "second")) {
        assertThat(running.staff().get(photo).expect(200).body())
            .as("read back from the topic")
            .isEqualTo(shown);
        assertThat(photos("second")).as("by registration and badges").hasSize(2);

        running.staff().postJson(photo.replace("photo", "erasure"), Map.of()).expect(200);

        assertThat(running.staff().get(photo).status()).isEqualTo(404);
        Await.until("no file is left", Duration.ofSeconds(30), () -> photos("second").isEmpty());
      }
      try (Running running = started(broker, "third")) {
        assertThat(running.staff().get(photo).status()).isEqualTo(404);
        assertThat(photos("third")).as("nothing but a tombstone in the topic").isEmpty();
      }
    }
  }

  /** What a process that was killed leaves: files, and no word on how far they go. */
  @Test
  void what_a_crash_left_behind_is_thrown_away() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      String photo;
      try (Running running = started(broker, "data")) {
        photo = API + "/" + registered(running.staff()) + "/photo";
        running.staff().put(photo, "image/jpeg", SENT).expect(200);
        Await.until("both have it", Duration.ofSeconds(30), () -> photos("data").size() == 2);
      }
      for (Path file : photos("data")) {
        Files.copy(file, file.resolveSibling("of-somebody-who-was-erased"));
      }
      for (Path checkpoint : files("data", file -> file.startsWith(".checkpoint"))) {
        Files.delete(checkpoint);
      }

      try (Running running = started(broker, "data")) {
        running.staff().get(photo).expect(200);
        assertThat(photos("data"))
            .hasSize(2)
            .noneMatch(file -> file.endsWith("of-somebody-who-was-erased"));
      }
    }
  }

  private Running started(EmbeddedBroker broker, String data) throws Exception {
    Running running = Running.on(broker.bootstrapServers(), directory.resolve(data));
    running.awaitReady();
    return running;
  }

  private static String registered(Site staff) {
    Map<String, Object> person =
        Map.of(
            "category", "ngo",
            "givenName", "Lea",
            "familyName", "Amsler",
            "organisation", "Réseau Accueil",
            "country", "CH",
            "email", "lea@mail.example",
            "consent", true);
    return staff.postJson(API, person).expect(201).json().path("registrationId").asText();
  }

  private List<Path> photos(String data) {
    return files(data, name -> true).stream()
        .filter(file -> file.getParent().endsWith("files/delegate-photos"))
        .toList();
  }

  private List<Path> files(String data, Predicate<String> named) {
    try (Stream<Path> all = Files.walk(directory.resolve(data))) {
      return all.filter(file -> named.test(file.getFileName().toString()))
          .filter(Files::isRegularFile)
          .toList();
    } catch (IOException | UncheckedIOException _) {
      // One went while it was looked at.
      return files(data, named);
    }
  }
}
