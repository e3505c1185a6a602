package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import metropolis.payment.reference.PaymentReference;

/** Gathers the invoices that a payment may be for. One instance for one payment. */
final class Candidates {

  /** Less of a name means nothing. */
  private static final int ALIKE = 70;

  /** An account that paid for more parties belongs to somebody who pays for everybody. */
  private static final int MOST_PARTIES = 5;

  private static final int MOST_INSTITUTIONS = 5;
  private static final int MOST_OF_ONE_AMOUNT = 5;

  /** Of more open invoices of the very amount, an account or an institution picks none. */
  private static final int MOST_ALIKE = 12;

  /** All that a larger institution has open is not paid at once. */
  private static final int LARGEST_GROUP = 500;

  /** An institution whose open invoices may add up. */
  record Group(List<OpenItem> open, boolean payerKnown, int likeness) {}

  private static final Comparator<OpenItem> BY_NUMBER =
      Comparator.comparing(OpenItem::invoiceNumber);

  private final MatchIndex index;
  private final UnaryOperator<OpenItem> now;
  private final Incoming payment;
  private final Map<Integer, Candidate> found = new HashMap<>();
  private final Map<Integer, Integer> likenesses = new HashMap<>();
  private final Set<Integer> known = new HashSet<>();
  private Said said;

  Candidates(MatchIndex index, UnaryOperator<OpenItem> now, Incoming payment) {
    this.index = index;
    this.now = now;
    this.payment = payment;
  }

  /** Those named by reference or number. */
  void named() {
    String text = payment.wording().text() + "\n" + payment.reference();
    Mentions.in(text, index).forEach((id, clue) -> candidate(id).clue = clue);
    PaymentReference.parse(payment.reference())
        .map(reference -> index.withReference(Lookalikes.digits(reference.value())))
        .filter(id -> id >= 0)
        .ifPresent(id -> candidate(id).given = true);
  }

  /** Those that a known account or an institution's name leads to, and what links those named. */
  void linked() {
    said = Said.of(payment.wording());
    Names names = index.names();
    knownParties();
    List<Integer> equal = ofAmount(known);
    if (equal.size() > MOST_ALIKE) {
      known.clear();
    } else {
      equal.forEach(this::candidate);
    }
    for (int institution : names.institutions(said)) {
      int likeness = names.institution(institution, said);
      if (likeness >= ALIKE) {
        likenesses.put(institution, likeness);
        List<Integer> fitting = ofAmount(items(institution));
        if (fitting.size() <= MOST_ALIKE) {
          fitting.forEach(this::candidate);
        }
      }
    }
    link();
  }

  /**
   * Those that a person's name leads to: the longest search, and none for what is named clearly.
   */
  void persons() {
    Names names = index.names();
    for (int id : names.persons(said)) {
      int likeness = open(id) ? names.person(id, said) : 0;
      if (likeness >= ALIKE) {
        candidate(id).person = likeness;
      }
    }
    link();
  }

  private void link() {
    Names names = index.names();
    found.forEach(
        (id, candidate) -> {
          candidate.institution = likenesses.getOrDefault(names.institutionOf(id), 0);
          candidate.payerKnown |= known.contains(id);
          if (candidate.named() && candidate.person == 0) {
            int likeness = names.person(id, said);
            candidate.person = likeness >= ALIKE ? likeness : 0;
          }
        });
  }

  /** If nothing else is known: the few that have just this amount open. */
  void ofThisAmount() {
    IntSet equal = index.payable(payment.amount());
    if (found.isEmpty() && equal.size() <= MOST_OF_ONE_AMOUNT) {
      ofAmount(equal.toList()).forEach(this::candidate);
    }
  }

  /** By number. */
  List<Candidate> all() {
    return found.values().stream()
        .sorted(Comparator.comparing(candidate -> candidate.item, BY_NUMBER))
        .toList();
  }

  /** Institutions that are named or known, with all that they have open; those likeliest first. */
  List<Group> groups() {
    Names names = index.names();
    Map<Integer, Group> groups = new TreeMap<>();
    Set<Integer> ids = new HashSet<>(likenesses.keySet());
    known.forEach(id -> ids.add(names.institutionOf(id)));
    for (int institution : ids) {
      if (institution >= 0) {
        List<OpenItem> open =
            items(institution).stream()
                .filter(this::open)
                .limit(LARGEST_GROUP + 1)
                .map(this::item)
                .sorted(BY_NUMBER)
                .toList();
        boolean payerKnown = known.stream().anyMatch(id -> names.institutionOf(id) == institution);
        groups.put(
            institution, new Group(open, payerKnown, likenesses.getOrDefault(institution, 0)));
      }
    }
    return groups.values().stream()
        .filter(group -> group.open().size() > 1 && group.open().size() <= LARGEST_GROUP)
        .sorted(
            Comparator.comparing((Group group) -> !group.payerKnown())
                .thenComparing(group -> -group.likeness())
                .thenComparing(group -> group.open().getFirst(), BY_NUMBER))
        .limit(MOST_INSTITUTIONS)
        .toList();
  }

  private void knownParties() {
    Set<Integer> paid = new HashSet<>();
    index.paidBy(payment.wording().iban()).forEach(paid::add);
    int parties = 0;
    for (int id : paid.stream().sorted(Comparator.comparing(this::number)).toList()) {
      if (!known.contains(id)) {
        parties++;
        known.add(id);
        known.addAll(index.names().peers(id));
      }
    }
    if (parties > MOST_PARTIES) {
      known.clear();
    }
  }

  private String number(int id) {
    OpenItem item = index.item(id);
    return item == null ? "" : item.invoiceNumber();
  }

  private List<Integer> items(int institution) {
    List<Integer> items = new ArrayList<>();
    index.names().itemsOf(institution).forEach(items::add);
    return items;
  }

  /** Those that could be paid, and of which just the amount is open. */
  private List<Integer> ofAmount(Collection<Integer> ids) {
    return ids.stream().filter(id -> open(id) && item(id).open().equals(payment.amount())).toList();
  }

  private Candidate candidate(int id) {
    return found.computeIfAbsent(id, _ -> new Candidate(item(id)));
  }

  private OpenItem item(int id) {
    return now.apply(index.item(id));
  }

  /** Whether the payment could be allocated to it. */
  private boolean open(int id) {
    return index.item(id) != null
        && index.item(id).payable()
        && index.item(id).open().currency().equals(payment.amount().currency())
        && item(id).payable();
  }
}
