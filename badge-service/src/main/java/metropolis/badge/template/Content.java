package metropolis.badge.template;

import java.util.List;
import java.util.Map;

/** What a text says. */
public sealed interface Content {

  /**
   * One field or several, joined; those that are empty are left out.
   *
   * @param joint between two of them
   */
  record Fields(List<Field> fields, String joint) implements Content {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /** The same on every badge, by language tag. */
  record Words(Map<String, String> texts) implements Content {
    public Words {
      texts = Map.copyOf(texts);
    }
  }
}
