package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import metropolis.payment.ledger.PaymentEvent.Basis;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.matching.OpenItem;
import metropolis.payment.reference.ShortCode;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * An invoice as its postings left it. Immutable.
 *
 * @param head what was issued; never changes
 * @param settled the basis last announced; empty while something is open
 * @param allocations those in force, by id
 * @param waivers those in force, by id
 * @param readdressings by what it was addressed to somebody else, the latest last
 */
public record Invoice(
    InvoiceIssued head,
    Figures figures,
    boolean cancelled,
    Optional<Basis> settled,
    SequencedMap<String, Allocation> allocations,
    SequencedMap<String, Money> waivers,
    List<Posting> postings,
    List<Cause> readdressings) {

  /** Where an invoice stands, for lists and filters. */
  public enum Standing {
    OPEN,
    PART_PAID,
    PAID,
    WAIVED,
    CANCELLED
  }

  public Invoice {
    allocations = Few.copy(allocations);
    waivers = Few.copy(waivers);
    postings = List.copyOf(postings);
    readdressings = List.copyOf(readdressings);
  }

  static Invoice issued(InvoiceIssued event, Posting posting) {
    return new Invoice(
        event,
        Figures.allOpen(event.amount()),
        false,
        Optional.empty(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        List.of(posting),
        List.of());
  }

  public InvoiceNumber number() {
    return head.number();
  }

  public String registrationId() {
    return head.registrationId();
  }

  public Money total() {
    return head.amount();
  }

  public Money open() {
    return figures.open();
  }

  public Standing standing() {
    if (cancelled) {
      return Standing.CANCELLED;
    }
    if (open().isPositive()) {
      return open().equals(total()) ? Standing.OPEN : Standing.PART_PAID;
    }
    return figures.paid().isPositive() ? Standing.PAID : Standing.WAIVED;
  }

  /** Paid for a registration that ended: finance decides whether it goes back. */
  public Money refundToDecide() {
    return cancelled ? figures.paid() : Money.zero(total().currency());
  }

  public boolean overdueOn(LocalDate day) {
    return !cancelled && open().isPositive() && head.due().isBefore(day);
  }

  /** Whether whom it is addressed to may still change: once settled or credited, it is a record. */
  public boolean mayBeAddressed() {
    return !cancelled && settled.isEmpty();
  }

  OpenItem openItem(ShortCode code) {
    return new OpenItem(
        number().toString(),
        List.of(head.reference(), head.referenceAbroad(), code.text()),
        open(),
        cancelled,
        1);
  }

  Invoice allocated(Allocation allocation, Posting posting) {
    Map<String, Allocation> now = new LinkedHashMap<>(allocations);
    now.put(allocation.id(), allocation);
    return after(figures.pay(allocation.amount()), cancelled, now, waivers, posting);
  }

  Invoice allocationReversed(String allocationId, Money amount, Posting posting) {
    Map<String, Allocation> now = new LinkedHashMap<>(allocations);
    now.remove(allocationId);
    return after(figures.pay(amount.negated()), cancelled, now, waivers, posting);
  }

  Invoice waived(String waiverId, Money amount, Posting posting) {
    Map<String, Money> now = new LinkedHashMap<>(waivers);
    now.put(waiverId, amount);
    return after(figures.waive(amount), cancelled, allocations, now, posting);
  }

  Invoice waiverReversed(String waiverId, Money amount, Posting posting) {
    Map<String, Money> now = new LinkedHashMap<>(waivers);
    now.remove(waiverId);
    return after(figures.waive(amount.negated()), cancelled, allocations, now, posting);
  }

  Invoice credited(Money amount, Posting posting) {
    return after(figures.credit(amount), true, allocations, waivers, posting);
  }

  Invoice announced(Optional<Basis> basis) {
    return new Invoice(
        head, figures, cancelled, basis, allocations, waivers, postings, readdressings);
  }

  Invoice readdressed(Cause cause) {
    List<Cause> now = Stream.concat(readdressings.stream(), Stream.of(cause)).toList();
    return new Invoice(head, figures, cancelled, settled, allocations, waivers, postings, now);
  }

  private Invoice after(
      Figures figures,
      boolean cancelled,
      Map<String, Allocation> allocations,
      Map<String, Money> waivers,
      Posting posting) {
    return new Invoice(
        head,
        figures,
        cancelled,
        settled,
        new LinkedHashMap<>(allocations),
        new LinkedHashMap<>(waivers),
        Stream.concat(postings.stream(), Stream.of(posting)).toList(),
        readdressings);
  }
}
