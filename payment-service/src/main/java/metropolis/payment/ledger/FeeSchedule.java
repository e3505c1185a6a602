package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.platform.values.Money;

/**
 * Which fee holds on which day, and what follows if one is paid later. Days are those of the
 * conference's time zone, as are the bank's value dates.
 *
 * @param earlyUntil last day of the early fee
 * @param onSiteFrom first day of the on-site fee
 * @param fees by id of the category
 * @param graceDays how long after the last day of a fee a payment still counts as in time; empty if
 *     a fee once invoiced stays, whenever it is paid
 */
public record FeeSchedule(
    LocalDate earlyUntil, LocalDate onSiteFrom, Map<String, Fees> fees, OptionalInt graceDays) {

  public record Fees(Money early, Money regular, Money onSite) {

    Money at(Tier tier) {
      return switch (tier) {
        case EARLY -> early;
        case REGULAR -> regular;
        case ON_SITE -> onSite;
      };
    }
  }

  /** A fee once invoiced stays. */
  static final FeeSchedule KEPT =
      new FeeSchedule(LocalDate.MAX, LocalDate.MAX, Map.of(), OptionalInt.empty());

  public FeeSchedule {
    fees = Map.copyOf(fees);
    if (graceDays.isPresent() && (graceDays.getAsInt() < 0 || graceDays.getAsInt() > 366)) {
      throw new IllegalArgumentException("grace of " + graceDays.getAsInt() + " days");
    }
  }

  /** The last day on which a step is paid in time; empty if it has none. */
  public Optional<LocalDate> inTimeUntil(String tier) {
    if (graceDays.isEmpty()) {
      return Optional.empty();
    }
    return lastDay(tier).map(day -> day.plusDays(graceDays.getAsInt()));
  }

  /** The last day of a step; empty if it has none. */
  public Optional<LocalDate> lastDay(String tier) {
    return Tier.named(tier)
        .flatMap(
            step ->
                switch (step) {
                  case EARLY -> Optional.of(earlyUntil);
                  case REGULAR -> Optional.of(onSiteFrom.minusDays(1));
                  case ON_SITE -> Optional.empty();
                });
  }

  /**
   * What is to be billed for a fee that was paid late.
   *
   * @param valued the day from which the bank counts the payment that made it whole
   */
  Optional<InvoiceItem> difference(InvoiceItem item, LocalDate valued) {
    Optional<Tier> step = Tier.named(item.tier());
    Fees known = fees.get(item.category());
    if (graceDays.isEmpty() || step.isEmpty() || known == null) {
      return Optional.empty();
    }
    Tier owed = tierOn(valued);
    if (owed.compareTo(step.get()) <= 0
        || !known.at(owed).currency().equals(item.amount().currency())) {
      return Optional.empty();
    }
    return Optional.of(known.at(owed).minus(item.amount()))
        .filter(Money::isPositive)
        .map(
            more ->
                new InvoiceItem(
                    item.registrationId(), item.category(), owed.name(), more, item.vat()));
  }

  private Tier tierOn(LocalDate valued) {
    LocalDate counts = valued.minusDays(graceDays.getAsInt());
    if (!counts.isAfter(earlyUntil)) {
      return Tier.EARLY;
    }
    return counts.isBefore(onSiteFrom) ? Tier.REGULAR : Tier.ON_SITE;
  }
}
