package metropolis.badge.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import metropolis.badge.http.PageViews.ScannerView;
import metropolis.badge.rendering.TestCode;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Json;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;

/** A code to try a hand-held scanner with; a script tells what is wrong with the scanner. */
final class ScannerPage {

  static final String PATH = "/{conference}/scanner";

  private final Books books;

  ScannerPage(Books books) {
    this.books = books;
  }

  void routes(Routes routes) {
    routes.page(PATH, BadgeApi.STAFF, this::page);
  }

  private Reply page(Exchange x) {
    if (books.conference(x.conference()).isEmpty()) {
      throw Reception.noConference();
    }
    Text text = BadgeHttp.TEXTS.in(x.language());
    return Layout.of(x)
        .title(text.get("scanner.title"))
        .lead(text.get("scanner.lead"))
        .wide()
        .style("badge/badge.css")
        .script("badge/wedge.js")
        .script("badge/scanner.js")
        .main(
            Views.of(
                "badge/scanner.jte",
                Map.of("view", view(text), "back", "/" + x.conference() + "/gate", "text", text)));
  }

  /** The code and all that is said of scanners; the same for everybody, and about nobody. */
  static ScannerView view(Text text) {
    TestCode code = TestCode.ofFullLength();
    return new ScannerView(code.text(), code.box(), code.path(), wording(text));
  }

  private static String wording(Text text) {
    Map<String, Object> words = new LinkedHashMap<>();
    BadgeHttp.TEXTS.keys().stream()
        .filter(key -> key.startsWith("scanner."))
        .forEach(key -> words.put(key, text.get(key)));
    return new String(Json.write(words), StandardCharsets.UTF_8);
  }
}
