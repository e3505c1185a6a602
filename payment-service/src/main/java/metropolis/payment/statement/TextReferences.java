package metropolis.payment.statement;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.payment.reference.PaymentReference;

/**
 * Finds structured references by shape and check digits. Only right ones are passed on, so that no
 * other text gets among the facts; two different ones are none.
 */
final class TextReferences {

  private static final Pattern DIGITS =
      Pattern.compile("(?<![0-9])(?:[0-9] ?){26}[0-9](?! ?[0-9])");
  private static final Pattern CREDITOR = Pattern.compile("(?<![A-Za-z0-9])[Rr][Ff][0-9]{2}");

  /** RF18 5390 0754 7034: as many groups as 25 characters have. */
  private static final int MOST_GROUPS = 7;

  private TextReferences() {}

  /** Of fields that hold a reference and nothing else. */
  static String ofFields(Collection<String> fields) {
    Set<String> found = new LinkedHashSet<>();
    for (String field : fields) {
      PaymentReference.parse(field).ifPresent(reference -> found.add(reference.value()));
    }
    return single(found);
  }

  /** Of texts that may hold one among words. */
  static String within(Collection<String> texts) {
    Set<String> found = new LinkedHashSet<>();
    for (String text : texts) {
      String spaced = text.replaceAll("[\\s\\u00a0]+", " ");
      Matcher digits = DIGITS.matcher(spaced);
      while (digits.find()) {
        PaymentReference.parse(digits.group()).ifPresent(r -> found.add(r.value()));
      }
      Matcher creditor = CREDITOR.matcher(spaced);
      while (creditor.find()) {
        creditorAt(spaced.substring(creditor.start())).ifPresent(found::add);
      }
    }
    return single(found);
  }

  /** The shortest run of groups with right check digits: words after it are not of it. */
  private static Optional<String> creditorAt(String text) {
    String[] groups = text.split("[^A-Za-z0-9]", MOST_GROUPS + 1);
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < Math.min(groups.length, MOST_GROUPS) && run.length() <= 25; i++) {
      run.append(groups[i]);
      Optional<PaymentReference> reference = PaymentReference.parse(run.toString());
      if (reference.isPresent()) {
        return reference.map(PaymentReference::value);
      }
    }
    return Optional.empty();
  }

  private static String single(Set<String> found) {
    return found.size() == 1 ? found.iterator().next() : "";
  }
}
