package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import metropolis.platform.values.Money;

/**
 * All invoices of a conference, ready to be found by whatever a payment may say. Kept up with each
 * event; nothing is built anew. Finding by reference or number takes the same time however many
 * there are. One writer; readers need its lock.
 */
public final class MatchIndex {

  /** An account that paid for more tells no more. */
  private static final int MOST_PAYMENTS = 256;

  private static final IntSet NONE = new IntSet();

  private final List<OpenItem> items = new ArrayList<>();

  /** By year, and within it by number, which has no gaps; one more than the item, and 0 is none. */
  private final Map<Integer, int[]> byNumber = new TreeMap<>();

  private final References byReference = new References(items);
  private final BitSet referenceLengths = new BitSet();
  private final Map<Money, IntSet> payableByAmount = new HashMap<>();
  private final Map<String, IntBag> paidByAccount = new HashMap<>();
  private final Names names = new Names();

  /** Puts an invoice in, or in the place of what it was before; its references stay the same. */
  public void put(OpenItem item) {
    int id = id(item.invoiceNumber());
    OpenItem before = items.set(id, item);
    if (before != null && before.payable()) {
      IntSet equal = payableByAmount.get(before.open());
      equal.remove(id);
      if (equal.size() == 0) {
        payableByAmount.remove(before.open());
      }
    }
    if (item.payable()) {
      payableByAmount.computeIfAbsent(item.open(), _ -> new IntSet()).add(id);
    }
    if (before == null) {
      byReference.add(id);
      item.references().forEach(reference -> referenceLengths.set(reference.length()));
    }
  }

  /** Says what has become of an invoice that was put in. */
  public void change(int year, int sequence, Money open, boolean cancelled, int registrations) {
    OpenItem item = items.get(withNumber(year, sequence));
    if (!item.open().equals(open)
        || item.cancelled() != cancelled
        || item.registrations() != registrations) {
      put(item.with(open, cancelled, registrations));
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
    int id = byReference.find(Lookalikes.digits(reference));
    return Optional.ofNullable(id < 0 ? null : items.get(id))
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
    return byReference.find(text);
  }

  BitSet referenceLengths() {
    return referenceLengths;
  }

  /** Negative if there is no such number. */
  int withNumber(int year, int sequence) {
    int[] numbers = byNumber.get(year);
    int id = numbers == null || sequence >= numbers.length ? -1 : numbers[sequence] - 1;
    // A number that is addressed but not put in yet is not known.
    return id < 0 || items.get(id) == null ? -1 : id;
  }

  /** Years in which invoices have numbers. */
  Collection<Integer> years() {
    return byNumber.keySet();
  }

  IntSet payable(Money open) {
    return payableByAmount.getOrDefault(open, NONE);
  }

  /** What an account paid before, an invoice as often as it did. */
  IntBag paidBy(String account) {
    return paidByAccount.getOrDefault(account, new IntBag());
  }

  Names names() {
    return names;
  }

  private int id(String invoiceNumber) {
    int dash = invoiceNumber.indexOf('-');
    int year = Integer.parseInt(invoiceNumber, 0, dash, 10);
    int sequence = Integer.parseInt(invoiceNumber, dash + 1, invoiceNumber.length(), 10);
    int[] numbers = byNumber.computeIfAbsent(year, _ -> new int[16]);
    if (sequence >= numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(sequence + 1, 2 * numbers.length));
      byNumber.put(year, numbers);
    }
    if (numbers[sequence] == 0) {
      items.add(null);
      numbers[sequence] = items.size();
    }
    return numbers[sequence] - 1;
  }
}
