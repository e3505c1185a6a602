package metropolis.payment.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.ledger.PaymentEvent.Basis;
import metropolis.payment.ledger.PaymentEvent.InvoiceReopened;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import metropolis.platform.values.Money;

/**
 * Announces, once for a whole decision, which registrations it settled or opened again. One is
 * settled as soon as all that is asked for it is covered, by whatever invoices it is asked.
 */
final class Settlements {

  private Settlements() {}

  static List<PaymentEvent> following(Books books, List<PaymentEvent> decided) {
    Outlook outlook = Outlook.after(books, decided);
    Set<String> registrations = new LinkedHashSet<>();
    outlook.touched().forEach(n -> registrations.addAll(outlook.of(n).registrations()));
    List<PaymentEvent> announced = new ArrayList<>();
    registrations.forEach(r -> announcement(books, outlook, r).ifPresent(announced::add));
    return announced;
  }

  /** What has ended is neither settled nor opened. */
  private static Optional<PaymentEvent> announcement(
      Books books, Outlook outlook, String registration) {
    List<InvoiceNumber> claims = outlook.claimsOn(registration);
    if (claims.isEmpty()) {
      return Optional.empty();
    }
    Optional<InvoiceNumber> before =
        books.claimsOn(registration).stream()
            .filter(i -> i.claim(registration).flatMap(Claim::settled).isPresent())
            .map(Invoice::number)
            .findFirst();
    boolean settled = claims.stream().allMatch(n -> outlook.of(n).covers(registration));
    if (settled && before.isEmpty()) {
      Basis basis = claims.stream().anyMatch(n -> outlook.of(n).paid()) ? Basis.PAID : Basis.WAIVED;
      return Optional.of(new InvoiceSettled(registration, claims.getLast(), basis));
    }
    if (!settled && before.isPresent()) {
      Money open =
          claims.stream()
              .map(n -> outlook.of(n).uncovered().get(registration))
              .reduce(Money::plus)
              .orElseThrow();
      return Optional.of(new InvoiceReopened(registration, before.get(), open));
    }
    return Optional.empty();
  }
}
