package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.platform.values.Money;

/**
 * What became of a part of a bank line, by its postings up to a day.
 *
 * @param invoice that it pays, or was meant for
 * @param reason a code; empty where none is asked for
 * @param amount negative of what left the account
 */
public record Fate(Kind kind, Optional<InvoiceNumber> invoice, String reason, Money amount) {

  /** In the order in which a report adds them up. */
  public enum Kind {
    ALLOCATED,
    CREDIT,
    REFUND,
    REFUND_RETURNED,
    CARD_PAYOUT,
    BANK_CHARGES,
    SET_ASIDE,
    /** Told as a sum first; its details are booked in its place. */
    REPLACED,
    UNALLOCATED
  }

  private record Key(Kind kind, Optional<InvoiceNumber> invoice, String subject) {}

  /**
   * The parts of a line; they add up to what it brought.
   *
   * @return empty if it was not booked by then
   */
  static List<Fate> of(BankLine line, LocalDate asOf) {
    Money left = Money.zero(line.origin().amount().currency());
    boolean booked = false;
    Map<Key, Fate> parts = new LinkedHashMap<>();
    for (Posting posting : line.postings()) {
      if (posting.date().isAfter(asOf)) {
        continue;
      }
      if (posting.debit() == Account.BANK) {
        booked = true;
        left = left.plus(posting.amount());
        continue;
      }
      boolean away = posting.debit() == Account.UNALLOCATED;
      Account other = away ? posting.credit() : posting.debit();
      Money amount = away ? posting.amount() : posting.amount().negated();
      left = left.minus(amount);
      Kind kind = kind(other, posting);
      Key key =
          new Key(kind, kind == Kind.ALLOCATED ? posting.invoice() : none(), subject(posting));
      parts.merge(
          key, new Fate(kind, posting.invoice(), away ? posting.reason() : "", amount), Fate::plus);
    }
    List<Fate> fates = new ArrayList<>();
    parts.values().stream().filter(fate -> !fate.amount.isZero()).forEach(fates::add);
    if (!left.isZero()) {
      fates.add(new Fate(Kind.UNALLOCATED, none(), "", left));
    }
    fates.sort(Comparator.comparing(Fate::kind));
    return booked ? List.copyOf(fates) : List.of();
  }

  /** Credits are told apart; parts that one invoice got at different times are not. */
  private static String subject(Posting posting) {
    boolean ofPayer =
        posting.debit() == Account.PAYER_CREDITS || posting.credit() == Account.PAYER_CREDITS;
    return ofPayer ? posting.subject() : "";
  }

  private static Optional<InvoiceNumber> none() {
    return Optional.empty();
  }

  private Fate plus(Fate later) {
    return new Fate(
        kind,
        later.invoice.or(() -> invoice),
        later.reason.isEmpty() ? reason : later.reason,
        amount.plus(later.amount));
  }

  private static Kind kind(Account other, Posting posting) {
    return switch (other) {
      case RECEIVABLES -> Kind.ALLOCATED;
      case PAYER_CREDITS ->
          posting.reason().equals(Reasons.RETURNED) ? Kind.REFUND_RETURNED : Kind.CREDIT;
      case REFUNDS_PAYABLE -> Kind.REFUND;
      case PSP_CLEARING -> Kind.CARD_PAYOUT;
      case BANK_CHARGES -> Kind.BANK_CHARGES;
      case BANK -> Kind.REPLACED;
      case SET_ASIDE, FEES, WAIVERS, CREDITS, UNALLOCATED, CARD_FEES -> Kind.SET_ASIDE;
    };
  }
}
