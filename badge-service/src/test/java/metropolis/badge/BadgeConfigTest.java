package metropolis.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.credential.TokenCheck;
import metropolis.badge.credential.Validity;
import metropolis.badge.imposition.Margins;
import metropolis.badge.printing.Printer;
import metropolis.platform.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadgeConfigTest {

  private static final String CONFERENCE = "metropolis-2004";
  private static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));

  @TempDir Path data;

  @Test
  void without_a_setting_the_key_lies_with_the_other_data() {
    BadgeConfig.read(Map.of(), data);

    assertThat(data.resolve("badge-keys/1.pem")).exists();
  }

  @Test
  void a_key_given_as_a_variable_signs_as_the_file_of_its_number_does_and_no_file_is_made()
      throws IOException {
    Path files = data.resolve("files");
    String worn = token(KeyFiles.open(files));
    String key = Files.readString(files.resolve("1.pem"));

    KeyRing keys = read(Map.of("METROPOLIS_BADGE_KEY_1", key));

    assertThat(keys.check(CONFERENCE, worn)).isInstanceOf(TokenCheck.Genuine.class);
    assertThat(token(keys)).isEqualTo(worn);
    assertThat(data.resolve("badge-keys")).doesNotExist();
  }

  @Test
  void printers_are_read_from_their_file() throws IOException {
    Path file =
        Files.writeString(
            data.resolve("printers.yaml"),
            """
            printers:
              - id: left
                name: { en: Desk 1, fr: Guichet 1 }
                uri: ipps://192.0.2.10/ipp/print
                format: a6
                paper: { width: 105, height: 148 }
                margins: { left: 4.2, top: 5, right: 0, bottom: 12.5 }
                conferences: [metropolis-2004]
              - { id: right, name: { en: Desk 2 }, uri: "ipp://printer.example:8631/ipp/print" }
            """);

    var printers =
        BadgeConfig.read(Map.of("METROPOLIS_BADGE_PRINTERS", file.toString()), data).printers();

    assertThat(printers).extracting(Printer::id).containsExactly("left", "right");
    assertThat(printers.getFirst().name("fr")).isEqualTo("Guichet 1");
    assertThat(printers.getFirst().serves("other-2005")).isFalse();
    assertThat(printers.getFirst().margins()).contains(new Margins(4.2, 5, 0, 12.5));
    assertThat(printers.getLast().paper()).isEmpty();
    assertThat(printers.getLast().margins()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: Left | id: left | printers[0].id: Give 1 to 40",
        "file:///etc/passwd | ipp://a/ipp | printers[0].uri: Give ipp, ipps, http or https",
        "ipp://me:secret@a/ipp | ipp://a/ipp | printers[0].uri: Give ipp, ipps, http or https",
        "width: 5 | width: 103.5 | printers[0].paper: Give 20 to 420",
        "left: -1 | left: 4.2 | printers[0].margins: Give 0 to 99.9",
        "bottom: 100 | bottom: 12 | printers[0].margins: Give 0 to 99.9",
        "right: 4.25 | right: 4.5 | printers[0].margins: Give 0 to 99.9",
        "top: .nan | top: 5 | top",
        "left: 99, | left: 4.2, | printers[0].margins: Give smaller margins",
        "right: 4.5 } | right: 4.5, bottom: 12 } | bottom: Give a",
        "colour: red | format: a6 | colour",
      })
  void a_printer_that_cannot_be_meant_is_refused(String wrong, String right, String remedy)
      throws IOException {
    String good =
        """
        printers:
          - id: left
            name: { en: Desk 1 }
            uri: ipp://a/ipp
            format: a6
            paper: { width: 103.5, height: 148 }
            margins: { left: 4.2, top: 5, right: 4.5, bottom: 12 }
        """;
    Path file = Files.writeString(data.resolve("printers.yaml"), good.replace(right, wrong));

    assertThatThrownBy(
            () -> BadgeConfig.read(Map.of("METROPOLIS_BADGE_PRINTERS", file.toString()), data))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(remedy);
  }

  @Test
  void a_file_of_printers_that_is_not_there_is_named() {
    assertThatThrownBy(
            () ->
                BadgeConfig.read(
                    Map.of("METROPOLIS_BADGE_PRINTERS", data.resolve("x.yaml").toString()), data))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("METROPOLIS_BADGE_PRINTERS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", " ", ""})
  void line_breaks_may_be_written_otherwise_or_left_out(String breaks) {
    String key = PemKey.fresh();

    KeyRing keys = read(Map.of("METROPOLIS_BADGE_KEY_1", key.replace("\n", breaks)));

    assertThat(keys.publicKeys())
        .isEqualTo(read(Map.of("METROPOLIS_BADGE_KEY_1", key)).publicKeys());
  }

  @Test
  void the_highest_number_signs_and_the_public_part_is_enough_of_the_others() {
    String first = PemKey.fresh();
    String worn = token(read(Map.of("METROPOLIS_BADGE_KEY_9", first)));

    KeyRing keys =
        read(
            Map.of(
                "METROPOLIS_BADGE_KEY_9", first.substring(first.indexOf("-----BEGIN PUBLIC")),
                "METROPOLIS_BADGE_KEY_10", PemKey.fresh()));

    assertThat(keys.check(CONFERENCE, worn)).isInstanceOf(TokenCheck.Genuine.class);
    assertThat(keys.publicKeys().lastKey()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-secret-that-is-no-key",
        "-----BEGIN PUBLIC KEY-----a-secret-that-is-no-key-----END PUBLIC KEY-----"
      })
  void a_key_that_is_none_is_named_with_the_remedy_and_not_repeated(String value) {
    assertThatThrownBy(() -> read(Map.of("METROPOLIS_BADGE_KEY_3", value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("METROPOLIS_BADGE_KEY_3")
        .hasMessageContaining("content of a file such as badge-keys/1.pem")
        .hasNoCause()
        .message()
        .doesNotContain("a-secret");
  }

  @Test
  void two_halves_of_different_keys_are_refused() {
    String one = PemKey.fresh();
    String other = PemKey.fresh();
    String mixed =
        one.substring(0, one.indexOf("-----BEGIN PUBLIC"))
            + other.substring(other.indexOf("-----BEGIN PUBLIC"));

    assertThatThrownBy(() -> read(Map.of("METROPOLIS_BADGE_KEY_1", mixed)))
        .hasMessageContaining("METROPOLIS_BADGE_KEY_1")
        .hasMessageContaining("does not belong to its PRIVATE KEY");
  }

  @Test
  void a_number_that_no_token_can_hold_is_refused() {
    assertThatThrownBy(() -> read(Map.of("METROPOLIS_BADGE_KEY_256", PemKey.fresh())))
        .hasMessageContaining("METROPOLIS_BADGE_KEY_256")
        .hasMessageContaining("from 1 to 255");
  }

  @Test
  void keys_and_a_directory_of_keys_together_are_refused() {
    Map<String, String> both =
        Map.of(
            "METROPOLIS_BADGE_KEY_1", PemKey.fresh(),
            "METROPOLIS_BADGE_KEYS_DIR", data.toString());

    assertThatThrownBy(() -> read(both)).hasMessageContaining("leave one of them");
  }

  private KeyRing read(Map<String, String> environment) {
    return BadgeConfig.read(environment, data).keys();
  }

  @Test
  void templates_that_are_not_there_are_refused_with_a_remedy() {
    assertThatThrownBy(
            () ->
                BadgeConfig.read(
                    Map.of("METROPOLIS_BADGE_TEMPLATES", data.resolve("none").toString()), data))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("METROPOLIS_BADGE_TEMPLATES")
        .hasMessageContaining("name a directory that is there");
  }

  private static String token(KeyRing keys) {
    return keys.sign(CONFERENCE, BadgeId.of(CONFERENCE, "7Q2M4X9K3TAB5CDE"), 1, DAYS);
  }
}
