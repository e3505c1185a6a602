package metropolis.platform.http;

import java.util.List;
import java.util.Map;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Views;

/** The start page of a server none of whose modules has one. */
final class Home {
  private Home() {}

  static Reply page(Exchange exchange) {
    List<Link> links =
        exchange.principal().isPresent()
            ? exchange.navigation()
            : List.of(new Link(exchange.text().get("home.staff"), SignInPaths.SIGN_IN));
    return Layout.of(exchange)
        .title(exchange.text().get("home.title"))
        .lead(exchange.text().get("home.lead"))
        .main(Views.of("platform/home.jte", Map.of("links", links)));
  }
}
