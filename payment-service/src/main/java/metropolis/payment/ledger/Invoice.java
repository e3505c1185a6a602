package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import metropolis.payment.ledger.PaymentEvent.Basis;
import metropolis.payment.ledger.PaymentEvent.GroupInvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.matching.OpenItem;
import metropolis.payment.reference.ShortCode;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * An invoice as its postings left it. Immutable.
 *
 * @param head what was issued; never changes. Of an invoice for several registrations it names
 *     none, and neither category nor step of the fee
 * @param claims one for each registration, in the order in which payments cover them
 * @param allocations those in force, by id
 * @param waivers those in force, by id
 * @param readdressings by what it was addressed to somebody else, the latest last
 * @param reminders by level
 */
public record Invoice(
    InvoiceIssued head,
    Figures figures,
    List<Claim> claims,
    SequencedMap<String, Allocation> allocations,
    SequencedMap<String, Money> waivers,
    List<Posting> postings,
    List<Cause> readdressings,
    List<Reminder> reminders) {

  /** The step of the fee where it is for several registrations. */
  static final String GROUP = "GROUP";

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
    claims = List.copyOf(claims);
    readdressings = List.copyOf(readdressings);
    reminders = List.copyOf(reminders);
  }

  static Invoice issued(InvoiceIssued event, Posting posting) {
    return issued(event, List.of(event.item()), posting);
  }

  static Invoice issued(GroupInvoiceIssued event, Posting posting) {
    return issued(head(event), event.items(), posting);
  }

  private static Invoice issued(InvoiceIssued head, List<InvoiceItem> items, Posting posting) {
    return new Invoice(
        head,
        Figures.allOpen(head.amount()),
        items.stream().map(Claim::of).toList(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        List.of(posting),
        List.of(),
        List.of());
  }

  private static InvoiceIssued head(GroupInvoiceIssued e) {
    return new InvoiceIssued(
        "",
        e.number(),
        e.amount(),
        e.reference(),
        "",
        GROUP,
        e.issued(),
        e.due(),
        VatRate.NONE,
        e.referenceAbroad(),
        e.supplementTo());
  }

  public InvoiceNumber number() {
    return head.number();
  }

  /** Empty if it is for several; see {@link #registrations}. */
  public String registrationId() {
    return head.registrationId();
  }

  /** Those it was issued for, whether their claims are in force or not. */
  public List<String> registrations() {
    return claims.stream().map(claim -> claim.item().registrationId()).toList();
  }

  public boolean group() {
    return head.registrationId().isEmpty();
  }

  /** Whether it bills the difference of fees for another that was paid late. */
  public boolean supplement() {
    return head.supplementTo().isPresent();
  }

  /** Whether nothing is asked by it any more. */
  public boolean cancelled() {
    return claimsInForce() == 0;
  }

  /** The basis last announced, of all that it still asks for; empty while something is not. */
  public Optional<Basis> settled() {
    Claim last = claims.getLast();
    boolean all = true;
    for (Claim claim : claims) {
      if (!claim.ended()) {
        last = claim;
        all &= claim.settled().isPresent();
      }
    }
    return all ? last.settled() : Optional.empty();
  }

  Optional<Claim> claim(String registrationId) {
    for (Claim claim : claims) {
      if (claim.item().registrationId().equals(registrationId)) {
        return Optional.of(claim);
      }
    }
    return Optional.empty();
  }

  /** Whether a group's invoice can take its place: nothing was paid, waived or credited yet. */
  public boolean canBeGrouped() {
    return !group() && !cancelled() && open().equals(total());
  }

  /** Whether a registration can be taken out: no payment reaches its item. */
  public boolean canBeTakenOut(String registrationId) {
    return group()
        && !supplement()
        && claim(registrationId)
            .filter(claim -> !claim.ended())
            .map(claim -> claim.item().amount())
            .filter(amount -> amount.equals(Covering.of(this).uncovered().get(registrationId)))
            .isPresent();
  }

  /** Whether its payments and waivers cover what is asked for a registration. */
  public boolean covers(String registrationId) {
    return Covering.of(this).covers(registrationId);
  }

  public Money total() {
    return head.amount();
  }

  public Money open() {
    return figures.open();
  }

  public Standing standing() {
    if (cancelled()) {
      return Standing.CANCELLED;
    }
    if (open().isPositive()) {
      return figures.paid().plus(figures.waived()).isZero() ? Standing.OPEN : Standing.PART_PAID;
    }
    return figures.paid().isPositive() ? Standing.PAID : Standing.WAIVED;
  }

  /** Paid for registrations that ended: finance decides whether it goes back. */
  public Money refundToDecide() {
    Money zero = Money.zero(total().currency());
    Money over = figures.paid().plus(figures.waived()).minus(inForce());
    Money back = over.compareTo(figures.paid()) > 0 ? figures.paid() : over;
    return back.isPositive() ? back : zero;
  }

  /** Allocations of bank lines; the others are of card payments. */
  List<Allocation> transfers() {
    return allocations.values().stream()
        .filter(allocation -> !CardPayment.isOne(allocation.lineKey()))
        .toList();
  }

  /** What of a refund to decide may become a credit of the payer. */
  public Money creditable() {
    Money zero = Money.zero(total().currency());
    return cancelled()
        ? transfers().stream().map(Allocation::amount).reduce(zero, Money::plus)
        : zero;
  }

  public boolean overdueOn(LocalDate day) {
    return !cancelled() && open().isPositive() && head.due().isBefore(day);
  }

  /** The sum of what it still asks for, paid or not. */
  Money inForce() {
    return claims.stream()
        .filter(claim -> !claim.ended())
        .map(claim -> claim.item().amount())
        .reduce(Money.zero(total().currency()), Money::plus);
  }

  /** Whether whom it is addressed to may still change: once settled or credited, it is a record. */
  public boolean mayBeAddressed() {
    return !cancelled() && open().isPositive();
  }

  OpenItem openItem(ShortCode code) {
    return new OpenItem(
        number().toString().intern(),
        List.of(head.reference(), head.referenceAbroad(), code.text()),
        open(),
        cancelled(),
        claimsInForce());
  }

  /** How many registrations it still asks something for. */
  int claimsInForce() {
    int inForce = 0;
    for (Claim claim : claims) {
      inForce += claim.ended() ? 0 : 1;
    }
    return inForce;
  }

  Invoice allocated(Allocation allocation, Posting posting) {
    SequencedMap<String, Allocation> now = new LinkedHashMap<>(allocations);
    now.put(allocation.id(), allocation);
    return after(figures.pay(allocation.amount()), claims, now, waivers, posting);
  }

  Invoice allocationReversed(String allocationId, Money amount, Posting posting) {
    SequencedMap<String, Allocation> now = new LinkedHashMap<>(allocations);
    now.remove(allocationId);
    return after(figures.pay(amount.negated()), claims, now, waivers, posting);
  }

  Invoice waived(String waiverId, Money amount, Posting posting) {
    SequencedMap<String, Money> now = new LinkedHashMap<>(waivers);
    now.put(waiverId, amount);
    return after(figures.waive(amount), claims, allocations, now, posting);
  }

  Invoice waiverReversed(String waiverId, Money amount, Posting posting) {
    SequencedMap<String, Money> now = new LinkedHashMap<>(waivers);
    now.remove(waiverId);
    return after(figures.waive(amount.negated()), claims, allocations, now, posting);
  }

  /** What is asked for a registration is in force no longer. */
  Invoice credited(String registrationId, Money amount, Posting posting) {
    List<Claim> now = each(registrationId, Claim::end);
    return after(figures.credit(amount), now, allocations, waivers, posting);
  }

  Invoice announced(String registrationId, Optional<Basis> basis) {
    List<Claim> now = each(registrationId, claim -> claim.announced(basis));
    return new Invoice(
        head, figures, now, allocations, waivers, postings, readdressings, reminders);
  }

  Invoice readdressed(Cause cause) {
    List<Cause> now = Few.with(readdressings, cause);
    return new Invoice(head, figures, claims, allocations, waivers, postings, now, reminders);
  }

  Invoice reminded(Reminder reminder) {
    List<Reminder> now = Few.with(reminders, reminder);
    return new Invoice(head, figures, claims, allocations, waivers, postings, readdressings, now);
  }

  private List<Claim> each(String registrationId, UnaryOperator<Claim> change) {
    List<Claim> now = new ArrayList<>(claims);
    now.replaceAll(
        claim ->
            claim.item().registrationId().equals(registrationId) ? change.apply(claim) : claim);
    return now;
  }

  /** With other postings, as they would be made today. */
  Invoice posted(List<Posting> now) {
    return new Invoice(head, figures, claims, allocations, waivers, now, readdressings, reminders);
  }

  /** What of its waivers was charges of banks. */
  public Money bankCharges() {
    return postings.stream()
        .filter(posting -> posting.debit() == Account.BANK_CHARGES)
        .map(posting -> waivers.get(posting.subject()))
        .filter(Objects::nonNull)
        .reduce(Money.zero(total().currency()), Money::plus);
  }

  private Invoice after(
      Figures figures,
      List<Claim> claims,
      SequencedMap<String, Allocation> allocations,
      SequencedMap<String, Money> waivers,
      Posting posting) {
    return new Invoice(
        head,
        figures,
        claims,
        allocations,
        waivers,
        Few.with(postings, posting),
        readdressings,
        reminders);
  }
}
