package metropolis.badge.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TokenPropertyTest {

  private static final KeyPair OLD = Keys.pair();
  private static final KeyPair NEW = Keys.pair();
  private static final KeyRing KEYS = Keys.ring(1, OLD);
  private static final KeyRing ROTATED =
      Keys.ring(Map.of(1, OLD.getPublic(), 2, NEW.getPublic()), NEW.getPrivate());

  @Property(tries = 300)
  void any_print_round_trips_and_one_flipped_bit_is_refused(
      @ForAll boolean rotated,
      @ForAll String registration,
      @ForAll @IntRange(min = 1, max = 0xffff) int serial,
      @ForAll @IntRange(max = 0xffff) int from,
      @ForAll @IntRange(min = 3, max = 136) int at,
      @ForAll @IntRange(max = 4) int bit) {
    BadgeId badge = BadgeId.of("metropolis-2004", registration);
    Validity validity = new Validity(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(0xffff));
    String token = KEYS.sign("metropolis-2004", badge, serial, validity);

    KeyRing now = rotated ? ROTATED : KEYS;
    TokenCheck whole = now.check("metropolis-2004", token);
    TokenCheck broken = now.check("metropolis-2004", flipped(token, at, 1 << bit));

    assertThat(whole)
        .isEqualTo(
            new TokenCheck.Genuine(
                new Claims(1, ConferenceTag.of("metropolis-2004"), badge, serial, validity)));
    assertThat(broken).isInstanceOfAny(TokenCheck.Forged.class, TokenCheck.Malformed.class);
  }

  private static String flipped(String token, int at, int bit) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    char other = alphabet.charAt(alphabet.indexOf(token.charAt(at)) ^ bit);
    return token.substring(0, at) + other + token.substring(at + 1);
  }
}
