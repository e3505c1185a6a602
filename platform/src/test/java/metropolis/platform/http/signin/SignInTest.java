package metropolis.platform.http.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import metropolis.platform.http.Access;
import metropolis.platform.http.Client;
import metropolis.platform.http.HttpServer;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Reply;
import metropolis.platform.http.ServerSettings;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  record Me(String role, String id) {}

  record Note(String text) {}

  private static final String PASSWORD = "three calm violet lakes";

  @TempDir Path folder;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-09-01T08:00:00Z"));
  private SignIn signIn;
  private HttpServer server;
  private Client browser;

  @BeforeEach
  void start() {
    SignedTokens tokens = SignedTokens.forThisRun();
    signIn = SignIn.open(folder.resolve("accounts.yaml"), tokens, now::get);
    server =
        HttpServer.on(ServerSettings.local())
            .tokens(tokens)
            .gatekeeper(signIn)
            .module(signIn)
            .module(
                routes ->
                    routes
                        .page("/purse", Access.staff(Role.FINANCE), _ -> Reply.text("the purse"))
                        .page("/any", Access.anyStaff(), _ -> Reply.text("inside"))
                        .api(
                            Operation.get("/api/me", "me", "Who asks.").answers(Me.class),
                            Access.staff(Role.GATE),
                            (x, _) -> new Me(x.actor().role().name(), x.actor().id()))
                        .api(
                            Operation.post("/api/notes", "note", "Takes a note.").body(Note.class),
                            Access.staff(Role.GATE),
                            (_, _) -> null))
            .start();
    browser = new Client(server);
  }

  @AfterEach
  void stop() {
    browser.close();
    server.close();
  }

  private HttpResponse<String> signIn(Client as, String name, String password) throws Exception {
    return as.fillIn("/sign-in", "/sign-in", "name", name, "password", password);
  }

  private void becomeAdmin(Client as) throws Exception {
    String first = signIn.firstPassword().orElseThrow();
    signIn(as, "admin", first);
    as.fillIn(
        "/account/password", "/account/password", "old", first, "new", PASSWORD, "again", PASSWORD);
  }

  /** Adds an account with the admin's pages, and returns its first password. */
  private String addAccount(Client admin, String name, Role role) throws Exception {
    String page =
        admin
            .fillIn("/admin/accounts", "/admin/accounts", "name", name, "roles", role.name())
            .body();
    int secret = page.indexOf("class=\"secret\">") + "class=\"secret\">".length();
    return page.substring(secret, page.indexOf('<', secret));
  }

  @Test
  void the_first_start_makes_an_admin_with_a_password_of_one_time() {
    assertThat(signIn.firstPassword().orElseThrow()).matches("([0-9A-Z]{4}-){3}[0-9A-Z]{4}");
  }

  @Test
  void a_second_start_makes_nobody() {
    SignIn again =
        SignIn.open(folder.resolve("accounts.yaml"), SignedTokens.forThisRun(), now::get);

    assertThat(again.firstPassword()).isEmpty();
  }

  @Test
  void the_accounts_are_for_their_owner_alone_and_hold_no_password() throws Exception {
    Path file = folder.resolve("accounts.yaml");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file))
        .contains("pbkdf2-sha256$600000$")
        .doesNotContain(signIn.firstPassword().orElseThrow());
  }

  @Test
  void the_first_password_opens_nothing_but_the_page_to_change_it() throws Exception {
    signIn(browser, "admin", signIn.firstPassword().orElseThrow());

    var answer = browser.page("/any");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/account/password");
  }

  @Test
  void after_the_change_everything_is_open_to_an_admin() throws Exception {
    becomeAdmin(browser);

    assertThat(browser.page("/purse").body()).isEqualTo("the purse");
  }

  @Test
  void a_session_lasts_twelve_hours() throws Exception {
    becomeAdmin(browser);
    now.updateAndGet(time -> time.plus(Duration.ofHours(12)));

    assertThat(browser.page("/any").statusCode()).isEqualTo(303);
  }

  @Test
  void who_signs_out_is_out_even_with_the_old_cookie() throws Exception {
    becomeAdmin(browser);
    String cookie = cookieOf(signIn(browser, "admin", PASSWORD));

    browser.fillIn("/admin/accounts", "/sign-out");

    try (Client thief = new Client(server)) {
      var answer = thief.send(thief.request("/any").header("Cookie", cookie));
      assertThat(answer.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void a_changed_password_ends_the_other_sessions() throws Exception {
    becomeAdmin(browser);
    try (Client other = new Client(server)) {
      signIn(other, "admin", PASSWORD);
      String fresh = "four loud orange hills";
      other.fillIn(
          "/account/password", "/account/password", "old", PASSWORD, "new", fresh, "again", fresh);

      assertThat(browser.page("/any").statusCode()).isEqualTo(303);
      assertThat(other.page("/any").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_forged_cookie_opens_nothing() throws Exception {
    var answer =
        browser.send(browser.request("/any").header("Cookie", "metropolis_session=YWJj.ZGVmZ2hp"));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void the_session_cookie_is_kept_from_scripts_and_other_sites() throws Exception {
    var answer = signIn(browser, "admin", signIn.firstPassword().orElseThrow());

    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("metropolis_session=")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax"));
  }

  @Test
  void sign_in_leads_on_to_the_page_asked_for() throws Exception {
    becomeAdmin(browser);

    var answer =
        browser.fillIn("/sign-in?next=%2Fpurse", "/sign-in", "name", "admin", "password", PASSWORD);

    assertThat(answer.headers().firstValue("Location")).contains("/purse");
  }

  @Test
  void sign_in_leads_to_no_other_site() throws Exception {
    becomeAdmin(browser);

    var answer =
        browser.fillIn(
            "/sign-in?next=%2F%2Fevil.example%2F",
            "/sign-in", "name", "admin", "password", PASSWORD);

    assertThat(answer.headers().firstValue("Location")).contains("/");
  }

  @Test
  void an_account_may_do_what_its_role_allows_and_no_more() throws Exception {
    becomeAdmin(browser);
    String first = addAccount(browser, "door.one", Role.GATE);
    try (Client gate = new Client(server)) {
      signIn(gate, "door.one", first);
      gate.fillIn(
          "/account/password",
          "/account/password",
          "old",
          first,
          "new",
          PASSWORD,
          "again",
          PASSWORD);

      assertThat(gate.page("/any").statusCode()).isEqualTo(200);
      assertThat(gate.page("/purse").statusCode()).isEqualTo(403);
      assertThat(gate.page("/admin/accounts").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void a_token_lets_a_program_in_with_its_own_id() throws Exception {
    String token = signIn.addToken("scanner", Set.of(Role.GATE));

    var answer =
        browser.send(browser.request("/api/me").header("Authorization", "Bearer " + token));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"role\":\"GATE\"").doesNotContain("scanner");
  }

  @Test
  void a_wrong_token_is_refused() throws Exception {
    var answer =
        browser.send(browser.request("/api/me").header("Authorization", "Bearer mtr-nothing"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void a_withdrawn_token_opens_nothing() throws Exception {
    becomeAdmin(browser);
    String token = signIn.addToken("scanner", Set.of(Role.GATE));
    browser.fillIn("/admin/accounts", "/admin/accounts/tokens/remove");

    var answer =
        browser.send(browser.request("/api/me").header("Authorization", "Bearer " + token));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void another_site_cannot_write_through_a_signed_in_browser() throws Exception {
    becomeAdmin(browser);

    var answer =
        browser.send(
            browser
                .request("/api/notes")
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"text\":\"x\"}")));

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void a_page_of_this_site_may_write_through_a_signed_in_browser() throws Exception {
    becomeAdmin(browser);

    var answer =
        browser.send(
            browser
                .request("/api/notes")
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"text\":\"x\"}")));

    assertThat(answer.statusCode()).isEqualTo(204);
  }

  @Test
  void guessing_is_slowed_down_after_five_attempts() throws Exception {
    for (int i = 0; i < 5; i++) {
      signIn(browser, "admin", "wrong password " + i);
    }

    var answer = signIn(browser, "admin", "wrong password again");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void the_last_administrator_stays() throws Exception {
    becomeAdmin(browser);
    AccountFile file = new AccountFile(folder.resolve("accounts.yaml"));
    String id = file.book().named("admin").orElseThrow().id();
    addAccount(browser, "helper", Role.ADMIN);
    file.change(book -> book.withoutAccount(book.named("helper").orElseThrow().id()));

    assertThat(file.book().isLastAdmin(id)).isTrue();
  }

  private static String cookieOf(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(it -> it.startsWith("metropolis_session="))
        .map(it -> it.substring(0, it.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }
}
