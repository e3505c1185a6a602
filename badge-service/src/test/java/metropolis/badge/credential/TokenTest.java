package metropolis.badge.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.security.KeyPair;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

  private static final String CONFERENCE = "metropolis-2004";
  private static final BadgeId BADGE = BadgeId.of(CONFERENCE, "7Q2M4X9K3TAB5CDE");
  private static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));
  private static final KeyRing KEYS = Keys.ring();
  private static final String TOKEN = KEYS.sign(CONFERENCE, BADGE, 2, DAYS);

  @Test
  void a_token_is_upper_case_letters_and_digits_that_fit_a_small_code() {
    assertThat(TOKEN).matches("MB1[A-Z2-7]{135}");
  }

  @Test
  void the_code_of_a_real_token_is_of_version_6_at_most() throws WriterException {
    var code = Encoder.encode(TOKEN, ErrorCorrectionLevel.M);

    assertThat(code.getVersion().getVersionNumber()).isLessThanOrEqualTo(6);
    assertThat(Token.toSign(new Claims(1, ConferenceTag.of(CONFERENCE), BADGE, 2, DAYS)))
        .hasSizeLessThanOrEqualTo(Token.PREFIX.length() + 20);
  }

  @Test
  void no_flipped_bit_passes() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    for (int at = Token.PREFIX.length(); at < TOKEN.length(); at++) {
      for (int bit = 1; bit < 32; bit <<= 1) {
        char flipped = alphabet.charAt(alphabet.indexOf(TOKEN.charAt(at)) ^ bit);

        TokenCheck check =
            KEYS.check(CONFERENCE, TOKEN.substring(0, at) + flipped + TOKEN.substring(at + 1));

        assertThat(check)
            .as("bit %d of character %d", bit, at)
            .isInstanceOfAny(TokenCheck.Forged.class, TokenCheck.Malformed.class);
      }
    }
  }

  @Test
  void what_was_signed_is_read_back() {
    TokenCheck check = KEYS.check(CONFERENCE, TOKEN);

    assertThat(check)
        .isEqualTo(
            new TokenCheck.Genuine(new Claims(1, ConferenceTag.of(CONFERENCE), BADGE, 2, DAYS)));
  }

  @Test
  void the_same_print_gets_the_same_token_every_time() {
    String again = KEYS.sign(CONFERENCE, BADGE, 2, DAYS);

    assertThat(again).isEqualTo(TOKEN);
  }

  @Test
  void a_scanner_may_send_lower_case_and_blanks() {
    TokenCheck check = KEYS.check(CONFERENCE, " " + TOKEN.toLowerCase(Locale.ROOT) + "\r\n");

    assertThat(check).isInstanceOf(TokenCheck.Genuine.class);
  }

  @Test
  void no_changed_character_passes() {
    for (int at = 3; at < TOKEN.length(); at++) {
      char other = TOKEN.charAt(at) == 'A' ? 'B' : 'A';
      String changed = TOKEN.substring(0, at) + other + TOKEN.substring(at + 1);

      TokenCheck check = KEYS.check(CONFERENCE, changed);

      assertThat(check)
          .as("changed at %d", at)
          .isInstanceOfAny(TokenCheck.Forged.class, TokenCheck.Malformed.class);
    }
  }

  @Test
  void a_token_signed_with_a_strangers_key_is_forged() {
    String forged = Keys.ring().sign(CONFERENCE, BADGE, 2, DAYS);

    TokenCheck check = KEYS.check(CONFERENCE, forged);

    assertThat(check).isEqualTo(new TokenCheck.Forged());
  }

  @Test
  void a_token_of_a_key_we_never_had_is_forged() {
    String forged = Keys.ring(9, Keys.pair()).sign(CONFERENCE, BADGE, 2, DAYS);

    TokenCheck check = KEYS.check(CONFERENCE, forged);

    assertThat(check).isEqualTo(new TokenCheck.Forged());
  }

  @Test
  void a_token_of_another_conference_is_told_apart() {
    String other = KEYS.sign("metropolis-2005", BADGE, 2, DAYS);

    TokenCheck check = KEYS.check(CONFERENCE, other);

    assertThat(check).isInstanceOf(TokenCheck.OtherConference.class);
  }

  @Test
  void after_a_key_was_replaced_the_tokens_of_the_old_one_still_count() {
    KeyPair old = Keys.pair();
    KeyPair fresh = Keys.pair();
    String worn = Keys.ring(1, old).sign(CONFERENCE, BADGE, 1, DAYS);
    KeyRing rotated =
        Keys.ring(Map.of(1, old.getPublic(), 2, fresh.getPublic()), fresh.getPrivate());

    TokenCheck check = rotated.check(CONFERENCE, worn);

    assertThat(check).isInstanceOf(TokenCheck.Genuine.class);
  }

  @Test
  void the_newest_key_signs() {
    KeyPair old = Keys.pair();
    KeyPair fresh = Keys.pair();
    KeyRing rotated =
        Keys.ring(Map.of(1, old.getPublic(), 2, fresh.getPublic()), fresh.getPrivate());

    TokenCheck check = rotated.check(CONFERENCE, rotated.sign(CONFERENCE, BADGE, 1, DAYS));

    assertThat(check)
        .isInstanceOfSatisfying(
            TokenCheck.Genuine.class, genuine -> assertThat(genuine.claims().keyId()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "MB1",
        "https://example.org/t/1",
        "MB2AAAA",
        "MB1AEAQ",
        "{\"i\":1}",
        "=1+1",
        "MB1\u0000",
        "\u0130",
        "MB1ÀÀÀ"
      })
  void what_is_no_token_is_malformed(String text) {
    TokenCheck check = KEYS.check(CONFERENCE, text);

    assertThat(check).isEqualTo(new TokenCheck.Malformed());
  }

  @Test
  void a_token_has_one_spelling_only() {
    char last = TOKEN.charAt(TOKEN.length() - 1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    String respelled =
        TOKEN.substring(0, TOKEN.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);

    TokenCheck check = KEYS.check(CONFERENCE, respelled);

    assertThat(check).isEqualTo(new TokenCheck.Malformed());
  }
}
