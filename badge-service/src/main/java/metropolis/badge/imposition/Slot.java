package metropolis.badge.imposition;

/**
 * A place for a badge.
 *
 * @param x of its top left corner on the sheet, in millimetres
 * @param turns quarter turns of what is drawn there, clockwise
 * @param width on the sheet, in millimetres
 */
public record Slot(double x, double y, double width, double height, int turns) {}
