package metropolis.platform.http;

import gg.jte.Content;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import metropolis.platform.http.signin.SignIn;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Ui;
import metropolis.platform.values.Role;

/** Every part that pages are made of, to be looked at and to be tested. */
final class Gallery implements HttpModule {

  /** A gatekeeper that takes everybody for an administrator. */
  static final Gatekeeper EVERYBODY =
      new Gatekeeper() {
        @Override
        public Optional<Gatekeeper.Session> session(String cookie) {
          var admin = new Principal("A1B2C3", "amara.diallo", Set.of(Role.ADMIN));
          return Optional.of(new Session(admin, "s1", false));
        }

        @Override
        public Optional<Principal> token(String bearer) {
          return Optional.empty();
        }
      };

  @Override
  public void routes(Routes routes) {
    routes
        .page("/{conference}/form", Access.PUBLIC, this::form)
        .form("/{conference}/form", Access.PUBLIC, this::sent)
        .page("/{conference}/desk", Access.PUBLIC, this::desk)
        .page("/become", Access.PUBLIC, Gallery::become)
        .navigation(Access.staff(Role.SECRETARIAT), "/{conference}/desk", _ -> "Delegates")
        .navigation(Access.staff(Role.FINANCE), "/{conference}/money", _ -> "Finance")
        .navigation(Access.staff(Role.GATE), "/{conference}/badges", _ -> "Badges")
        .navigation(Access.staff(Role.GATE), "/{conference}/scan", _ -> "Check-in")
        .conferenceNames((_, _) -> Optional.of("International Metropolis Conference 2004"));
  }

  private static Reply become(Exchange x) {
    x.setCookie(SignInPaths.SESSION_COOKIE, "anybody", Duration.ofHours(1));
    return Reply.seeOther(x.query("to").orElse("/")).flash(Flash.Kind.DONE, "You are signed in.");
  }

  private Reply form(Exchange x) {
    return page(x, Form.of(Map.of("familyName", "محمود", "category", "gov"), x.text()), 200);
  }

  private Reply sent(Exchange x) {
    Form form = x.form();
    form.required("familyName", 100);
    form.required("email", 200);
    form.choice("category", List.of("gov", "ngo"));
    if (!form.ticked("consent")) {
      form.reject("consent", "Please agree, so that we can process your registration.");
    }
    return form.hasErrors()
        ? page(x, form, 422)
        : Reply.seeOther("/" + x.conference() + "/desk")
            .flash(Flash.Kind.DONE, "Registration received.");
  }

  private Reply page(Exchange x, Form form, int status) {
    SequencedMap<String, String> categories = new LinkedHashMap<>();
    categories.put("gov", "Government delegation");
    categories.put("ngo", "Non-governmental organisation");
    categories.put("uni", "University or research institute");
    SequencedMap<String, String> countries = new LinkedHashMap<>();
    countries.put("", "Choose a country");
    countries.put("CH", "Switzerland");
    countries.put("SN", "Senegal");
    return Layout.of(x)
        .title("Register for the conference")
        .lead("Geneva, 27 September to 1 October 2004. It takes about five minutes.")
        .status(status)
        .main(
            Ui.all(
                List.of(
                    html("<form class=\"card\" method=\"post\" novalidate>"),
                    Ui.secrets(x),
                    Ui.errorSummary(form, x.text()),
                    html("<fieldset class=\"form-section\"><legend>Who you are</legend>"),
                    Ui.radios("category", "You come from", categories).in(form),
                    html("<div class=\"fields\">"),
                    Ui.field("givenName", "Given name").anyScript().mandatory().in(form),
                    Ui.field("familyName", "Family name")
                        .hint("As in your passport, in your own script.")
                        .anyScript()
                        .mandatory()
                        .in(form),
                    html("</div>"),
                    Ui.field("email", "E-mail")
                        .type("email")
                        .hint("We send your confirmation and your personal link here.")
                        .mandatory()
                        .in(form),
                    Ui.select("country", "Country", countries).mandatory().in(form),
                    html("</fieldset><fieldset class=\"form-section\"><legend>Your stay</legend>"),
                    Ui.field("diet", "Dietary needs").in(form),
                    Ui.textarea("access", "Access needs").in(form),
                    Ui.checkbox("consent", "I agree that my data is used for this conference.")
                        .mandatory()
                        .in(form),
                    html("</fieldset><button type=\"submit\">Send registration</button></form>"))));
  }

  private Reply desk(Exchange x) {
    String[][] rows = {
      {"Diallo, Amara", "Ministry of the Interior, Senegal", "Government", "GOOD", "Confirmed"},
      {"محمود, ليلى", "جامعة القاهرة", "Academia", "WARN", "Awaiting approval"},
      {"王, 小梅", "International Organization for Migration", "UN system", "INFO", "Accepted"},
      {"Öztürk, Deniz", "City of İzmir", "Local government", "NEUTRAL", "Waiting list"},
      {"Ivanova, Мария", "Migration Research Group", "NGO", "BAD", "Cancelled"},
    };
    var content = new java.util.ArrayList<Content>();
    content.add(
        html(
            "<div class=\"stats\"><div class=\"stat\"><span class=\"figure\">412</span>"
                + "<span class=\"label\">Registered</span></div><div class=\"stat\"><span"
                + " class=\"figure\">367</span><span class=\"label\">Confirmed</span></div><div"
                + " class=\"stat\"><span class=\"figure\">28</span><span class=\"label\">Awaiting"
                + " approval</span></div><div class=\"stat\"><span class=\"figure\">CHF"
                + " 148’250</span><span class=\"label\">Received</span></div></div>"
                + "<form class=\"filters\" data-auto>"));
    content.add(Ui.field("q", "Search").type("search"));
    SequencedMap<String, String> states = new LinkedHashMap<>();
    states.put("", "All");
    states.put("open", "Awaiting approval");
    content.add(Ui.select("status", "Status", states));
    content.add(
        html(
            "<button class=\"secondary\">Filter</button></form><div class=\"table-scroll\"><table>"
                + "<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Organisation</th><th"
                + " scope=\"col\">Category</th><th scope=\"col\">Status</th><th scope=\"col\""
                + " class=\"number\">Fee</th></tr></thead><tbody>"));
    for (String[] row : rows) {
      content.add(html("<tr><th scope=\"row\"><a href=\"#\">"));
      content.add(Ui.name(row[0]));
      content.add(html("</a></th><td>"));
      content.add(Ui.name(row[1]));
      content.add(html("</td><td>" + row[2] + "</td><td>"));
      content.add(Ui.status(Ui.Tone.valueOf(row[3]), row[4]));
      content.add(html("</td><td class=\"number\">450.00</td></tr>"));
    }
    content.add(html("</tbody></table></div>"));
    content.add(Ui.pagination(x.text(), 2, 9, "/x?status=open"));
    content.add(
        html(
            "<h2>One delegate</h2><div class=\"main-aside\"><div class=\"card\"><dl"
                + " class=\"facts\"><dt>Organisation</dt><dd>Ministry of the"
                + " Interior</dd><dt>Country</dt><dd>Senegal</dd></dl><div"
                + " class=\"cluster\"><button>Approve</button><button"
                + " class=\"secondary\">Refuse</button><button"
                + " class=\"danger\">Cancel</button></div></div><ol"
                + " class=\"timeline\"><li>Confirmed<time>28 June 2004, 10:12</time></li><li>Fee"
                + " paid<time>28 June 2004, 10:11</time></li><li>Registered<time>3 June 2004,"
                + " 16:40</time></li></ol></div><ol class=\"steps\"><li"
                + " class=\"done\">Registered</li><li class=\"done\">Approved</li><li"
                + " aria-current=\"step\">Payment</li><li>Badge</li></ol>"));
    content.add(Ui.empty("No badges yet", "They appear once delegates are confirmed."));
    return Layout.of(x)
        .title("Delegates")
        .lead("Everybody who has registered, newest first.")
        .wide()
        .actions(html("<a role=\"button\" href=\"#\">Import from CSV</a>"))
        .main(Ui.all(content));
  }

  static Content html(String markup) {
    return output -> output.writeContent(markup);
  }

  /** Serves the gallery until it is stopped, with real sign-in pages below /sign-in. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("gallery");
    SignedTokens tokens = SignedTokens.forThisRun();
    SignIn signIn = SignIn.open(folder.resolve("accounts.yaml"), tokens, InstantSource.system());
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    HttpServer server =
        HttpServer.on(new ServerSettings("127.0.0.1", port, URI.create("http://localhost"), false))
            .tokens(tokens)
            .gatekeeper(arguments.length > 1 ? signIn : EVERYBODY)
            .module(signIn)
            .module(new Gallery())
            .start();
    System.out.println(server.url() + " admin " + signIn.firstPassword().orElse(""));
    Thread.currentThread().join();
  }
}
