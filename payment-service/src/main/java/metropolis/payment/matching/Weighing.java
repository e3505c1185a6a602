package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import metropolis.payment.matching.Mentions.Clue;
import metropolis.payment.matching.Proposal.Action;
import metropolis.platform.values.Money;

/**
 * How much speaks for a proposal: what links payment and invoice counts up to 60, the amount up to
 * 40, each further link 5.
 */
final class Weighing {

  private static final int AMOUNT_EQUAL = 40;

  /** With an invoice that is clearly named. */
  private static final int AMOUNT_EXPLAINED = 30;

  private static final int AMOUNT_DIFFERS = 10;
  private static final int FURTHER_LINK = 5;

  /** Names are never enough, however much of them is alike. */
  private static final int MOST_BY_NAMES = 80;

  private static final int AMOUNT_ALONE = 30;
  private static final int NOTHING_TO_ALLOCATE = 50;

  private Weighing() {}

  /** All proposals for one invoice alone. */
  static List<Proposal> single(Candidate c, Incoming payment, Policy policy) {
    List<Evidence> evidence = links(c);
    Optional<Evidence> obstacle = obstacle(c.item, payment.amount());
    if (obstacle.isPresent()) {
      evidence.add(obstacle.get());
      return List.of(
          new Proposal(
              Action.CREDIT,
              rule(c),
              NOTHING_TO_ALLOCATE,
              List.of(new Share(c.item.invoiceNumber(), payment.amount())),
              evidence));
    }
    Money difference = payment.amount().minus(c.item.open());
    if (difference.isZero()) {
      evidence.add(new Evidence.AmountEqual());
      return List.of(allocate(c, payment, score(c, AMOUNT_EQUAL), evidence));
    }
    int explained = c.given && policy.otherAmounts() ? AMOUNT_EXPLAINED : AMOUNT_DIFFERS;
    if (difference.isPositive()) {
      evidence.add(new Evidence.AmountOver(difference));
      return List.of(allocate(c, payment, score(c, explained), evidence));
    }
    Money shortage = difference.negated();
    Optional<Money> tolerance = policy.covers(shortage);
    if (tolerance.isEmpty() || !c.clear()) {
      evidence.add(new Evidence.AmountShort(shortage));
      return List.of(allocate(c, payment, score(c, explained), evidence));
    }
    List<Evidence> part = new ArrayList<>(evidence);
    part.add(new Evidence.AmountShort(shortage));
    evidence.add(new Evidence.ShortByCharges(shortage, tolerance.get()));
    return List.of(
        new Proposal(
            Action.CHARGE, rule(c), score(c, AMOUNT_EXPLAINED), shares(c, payment), evidence),
        allocate(c, payment, score(c, AMOUNT_DIFFERS), part));
  }

  /** One payment for several invoices. */
  static Proposal split(Rule rule, int score, List<OpenItem> items, List<Evidence> evidence) {
    return new Proposal(
        Action.SPLIT,
        rule,
        score,
        items.stream().map(item -> new Share(item.invoiceNumber(), item.open())).toList(),
        evidence);
  }

  /** The weakest of the links decides. */
  static int several(List<Candidate> named) {
    int weakest = named.stream().mapToInt(c -> strongest(c)).min().orElse(0);
    return weakest + AMOUNT_EQUAL;
  }

  static Optional<Evidence> obstacle(OpenItem item, Money amount) {
    if (!item.open().currency().equals(amount.currency())) {
      return Optional.of(new Evidence.OtherCurrency(item.open().currency()));
    }
    if (item.cancelled()) {
      return Optional.of(new Evidence.RegistrationEnded());
    }
    return item.open().isPositive() ? Optional.empty() : Optional.of(new Evidence.AlreadyPaid());
  }

  static List<Evidence> links(Candidate c) {
    List<Evidence> links = new ArrayList<>();
    if (c.given) {
      links.add(new Evidence.ReferenceGiven());
    } else if (c.clue != null) {
      links.add(
          switch (c.clue) {
            case REFERENCE -> new Evidence.ReferenceInText();
            case NUMBER -> new Evidence.NumberInText();
            case SHORT_NUMBER, VAGUE -> new Evidence.NumberCutShort();
          });
    }
    if (c.named() && c.item.group()) {
      links.add(new Evidence.GroupInvoice(c.item.registrations()));
    }
    if (c.payerKnown) {
      links.add(new Evidence.PayerKnown());
    }
    if (c.person > 0) {
      links.add(new Evidence.NameAlike(c.person));
    }
    if (c.institution > 0) {
      links.add(new Evidence.InstitutionAlike(c.institution));
    }
    return links;
  }

  static Rule rule(Candidate c) {
    if (c.given) {
      return Rule.EXACT_REFERENCE;
    }
    if (c.clue != null) {
      return c.clue == Clue.REFERENCE ? Rule.REFERENCE_IN_TEXT : Rule.NUMBER_IN_TEXT;
    }
    if (c.payerKnown) {
      return Rule.KNOWN_PAYER;
    }
    return c.person > 0 || c.institution > 0 ? Rule.NAME : Rule.AMOUNT;
  }

  private static Proposal allocate(
      Candidate c, Incoming payment, int score, List<Evidence> evidence) {
    return new Proposal(Action.ALLOCATE, rule(c), score, shares(c, payment), evidence);
  }

  private static List<Share> shares(Candidate c, Incoming payment) {
    return List.of(new Share(c.item.invoiceNumber(), payment.amount().min(c.item.open())));
  }

  private static int score(Candidate c, int amount) {
    int links =
        (c.named() ? 1 : 0)
            + (c.payerKnown ? 1 : 0)
            + (c.person > 0 ? 1 : 0)
            + (c.institution > 0 ? 1 : 0);
    if (links == 0) {
      return AMOUNT_ALONE;
    }
    int score = strongest(c) + amount + (links - 1) * FURTHER_LINK;
    boolean byNames = !c.named() && !c.payerKnown;
    return Math.min(score, byNames ? MOST_BY_NAMES : 100);
  }

  private static int strongest(Candidate c) {
    int strongest = Math.max(35 * c.person / 100, 20 * c.institution / 100);
    if (c.payerKnown) {
      strongest = Math.max(strongest, 45);
    }
    if (c.clue != null) {
      strongest =
          Math.max(
              strongest,
              switch (c.clue) {
                case REFERENCE -> 58;
                case NUMBER -> 54;
                case SHORT_NUMBER -> 50;
                case VAGUE -> 35;
              });
    }
    return c.given ? 60 : strongest;
  }
}
