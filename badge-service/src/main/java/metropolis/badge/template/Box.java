package metropolis.badge.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing on a side of a badge. */
public sealed interface Box {

  Area area();

  /** Where lines begin. */
  enum Align {
    /** At the left or, if the first text of the box is read from right to left, at the right. */
    START,
    LEFT,
    CENTRE,
    RIGHT
  }

  /** Where texts stand in a box that is higher than they are. */
  enum Vertical {
    TOP,
    MIDDLE,
    BOTTOM
  }

  /**
   * A text of a stack.
   *
   * @param height that it may take, in millimetres
   * @param gap above it unless it is the first that is not empty, in millimetres
   */
  record Part(Content content, Lettering lettering, double height, double gap) {}

  /** Texts, one below the other. */
  record Texts(Area area, Align align, Vertical vertical, List<Part> parts) implements Box {
    public Texts {
      parts = List.copyOf(parts);
    }
  }

  /** The QR code with its quiet zone, on white. */
  record Code(Area area) implements Box {}

  record Fill(Area area, Ink ink) implements Box {}

  /**
   * A pattern.
   *
   * @param motif empty for that of the category
   * @param pitch of its repetition, in millimetres
   */
  record Decoration(Area area, Optional<Motif> motif, Ink ink, double pitch) implements Box {}

  /**
   * A picture from a file, in the middle of its box.
   *
   * @param file its name; may have {@code {country}} or {@code {category}} in it, and shows nothing
   *     for those without a file
   * @param cover whether it fills the box and is cut, or is shown whole
   * @param alternative what it shows, in words by language; decoration if empty
   */
  record Image(Area area, String file, boolean cover, Map<String, String> alternative)
      implements Box {
    public Image {
      alternative = Map.copyOf(alternative);
    }
  }

  /**
   * The delegate's photograph, filling its box.
   *
   * @param placeholder the file of a picture shown where there is none; empty for nothing
   */
  record Photo(Area area, Optional<String> placeholder) implements Box {}

  /**
   * Something that is there only on some badges.
   *
   * @param photo whether it is on those with a photograph or on those without
   */
  record Conditional(Box box, boolean photo) implements Box {

    @Override
    public Area area() {
      return box.area();
    }
  }

  /**
   * Sessions by day, with time and room.
   *
   * @param own only those that the delegate has chosen
   */
  record Programme(Area area, boolean own, Lettering lettering) implements Box {}
}
