package metropolis.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedTokensTest {
  private final SignedTokens tokens = SignedTokens.forThisRun();

  @Test
  void a_token_opens_for_its_purpose() {
    assertThat(tokens.open("link", tokens.sign("link", "Zoë|王"))).contains("Zoë|王");
  }

  @Test
  void a_token_is_worth_nothing_for_another_purpose() {
    assertThat(tokens.open("session", tokens.sign("link", "42"))).isEmpty();
  }

  @Test
  void a_token_of_another_key_is_worth_nothing() {
    assertThat(SignedTokens.forThisRun().open("link", tokens.sign("link", "42"))).isEmpty();
  }

  @Test
  void a_changed_payload_is_noticed() {
    String token = tokens.sign("link", "42");

    assertThat(tokens.open("link", "NDM" + token.substring(3))).isEmpty();
  }

  @Test
  void the_same_bytes_written_in_another_way_are_another_token() {
    String token = tokens.sign("link", "42");
    String allButLast = token.substring(0, token.length() - 1);
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    assertThat(letters.chars().mapToObj(Character::toString))
        .filteredOn(last -> tokens.open("link", allButLast + last).isPresent())
        .containsExactly(token.substring(allButLast.length()));
    assertThat(tokens.open("link", token + "=")).isEmpty();
  }

  @Test
  void rubbish_opens_nothing() {
    assertThat(tokens.open("link", "no token")).isEmpty();
    assertThat(tokens.open("link", "%%.%%")).isEmpty();
    assertThat(tokens.open("link", "a".repeat(5_000) + ".b")).isEmpty();
  }

  @Test
  void a_token_is_fit_for_a_path() {
    assertThat(tokens.sign("link", "any?thing&at/all")).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  }

  @Test
  void the_key_outlives_a_restart_and_is_its_owners_alone(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("signing.key");
    String token = SignedTokens.keptIn(file).sign("link", "42");

    assertThat(SignedTokens.keptIn(file).open("link", token)).contains("42");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_short_key_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> SignedTokens.ofKey("c2hvcnQ="))
        .hasMessage("Give a signing key of at least 32 bytes.");
    assertThatThrownBy(() -> SignedTokens.ofKey("not base64!"))
        .hasMessageNotContaining("not base64!");
  }
}
