package metropolis.payment.office;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.Terms;
import metropolis.payment.matching.Policy;
import metropolis.payment.reference.Iban;

/**
 * What a conference announces, as far as it concerns money. Texts are by language tag.
 *
 * @param languages the first one is the default
 * @param categories names by id
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
    Map<String, String> vatTexts,
    String contactEmail,
    Policy matching) {

  /** Where fees are paid to. */
  public record Account(PostalAddress holder, Iban iban, String bic, String bankName) {}

  public Programme {
    names = Map.copyOf(names);
    languages = List.copyOf(languages);
    categories = Map.copyOf(categories);
    vatTexts = Map.copyOf(vatTexts);
  }

  public Terms terms() {
    return new Terms(conferenceId, zone, creditor.iban(), paymentTermDays, matching);
  }

  public String name(String language) {
    return in(language, names, conferenceId);
  }

  public String category(String id, String language) {
    return in(language, categories.getOrDefault(id, Map.of()), id);
  }

  public String vatText(String language) {
    return in(language, vatTexts, "");
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
