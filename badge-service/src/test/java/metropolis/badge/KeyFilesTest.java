package metropolis.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.credential.TokenCheck;
import metropolis.badge.credential.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {

  private static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));

  @TempDir Path directory;

  @Test
  void the_first_start_makes_a_key_that_only_its_owner_can_read() throws IOException {
    KeyFiles.open(directory.resolve("keys"));

    assertThat(Files.getPosixFilePermissions(directory.resolve("keys/1.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void the_key_is_the_same_at_the_next_start() throws IOException {
    String worn = token(KeyFiles.open(directory));

    KeyRing again = KeyFiles.open(directory);

    assertThat(again.check("metropolis-2004", worn)).isInstanceOf(TokenCheck.Genuine.class);
  }

  @Test
  void with_a_second_key_the_badges_of_the_first_still_count_and_the_second_signs()
      throws IOException {
    String worn = token(KeyFiles.open(directory));
    KeyFiles.open(directory.resolve("next"));
    Files.copy(directory.resolve("next/1.pem"), directory.resolve("2.pem"));
    Files.setPosixFilePermissions(
        directory.resolve("2.pem"), PosixFilePermissions.fromString("rw-------"));

    KeyRing rotated = KeyFiles.open(directory);

    assertThat(rotated.check("metropolis-2004", worn)).isInstanceOf(TokenCheck.Genuine.class);
    assertThat(rotated.check("metropolis-2004", token(rotated)))
        .isInstanceOfSatisfying(
            TokenCheck.Genuine.class, genuine -> assertThat(genuine.claims().keyId()).isEqualTo(2));
  }

  /** So that no gate meets a badge whose key it does not know yet. */
  @Test
  void a_public_key_alone_is_known_before_it_signs() throws IOException {
    String worn = token(KeyFiles.open(directory));
    KeyRing next = KeyFiles.open(directory.resolve("next"));
    String whole = Files.readString(directory.resolve("next/1.pem"));
    Files.writeString(
        directory.resolve("2.pem"), whole.substring(whole.indexOf("-----BEGIN PUBLIC KEY")));
    Files.setPosixFilePermissions(
        directory.resolve("2.pem"), PosixFilePermissions.fromString("rw-------"));

    KeyRing announced = KeyFiles.open(directory);

    assertThat(announced.publicKeys().get(2)).isEqualTo(next.publicKeys().get(1));
    assertThat(token(announced)).isEqualTo(worn);
  }

  @Test
  void without_any_private_key_the_remedy_is_told() throws IOException {
    KeyFiles.open(directory);
    String whole = Files.readString(directory.resolve("1.pem"));
    Files.writeString(
        directory.resolve("1.pem"), whole.substring(whole.indexOf("-----BEGIN PUBLIC KEY")));

    assertThatThrownBy(() -> KeyFiles.open(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("1.pem has no PRIVATE KEY block");
  }

  @Test
  void a_key_that_others_can_read_is_refused_with_the_remedy() throws IOException {
    KeyFiles.open(directory);
    Files.setPosixFilePermissions(
        directory.resolve("1.pem"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> KeyFiles.open(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("1.pem")
        .hasMessageContaining("chmod 600");
  }

  @Test
  void a_file_that_is_no_key_is_named() throws IOException {
    KeyFiles.open(directory);
    Files.writeString(directory.resolve("1.pem"), "nothing");

    assertThatThrownBy(() -> KeyFiles.open(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("1.pem has no PUBLIC KEY block");
  }

  private static String token(KeyRing keys) {
    BadgeId badge = BadgeId.of("metropolis-2004", "7Q2M4X9K3TAB5CDE");
    return keys.sign("metropolis-2004", badge, 1, DAYS);
  }
}
