package metropolis.payment.matching;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import metropolis.platform.values.Money;

/** Invoices to find, and payments to judge. One for one test. */
final class Desk {

  static final String ANA = "2004-000012";
  static final String BASHIR = "2004-000013";
  static final String CHEN = "2004-000014";

  /** Of {@link #ANA}; right, and nobody's in earnest. */
  static final String REFERENCE = "RF18539007547034";

  final MatchIndex index = new MatchIndex();
  Policy policy = Policy.standard();

  Desk open(String number, long minor) {
    return open(number, "", minor);
  }

  Desk open(String number, String reference, long minor) {
    return with(new OpenItem(number, reference, chf(minor), false, 1));
  }

  Desk with(OpenItem item) {
    index.put(item);
    return this;
  }

  Desk owed(String number, long minor, String institution, String... names) {
    index.address(number, new Party(List.of(names), institution));
    return open(number, minor);
  }

  Desk charging(long minor, boolean automatic) {
    policy = policy.charging(Map.of(Currency.getInstance("CHF"), chf(minor)), automatic);
    return this;
  }

  Verdict told(long minor, String text) {
    return judge(chf(minor), "", new Wording("", "", text));
  }

  Verdict referenced(long minor, String reference) {
    return judge(chf(minor), reference, Wording.NONE);
  }

  Verdict from(long minor, String counterparty, String iban, String text) {
    return judge(chf(minor), "", new Wording(counterparty, iban, text));
  }

  Verdict judge(Money amount, String reference, Wording wording) {
    return new Rules(index, policy).judge(new Incoming("L1", amount, reference, wording));
  }

  static Money chf(long minor) {
    return Money.of(minor, "CHF");
  }

  /** Numbers of the invoices that are paid without asking; none if somebody has to decide. */
  static List<String> automatic(Verdict verdict) {
    return verdict instanceof Verdict.Automatic automatic
        ? numbers(automatic.proposal())
        : List.of();
  }

  /** The best of the proposals; a mistake of the test if it was decided, or there are none. */
  static Proposal best(Verdict verdict) {
    return ((Verdict.Proposals) verdict).ranked().getFirst();
  }

  static List<String> numbers(Proposal proposal) {
    return proposal.shares().stream().map(Share::invoiceNumber).toList();
  }

  static boolean proposes(Verdict verdict, String... numbers) {
    return verdict.proposals().stream()
        .anyMatch(proposal -> numbers(proposal).equals(Arrays.asList(numbers)));
  }
}
