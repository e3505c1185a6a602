package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import metropolis.payment.matching.Proposal.Action;
import metropolis.payment.reference.PaymentReference;
import metropolis.platform.values.Money;

/**
 * Decides what a payment is for. What is allocated without asking is unique, unambiguous and
 * sufficient; all else is proposed, with what speaks for it. Reads the index only; the order in
 * which invoices were put in makes no difference.
 */
public final class Rules {

  private static final int MOST_PROPOSALS = 5;

  /** Several names of delegates, and their invoices add up. */
  private static final int NAMES_ADD_UP = 72;

  private static final int INSTITUTION_ADDS_UP = 70;
  private static final int ONE_OF_SEVERAL = 10;
  private static final int NAMED_AND_REST = 70;
  private static final int PERSON_CERTAIN = 85;

  private static final Comparator<Proposal> BEST_FIRST =
      Comparator.comparingInt((Proposal p) -> -p.score())
          .thenComparing(Proposal::rule)
          .thenComparing(p -> -p.shares().size())
          .thenComparing(p -> numbers(p));

  private final MatchIndex index;
  private final Policy policy;
  private final UnaryOperator<OpenItem> now;

  public Rules(MatchIndex index, Policy policy) {
    this(index, policy, UnaryOperator.identity());
  }

  /**
   * @param now what has become of an item since it was put into the index
   */
  public Rules(MatchIndex index, Policy policy, UnaryOperator<OpenItem> now) {
    this.index = index;
    this.policy = policy;
    this.now = now;
  }

  public Verdict judge(Incoming payment) {
    if (!payment.amount().isPositive()) {
      return new Verdict.Nothing();
    }
    Optional<Proposal> exact = exact(payment);
    if (exact.isPresent()) {
      return new Verdict.Automatic(exact.get());
    }
    Candidates candidates = new Candidates(index, now, payment);
    candidates.named();
    candidates.linked();
    List<Candidate> named = candidates.all().stream().filter(Candidate::clear).toList();
    boolean others = ofOthers(payment);
    Optional<Proposal> decided =
        named.isEmpty() || others ? Optional.empty() : byName(named, payment);
    if (decided.isPresent()) {
      return new Verdict.Automatic(decided.get());
    }
    candidates.persons();
    candidates.ofThisAmount();
    List<Candidate> all = candidates.all();
    List<Proposal> ranked = new ArrayList<>();
    all.forEach(candidate -> ranked.addAll(Weighing.single(candidate, payment, policy)));
    namedTogether(named, payment).ifPresent(ranked::add);
    personsTogether(all, payment).ifPresent(ranked::add);
    candidates.groups().forEach(group -> ranked.addAll(together(group, payment)));
    ranked.sort(BEST_FIRST);
    if (named.isEmpty() && !others) {
      Optional<Proposal> only = onlySufficient(ranked);
      if (only.isPresent()) {
        return new Verdict.Automatic(only.get());
      }
    }
    List<Proposal> shown = withTies(distinct(ranked));
    return shown.isEmpty() ? new Verdict.Nothing() : new Verdict.Proposals(shown);
  }

  /** The bank gave one invoice's reference, and just what is open on it: no text is read. */
  private Optional<Proposal> exact(Incoming payment) {
    Match match =
        ExactReference.match(
            payment.reference(),
            payment.amount(),
            reference -> index.byReference(reference).map(now));
    return match instanceof Match.Exact found
        ? Optional.of(
            new Proposal(
                Action.ALLOCATE,
                Rule.EXACT_REFERENCE,
                100,
                List.of(new Share(found.invoiceNumber(), found.allocate())),
                List.of(new Evidence.ReferenceGiven(), new Evidence.AmountEqual())))
        : Optional.empty();
  }

  /** Invoices are clearly named: whether that is enough to allocate. */
  private Optional<Proposal> byName(List<Candidate> named, Incoming payment) {
    boolean obstacles =
        named.stream().anyMatch(c -> Weighing.obstacle(c.item, payment.amount()).isPresent());
    if (obstacles) {
      return Optional.empty();
    }
    if (named.size() == 1) {
      return Optional.of(Weighing.single(named.getFirst(), payment, policy).getFirst())
          .filter(this::sufficient);
    }
    List<Candidate> groups =
        named.stream()
            .filter(c -> c.item.group() && c.item.open().equals(payment.amount()))
            .toList();
    if (groups.size() == 1) {
      Proposal whole = Weighing.single(groups.getFirst(), payment, policy).getFirst();
      return Optional.of(
              new Proposal(
                  Action.ALLOCATE,
                  Rule.GROUP_INVOICE,
                  whole.score(),
                  whole.shares(),
                  whole.evidence()))
          .filter(this::sufficient);
    }
    return namedTogether(named, payment)
        .filter(proposal -> total(named).equals(payment.amount()))
        .filter(this::sufficient);
  }

  /** A right reference that is none of ours: the money may be for others who share the account. */
  private boolean ofOthers(Incoming payment) {
    return PaymentReference.parse(payment.reference())
        .filter(reference -> index.byReference(reference.value()).isEmpty())
        .isPresent();
  }

  private boolean sufficient(Proposal proposal) {
    return proposal.score() >= policy.automaticFrom()
        && switch (proposal.action()) {
          case ALLOCATE, SPLIT -> true;
          case CHARGE -> policy.chargesAutomatic() && proposal.rule() == Rule.EXACT_REFERENCE;
          case CREDIT -> false;
        };
  }

  /** Nothing is clearly named, and one proposal alone is good enough. */
  private Optional<Proposal> onlySufficient(List<Proposal> ranked) {
    List<Proposal> enough =
        ranked.stream().filter(proposal -> proposal.score() >= policy.automaticFrom()).toList();
    return enough.size() == 1 && equalAmount(enough.getFirst())
        ? Optional.of(enough.getFirst()).filter(this::sufficient)
        : Optional.empty();
  }

  /** All that are named, if the money is enough for all. */
  private static Optional<Proposal> namedTogether(List<Candidate> named, Incoming payment) {
    boolean payable =
        named.stream().allMatch(c -> Weighing.obstacle(c.item, payment.amount()).isEmpty());
    if (named.size() < 2 || !payable) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    named.stream().map(c -> Weighing.links(c).getFirst()).distinct().forEach(evidence::add);
    Money rest = payment.amount().minus(total(named));
    if (rest.isNegative()) {
      return addingUp(named, payment, evidence);
    }
    evidence.add(
        rest.isZero() ? new Evidence.SumEqual(named.size()) : new Evidence.AmountOver(rest));
    int score = rest.isZero() ? Weighing.several(named) : NAMED_AND_REST;
    return Optional.of(Weighing.split(Rule.SEVERAL_IN_TEXT, score, items(named), evidence));
  }

  /** Some of those that are named. */
  private static Optional<Proposal> addingUp(
      List<Candidate> named, Incoming payment, List<Evidence> evidence) {
    SubsetSum.Result some = SubsetSum.of(items(named), payment.amount(), 1);
    if (some.count() == 0) {
      return Optional.empty();
    }
    evidence.add(new Evidence.SumEqual(some.first().getFirst().size()));
    if (some.count() > 1) {
      evidence.add(new Evidence.OneOfSeveral(some.count()));
    }
    return Optional.of(
        Weighing.split(Rule.SEVERAL_IN_TEXT, NAMED_AND_REST, some.first().getFirst(), evidence));
  }

  /** Names of several delegates are said, and all that they have open is what came. */
  private static Optional<Proposal> personsTogether(List<Candidate> all, Incoming payment) {
    List<Candidate> persons = all.stream().filter(c -> c.person >= PERSON_CERTAIN).toList();
    boolean payable =
        persons.stream().allMatch(c -> Weighing.obstacle(c.item, payment.amount()).isEmpty());
    if (persons.size() < 2 || !payable || !total(persons).equals(payment.amount())) {
      return Optional.empty();
    }
    int likeness = persons.stream().mapToInt(c -> c.person).min().orElseThrow();
    return Optional.of(
        Weighing.split(
            Rule.SEVERAL_NAMES,
            NAMES_ADD_UP,
            items(persons),
            List.of(new Evidence.NameAlike(likeness), new Evidence.SumEqual(persons.size()))));
  }

  private static List<Proposal> together(Candidates.Group group, Incoming payment) {
    SubsetSum.Result sums = SubsetSum.of(group.open(), payment.amount(), MOST_PROPOSALS);
    int link = group.payerKnown() ? 0 : ONE_OF_SEVERAL;
    int doubt = sums.count() > 1 ? ONE_OF_SEVERAL : 0;
    return sums.first().stream()
        .map(
            items -> {
              List<Evidence> evidence = new ArrayList<>();
              if (group.payerKnown()) {
                evidence.add(new Evidence.PayerKnown());
              }
              if (group.likeness() > 0) {
                evidence.add(new Evidence.InstitutionAlike(group.likeness()));
              }
              evidence.add(new Evidence.SumEqual(items.size()));
              if (sums.count() > 1) {
                evidence.add(new Evidence.OneOfSeveral(sums.count()));
              }
              return Weighing.split(
                  Rule.INSTITUTION_SUM, INSTITUTION_ADDS_UP - link - doubt, items, evidence);
            })
        .toList();
  }

  /** What two rules propose alike is shown once, by the better one. */
  private static List<Proposal> distinct(List<Proposal> ranked) {
    List<Proposal> distinct = new ArrayList<>();
    HashSet<Object> seen = new HashSet<>();
    for (Proposal proposal : ranked) {
      if (seen.add(List.of(proposal.action(), proposal.shares()))) {
        distinct.add(proposal);
      }
    }
    return distinct;
  }

  private static List<Proposal> withTies(List<Proposal> ranked) {
    return ranked.stream()
        .limit(MOST_PROPOSALS)
        .map(
            proposal -> {
              int equals =
                  (int)
                      ranked.stream()
                          .filter(p -> p.score() == proposal.score() && p.rule() == proposal.rule())
                          .filter(p -> p.action() == proposal.action())
                          .count();
              boolean said =
                  proposal.evidence().stream().anyMatch(Evidence.OneOfSeveral.class::isInstance);
              if (equals < 2 || said || proposal.action() == Action.CREDIT) {
                return proposal;
              }
              List<Evidence> evidence = new ArrayList<>(proposal.evidence());
              evidence.add(new Evidence.OneOfSeveral(equals));
              return new Proposal(
                  proposal.action(),
                  proposal.rule(),
                  proposal.score(),
                  proposal.shares(),
                  evidence);
            })
        .toList();
  }

  private static boolean equalAmount(Proposal proposal) {
    return proposal.evidence().stream().anyMatch(Evidence.AmountEqual.class::isInstance);
  }

  private static Money total(List<Candidate> named) {
    return named.stream().map(c -> c.item.open()).reduce(Money::plus).orElseThrow();
  }

  private static List<OpenItem> items(List<Candidate> named) {
    return named.stream().map(c -> c.item).toList();
  }

  private static String numbers(Proposal proposal) {
    return String.join(" ", proposal.shares().stream().map(Share::invoiceNumber).toList());
  }
}
