package metropolis.platform.http.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import metropolis.platform.http.Client;
import metropolis.platform.http.HttpServer;
import metropolis.platform.http.ServerSettings;
import metropolis.platform.http.SignedTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said at the head of the form with the name of its field, and leads to it. */
class SignInErrorsTest {

  @TempDir Path folder;

  private SignIn signIn;
  private HttpServer server;
  private Client browser;

  @BeforeEach
  void start() {
    SignedTokens tokens = SignedTokens.forThisRun();
    signIn = SignIn.open(folder.resolve("accounts.yaml"), tokens, InstantSource.system());
    server =
        HttpServer.on(ServerSettings.local())
            .tokens(tokens)
            .gatekeeper(signIn)
            .module(signIn)
            .start();
    browser = new Client(server);
  }

  @AfterEach
  void stop() {
    browser.close();
    server.close();
  }

  @Test
  void a_password_left_out_is_named() throws Exception {
    var answer = browser.fillIn("/sign-in", "/sign-in", "name", "admin", "password", "");

    assertNames(answer, "f-password", "Password: Please fill this in.");
  }

  @Test
  void a_sign_in_that_fails_leads_to_the_name_in_the_readers_language() throws Exception {
    var answer = browser.fillIn("/sign-in?lang=fr", "/sign-in", "name", "admin", "password", "no");

    assertNames(
        answer,
        "f-name",
        "Nom du compte : Le nom et le mot de passe ne correspondent pas."
            + " Veuillez vérifier les deux.");
  }

  @Test
  void each_field_of_a_new_password_is_named() throws Exception {
    String first = becomeAdmin();

    var answer =
        browser.fillIn(
            "/account/password",
            "/account/password",
            "old",
            first,
            "new",
            "short",
            "again",
            "shorter");

    assertNames(answer, "f-new", "New password: Please use at least 12 characters.");
    assertNames(answer, "f-again", "New password again: The two do not match.");
  }

  @Test
  void an_account_is_told_apart_from_a_token_on_the_same_page() throws Exception {
    becomeAdmin();

    var account = browser.fillIn("/admin/accounts", "/admin/accounts", "name", "No Name");
    var token = browser.fillIn("/admin/accounts", "/admin/accounts/tokens", "label", "printer");

    assertNames(account, "f-roles", "Roles: Please choose at least one role.");
    assertLeads(account, "f-name", "Account name: ");
    assertNames(token, "f-token-roles", "Roles: Please choose at least one role.");
    assertThat(token.body().split("error-summary\"", -1)).as("one summary").hasSize(2);
  }

  private String becomeAdmin() throws Exception {
    String first = signIn.firstPassword().orElseThrow();
    String password = "three calm violet lakes";
    browser.fillIn("/sign-in", "/sign-in", "name", "admin", "password", first);
    browser.fillIn(
        "/account/password", "/account/password", "old", first, "new", password, "again", password);
    return password;
  }

  private static void assertNames(HttpResponse<String> answer, String id, String words) {
    assertLeads(answer, id, words + "</a>");
  }

  private static void assertLeads(HttpResponse<String> answer, String id, String words) {
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("role=\"alert\"")
        .contains("<a href=\"#" + id + "\">" + words)
        .containsOnlyOnce("id=\"" + id + "\"")
        .containsPattern("aria-describedby=\"[^\"]*" + id + "-error\"")
        .containsOnlyOnce("id=\"" + id + "-error\"");
  }
}
