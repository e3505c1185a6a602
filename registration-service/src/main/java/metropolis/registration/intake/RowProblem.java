package metropolis.registration.intake;

/**
 * What is wrong with a file or a row.
 *
 * @param line of the file, from 1
 * @param column header of the column, or empty if the row as a whole is at fault
 * @param code as {@code too-long}; the pages have a text for each
 * @param detail what the text speaks of, such as a name of a column; may be empty
 */
public record RowProblem(long line, String column, String code, String detail) {}
