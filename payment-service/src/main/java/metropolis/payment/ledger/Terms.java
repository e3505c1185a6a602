package metropolis.payment.ledger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import metropolis.payment.matching.Policy;
import metropolis.payment.reference.Iban;
import metropolis.platform.values.Cause;

/**
 * What a conference says about its invoices.
 *
 * @param zone where the days of invoices begin and end
 * @param paymentTermDays from the day of issue to the day it is due
 * @param vat of fees, by category
 * @param otherVat of the fees of all other categories
 * @param matching how far the rules go in allocating payments
 * @param fees which fee holds on which day
 * @param secondPerson what one person of finance may not decide alone
 */
public record Terms(
    String conferenceId,
    ZoneId zone,
    Iban account,
    int paymentTermDays,
    Map<String, VatRate> vat,
    VatRate otherVat,
    Policy matching,
    FeeSchedule fees,
    ReminderPlan reminders,
    SecondPerson secondPerson) {

  public Terms {
    Objects.requireNonNull(conferenceId, "conferenceId");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(matching, "matching");
    Objects.requireNonNull(fees, "fees");
    Objects.requireNonNull(reminders, "reminders");
    Objects.requireNonNull(secondPerson, "secondPerson");
    vat = Map.copyOf(vat);
    if (paymentTermDays < 0 || paymentTermDays > 366) {
      throw new IllegalArgumentException("payment term of " + paymentTermDays + " days");
    }
  }

  /** For fees without value-added tax, which stay whenever they are paid. */
  public Terms(
      String conferenceId, ZoneId zone, Iban account, int paymentTermDays, Policy matching) {
    this(
        conferenceId,
        zone,
        account,
        paymentTermDays,
        Map.of(),
        VatRate.NONE,
        matching,
        FeeSchedule.KEPT,
        ReminderPlan.STANDARD,
        SecondPerson.standard());
  }

  VatRate vatOf(String category) {
    return vat.getOrDefault(category, otherVat);
  }

  /** The day of a decision, at the conference. */
  public LocalDate day(Cause cause) {
    return LocalDate.ofInstant(cause.time(), zone);
  }
}
