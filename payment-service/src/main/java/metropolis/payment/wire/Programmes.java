package metropolis.payment.wire;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.FeeSchedule;
import metropolis.payment.ledger.PaymentCommand.IssueInvoice;
import metropolis.payment.ledger.ReminderPlan;
import metropolis.payment.ledger.SecondPerson;
import metropolis.payment.ledger.VatRate;
import metropolis.payment.matching.Policy;
import metropolis.payment.office.Programme;
import metropolis.payment.reference.Iban;
import metropolis.platform.values.Money;
import metropolis.schemas.conference.BankCharges;
import metropolis.schemas.conference.Category;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.conference.CreditorAccount;
import metropolis.schemas.registration.RegistrationAccepted;

/** What registration announces, as far as it concerns money. */
public final class Programmes {

  private Programmes() {}

  /**
   * @throws IllegalArgumentException if the account is none, the zone or the currency unknown
   */
  public static Programme programme(ConferenceAnnounced a) {
    Map<String, Map<String, String>> categories =
        a.getCategories().stream().collect(Collectors.toMap(Category::getId, Category::getNames));
    Programme.Vat vat = new Programme.Vat(new VatRate(a.getVatRate()), a.getVatTexts());
    return new Programme(
        a.getMeta().getConferenceId(),
        a.getNames(),
        a.getVenue(),
        a.getTown(),
        ZoneId.of(a.getTimeZone()),
        a.getFirstDay(),
        a.getLastDay(),
        Currency.getInstance(a.getCurrency()),
        a.getLanguages(),
        categories,
        account(a.getCreditor()),
        a.getPaymentTermDays(),
        vat,
        a.getCategories().stream().collect(Collectors.toMap(Category::getId, c -> of(c, vat))),
        a.getContactEmail(),
        policy(a.getBankCharges()),
        fees(a),
        reminders(a.getReminders()),
        new SecondPerson(
            a.getSecondPersonAbove().stream()
                .map(Values::money)
                .collect(Collectors.toMap(Money::currency, money -> money))));
  }

  /** The days are those on which its instants fall at the conference. */
  private static FeeSchedule fees(ConferenceAnnounced a) {
    ZoneId zone = ZoneId.of(a.getTimeZone());
    boolean bills = a.getLatePayment() != null && a.getLatePayment().getBillDifference();
    return new FeeSchedule(
        LocalDate.ofInstant(a.getEarlyUntil(), zone),
        LocalDate.ofInstant(a.getOnSiteFrom(), zone),
        a.getCategories().stream().collect(Collectors.toMap(Category::getId, Programmes::fees)),
        bills ? OptionalInt.of(a.getLatePayment().getGraceDays()) : OptionalInt.empty());
  }

  private static FeeSchedule.Fees fees(Category category) {
    var fees = category.getFees();
    return new FeeSchedule.Fees(
        Values.money(fees.getEarly()),
        Values.money(fees.getRegular()),
        Values.money(fees.getOnSite()));
  }

  private static ReminderPlan reminders(metropolis.schemas.conference.ReminderPlan plan) {
    return plan == null
        ? ReminderPlan.STANDARD
        : new ReminderPlan(plan.getAfterDue(), plan.getPayWithin());
  }

  private static Programme.Vat of(Category category, Programme.Vat otherwise) {
    return new Programme.Vat(
        category.getVatRate() == null ? otherwise.rate() : new VatRate(category.getVatRate()),
        category.getVatTexts().isEmpty() ? otherwise.texts() : category.getVatTexts());
  }

  public static IssueInvoice fee(RegistrationAccepted accepted) {
    return new IssueInvoice(
        Values.shared(accepted.getMeta().getEntityId()),
        Values.shared(accepted.getCategory()),
        accepted.getTier().name(),
        Values.money(accepted.getFee()));
  }

  private static Policy policy(BankCharges charges) {
    if (charges == null) {
      return Policy.standard();
    }
    return Policy.standard()
        .charging(
            charges.getTolerances().stream()
                .map(Values::money)
                .collect(Collectors.toMap(Money::currency, money -> money)),
            charges.getAutomatic());
  }

  private static Programme.Account account(CreditorAccount c) {
    var holder = c.getHolder();
    return new Programme.Account(
        new PostalAddress(
            holder.getName(),
            holder.getStreet(),
            holder.getHouseNumber(),
            holder.getPostalCode(),
            holder.getTown(),
            holder.getCountry()),
        iban(c.getIban()),
        iban(c.getIbanAbroad().isEmpty() ? c.getIban() : c.getIbanAbroad()),
        c.getBic(),
        c.getBankName(),
        c.getUid());
  }

  private static Iban iban(String text) {
    return Iban.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("the creditor's account is no IBAN"));
  }
}
