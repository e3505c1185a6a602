package metropolis.payment.ledger;

import java.util.Locale;
import java.util.Optional;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.payment.ledger.Telling.Source;

/**
 * The rules by which a line of one file is the same money as a line of another. They compare two
 * lines of one amount; how many there are of an amount on a day is counted by {@link KnownMoney}.
 *
 * <p>What both files tell and what differs makes two payments of them; what only one file tells
 * makes no difference. So a file with fewer ids (an older version, MT940, CSV) still meets the
 * richer one, and two payments with ids of their own stay two.
 */
final class SameMoney {

  enum Verdict {
    /** An id says so. */
    SAME,
    /** Nothing speaks against it: account, day and amount agree. */
    POSSIBLE,
    /** An id says that it is not. */
    OTHER
  }

  /** The bank's reference in MT940 ends here, whatever its length elsewhere. */
  private static final int MT940_REFERENCE = 16;

  /** Shorter account numbers end many others. */
  private static final int TELLING_NUMBER = 6;

  private SameMoney() {}

  /** Of lines with the same amount. */
  static Verdict ofLines(Line told, BankLineBooked booked) {
    if (told.lineKey().equals(booked.lineKey())) {
      return Verdict.SAME;
    }
    Verdict entries = ofEntries(told, booked);
    Verdict marks = ofMarks(told, booked);
    if (entries == Verdict.OTHER || marks == Verdict.OTHER || referencesDiffer(told, booked)) {
      return Verdict.OTHER;
    }
    return marks == Verdict.SAME ? Verdict.SAME : entries;
  }

  /**
   * By the bank's reference of the entry, which is one and the same in camt.052, .053, .054 and
   * MT940. What CSV calls a transaction number often is it too, but no rule says so: there it can
   * only speak for, not against.
   */
  static Verdict ofEntries(Line told, BankLineBooked booked) {
    String a = told.entryReference();
    String b = booked.entryReference();
    if (a.isEmpty() || b.isEmpty()) {
      return Verdict.POSSIBLE;
    }
    if (a.equals(b)) {
      return Verdict.SAME;
    }
    boolean byTheStandard = byTheStandard(told.telling()) && byTheStandard(booked.telling());
    return byTheStandard && !cutShort(a, b) && !cutShort(b, a) ? Verdict.OTHER : Verdict.POSSIBLE;
  }

  /** By the most trusted id that both have. Ids of two kinds of files only speak for. */
  static Verdict ofMarks(Line told, BankLineBooked booked) {
    boolean comparable = told.telling().source() == booked.telling().source();
    for (String kind : Mark.TELLING_APART) {
      Optional<String> a = Mark.find(told.telling().marks(), kind);
      Optional<String> b = Mark.find(booked.telling().marks(), kind);
      if (a.isEmpty() || b.isEmpty()) {
        continue;
      }
      if (!a.equals(b)) {
        return comparable ? Verdict.OTHER : Verdict.POSSIBLE;
      }
      if (!kind.equals(Mark.END_TO_END)) {
        return Verdict.SAME;
      }
    }
    return Verdict.POSSIBLE;
  }

  /** The same day in the bank's books; the value date decides where a file tells no other. */
  static boolean daysAgree(Line told, BankLineBooked booked) {
    boolean untold =
        told.telling().marks().contains(Mark.NO_BOOKING_DATE)
            || booked.telling().marks().contains(Mark.NO_BOOKING_DATE);
    return told.bookingDate().equals(booked.bookingDate())
        || (untold && told.valueDate().equals(booked.valueDate()));
  }

  /** One may be the IBAN, the other the number within it; a file may name none. */
  static boolean accountsAgree(String told, String booked) {
    String a = bare(told);
    String b = bare(booked);
    return a.isEmpty() || b.isEmpty() || a.equals(b) || ends(a, b) || ends(b, a);
  }

  private static boolean ends(String iban, String number) {
    return number.length() >= TELLING_NUMBER && iban.endsWith(number);
  }

  private static String bare(String account) {
    return account.replaceAll("[^A-Za-z0-9]", "").replaceAll("^0+", "").toUpperCase(Locale.ROOT);
  }

  private static boolean referencesDiffer(Line told, BankLineBooked booked) {
    return !told.reference().isEmpty()
        && !booked.reference().isEmpty()
        && !told.reference().equals(booked.reference());
  }

  private static boolean byTheStandard(Telling telling) {
    return telling.source() == Source.CAMT || telling.source() == Source.MT940;
  }

  private static boolean cutShort(String cut, String whole) {
    return cut.length() == MT940_REFERENCE && whole.startsWith(cut);
  }
}
