package metropolis.payment.rendering;

import java.util.Optional;
import java.util.stream.Stream;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.rendering.Letterhead.Addressee;

/**
 * How the payer stands on the payment part of a QR-bill, whose letters are Latin: by the billing
 * name if it can be written in them; else by the person's, in the first form that can be.
 */
public sealed interface QrPayer {

  /**
   * @param rewritten whether something had to be put in other letters than it was given in
   */
  record Named(PostalAddress address, boolean rewritten) implements QrPayer {}

  /**
   * The field is left empty, to be filled in by hand, as the standard provides.
   *
   * @param forItsLetters whether the letters are the reason, and not that no address is known, or
   *     that one is too long
   */
  record Unnamed(boolean forItsLetters) implements QrPayer {}

  int LONGEST_NAME = 70;
  int LONGEST_NUMBER = 16;
  int LONGEST_TOWN = 35;

  static QrPayer of(Addressee addressee) {
    return addressee.postal().map(postal -> of(addressee, postal)).orElse(new Unnamed(false));
  }

  private static QrPayer of(Addressee addressee, PostalAddress postal) {
    boolean billed = !postal.name().isBlank();
    if (!billed && addressee.names().isEmpty()) {
      return new Unnamed(false);
    }
    String wanted = billed ? postal.name() : addressee.names().getFirst();
    Optional<String> name =
        (billed ? Latin.of(wanted) : Optional.<String>empty())
            .or(() -> addressee.names().stream().filter(Latin::isAllowed).findFirst())
            .or(() -> addressee.names().stream().flatMap(n -> Latin.of(n).stream()).findFirst());
    Optional<String> street = Latin.of(postal.street());
    Optional<String> number = Latin.of(postal.houseNumber());
    Optional<String> code = Latin.of(postal.postalCode());
    Optional<String> town = Latin.of(postal.town());
    if (Stream.of(name, street, number, code, town).anyMatch(Optional::isEmpty)) {
      return new Unnamed(true);
    }
    PostalAddress latin =
        new PostalAddress(
            name.get(), street.get(), number.get(), code.get(), town.get(), postal.country());
    PostalAddress asGiven =
        new PostalAddress(
            wanted,
            postal.street(),
            postal.houseNumber(),
            postal.postalCode(),
            postal.town(),
            postal.country());
    return isComplete(latin) ? new Named(latin, !latin.equals(asGiven)) : new Unnamed(false);
  }

  private static boolean isComplete(PostalAddress a) {
    return !a.postalCode().isEmpty()
        && !a.town().isEmpty()
        && a.country().matches("[A-Z]{2}")
        && a.name().length() <= LONGEST_NAME
        && a.street().length() <= LONGEST_NAME
        && a.houseNumber().length() <= LONGEST_NUMBER
        && a.postalCode().length() <= LONGEST_NUMBER
        && a.town().length() <= LONGEST_TOWN;
  }
}
