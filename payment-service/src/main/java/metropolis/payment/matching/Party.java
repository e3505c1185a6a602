package metropolis.payment.matching;

import java.util.List;
import java.util.Objects;

/**
 * Who is to pay an invoice, in whatever script.
 *
 * @param names forms of one person's name
 * @param institution empty if none
 */
public record Party(List<String> names, String institution) {

  public Party {
    names = List.copyOf(names);
    Objects.requireNonNull(institution, "institution");
  }
}
