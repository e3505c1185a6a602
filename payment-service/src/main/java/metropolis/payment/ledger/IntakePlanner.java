package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.platform.values.Money;

/**
 * Finds which lines of a statement are new, so that every movement is booked once, whichever file
 * brings it and how often. One instance for one statement.
 */
final class IntakePlanner {

  /**
   * An entry of the bank, which several files may tell in more or less detail.
   *
   * @param ordinal groups its lines in the file where the bank gave no reference
   */
  private record Entry(String reference, String ordinal, LocalDate bookingDate) {}

  private final Books books;
  private final ImportStatement command;
  private final KnownMoney money;
  private final Map<Line, Integer> places = new IdentityHashMap<>();
  private final BitSet fresh = new BitSet();
  private final List<IntakePlan.Replacing> replacing = new ArrayList<>();
  private final Set<String> bookedNow = new HashSet<>();
  private final Set<String> contradicted = new HashSet<>();
  private int known;
  private int assumed;

  IntakePlanner(Books books, ImportStatement command) {
    this.books = books;
    this.command = command;
    this.money = new KnownMoney(books, command);
  }

  IntakePlan plan() {
    List<Line> lines = command.lines();
    for (int i = 0; i < lines.size(); i++) {
      places.put(lines.get(i), i);
    }
    byEntry(lines).forEach(this::entry);
    return new IntakePlan(fresh, replacing, known, assumed, contradicted);
  }

  private void entry(Entry entry, List<Line> lines) {
    boolean entryIsTold = !entry.reference().isEmpty() || !entry.ordinal().isEmpty();
    if (!entryIsTold || lines.stream().allMatch(line -> books.line(line.lineKey()).isPresent())) {
      bookNew(lines);
      return;
    }
    List<Line> told = withoutSummaryOfItself(lines);
    known += lines.size() - told.size();
    List<BankLine> booked = bookedOf(entry, told);
    if (booked.isEmpty()) {
      bookNew(told);
      return;
    }
    boolean sameMoney = total(told).equals(totalBooked(booked));
    boolean moreDetail =
        booked.stream().allMatch(line -> line.origin().aggregate())
            && told.stream().noneMatch(Line::aggregate);
    boolean lessDetail =
        booked.stream().noneMatch(line -> line.origin().aggregate())
            && told.stream().allMatch(Line::aggregate);
    if (sameMoney && moreDetail && booked.stream().allMatch(BankLine::mayGiveWay)) {
      replacing.add(
          new IntakePlan.Replacing(
              told.stream().map(places::get).toList(),
              booked.stream().map(BankLine::key).toList()));
      money.recognise(booked);
      bookInPlace(told);
    } else if (sameMoney) {
      money.recognise(booked);
      known += told.size();
    } else if (moreDetail || lessDetail) {
      // The bank tells one entry with two sums: booking both would count money twice.
      contradicted.add(entry.reference());
    } else {
      bookNew(told);
    }
  }

  /** By the bank's reference where it gave one, else by sum and day. */
  private List<BankLine> bookedOf(Entry entry, List<Line> told) {
    List<BankLine> booked =
        entry.reference().isEmpty()
            ? List.of()
            : money.ofReference(entry.reference(), told.getFirst());
    if (!booked.isEmpty()) {
      return booked;
    }
    Optional<KnownMoney.Entry> bySum = money.ofSum(told);
    assumed += bySum.isPresent() && !bySum.get().certain() ? told.size() : 0;
    return bySum.map(KnownMoney.Entry::lines).orElse(List.of());
  }

  /** Lines that take the place of a sum are other money than any line beside it. */
  private void bookInPlace(List<Line> lines) {
    for (Line line : lines) {
      if (books.line(line.lineKey()).isEmpty() && bookedNow.add(line.lineKey())) {
        fresh.set(places.get(line));
      } else {
        known++;
      }
    }
  }

  private void bookNew(List<Line> lines) {
    for (Line line : lines) {
      Optional<KnownMoney.Entry> before = money.ofLine(line);
      if (before.isPresent()) {
        known++;
        assumed += before.get().certain() ? 0 : 1;
      } else if (bookedNow.add(line.lineKey())) {
        fresh.set(places.get(line));
      } else {
        known++;
      }
    }
  }

  private static Map<Entry, List<Line>> byEntry(List<Line> lines) {
    Map<Entry, List<Line>> entries = new LinkedHashMap<>();
    for (Line line : lines) {
      entries
          .computeIfAbsent(
              new Entry(
                  line.entryReference(),
                  line.entryReference().isEmpty() ? line.telling().entry() : "",
                  line.bookingDate()),
              _ -> new ArrayList<>())
          .add(line);
    }
    return entries;
  }

  /** One file may hold both the sum of an entry and its parts. */
  private static List<Line> withoutSummaryOfItself(List<Line> lines) {
    List<Line> sums = lines.stream().filter(Line::aggregate).toList();
    List<Line> parts = lines.stream().filter(line -> !line.aggregate()).toList();
    boolean both = !sums.isEmpty() && !parts.isEmpty();
    return both && total(sums).equals(total(parts)) ? parts : lines;
  }

  private static Money total(Collection<Line> lines) {
    return lines.stream().map(Line::amount).reduce(Money::plus).orElseThrow();
  }

  private static Money totalBooked(Collection<BankLine> lines) {
    return lines.stream().map(BankLine::amount).reduce(Money::plus).orElseThrow();
  }
}
