package metropolis.badge.http;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import metropolis.badge.roster.Bearer;

/** How badges follow each other on sheets, to be cut and sorted into boxes. */
enum SheetOrder {
  NAME(holder -> ""),
  CATEGORY(holder -> holder.badge().category()),
  ORGANISATION(holder -> holder.bearer().map(Bearer::organisation).orElse(""));

  private final Function<Books.Holder, String> group;

  SheetOrder(Function<Books.Holder, String> group) {
    this.group = group;
  }

  /** By group, then by name as a language sorts; whoever has no name comes last. For one thread. */
  Comparator<Books.Holder> comparator(Locale language) {
    Collator collator = Collator.getInstance(language);
    // Keys cost more than comparing them.
    Map<String, CollationKey> keys = new HashMap<>();
    Function<String, CollationKey> key =
        text -> keys.computeIfAbsent(text, collator::getCollationKey);
    return Comparator.comparing((Books.Holder holder) -> key.apply(group.apply(holder)))
        .thenComparing(holder -> holder.bearer().isEmpty())
        .thenComparing(holder -> key.apply(name(holder)))
        .thenComparing(holder -> holder.badge().id().text());
  }

  private static String name(Books.Holder holder) {
    return holder.bearer().map(b -> b.familyName() + " " + b.givenName()).orElse("");
  }
}
