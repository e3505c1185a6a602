package metropolis.registration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import metropolis.registration.enrolment.Printable;
import metropolis.rendering.font.Coverage;

/** Asks the fonts that the badges are set in. Immutable; any thread may use it. */
public final class FontCoverage implements Printable {

  /** As many as one can put right at a time; a text of nothing else would fill the page. */
  private static final int MOST_NAMED = 3;

  @Override
  public Optional<String> missing(String text) {
    List<String> uncovered = Coverage.uncovered(text);
    if (uncovered.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        uncovered.stream()
            .limit(MOST_NAMED)
            .map(character -> character + " (" + Coverage.described(character) + ")")
            .collect(Collectors.joining(", ")));
  }
}
