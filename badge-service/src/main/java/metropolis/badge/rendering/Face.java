package metropolis.badge.rendering;

/**
 * One badge, composed: every text broken into lines that fit. Immutable.
 *
 * @param token the text of the QR code
 * @param code what is printed under it
 */
public record Face(
    Lines conference,
    Lines dateline,
    Lines name,
    Lines organisation,
    Lines country,
    Lines category,
    Lines subtitle,
    Rgb colour,
    String token,
    String code) {}
