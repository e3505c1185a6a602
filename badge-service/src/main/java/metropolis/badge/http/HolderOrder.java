package metropolis.badge.http;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import metropolis.badge.roster.Bearer;

/** Badges in the order in which a desk lays them out: by family name, Latin letters first. */
final class HolderOrder {

  private record Keyed(Books.Holder holder, CollationKey key) {}

  private HolderOrder() {}

  static List<Books.Holder> sorted(List<Books.Holder> holders) {
    Collator collator = Collator.getInstance(Locale.ENGLISH);
    return holders.stream()
        .map(holder -> new Keyed(holder, collator.getCollationKey(name(holder))))
        .sorted(
            Comparator.comparing(Keyed::key)
                .thenComparing(keyed -> keyed.holder().badge().id().text()))
        .map(Keyed::holder)
        .toList();
  }

  private static String name(Books.Holder holder) {
    return holder.bearer().map(HolderOrder::name).orElse("\uffff");
  }

  private static String name(Bearer bearer) {
    return bearer.familyName() + " " + bearer.givenName();
  }
}
