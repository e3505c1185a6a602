package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import metropolis.platform.values.Money;

/**
 * All invoices of a conference, ready to be found by whatever a payment may say. Kept up with each
 * event; nothing is built anew. Finding by reference or number takes the same time however many
 * there are. One writer; readers need its lock.
 */
public final class MatchIndex {

  /** An account that paid for more tells no more. */
  private static final int MOST_PAYMENTS = 256;

  private final List<OpenItem> items = new ArrayList<>();
  private final Map<Long, Integer> byNumber = new HashMap<>();
  private final Map<String, Integer> byReference = new HashMap<>();
  private final BitSet referenceLengths = new BitSet();
  private final Set<Integer> years = new TreeSet<>();
  private final Map<Money, Set<Integer>> payableByAmount = new HashMap<>();
  private final Map<String, IntBag> paidByAccount = new HashMap<>();
  private final Names names = new Names();

  /** Puts an invoice in, or in the place of what it was before. */
  public void put(OpenItem item) {
    int id = id(item.invoiceNumber());
    OpenItem before = items.set(id, item);
    if (before != null && before.payable()) {
      Set<Integer> equal = payableByAmount.get(before.open());
      equal.remove(id);
      if (equal.isEmpty()) {
        payableByAmount.remove(before.open());
      }
    }
    if (item.payable()) {
      payableByAmount.computeIfAbsent(item.open(), _ -> new HashSet<>(1)).add(id);
    }
    if (before == null) {
      for (String reference : item.references()) {
        byReference.put(Lookalikes.digits(reference), id);
        referenceLengths.set(reference.length());
      }
    }
  }

  /** Says who is to pay an invoice, which may be put in later. */
  public void address(String invoiceNumber, Party party) {
    names.put(id(invoiceNumber), party);
  }

  /**
   * Learns from an allocation that is in force.
   *
   * @param account the payer's, bare; nothing is learnt from none
   */
  public void paid(String account, String invoiceNumber) {
    if (!account.isEmpty()) {
      IntBag paid = paidByAccount.computeIfAbsent(account, _ -> new IntBag());
      if (paid.size() < MOST_PAYMENTS) {
        paid.add(id(invoiceNumber));
      }
    }
  }

  /** Forgets one allocation that was undone. */
  public void unpaid(String account, String invoiceNumber) {
    IntBag paid = paidByAccount.get(account);
    if (paid != null) {
      paid.remove(id(invoiceNumber));
    }
  }

  /** By a bare reference. */
  public Optional<OpenItem> byReference(String reference) {
    return Optional.ofNullable(byReference.get(Lookalikes.digits(reference)))
        .map(items::get)
        .filter(item -> item.references().contains(reference));
  }

  OpenItem item(int id) {
    return items.get(id);
  }

  /**
   * @param text capitals and digits, with look-alikes as digits
   * @return negative if no reference is written so
   */
  int withReference(String text) {
    return known(byReference.get(text));
  }

  BitSet referenceLengths() {
    return referenceLengths;
  }

  /** Negative if there is no such number. */
  int withNumber(int year, int sequence) {
    return known(byNumber.get(key(year, sequence)));
  }

  /** Years in which invoices have numbers. */
  Collection<Integer> years() {
    return years;
  }

  Collection<Integer> payable(Money open) {
    return payableByAmount.getOrDefault(open, Set.of());
  }

  /** What an account paid before, an invoice as often as it did. */
  IntBag paidBy(String account) {
    return paidByAccount.getOrDefault(account, new IntBag());
  }

  Names names() {
    return names;
  }

  /** A number that is addressed but not put in yet is not known. */
  private int known(Integer id) {
    return id == null || items.get(id) == null ? -1 : id;
  }

  private int id(String invoiceNumber) {
    int dash = invoiceNumber.indexOf('-');
    int year = Integer.parseInt(invoiceNumber, 0, dash, 10);
    int sequence = Integer.parseInt(invoiceNumber, dash + 1, invoiceNumber.length(), 10);
    return byNumber.computeIfAbsent(
        key(year, sequence),
        _ -> {
          items.add(null);
          years.add(year);
          return items.size() - 1;
        });
  }

  private static long key(int year, int sequence) {
    return year * 1_000_000L + sequence;
  }
}
