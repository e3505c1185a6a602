package metropolis.payment.office;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.FeeSchedule;
import metropolis.payment.ledger.ReminderPlan;
import metropolis.payment.ledger.SecondPerson;
import metropolis.payment.ledger.Terms;
import metropolis.payment.ledger.VatRate;
import metropolis.payment.matching.Policy;
import metropolis.payment.reference.Iban;

/**
 * What a conference announces, as far as it concerns money. Texts are by language tag.
 *
 * @param languages the first one is the default
 * @param categories names by id
 * @param vat of fees, if their category is unknown
 * @param vatByCategory of fees, by id of the category
 */
public record Programme(
    String conferenceId,
    Map<String, String> names,
    String venue,
    String town,
    ZoneId zone,
    LocalDate firstDay,
    LocalDate lastDay,
    Currency currency,
    List<String> languages,
    Map<String, Map<String, String>> categories,
    Account creditor,
    int paymentTermDays,
    Vat vat,
    Map<String, Vat> vatByCategory,
    String contactEmail,
    Policy matching,
    FeeSchedule fees,
    ReminderPlan reminders,
    SecondPerson secondPerson) {

  /**
   * Where fees are paid to.
   *
   * @param abroad number of the same account for payers abroad: their banks know no QR-IBAN
   * @param uid number for value-added tax; may be empty
   */
  public record Account(
      PostalAddress holder, Iban iban, Iban abroad, String bic, String bankName, String uid) {}

  /**
   * @param texts what the law asks to be said, by language tag
   */
  public record Vat(VatRate rate, Map<String, String> texts) {
    public Vat {
      texts = Map.copyOf(texts);
    }
  }

  public Programme {
    names = Map.copyOf(names);
    languages = List.copyOf(languages);
    categories = Map.copyOf(categories);
    vatByCategory = Map.copyOf(vatByCategory);
  }

  public Terms terms() {
    Map<String, VatRate> rates = new HashMap<>();
    vatByCategory.forEach((category, own) -> rates.put(category, own.rate()));
    return new Terms(
        conferenceId,
        zone,
        creditor.iban(),
        paymentTermDays,
        rates,
        vat.rate(),
        matching,
        fees,
        reminders,
        secondPerson);
  }

  public String name(String language) {
    return in(language, names, conferenceId);
  }

  public String category(String id, String language) {
    return in(language, categories.getOrDefault(id, Map.of()), id);
  }

  public String vatText(String category, String language) {
    return in(language, vatByCategory.getOrDefault(category, vat).texts(), "");
  }

  /** In the language asked for, else in the default one, else in any. */
  private String in(String language, Map<String, String> texts, String otherwise) {
    if (texts.containsKey(language)) {
      return texts.get(language);
    }
    return languages.stream()
        .filter(texts::containsKey)
        .map(texts::get)
        .findFirst()
        .or(() -> texts.values().stream().sorted().findFirst())
        .orElse(otherwise);
  }
}
