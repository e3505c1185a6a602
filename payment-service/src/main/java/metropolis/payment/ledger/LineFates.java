package metropolis.payment.ledger;

import static metropolis.payment.ledger.Bookkeeper.reason;
import static metropolis.payment.ledger.Refusing.first;
import static metropolis.payment.ledger.Refusing.refuse;
import static metropolis.payment.ledger.Refusing.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.ledger.Decision.Done;
import metropolis.payment.ledger.PaymentCommand.ChargeLine;
import metropolis.payment.ledger.PaymentCommand.ReclaimLine;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.ledger.PaymentEvent.BankLineChargeReversed;
import metropolis.payment.ledger.PaymentEvent.BankLineCharged;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.BankLineSetAside;
import metropolis.platform.values.Money;

/** Decides what a line was that pays no invoice, and takes such decisions back. */
final class LineFates {

  private LineFates() {}

  /** What is unallocated; or what a rule set aside, which a person explains by it. */
  static Decision setAside(Books books, SetAsideLine command) {
    Optional<BankLine> line = books.line(command.lineKey());
    return first(
            refuse(line.isEmpty(), "unknown-line", "line"),
            reason(command.reason(), Reasons.SET_ASIDE),
            () ->
                when(
                    !line.get().unallocated().isPositive() && !line.get().unexplained(),
                    "nothing-unallocated",
                    "line"))
        .orElseGet(
            () -> {
              List<PaymentEvent> events = new ArrayList<>();
              Money amount = free(line.get(), events);
              events.add(new BankLineSetAside(line.get().key(), amount, command.reason()));
              return done("line-set-aside", events);
            });
  }

  /** An account pays or earns interest, and pays fees: money in can only be interest. */
  static Decision charge(Books books, ChargeLine command) {
    Optional<BankLine> line = books.line(command.lineKey());
    return first(
            refuse(line.isEmpty(), "unknown-line", "line"),
            reason(command.reason(), Reasons.CHARGE),
            () ->
                when(
                    line.get().kind() == BankLine.Kind.INCOME
                        && !command.reason().equals(Reasons.INTEREST),
                    "not-a-debit",
                    "line"),
            () ->
                when(
                    !line.get().unallocated().isPositive() && line.get().setAside().isZero(),
                    "nothing-unallocated",
                    "line"),
            () ->
                when(
                    !line.get().allocations().isEmpty() || !line.get().onAccount().isEmpty(),
                    "line-in-use",
                    "line"))
        .orElseGet(
            () -> {
              List<PaymentEvent> events = new ArrayList<>();
              Money amount = free(line.get(), events);
              events.add(new BankLineCharged(line.get().key(), amount, command.reason(), false));
              return done("line-charged", events);
            });
  }

  /** What can be decided about: unallocated, or set aside and taken back for it. */
  private static Money free(BankLine line, List<PaymentEvent> events) {
    if (line.unallocated().isPositive() || line.setAside().isZero()) {
      return line.unallocated();
    }
    events.add(new BankLineReclaimed(line.key(), line.setAside(), Reasons.IDENTIFIED));
    return line.setAside();
  }

  /** Income waits again; what is none is set aside again, to be explained. */
  static Decision reclaim(Books books, ReclaimLine command) {
    Optional<BankLine> line = books.line(command.lineKey());
    boolean charged = line.filter(it -> !it.charged().isZero()).isPresent();
    return first(
            refuse(line.isEmpty(), "unknown-line", "line"),
            reason(command.reason(), Reasons.RECLAIM),
            () -> when(!charged && line.get().kind() != BankLine.Kind.INCOME, "not-income", "line"),
            () -> when(!charged && line.get().setAside().isZero(), "nothing-set-aside", "line"))
        .orElseGet(
            () -> {
              String key = line.get().key();
              if (!charged) {
                return done(
                    "line-reclaimed",
                    List.of(new BankLineReclaimed(key, line.get().setAside(), command.reason())));
              }
              List<PaymentEvent> events = new ArrayList<>();
              Money amount = line.get().charged();
              events.add(new BankLineChargeReversed(key, amount, command.reason()));
              switch (line.get().kind()) {
                case PAID_OUT -> events.add(new BankLineSetAside(key, amount, Reasons.PAID_OUT));
                case RETURNED -> events.add(new BankLineSetAside(key, amount, Reasons.RETURNED));
                case INCOME -> {}
              }
              return done("line-reclaimed", events);
            });
  }

  private static Done done(String code, List<PaymentEvent> events) {
    return new Done(events, code, Map.of());
  }
}
