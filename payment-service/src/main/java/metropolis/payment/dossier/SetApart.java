package metropolis.payment.dossier;

/**
 * A line of a statement that is not booked, as finance is to see it. Without control characters.
 *
 * @param file within an archive; empty if there is none
 * @param fileLine from 1
 * @param element the element, field or column at fault
 * @param code why, as a word for programs
 * @param raw as the file has it, cut if it is long; may name persons
 * @param informational whether it moves nothing, or not yet; if not, it could not be read
 */
public record SetApart(
    String file, int fileLine, String element, String code, String raw, boolean informational) {}
