package metropolis.rendering.text;

import java.util.List;
import java.util.stream.Collectors;
import metropolis.rendering.font.Coverage;

/** Why a text is not set. */
public sealed interface Refusal extends Fit {

  /** For whoever can change the text or the box. */
  String message();

  /** Nothing to be seen is in the text. */
  record Empty() implements Refusal {
    @Override
    public String message() {
      return "the text is empty";
    }
  }

  /**
   * No face has these.
   *
   * @param clusters characters, with their marks where only both together are missing
   */
  record Uncovered(List<String> clusters) implements Refusal {
    public Uncovered {
      clusters = List.copyOf(clusters);
    }

    @Override
    public String message() {
      return clusters.stream()
          .map(Coverage::described)
          .collect(Collectors.joining("; ", "no face has ", ": replace it"));
    }
  }

  /** Longer than anything that is set. */
  record TooLong(int most) implements Refusal {
    @Override
    public String message() {
      return "the text is longer than " + most + " characters: shorten it";
    }
  }

  /**
   * Even the smallest size is too large.
   *
   * @param smallest size that was tried, in points
   */
  record DoesNotFit(double smallest) implements Refusal {
    @Override
    public String message() {
      return "the text does not fit its box at "
          + smallest
          + " points: shorten it, or enlarge the box";
    }
  }
}
