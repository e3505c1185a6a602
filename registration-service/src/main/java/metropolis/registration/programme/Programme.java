package metropolis.registration.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import metropolis.platform.values.Money;

/**
 * All that is announced of one conference. Immutable. May break its own rules until {@link
 * ProgrammeRules#check} has found nothing.
 *
 * @param id {@code [a-z0-9][a-z0-9-]{1,39}}
 * @param registrationCloses the first instant at which the public form is closed
 * @param earlyUntil the last instant at which the early fee applies
 * @param onSiteFrom the first instant at which the on-site fee applies
 * @param country ISO 3166-1 alpha-2
 * @param languages ISO 639-1 codes the public pages exist in, the first one the default
 * @param zones that have names: all that gates lead into, or none
 * @param paymentTermDays days from invoice to due date
 * @param letterLanguages ISO 639-1 codes that delegates can choose for letters and invoices
 * @param vat of all fees whose category has none of its own
 * @param contactEmail of the secretariat, shown to delegates
 * @param bankCharges how short a payment may come
 * @param dunning what follows where it comes late or not at all
 * @param secondPersonAbove what one person of finance may waive or refund alone, one amount for a
 *     currency; finance has a limit of its own for others
 */
public record Programme(
    String id,
    LocalText name,
    LocalText theme,
    String venue,
    String town,
    String country,
    ZoneId timeZone,
    LocalDate firstDay,
    LocalDate lastDay,
    Instant registrationOpens,
    Instant registrationCloses,
    Currency currency,
    List<String> languages,
    List<String> letterLanguages,
    List<Category> categories,
    Instant earlyUntil,
    Instant onSiteFrom,
    List<Session> sessions,
    List<Gate> gates,
    List<Zone> zones,
    Creditor creditor,
    int paymentTermDays,
    Vat vat,
    String contactEmail,
    BankCharges bankCharges,
    Dunning dunning,
    List<Money> secondPersonAbove) {

  public Programme {
    languages = List.copyOf(languages);
    secondPersonAbove = List.copyOf(secondPersonAbove);
    letterLanguages = List.copyOf(letterLanguages);
    categories = List.copyOf(categories);
    sessions = List.copyOf(sessions);
    gates = List.copyOf(gates);
    zones = List.copyOf(zones);
  }

  public Optional<Category> category(String categoryId) {
    return categories.stream().filter(c -> c.id().equals(categoryId)).findFirst();
  }

  public Optional<Session> session(String sessionId) {
    return sessions.stream().filter(s -> s.id().equals(sessionId)).findFirst();
  }

  public Tier tierAt(Instant submitted) {
    if (!submitted.isAfter(earlyUntil)) {
      return Tier.EARLY;
    }
    return submitted.isBefore(onSiteFrom) ? Tier.REGULAR : Tier.ON_SITE;
  }

  public boolean opened(Instant at) {
    return !at.isBefore(registrationOpens);
  }

  public boolean closed(Instant at) {
    return !at.isBefore(registrationCloses);
  }

  /** Whether the last day is over where the conference takes place. */
  public boolean over(Instant at) {
    return at.atZone(timeZone).toLocalDate().isAfter(lastDay);
  }
}
