package metropolis.registration.enrolment;

/**
 * What is wrong with one field of what somebody entered.
 *
 * @param field name as in {@link Profile}
 * @param code as {@code too-long}; the pages have a text for each
 */
public record FieldProblem(String field, String code) {}
