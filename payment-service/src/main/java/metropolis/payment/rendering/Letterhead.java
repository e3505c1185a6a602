package metropolis.payment.rendering;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import metropolis.payment.dossier.PostalAddress;

/**
 * What stands on every paper of the finance office.
 *
 * @param language of the paper: one of {@link Words#LANGUAGES}
 */
public record Letterhead(
    Locale language, Conference conference, Sender sender, Addressee addressee) {

  public record Conference(
      String name, String venue, String town, LocalDate firstDay, LocalDate lastDay) {}

  /**
   * Who is paid, and whom to ask.
   *
   * @param uid number for value-added tax; may be empty
   */
  public record Sender(
      PostalAddress address, String bic, String bankName, String uid, String contactEmail) {}

  /**
   * To whom it goes.
   *
   * @param names forms of the person's name, the person's own first; empty if it goes to an
   *     institution alone, or nobody is known any more
   * @param organisation may be empty
   * @param postal empty if no billing address is known
   * @param country of the person, ISO 3166-1 alpha-2; may be empty. Tells how names are written
   * @param tongue of the person, BCP 47; may be empty
   */
  public record Addressee(
      List<String> names,
      String organisation,
      Optional<PostalAddress> postal,
      String country,
      String tongue) {

    public Addressee {
      names = List.copyOf(names);
    }

    /** Nobody is known any more. */
    public static Addressee unknown() {
      return new Addressee(List.of(), "", Optional.empty(), "", "");
    }

    /** An institution that took the invoice over. */
    public static Addressee of(PostalAddress address, String tongue) {
      return new Addressee(List.of(), "", Optional.of(address), address.country(), tongue);
    }
  }
}
