package metropolis.rendering.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers how texts were set that come again and again, such as the title of a conference. Never
 * for names: what is remembered here outlives the erasure of a person. Any thread may use it.
 */
public final class Repeated {

  private record Key(String text, Style style, Fitting box) {}

  private final Typesetter typesetter;
  private final int most;
  private final Map<Key, Fit> known = new ConcurrentHashMap<>();

  /**
   * @param most how many texts are remembered before all are forgotten
   */
  public Repeated(Typesetter typesetter, int most) {
    this.typesetter = typesetter;
    this.most = most;
  }

  /** As {@link Typesetter#fit}. */
  public Fit fit(String text, Style style, Fitting box) {
    Key key = new Key(text, style, box);
    Fit fit = known.get(key);
    if (fit == null) {
      fit = typesetter.fit(text, style, box);
      if (known.size() >= most) {
        known.clear();
      }
      known.put(key, fit);
    }
    return fit;
  }
}
