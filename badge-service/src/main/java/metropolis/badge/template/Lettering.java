package metropolis.badge.template;

/**
 * How large a text may be. It begins with the largest size and a single line, and takes a further
 * line only when it would fall below the comfortable size.
 *
 * @param largest in points
 * @param comfortable in points
 * @param smallest in points
 * @param lines at most
 * @param capitals whether it is put in capital letters
 */
public record Lettering(
    double largest,
    double comfortable,
    double smallest,
    int lines,
    boolean bold,
    boolean capitals,
    Ink ink) {}
