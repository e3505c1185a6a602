package metropolis.badge;

import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.MONDAY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Keys;
import metropolis.badge.credential.Validity;

/** Codes that are held out at a door, and what is to be said of them, with a network or without. */
enum BadCode {
  GENUINE(MONDAY, "admitted") {
    @Override
    List<String> codes(Site site) {
      return List.of(site.keys.sign(CONFERENCE, BADGE, 1, DAYS));
    }
  },
  FORGED(MONDAY, "forged") {
    @Override
    List<String> codes(Site site) {
      return List.of(Keys.ring().sign(CONFERENCE, BADGE, 1, DAYS));
    }
  },
  /** One bit is another, here and there in what is claimed and in the signature. */
  ALTERED(MONDAY, "forged") {
    @Override
    List<String> codes(Site site) {
      String genuine = GENUINE.code(site);
      return IntStream.iterate(FIRST_CLAIM, at -> at < genuine.length() - 1, at -> at + 7)
          .mapToObj(at -> flipped(genuine, at, (at + 1) % 5))
          .toList();
    }
  },
  /** Of no version that there is, cut, prolonged, with bits where none belong, without sense. */
  MANGLED(MONDAY, "unreadable") {
    @Override
    List<String> codes(Site site) {
      String genuine = GENUINE.code(site);
      return List.of(
          flipped(genuine, 3, 4),
          genuine.substring(0, genuine.length() - 1),
          genuine + "A",
          flipped(genuine, genuine.length() - 1, 0),
          // Of the serial 0, and valid no more before it is.
          flipped(genuine, 28, 2),
          flipped(genuine, 28, 1),
          "MB1" + "1".repeat(genuine.length() - 3));
    }
  },
  OF_ANOTHER_CONFERENCE(MONDAY, "other-conference") {
    @Override
    List<String> codes(Site site) {
      return List.of(site.keys.sign("metropolis-2005", BADGE, 1, DAYS));
    }
  },
  OF_NOBODY(MONDAY, "unknown-badge") {
    @Override
    List<String> codes(Site site) {
      BadgeId nobody = BadgeId.of(CONFERENCE, "NOBODY0000000000");
      return List.of(site.keys.sign(CONFERENCE, nobody, 1, DAYS));
    }
  },
  TOO_EARLY(MONDAY.minus(Duration.ofDays(1)), "not-yet-valid") {
    @Override
    List<String> codes(Site site) {
      return GENUINE.codes(site);
    }
  },
  EXPIRED(MONDAY.plus(Duration.ofDays(5)), "expired") {
    @Override
    List<String> codes(Site site) {
      return GENUINE.codes(site);
    }
  };

  static final BadgeId BADGE = Given.LEAS_BADGE;
  static final Validity DAYS = Given.DAYS;

  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  /** The first character without a bit of the prefix and the version. */
  private static final int FIRST_CLAIM = 5;

  private final Instant when;
  private final String said;

  BadCode(Instant when, String said) {
    this.when = when;
    this.said = said;
  }

  Instant when() {
    return when;
  }

  /** The reason of the refusal, or the verdict. */
  String said() {
    return said;
  }

  abstract List<String> codes(Site site);

  String code(Site site) {
    return codes(site).getFirst();
  }

  private static String flipped(String code, int place, int bit) {
    int value = BASE_32.indexOf(code.charAt(place)) ^ 1 << bit;
    return code.substring(0, place) + BASE_32.charAt(value) + code.substring(place + 1);
  }
}
