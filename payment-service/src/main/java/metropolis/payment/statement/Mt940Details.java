package metropolis.payment.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.ledger.Mark;
import metropolis.payment.reference.Iban;

/**
 * What field 86 tells of a movement: free text, or sub-fields after a code of the kind of business,
 * as "166?00CREDIT?20text?32name".
 */
final class Mt940Details {

  private static final Pattern STRUCTURED = Pattern.compile("(?s)([0-9]{3})([^0-9A-Za-z\\s]).*");
  private static final Pattern END_TO_END = Pattern.compile("EREF\\+(.*?)(?=[A-Z]{4}\\+|$)");
  private static final Pattern IBAN = Pattern.compile("\\b[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\\b");

  /** Payments that come back: of direct debits and of transfers. */
  private static final Set<String> RETURNS = Set.of("108", "109", "159");

  private final String code;
  private final List<String> texts;
  private final String name;
  private final String account;

  private Mt940Details(String code, List<String> texts, String name, String account) {
    this.code = code;
    this.texts = List.copyOf(texts);
    this.name = name;
    this.account = account;
  }

  static Mt940Details of(List<String> lines) {
    String folded = String.join("", lines);
    Matcher structured = STRUCTURED.matcher(folded);
    if (!structured.matches()) {
      return free(lines);
    }
    Map<Integer, String> subfields = new TreeMap<>();
    String separator = Pattern.quote(structured.group(2));
    for (String part : folded.substring(3).split(separator)) {
      if (part.matches("(?s)[0-9]{2}.*")) {
        subfields.merge(Integer.parseInt(part.substring(0, 2)), part.substring(2), String::concat);
      }
    }
    List<String> remittance = new ArrayList<>();
    subfields.forEach(
        (number, text) -> {
          if ((number >= 20 && number <= 29) || (number >= 60 && number <= 63)) {
            remittance.add(text);
          }
        });
    String name = (subfields.getOrDefault(32, "") + " " + subfields.getOrDefault(33, "")).strip();
    return new Mt940Details(
        structured.group(1),
        // A sub-field ends after 27 characters, in the midst of a word or between two.
        List.of(String.join("", remittance), String.join(" ", remittance)),
        name,
        subfields.getOrDefault(31, ""));
  }

  private static Mt940Details free(List<String> lines) {
    String spaced = String.join(" ", lines).strip();
    Matcher iban = IBAN.matcher(spaced);
    String account = "";
    while (iban.find() && account.isEmpty()) {
      account = Iban.parse(iban.group()).map(Iban::value).orElse("");
    }
    return new Mt940Details("", List.of(spaced, String.join("", lines)), "", account);
  }

  boolean returned() {
    return RETURNS.contains(code);
  }

  String reference() {
    return TextReferences.within(texts);
  }

  Optional<String> endToEnd() {
    Matcher id = END_TO_END.matcher(texts.getFirst());
    return id.find() && !CamtDetails.given(id.group(1).strip()).isEmpty()
        ? Optional.of(Mark.of(Mark.END_TO_END, id.group(1).strip()))
        : Optional.empty();
  }

  Narrative narrative(String type) {
    return new Narrative(
        Fields.words(name, 140),
        Iban.parse(account).map(Iban::value).orElse(""),
        Fields.words(code.isEmpty() ? texts.getFirst() : texts.getLast(), 1_000),
        Fields.words(code.isEmpty() ? type : type + "/" + code, 40));
  }
}
