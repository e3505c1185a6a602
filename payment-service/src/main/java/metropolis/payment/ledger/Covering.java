package metropolis.payment.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import metropolis.platform.values.Money;

/**
 * Which claims of an invoice its payments and waivers cover: one after the other in the order of
 * the invoice, each whole or not at all. An invoice for one registration is the simple case. While
 * it is decided about, and so for one thread.
 */
final class Covering {

  private final SequencedMap<String, Claim> claims = new LinkedHashMap<>();
  private Money paid;
  private Money waived;

  private Covering(List<Claim> claims, Money paid, Money waived) {
    claims.forEach(claim -> this.claims.put(claim.item().registrationId(), claim));
    this.paid = paid;
    this.waived = waived;
  }

  static Covering of(Invoice invoice) {
    return new Covering(invoice.claims(), invoice.figures().paid(), invoice.figures().waived());
  }

  /** Of an invoice of which nothing is paid yet. */
  static Covering of(List<InvoiceItem> items) {
    Money zero = Money.zero(items.getFirst().amount().currency());
    return new Covering(items.stream().map(Claim::of).toList(), zero, zero);
  }

  void pay(Money amount) {
    paid = paid.plus(amount);
  }

  void waive(Money amount) {
    waived = waived.plus(amount);
  }

  void end(String registrationId) {
    claims.computeIfPresent(registrationId, (_, claim) -> claim.end());
  }

  boolean paid() {
    return paid.isPositive();
  }

  Claim claim(String registrationId) {
    return claims.get(registrationId);
  }

  List<String> registrations() {
    return List.copyOf(claims.keySet());
  }

  /** What is asked of an item in force that is not covered whole; zero if it is. */
  Map<String, Money> uncovered() {
    Map<String, Money> uncovered = new LinkedHashMap<>();
    Money left = paid.plus(waived);
    for (Claim claim : claims.values()) {
      if (claim.ended()) {
        continue;
      }
      Money amount = claim.item().amount();
      Money rest = amount.compareTo(left) > 0 ? amount.minus(left) : Money.zero(left.currency());
      uncovered.put(claim.item().registrationId(), rest);
      left = left.minus(amount.minus(rest));
    }
    return uncovered;
  }

  /** What is still to be paid. */
  Money open() {
    return uncovered().values().stream().reduce(Money.zero(paid.currency()), Money::plus);
  }

  /** Whether it is in force and covered whole. */
  boolean covers(String registrationId) {
    Money rest = uncovered().get(registrationId);
    return rest != null && rest.isZero();
  }
}
