package metropolis.payment.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.payment.ledger.Mark;
import metropolis.payment.ledger.Telling.Source;
import metropolis.payment.statement.Mt940Tags.Field;
import metropolis.payment.statement.Statement.Finding;
import metropolis.payment.statement.StatementReader.Limits;
import metropolis.platform.values.Money;

/** Reads MT940, any number of messages in a file. Any thread may use it. */
final class Mt940Reader {

  private static final Pattern BALANCE =
      Pattern.compile("([CD])([0-9]{6})([A-Z]{3})([0-9]{1,11}),([0-9]*)");
  private static final Pattern MOVEMENT =
      Pattern.compile(
          "([0-9]{6})([0-9]{4})?(RC|RD|EC|ED|C|D)([A-Z])?([^A-Za-z]*)"
              + "([A-Z][A-Z0-9]{3})?([^/]*(?:/[^/]+)*?)(?://(.*))?");
  private static final int LONGEST_RAW = 600;

  private final Limits limits;

  Mt940Reader(Limits limits) {
    this.limits = limits;
  }

  List<Statement> read(byte[] file, String fileHash) throws Refusal {
    return new Messages(fileHash).read(Mt940Tags.of(Decoding.text(file), limits));
  }

  /** One pass over one file. */
  private final class Messages {
    private final String fileHash;
    private final LineKeys keys = new LineKeys();
    private final List<Statement> statements = new ArrayList<>();
    private StatementDraft draft;
    private int size;

    Messages(String fileHash) {
      this.fileHash = fileHash;
    }

    List<Statement> read(List<Field> fields) throws Refusal {
      for (int i = 0; i < fields.size(); i++) {
        Field field = fields.get(i);
        if (field.tag().equals("20")) {
          close();
          draft = new StatementDraft("mt940", Source.MT940, fileHash, keys);
          draft.id(field.first());
          // The currency stands with a balance, which may come after the movements.
          currency(fields.subList(i + 1, fields.size()));
          continue;
        }
        if (draft == null) {
          throw new Refusal(
              new Reading.Refused("field-out-of-place", field.line(), tag(field), ""));
        }
        switch (field.tag()) {
          case "25", "25P" -> draft.account(account(field.first()));
          case "28", "28C" -> {
            draft.id(field.first());
            draft.sequence(field.first());
          }
          case "60F", "60M" -> {
            balance(field).ifPresent(draft::opening);
            dayOfBalance(field).ifPresent(draft::from);
          }
          case "62F", "62M" -> {
            balance(field).ifPresent(draft::closing);
            dayOfBalance(field).ifPresent(draft::through);
          }
          case "61" -> {
            boolean told = i + 1 < fields.size() && fields.get(i + 1).tag().equals("86");
            movement(field, told ? fields.get(i + 1).lines() : List.of());
          }
          default -> {}
        }
        if (size + draft.size() > limits.lines()) {
          throw new Refusal("too-many-lines", field.line());
        }
      }
      close();
      return statements;
    }

    private void close() {
      if (draft != null) {
        size += draft.size();
        statements.add(draft.build());
      }
    }

    private void currency(List<Field> rest) {
      for (Field field : rest) {
        if (field.tag().equals("20")) {
          return;
        }
        Matcher balance = BALANCE.matcher(field.first());
        if (field.tag().startsWith("6") && balance.matches()) {
          Fields.currency(balance.group(3)).ifPresent(draft::currency);
        }
      }
    }

    private Optional<Money> balance(Field field) {
      Matcher balance = BALANCE.matcher(field.first());
      Optional<Currency> currency =
          balance.matches() ? Fields.currency(balance.group(3)) : Optional.empty();
      Optional<Money> money =
          currency.flatMap(
              c -> Fields.amount(plain(balance.group(4), balance.group(5)), c).money());
      if (money.isEmpty()) {
        draft.warn(new Finding(field.line(), tag(field), "balance-unreadable"));
      }
      return money.map(m -> balance.group(1).equals("D") ? m.negated() : m);
    }

    private Optional<LocalDate> dayOfBalance(Field field) {
      Matcher balance = BALANCE.matcher(field.first());
      return balance.matches() ? day(balance.group(2)) : Optional.empty();
    }

    private void movement(Field field, List<String> details) {
      String raw = Fields.words(field.all() + " " + String.join(" ", details), LONGEST_RAW);
      Matcher m = MOVEMENT.matcher(field.first());
      if (!m.matches()) {
        reject(field, "line-unreadable", raw);
        return;
      }
      if (draft.currency().isEmpty()) {
        reject(field, "currency-unknown", raw);
        return;
      }
      Matcher number = Pattern.compile("([0-9]*),([0-9]*)").matcher(m.group(5));
      Fields.Amount amount =
          m.group(5).isEmpty()
              ? new Fields.Amount(Optional.empty(), "amount-missing")
              : number.matches() && !number.group(1).isEmpty()
                  ? Fields.amount(plain(number.group(1), number.group(2)), draft.currency().get())
                  : new Fields.Amount(Optional.empty(), "amount-unreadable");
      if (amount.money().isEmpty()) {
        reject(field, amount.code(), raw);
        return;
      }
      Optional<LocalDate> value = day(m.group(1));
      Optional<LocalDate> booked =
          m.group(2) == null ? value : value.flatMap(day -> entryDay(m.group(2), day));
      if (value.isEmpty() || booked.isEmpty()) {
        reject(field, "date-unreadable", raw);
        return;
      }
      String mark = m.group(3);
      if (mark.startsWith("E") || amount.money().get().isZero()) {
        draft.inform(
            new Finding(
                field.line(), tag(field), mark.startsWith("E") ? "pending" : "amount-zero", raw));
        return;
      }
      boolean out = mark.equals("D") || mark.equals("RC");
      Money money = out ? amount.money().get().negated() : amount.money().get();
      draft.add(draft(field, m, details, money, booked.get(), value.get(), raw));
    }

    private Draft draft(
        Field field,
        Matcher m,
        List<String> lines,
        Money money,
        LocalDate booked,
        LocalDate value,
        String raw) {
      Mt940Details details = Mt940Details.of(lines);
      String customer = CamtDetails.given(text(m.group(7)));
      String bank = CamtDetails.bankReference(text(m.group(8)));
      List<String> marks = new ArrayList<>();
      details.endToEnd().ifPresent(marks::add);
      if (m.group(2) == null) {
        marks.add(Mark.NO_BOOKING_DATE);
      }
      String found = details.reference();
      String reference = found.isEmpty() ? TextReferences.ofFields(List.of(customer)) : found;
      return new Draft(
          bank,
          keys.nextEntry(),
          customer,
          marks,
          // Without a reference it may be the sum of a batch, which camt.054 tells one by one.
          reference.isEmpty(),
          m.group(3).startsWith("R") || details.returned(),
          money,
          booked,
          value,
          reference,
          details.narrative(text(m.group(6))),
          field.line(),
          raw);
    }

    private void reject(Field field, String code, String raw) {
      draft.reject(new Finding(field.line(), tag(field), code, raw));
    }
  }

  private static String tag(Field field) {
    return ":" + field.tag() + ":";
  }

  private static String text(String group) {
    return group == null ? "" : group.strip();
  }

  private static String plain(String whole, String decimals) {
    return decimals.isEmpty() ? whole : whole + "." + decimals;
  }

  /** The bank's code may stand before the number. */
  private static String account(String text) {
    return text.substring(text.lastIndexOf('/') + 1).strip();
  }

  /** Two digits of the year: none of these files is of before 1980. */
  private static Optional<LocalDate> day(String text) {
    int year = Integer.parseInt(text.substring(0, 2));
    return day(
        year < 80 ? 2000 + year : 1900 + year,
        Integer.parseInt(text.substring(2, 4)),
        Integer.parseInt(text.substring(4, 6)));
  }

  /** The booking date has no year: it is the one nearest to the value date. */
  private static Optional<LocalDate> entryDay(String text, LocalDate value) {
    int month = Integer.parseInt(text.substring(0, 2));
    int day = Integer.parseInt(text.substring(2, 4));
    int distance = month - value.getMonthValue();
    int year = value.getYear() + (distance > 6 ? -1 : distance < -6 ? 1 : 0);
    return day(year, month, day);
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
