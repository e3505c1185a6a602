package metropolis.registration.programme;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A kind of delegate: decides fee, approval and how many there may be.
 *
 * @param colour of the badge, {@code #rrggbb}
 * @param quota places, or empty if unlimited
 * @param ribbon a word on the badge beside the category's name
 * @param vat of its fee, if it is not that of the conference
 */
public record Category(
    String id,
    LocalText name,
    String colour,
    Approval approval,
    OptionalInt quota,
    Fees fees,
    Optional<LocalText> ribbon,
    Optional<Vat> vat) {}
