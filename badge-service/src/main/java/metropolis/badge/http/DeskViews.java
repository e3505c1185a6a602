package metropolis.badge.http;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import metropolis.badge.roster.Bearer;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.view.Text;

/** What the pages of the desk show alike. */
final class DeskViews {

  private DeskViews() {}

  static String country(Books.Holder holder, Exchange x) {
    return holder
        .bearer()
        .map(Bearer::country)
        .map(code -> Locale.of("", code).getDisplayCountry(x.language().locale()))
        .orElse("");
  }

  /** Categories to choose from, by id; the first stands for all. */
  static SequencedMap<String, String> categories(Documents documents, Text text) {
    SequencedMap<String, String> categories = new LinkedHashMap<>();
    categories.put("", text.get("desk.category.all"));
    documents.conference().stationery().categories().keySet().stream()
        .map(documents::category)
        .sorted(Comparator.comparing(BadgeJson.BadgeCategory::name))
        .forEach(category -> categories.put(category.id(), category.name()));
    return categories;
  }

  /** Words with what they mean to people. */
  static SequencedMap<String, String> choices(Text text, String prefix, List<String> words) {
    SequencedMap<String, String> choices = new LinkedHashMap<>();
    words.forEach(word -> choices.put(word, text.get(prefix + word)));
    return choices;
  }

  /** Why a command was refused, in words. */
  static String refusal(Text text, String code) {
    return text.has("refused." + code) ? text.get("refused." + code) : text.get("refused.other");
  }
}
