package metropolis.payment.reference;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The short code of an invoice, for transfers whose text is typed by hand and read by clerks: eight
 * characters without I, L, O and U, of which the last checks the others. It holds the invoice's
 * year and number, scattered over all codes by the conference: what is not meant as a code of ours
 * hardly ever reads as one, and neighbours do not look alike.
 *
 * <p>One wrong character is always found, and so are two that changed places: the characters are
 * the coefficients of a polynomial over the field of 32 elements with a root at 2, whose powers run
 * through all elements but zero. Immutable.
 *
 * @param text upper case, without a separator
 */
public record ShortCode(String text) {

  /** Which invoice of the conference a code belongs to; there need not be one. */
  public record Bearer(int year, int sequence) {}

  public static final int LENGTH = 8;

  private static final Pattern SHAPE =
      Pattern.compile("[" + ConferenceCode.ALPHABET + "]{" + LENGTH + "}");

  private static final int BITS = 35;
  private static final long MASK = (1L << BITS) - 1;
  private static final int SEQUENCE_BITS = 20;

  /** More than half of the bits: shifted twice, nothing is left, so that it undoes itself. */
  private static final int FOLD = 18;

  private static final int ROUNDS = 3;
  private static final long FACTOR = 0x9E3779B97F4A7C15L & MASK;
  private static final long INVERSE = inverse(FACTOR);

  public ShortCode {
    if (!SHAPE.matcher(text).matches() || remainder(text) != 0) {
      throw new IllegalArgumentException("not a short code");
    }
  }

  /**
   * @param year 1000 to 9999
   * @param sequence number of the invoice within its year, 1 to 999999
   */
  public static ShortCode of(String conferenceId, int year, int sequence) {
    if (sequence < 1 || sequence > 999_999 || year < 1000 || year > 9999) {
      throw new IllegalArgumentException("no such invoice number: " + year + "-" + sequence);
    }
    long scattered = (long) year << SEQUENCE_BITS | sequence;
    long key = key(conferenceId);
    for (int round = 0; round < ROUNDS; round++) {
      scattered = (scattered ^ key) * FACTOR & MASK;
      scattered ^= scattered >>> FOLD;
    }
    StringBuilder seven = new StringBuilder();
    for (int shift = BITS - 5; shift >= 0; shift -= 5) {
      seven.append(ConferenceCode.ALPHABET.charAt((int) (scattered >>> shift) & 31));
    }
    return new ShortCode(
        seven.toString() + ConferenceCode.ALPHABET.charAt(timesTwo(remainder(seven))));
  }

  /**
   * Reads a code as people type it: any case, with or without spaces and hyphens, O for 0, I or L
   * for 1. Empty if it is none, or was mistyped.
   */
  public static Optional<ShortCode> parse(String typed) {
    if (typed.length() > 4 * LENGTH) {
      return Optional.empty();
    }
    String clean =
        typed
            .replaceAll("[\\s\\u00a0\\p{Pd}]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return SHAPE.matcher(clean).matches() && remainder(clean) == 0
        ? Optional.of(new ShortCode(clean))
        : Optional.empty();
  }

  /** Empty if no invoice of this conference can have the code. */
  public Optional<Bearer> bearer(String conferenceId) {
    long scattered = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      scattered = scattered << 5 | value(text.charAt(i));
    }
    long key = key(conferenceId);
    for (int round = 0; round < ROUNDS; round++) {
      scattered ^= scattered >>> FOLD;
      scattered = scattered * INVERSE & MASK ^ key;
    }
    int year = (int) (scattered >>> SEQUENCE_BITS);
    int sequence = (int) (scattered & (1 << SEQUENCE_BITS) - 1);
    boolean possible = year >= 1000 && year <= 9999 && sequence >= 1 && sequence <= 999_999;
    return possible ? Optional.of(new Bearer(year, sequence)) : Optional.empty();
  }

  /** As printed: two groups of four. */
  public String grouped() {
    return text.substring(0, LENGTH / 2) + "-" + text.substring(LENGTH / 2);
  }

  private static long key(String conferenceId) {
    return ConferenceCode.hash(conferenceId).longValue() & MASK;
  }

  private static int remainder(CharSequence text) {
    int remainder = 0;
    for (int i = 0; i < text.length(); i++) {
      remainder = timesTwo(remainder) ^ value(text.charAt(i));
    }
    return remainder;
  }

  /** In the field of 32 made by x^5 + x^2 + 1. */
  private static int timesTwo(int element) {
    int doubled = element << 1;
    return doubled < 32 ? doubled : doubled ^ 0b100101;
  }

  private static int value(char character) {
    return ConferenceCode.ALPHABET.indexOf(character);
  }

  /** Each step doubles the bits that are right; an odd number is its own inverse in three. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int right = 3; right < BITS; right *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse & MASK;
  }
}
