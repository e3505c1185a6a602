package metropolis.registration.wire;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.platform.values.Cause;
import metropolis.registration.programme.Approval;
import metropolis.registration.programme.BankCharges;
import metropolis.registration.programme.Category;
import metropolis.registration.programme.Creditor;
import metropolis.registration.programme.Dunning;
import metropolis.registration.programme.Fees;
import metropolis.registration.programme.Gate;
import metropolis.registration.programme.LocalText;
import metropolis.registration.programme.Programme;
import metropolis.registration.programme.Session;
import metropolis.registration.programme.Vat;
import metropolis.schemas.conference.ApprovalRule;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.conference.CreditorAccount;
import metropolis.schemas.conference.LatePayment;
import metropolis.schemas.conference.PostalAddress;
import metropolis.schemas.conference.ReminderPlan;

/** The programme, both ways. */
public final class ProgrammeWire {

  /** The entity part of the key a programme is published and stored under. */
  public static final String ENTITY = "programme";

  private ProgrammeWire() {}

  public static ConferenceAnnounced toAvro(Programme p, int version, Cause cause) {
    return new ConferenceAnnounced(
        Common.event(cause, p.id(), ENTITY, -1),
        version,
        p.name().byLanguage(),
        p.theme().byLanguage(),
        p.venue(),
        p.town(),
        p.country(),
        p.timeZone().getId(),
        p.firstDay(),
        p.lastDay(),
        p.registrationOpens(),
        p.registrationCloses(),
        p.earlyUntil(),
        p.onSiteFrom(),
        p.currency().getCurrencyCode(),
        p.languages(),
        p.categories().stream().map(ProgrammeWire::toAvro).toList(),
        p.sessions().stream().map(ProgrammeWire::toAvro).toList(),
        p.gates().stream()
            .map(
                g ->
                    new metropolis.schemas.conference.Gate(g.id(), g.name().byLanguage(), g.zone()))
            .toList(),
        toAvro(p.creditor()),
        p.paymentTermDays(),
        p.vat().text().byLanguage(),
        p.contactEmail(),
        p.zones().stream().map(ZoneWire::toAvro).toList(),
        toAvro(p.bankCharges()),
        p.letterLanguages(),
        p.vat().rate(),
        p.dunning().graceDays().isPresent()
            ? new LatePayment(true, p.dunning().graceDays().getAsInt())
            : null,
        reminders(p.dunning()),
        p.secondPersonAbove().stream().map(Common::amount).toList());
  }

  /** The usual ones are written as null, as by every release before there were any. */
  private static ReminderPlan reminders(Dunning d) {
    boolean usual =
        d.remindAfter().equals(Dunning.STANDARD.remindAfter())
            && d.payWithin() == Dunning.STANDARD.payWithin();
    return usual ? null : new ReminderPlan(d.remindAfter(), d.payWithin());
  }

  private static Dunning dunning(ConferenceAnnounced a) {
    LatePayment late = a.getLatePayment();
    ReminderPlan plan = a.getReminders();
    return new Dunning(
        late == null || !late.getBillDifference()
            ? OptionalInt.empty()
            : OptionalInt.of(late.getGraceDays()),
        plan == null ? Dunning.STANDARD.remindAfter() : plan.getAfterDue(),
        plan == null ? Dunning.STANDARD.payWithin() : plan.getPayWithin());
  }

  public static Programme toDomain(ConferenceAnnounced a) {
    return new Programme(
        a.getMeta().getConferenceId(),
        new LocalText(a.getNames()),
        new LocalText(a.getThemes()),
        a.getVenue(),
        a.getTown(),
        a.getCountry(),
        ZoneId.of(a.getTimeZone()),
        a.getFirstDay(),
        a.getLastDay(),
        a.getRegistrationOpens(),
        a.getRegistrationCloses(),
        Currency.getInstance(a.getCurrency()),
        a.getLanguages(),
        a.getLetterLanguages().isEmpty() ? a.getLanguages() : a.getLetterLanguages(),
        a.getCategories().stream().map(c -> toDomain(c, a)).toList(),
        a.getEarlyUntil(),
        a.getOnSiteFrom(),
        a.getSessions().stream().map(ProgrammeWire::toDomain).toList(),
        a.getGates().stream()
            .map(g -> new Gate(g.getId(), new LocalText(g.getNames()), g.getZone()))
            .toList(),
        a.getZones().stream().map(ZoneWire::toDomain).toList(),
        toDomain(a.getCreditor()),
        a.getPaymentTermDays(),
        new Vat(a.getVatRate(), new LocalText(a.getVatTexts())),
        a.getContactEmail(),
        a.getBankCharges() == null ? BankCharges.NONE : toDomain(a.getBankCharges()),
        dunning(a),
        a.getSecondPersonAbove().stream().map(Common::money).toList());
  }

  private static metropolis.schemas.conference.Category toAvro(Category c) {
    return new metropolis.schemas.conference.Category(
        c.id(),
        c.name().byLanguage(),
        c.colour(),
        switch (c.approval()) {
          case AUTOMATIC -> ApprovalRule.AUTOMATIC;
          case SECRETARIAT -> ApprovalRule.SECRETARIAT;
        },
        c.quota().isPresent() ? c.quota().getAsInt() : null,
        new metropolis.schemas.conference.Fees(
            Common.amount(c.fees().early()),
            Common.amount(c.fees().regular()),
            Common.amount(c.fees().onSite())),
        c.ribbon().map(LocalText::byLanguage).orElse(Map.of()),
        c.vat().map(Vat::rate).orElse(null),
        c.vat().map(vat -> vat.text().byLanguage()).orElse(Map.of()));
  }

  private static Category toDomain(
      metropolis.schemas.conference.Category c, ConferenceAnnounced a) {
    return new Category(
        c.getId(),
        new LocalText(c.getNames()),
        c.getColour(),
        switch (c.getApproval()) {
          case AUTOMATIC -> Approval.AUTOMATIC;
          case SECRETARIAT -> Approval.SECRETARIAT;
        },
        optional(c.getQuota()),
        new Fees(
            Common.money(c.getFees().getEarly()),
            Common.money(c.getFees().getRegular()),
            Common.money(c.getFees().getOnSite())),
        c.getRibbons().isEmpty() ? Optional.empty() : Optional.of(new LocalText(c.getRibbons())),
        vat(c, a));
  }

  private static Optional<Vat> vat(
      metropolis.schemas.conference.Category c, ConferenceAnnounced a) {
    if (c.getVatRate() == null && c.getVatTexts().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Vat(
            c.getVatRate() == null ? a.getVatRate() : c.getVatRate(),
            new LocalText(c.getVatTexts().isEmpty() ? a.getVatTexts() : c.getVatTexts())));
  }

  private static metropolis.schemas.conference.Session toAvro(Session s) {
    return new metropolis.schemas.conference.Session(
        s.id(),
        s.title().byLanguage(),
        s.starts(),
        s.ends(),
        s.room(),
        s.capacity().isPresent() ? s.capacity().getAsInt() : null,
        s.zone().orElse(null));
  }

  private static Session toDomain(metropolis.schemas.conference.Session s) {
    return new Session(
        s.getId(),
        new LocalText(s.getTitles()),
        s.getStarts(),
        s.getEnds(),
        s.getRoom(),
        optional(s.getCapacity()),
        Optional.ofNullable(s.getZone()));
  }

  /** None is written as null, as by every release before there were any. */
  private static metropolis.schemas.conference.BankCharges toAvro(BankCharges c) {
    return c.equals(BankCharges.NONE)
        ? null
        : new metropolis.schemas.conference.BankCharges(
            c.tolerances().stream().map(Common::amount).toList(), c.automatic());
  }

  private static BankCharges toDomain(metropolis.schemas.conference.BankCharges c) {
    return new BankCharges(
        c.getTolerances().stream().map(Common::money).toList(), c.getAutomatic());
  }

  private static CreditorAccount toAvro(Creditor c) {
    return new CreditorAccount(
        new PostalAddress(
            c.name(), c.street(), c.houseNumber(), c.postcode(), c.town(), c.country()),
        c.iban(),
        c.bic(),
        c.bank(),
        c.ibanAbroad(),
        c.uid());
  }

  private static Creditor toDomain(CreditorAccount a) {
    PostalAddress h = a.getHolder();
    return new Creditor(
        h.getName(),
        h.getStreet(),
        h.getHouseNumber(),
        h.getPostalCode(),
        h.getTown(),
        h.getCountry(),
        a.getIban(),
        a.getBic(),
        a.getBankName(),
        a.getIbanAbroad(),
        a.getUid());
  }

  private static OptionalInt optional(Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
