package metropolis.rendering.font;

import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The faces of the {@link Catalogue}, each read from the class path when first asked for and then
 * shared. Any thread may use it.
 */
public final class Faces {

  private static final class Shared {
    static final Faces INSTANCE = new Faces(Catalogue.shared());
  }

  private final Catalogue catalogue;
  private final AtomicReferenceArray<Face> loaded;

  private Faces(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.loaded = new AtomicReferenceArray<>(catalogue.families() * Weight.values().length);
  }

  public static Faces shared() {
    return Shared.INSTANCE;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** A family in a weight, or in its regular weight if it has no other. */
  public Face face(int family, Weight weight) {
    Weight available = catalogue.has(family, weight) ? weight : Weight.REGULAR;
    int slot = family * Weight.values().length + available.ordinal();
    Face face = loaded.get(slot);
    return face != null ? face : load(slot, family, available);
  }

  /** A second thread waits, so that no font is read twice. */
  private synchronized Face load(int slot, int family, Weight weight) {
    Face face = loaded.get(slot);
    if (face == null) {
      face = read("/metropolis/fonts/" + catalogue.name(family) + "-" + weight.word() + ".ttf");
      loaded.set(slot, face);
    }
    return face;
  }

  private static Face read(String resource) {
    try (InputStream stream = Faces.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return TrueTypeFace.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes ready what the first text would otherwise wait for. Costs about a tenth of a second. */
  public Font warm() {
    return face(0, Weight.REGULAR).shape();
  }
}
