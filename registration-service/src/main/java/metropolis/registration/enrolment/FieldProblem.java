package metropolis.registration.enrolment;

/**
 * What is wrong with one field of what somebody entered.
 *
 * @param field name as in {@link Profile}
 * @param code as {@code too-long}; the pages have a text for each
 * @param detail what the text speaks of, such as a character; may be empty
 */
public record FieldProblem(String field, String code, String detail) {

  public FieldProblem(String field, String code) {
    this(field, code, "");
  }

  /** The other way of {@link #told}. */
  public static FieldProblem of(String field, String told) {
    int end = told.indexOf(' ');
    return end < 0
        ? new FieldProblem(field, told)
        : new FieldProblem(field, told.substring(0, end), told.substring(end + 1));
  }

  /** Code and detail in one, as they stand in the details of a {@link Refusal}. */
  public String told() {
    return detail.isEmpty() ? code : code + " " + detail;
  }
}
