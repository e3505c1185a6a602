package metropolis.payment.matching;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.payment.reference.PaymentReference;
import metropolis.payment.reference.ShortCode;

/**
 * Which invoices a text names, by reference or number, however these are spaced, broken over lines,
 * or mistyped with O for 0 and I for 1. Only what is the whole of a number as written counts: a
 * piece of a longer number, of a date, or of somebody else's reference does not. One instance for
 * one text.
 */
final class Mentions {

  /** How clearly an invoice is named, the clearest first. */
  enum Clue {
    REFERENCE,
    NUMBER,
    /** Without leading zeros, but said to be an invoice's number. */
    SHORT_NUMBER,
    /** Could be a number without its zeros, or without its year; could be something else. */
    VAGUE;

    boolean clear() {
      return this != VAGUE;
    }
  }

  private static final int LONGEST = 2_000;

  /** Where a line may have been broken; readers of statements join lines by slashes. */
  private static final String GAP = "(?: ?/ | )?";

  private static final String DIGIT = "[0-9OIL]";
  private static final String YEAR = "([12]" + GAP + "(?:" + DIGIT + GAP + "){2}" + DIGIT + ")";

  /** As printed, a mark between year and number; any spaces within. */
  private static final Pattern MARKED =
      Pattern.compile(
          "(?<![0-9])"
              + YEAR
              + GAP
              + "[-_.:#]"
              + GAP
              + "((?:"
              + DIGIT
              + GAP
              + "){5}"
              + DIGIT
              + ")(?![0-9])");

  /** Without the mark: one gap before the number and one within, or it may be anything. */
  private static final Pattern BARE =
      Pattern.compile(
          "(?<![0-9])([12][0-9OIL]{3})[ /]{0,3}"
              + "([0-9OIL]{6}|(?=[0-9OIL ]{7}(?![0-9]))[0-9OIL]{1,5} [0-9OIL]{1,5})(?![0-9])");

  /** Could be a day, written in pairs of digits. */
  private static final Pattern PAIRS = Pattern.compile("[0-9]{2} [0-9]{2} [0-9]{2}");

  private static final Pattern SHORT =
      Pattern.compile(
          "(?<![0-9])(?<![0-9][-/.])([12][0-9OIL]{3}) ?[-/] ?([0-9OIL]{1,6})(?![0-9A-Z])"
              + "(?! ?[-/.] ?[0-9]{1,2}(?![0-9]))");

  private static final Pattern LEADING_ZERO =
      Pattern.compile("(?<![0-9A-Z])(?<![0-9][-/.])([0O][0-9OIL]{5})(?![0-9A-Z])");

  private static final String INVOICE_WORD =
      "(?:INVOICES?|INV|FACTURES?|FACT|RECHNUNG(?:EN|SNUMMER|SNR)?|RECHN|RG|FATTURA|FATTURE|FACTURA|BILL|DEBIT"
          + " NOTE)[^A-Z0-9]{0,3}(?:NUMBERS?|NUMERO|NUMMER|NR|NO|N|NUM)?[^A-Z0-9]{0,3}";

  private static final Pattern INTRODUCED = Pattern.compile("(?<![A-Z])" + INVOICE_WORD + "$");

  private static final Pattern WORD_AND_NUMBER =
      Pattern.compile("(?<![A-Z])" + INVOICE_WORD + "([0-9]{1,6})(?![0-9A-Z])(?! ?[-/.,'] ?[0-9])");

  private static final Pattern GROUPED_QR =
      Pattern.compile("(?<![0-9A-Z])[0-9](?: ?[0-9]){26}(?![0-9A-Z])");

  private static final Pattern GROUPED_CREDITOR =
      Pattern.compile("(?<![0-9A-Z])RF ?[0-9] ?[0-9](?: ?[0-9A-Z]){1,21}(?![0-9A-Z])");

  private final MatchIndex index;
  private final Map<Integer, Clue> found = new LinkedHashMap<>();
  private final StringBuilder text;

  private Mentions(MatchIndex index, String text) {
    this.index = index;
    this.text = new StringBuilder(text);
  }

  /** Items by their ids in the index, each with the clearest way in which it is named. */
  static Map<Integer, Clue> in(String text, MatchIndex index) {
    if (text.isBlank()) {
      return Map.of();
    }
    Mentions mentions = new Mentions(index, capitals(text));
    mentions.references();
    mentions.otherReferences();
    mentions.numbers();
    return mentions.found;
  }

  private void references() {
    int[] places = new int[text.length()];
    StringBuilder joined = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c) || isLetter(c)) {
        places[joined.length()] = i;
        joined.append(Lookalikes.digit(c));
      }
    }
    BitSet lengths = index.referenceLengths();
    // The longest first: within it, nothing else is meant.
    for (int length = lengths.length() - 1;
        length >= 0;
        length = lengths.previousSetBit(length - 1)) {
      for (int start = 0; start + length <= joined.length(); start++) {
        int item =
            mayBegin(joined.charAt(start), length)
                ? index.withReference(joined.substring(start, start + length))
                : -1;
        if (item >= 0) {
          named(item, Clue.REFERENCE);
          blank(places[start], places[start + length - 1] + 1);
          for (int i = start; i < start + length; i++) {
            joined.setCharAt(i, '|');
          }
          start += length - 1;
        }
      }
    }
  }

  /** Structured references begin with a digit or RF, a short code with anything. */
  private static boolean mayBegin(char first, int length) {
    return isDigit(first) || first == 'R' || length == ShortCode.LENGTH;
  }

  /** References of others may hold digits that look like a number of ours. */
  private void otherReferences() {
    blankReferences(GROUPED_QR);
    blankReferences(GROUPED_CREDITOR);
  }

  private void blankReferences(Pattern shape) {
    Matcher matcher = shape.matcher(text.toString());
    while (matcher.find()) {
      // A word after it may have been taken for a part of it.
      for (int end = matcher.end(); end > matcher.start() + 4; end = lastGap(end, matcher)) {
        if (PaymentReference.parse(text.substring(matcher.start(), end)).isPresent()) {
          blank(matcher.start(), end);
          break;
        }
      }
    }
  }

  private int lastGap(int end, Matcher matcher) {
    int gap = text.lastIndexOf(" ", end - 1);
    return Math.max(gap, matcher.start());
  }

  private void numbers() {
    Set<Integer> years = new TreeSet<>();
    whole(MARKED, years);
    whole(BARE, years);
    Matcher matcher = SHORT.matcher(text.toString());
    while (matcher.find()) {
      withoutZeros(matcher);
    }
    matcher = LEADING_ZERO.matcher(text.toString());
    while (matcher.find()) {
      // The year is written once for several numbers.
      boolean sameYear = years.size() == 1;
      Collection<Integer> tried = sameYear ? years : index.years();
      sequence(number(matcher.group(1)), tried, sameYear ? Clue.NUMBER : Clue.VAGUE);
    }
    matcher = WORD_AND_NUMBER.matcher(text.toString());
    while (matcher.find()) {
      sequence(number(matcher.group(1)), index.years(), Clue.VAGUE);
    }
  }

  private void whole(Pattern pattern, Set<Integer> years) {
    Matcher matcher = pattern.matcher(text.toString());
    while (matcher.find()) {
      int year = number(matcher.group(1));
      int item = index.withNumber(year, number(matcher.group(2)));
      if (item >= 0) {
        named(item, PAIRS.matcher(matcher.group(2)).matches() ? Clue.VAGUE : Clue.NUMBER);
        years.add(year);
        blank(matcher.start(), matcher.end());
      }
    }
  }

  private void withoutZeros(Matcher matcher) {
    String digits = matcher.group(2);
    if (digits.chars().noneMatch(c -> isDigit((char) c))) {
      return;
    }
    int item = index.withNumber(number(matcher.group(1)), number(digits));
    if (item < 0) {
      return;
    }
    boolean month = digits.length() == 2 && number(digits) <= 12;
    boolean introduced =
        INTRODUCED
            .matcher(text.substring(Math.max(0, matcher.start() - 24), matcher.start()))
            .find();
    named(item, introduced && !month ? Clue.SHORT_NUMBER : Clue.VAGUE);
    blank(matcher.start(), matcher.end());
  }

  private void sequence(int sequence, Collection<Integer> years, Clue clue) {
    for (int year : years) {
      int item = index.withNumber(year, sequence);
      if (item >= 0) {
        named(item, clue);
      }
    }
  }

  private void named(int item, Clue clue) {
    found.merge(item, clue, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  /** What was understood is not read in another way too. */
  private void blank(int start, int end) {
    for (int i = start; i < end; i++) {
      text.setCharAt(i, '|');
    }
  }

  private static int number(String digits) {
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = Lookalikes.digit(digits.charAt(i));
      if (isDigit(c)) {
        number = number * 10 + c - '0';
      }
    }
    return number;
  }

  /** Capitals and digits of ASCII, the marks that part numbers, and spaces for all else. */
  private static String capitals(String text) {
    String start = text.substring(0, Math.min(text.length(), LONGEST));
    String normal = Normalizer.normalize(start, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
    StringBuilder capitals = new StringBuilder(normal.length());
    for (int i = 0; i < normal.length(); i++) {
      char c = normal.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      char plain = plain(c);
      boolean again =
          plain == ' ' && !capitals.isEmpty() && capitals.charAt(capitals.length() - 1) == ' ';
      if (!again) {
        capitals.append(plain);
      }
    }
    return capitals.toString();
  }

  private static char plain(char c) {
    if (Character.isDigit(c)) {
      return (char) ('0' + Character.digit(c, 10));
    }
    if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '−') {
      return '-';
    }
    return isLetter(c) || "/._:#,'".indexOf(c) >= 0 ? c : ' ';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
