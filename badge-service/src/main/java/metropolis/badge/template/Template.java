package metropolis.badge.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import metropolis.rendering.page.Picture;

/**
 * How the badges of some categories look in one format. Immutable.
 *
 * @param id the name of its file, without the ending
 * @param names by language tag
 * @param format what the desk chooses by, such as a6
 * @param standard whether its format is the one when none is chosen
 * @param width of a side, in millimetres
 * @param height of a side, in millimetres
 * @param categories whose badges look like this; empty for all that have none of their own
 * @param motifs of categories that shall not have the one of their place
 * @param sides what is on them, in the order of drawing
 * @param pictures by the name of their file
 * @param version of the contents of its file and pictures, the same on every machine
 */
public record Template(
    String id,
    Map<String, String> names,
    String format,
    boolean standard,
    double width,
    double height,
    Fold fold,
    Set<String> categories,
    Map<String, Motif> motifs,
    Map<Side, List<Box>> sides,
    Map<String, Picture> pictures,
    String version) {

  public Template {
    names = Map.copyOf(names);
    categories = Set.copyOf(categories);
    motifs = Map.copyOf(motifs);
    // In the order of the sides, so that the same badge gives the same bytes.
    Map<Side, List<Box>> ordered = new LinkedHashMap<>();
    for (Side side : Side.values()) {
      if (sides.containsKey(side)) {
        ordered.put(side, List.copyOf(sides.get(side)));
      }
    }
    sides = Collections.unmodifiableMap(ordered);
    pictures = Map.copyOf(pictures);
  }

  /** Of the sheet that is fed to the printer, in millimetres. */
  public double sheetWidth() {
    return width * fold.columns();
  }

  /** Of the sheet that is fed to the printer, in millimetres. */
  public double sheetHeight() {
    return height * fold.rows();
  }

  /** Whether a badge looks another way with the photograph of its wearer. */
  public boolean showsPhoto() {
    return sides.values().stream()
        .flatMap(List::stream)
        .anyMatch(box -> box instanceof Box.Photo || box instanceof Box.Conditional);
  }

  /** Whether there is a second page for the back. */
  public boolean doubleSided() {
    return fold == Fold.NONE && sides.containsKey(Side.BACK);
  }

  /** Its name in the first of these languages that it has one in. */
  public String name(List<String> languages) {
    return languages.stream().filter(names::containsKey).map(names::get).findFirst().orElse(id);
  }
}
