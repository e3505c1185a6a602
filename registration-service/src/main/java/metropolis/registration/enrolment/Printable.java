package metropolis.registration.enrolment;

import java.util.Optional;

/** Whether a badge can show a text. Any thread may use it. */
@FunctionalInterface
public interface Printable {

  /**
   * What the fonts lack.
   *
   * @return the characters with their code points, as a reader can find them in the text; empty if
   *     all of it can be printed
   */
  Optional<String> missing(String text);
}
