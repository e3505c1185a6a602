package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.SameMoney.Verdict;
import metropolis.payment.ledger.Telling.Source;
import metropolis.platform.values.Money;

/**
 * Finds what is booked already among the lines of one statement, one booked line for one told: of
 * three equal payments in a file, two of which are booked, one is new. Lines of the same file are
 * never taken for each other. One instance for one statement.
 */
final class KnownMoney {

  /** An entry of the bank as booked: its sum, or its parts. */
  record Entry(List<BankLine> lines, boolean certain) {}

  private record Days(LocalDate booked, LocalDate value) {}

  private final Books books;
  private final ImportStatement command;
  private final Map<Days, Map<Money, List<List<BankLine>>>> entries = new HashMap<>();
  private final Map<Days, Map<Money, List<BankLine>>> lines = new HashMap<>();
  private final Set<String> recognised = new HashSet<>();

  KnownMoney(Books books, ImportStatement command) {
    this.books = books;
    this.command = command;
  }

  /** Lines booked of the entry with this reference of the bank. */
  List<BankLine> ofReference(String reference, Line told) {
    return books.linesOfEntry(reference).stream()
        .filter(line -> SameMoney.daysAgree(told, line.origin()))
        .filter(
            line ->
                SameMoney.accountsAgree(
                    told.telling().account(), line.origin().telling().account()))
        .toList();
  }

  /** A booked entry with the same sum, whatever its references, if nothing speaks against it. */
  Optional<Entry> ofSum(List<Line> told) {
    Line first = told.getFirst();
    if (first.telling().source() == Source.UNKNOWN) {
      return Optional.empty();
    }
    Money sum = told.stream().map(Line::amount).reduce(Money::plus).orElseThrow();
    List<BankLine> possible = null;
    for (List<BankLine> booked : entriesOn(first).getOrDefault(sum, List.of())) {
      if (booked.stream().anyMatch(line -> recognised.contains(line.key()))) {
        continue;
      }
      switch (ofEntry(told, booked)) {
        case SAME -> {
          return Optional.of(found(booked, true));
        }
        case POSSIBLE -> possible = possible == null ? booked : possible;
        case OTHER -> {}
      }
    }
    return Optional.ofNullable(possible).map(booked -> found(booked, false));
  }

  /** A booked line that is the same money. */
  Optional<Entry> ofLine(Line told) {
    Optional<BankLine> same = books.line(told.lineKey());
    if (same.isPresent()) {
      boolean certain =
          told.telling().source() == Source.UNKNOWN
              || !told.entryReference().isEmpty()
              || !told.telling().marks().isEmpty();
      return Optional.of(found(List.of(same.get()), certain));
    }
    if (told.telling().source() == Source.UNKNOWN) {
      return Optional.empty();
    }
    BankLine possible = null;
    for (BankLine booked : linesOn(told).getOrDefault(told.amount(), List.of())) {
      if (recognised.contains(booked.key())) {
        continue;
      }
      switch (SameMoney.ofLines(told, booked.origin())) {
        case SAME -> {
          return Optional.of(found(List.of(booked), true));
        }
        case POSSIBLE -> possible = possible == null ? booked : possible;
        case OTHER -> {}
      }
    }
    return Optional.ofNullable(possible).map(booked -> found(List.of(booked), false));
  }

  void recognise(List<BankLine> booked) {
    booked.forEach(line -> recognised.add(line.key()));
  }

  private Entry found(List<BankLine> booked, boolean certain) {
    recognise(booked);
    return new Entry(booked, certain);
  }

  private static Verdict ofEntry(List<Line> told, List<BankLine> booked) {
    if (told.size() == 1 && booked.size() == 1) {
      return SameMoney.ofLines(told.getFirst(), booked.getFirst().origin());
    }
    boolean sums =
        told.stream().allMatch(Line::aggregate)
            || booked.stream().allMatch(line -> line.origin().aggregate());
    return sums || sameParts(told, booked)
        ? SameMoney.ofEntries(told.getFirst(), booked.getFirst().origin())
        : Verdict.OTHER;
  }

  private static boolean sameParts(List<Line> told, List<BankLine> booked) {
    return told.stream()
        .map(Line::amount)
        .sorted()
        .toList()
        .equals(booked.stream().map(BankLine::amount).sorted().toList());
  }

  private Map<Money, List<List<BankLine>>> entriesOn(Line told) {
    return entries.computeIfAbsent(
        new Days(told.bookingDate(), told.valueDate()),
        _ -> {
          Map<String, List<BankLine>> byEntry = new LinkedHashMap<>();
          for (BankLine line : candidates(told)) {
            byEntry.computeIfAbsent(entryOf(line), _ -> new ArrayList<>(1)).add(line);
          }
          Map<Money, List<List<BankLine>>> bySum = new HashMap<>();
          for (List<BankLine> entry : byEntry.values()) {
            Money sum = entry.stream().map(BankLine::amount).reduce(Money::plus).orElseThrow();
            bySum.computeIfAbsent(sum, _ -> new ArrayList<>(1)).add(entry);
          }
          return bySum;
        });
  }

  private Map<Money, List<BankLine>> linesOn(Line told) {
    return lines.computeIfAbsent(
        new Days(told.bookingDate(), told.valueDate()),
        _ -> {
          Map<Money, List<BankLine>> byAmount = new HashMap<>();
          for (BankLine line : candidates(told)) {
            byAmount.computeIfAbsent(line.amount(), _ -> new ArrayList<>(1)).add(line);
          }
          return byAmount;
        });
  }

  /** Lines of other files, of this account and day. */
  private List<BankLine> candidates(Line told) {
    Map<String, BankLine> found = new LinkedHashMap<>();
    books.linesOn(told.bookingDate()).forEach(line -> found.put(line.key(), line));
    books.linesOn(told.valueDate()).forEach(line -> found.put(line.key(), line));
    return found.values().stream()
        .filter(line -> line.origin().telling().source() != Source.UNKNOWN)
        .filter(line -> !line.origin().fileHash().equals(command.fileHash()))
        .filter(line -> line.amount().currency().equals(told.amount().currency()))
        .filter(line -> SameMoney.daysAgree(told, line.origin()))
        .filter(
            line ->
                SameMoney.accountsAgree(
                    told.telling().account(), line.origin().telling().account()))
        .toList();
  }

  private static String entryOf(BankLine line) {
    String reference = line.origin().entryReference();
    if (!reference.isEmpty()) {
      return "reference " + reference;
    }
    String entry = line.origin().telling().entry();
    return entry.isEmpty() ? "line " + line.key() : "entry " + entry;
  }
}
