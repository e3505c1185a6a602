package metropolis.rendering.text;

import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import metropolis.rendering.font.Face;
import metropolis.rendering.font.Faces;
import metropolis.rendering.font.Weight;

/**
 * Turns runs into clusters of glyphs by the JDK's HarfBuzz. The font has the size of one unit a
 * pixel, so that positions come in font units. Any thread may use it.
 */
final class Shaper {

  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

  static final int JOINER = 0x200D;

  private final Faces faces;
  private final Map<Face, Joining> joinings = new ConcurrentHashMap<>();
  private final Map<Face, Pairs> pairs = new ConcurrentHashMap<>();

  Shaper(Faces faces) {
    this.faces = faces;
  }

  Shaped shape(Prepared text, int from, int to, Weight weight) {
    Shaped shaped = new Shaped(from, to);
    for (Prepared.Run run : text.runs(from, to)) {
      glyphs(text, run, weight).addTo(shaped);
    }
    return shaped;
  }

  Glyphs glyphs(Prepared text, Prepared.Run run, Weight weight) {
    Face face = faces.face(run.family(), weight);
    if (run.isRightToLeft() || Joining.isNeededBy(run.family())) {
      Glyphs asked = asked(text, run, face);
      return Joining.isNeededBy(run.family())
          ? joinings.computeIfAbsent(face, Joining::new).join(asked)
          : asked;
    }
    Pairs own = pairs(face);
    Glyphs known = own.known(text, run);
    if (known != null) {
      return known;
    }
    Glyphs asked = asked(text, run, face);
    own.learn(text, asked);
    return asked;
  }

  Pairs pairs(Face face) {
    Pairs known = pairs.get(face);
    return known != null ? known : pairs.computeIfAbsent(face, Pairs::new);
  }

  /** By the JDK. */
  static Glyphs asked(Prepared text, Prepared.Run run, Face face) {
    GlyphVector vector =
        face.shape()
            .layoutGlyphVector(UNHINTED, text.chars(), run.start(), run.limit(), run.flags());
    int count = vector.getNumGlyphs();
    return new Glyphs(
        text.text(),
        run,
        face,
        vector.getGlyphCodes(0, count, null),
        vector.getGlyphCharIndices(0, count, null),
        vector.getGlyphPositions(0, count + 1, null));
  }
}
