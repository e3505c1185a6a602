package metropolis.allinone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import metropolis.platform.service.LaunchSettings;
import metropolis.platform.service.Launcher;
import metropolis.registration.RegistrationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delegate registers and the secretariat decides, in a real browser on a real broker. */
class RegistrationBrowserIT {

  private static final Path EXAMPLE = Path.of("../examples/metropolis-2004/conference.yaml");
  private static final String CHOSEN_PASSWORD = "seven quiet lakes";

  @TempDir Path directory;

  @Test
  void a_delegate_registers_with_and_without_scripts_and_the_desk_finds_and_approves()
      throws Exception {
    try (Browser browser = Browser.open();
        EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
        Launcher launcher = started(broker)) {
      String site = launcher.url() + "/metropolis-2004";

      registerWithoutScripts(browser.visitorWithoutScripts("fr-CH"), site);
      registerWithScripts(browser.visitor("en-GB"), site);
      decideAtTheDesk(
          browser.visitor("en-GB"), site, launcher.signIn().firstPassword().orElseThrow());

      assertThat(browser.complaints())
          .as("besides the forms that were refused on purpose")
          .allMatch(complaint -> complaint.contains("422"));
    }
  }

  private static void registerWithoutScripts(Page page, String site) {
    page.navigate(site + "/register");
    assertThat(page.locator("html")).hasAttribute("lang", "fr");
    page.locator("main form button[type=submit]").click();
    assertThat(page.locator(".error-summary")).containsText("Nom de famille");

    fillIn(page, "Ζωή", "Ελευθερίου", "Zoi", "Eleftheriou", "zoi@example.org");
    page.check("input[value=government]");
    page.check("input[value=ws-local-welcome]");
    page.locator("main form button[type=submit]").click();

    assertThat(page.locator("h1")).hasText("Ζωή Ελευθερίου");
    assertThat(page.locator(".next-step")).containsText("En attente d’approbation");
  }

  private static void registerWithScripts(Page page, String site) {
    page.navigate(site + "/register");
    fillIn(page, "Ana", "Müller-Łódź", "", "", "ana@example.org");
    page.check("input[value=academia]");
    page.check("input[value=ws-managing-flows]");
    page.check("input[value=ws-transit]");
    assertThat(page.locator(".session-choice.clash")).hasCount(2);
    page.locator("main form button[type=submit]").click();
    assertThat(page.locator(".error-summary")).isFocused();

    page.uncheck("input[value=ws-transit]");
    page.locator("main form button[type=submit]").click();

    assertThat(page.locator(".flash.done")).isVisible();
    assertThat(page.locator(".seating")).containsText("Seat reserved");
  }

  private static void fillIn(
      Page page, String given, String family, String latinGiven, String latinFamily, String email) {
    page.fill("#f-givenName", given);
    page.fill("#f-familyName", family);
    page.fill("#f-latinGivenName", latinGiven);
    page.fill("#f-latinFamilyName", latinFamily);
    page.fill("#f-organisation", "Example Organisation");
    page.selectOption("#f-country", "GR");
    page.fill("#f-email", email);
    page.check("#f-consent");
  }

  private static void decideAtTheDesk(Page page, String site, String firstPassword) {
    signIn(page, site, firstPassword);
    page.navigate(site + "/desk");
    assertThat(page.locator("#roster tbody tr")).hasCount(2);
    page.fill("#f-q", "eleftheriou");
    assertThat(page.locator("#roster tbody tr")).hasCount(1);

    page.locator("#roster tbody a").click();
    page.locator(".decide button").first().click();

    assertThat(page.locator(".flash.done")).containsText("approved");
    assertThat(page.locator(".timeline")).containsText("Accepted, fee CHF 550.00 (Early)");
    assertThat(page.locator(".timeline")).containsText("admin (administrator)");
  }

  private static void signIn(Page page, String site, String firstPassword) {
    page.navigate(site + "/desk");
    page.fill("input[name=name]", "admin");
    page.fill("input[type=password]", firstPassword);
    page.locator("main button[type=submit]").click();
    Locator passwords = page.locator("main input[type=password]");
    assertThat(passwords).hasCount(3);
    passwords.nth(0).fill(firstPassword);
    passwords.nth(1).fill(CHOSEN_PASSWORD);
    passwords.nth(2).fill(CHOSEN_PASSWORD);
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("main input[type=password]")).hasCount(0);
  }

  private Launcher started(EmbeddedBroker broker) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("METROPOLIS_PORT", "0");
    environment.put("METROPOLIS_DATA_DIR", directory.resolve("data").toString());
    environment.put("METROPOLIS_NOW", "2004-05-03T10:00+02:00");
    environment.put("METROPOLIS_CONFERENCES", EXAMPLE.toString());
    LaunchSettings settings = LaunchSettings.read(environment);
    Launcher launcher =
        Launcher.start(
            settings,
            settings.kafka(Map.of("bootstrap.servers", broker.bootstrapServers())),
            List.of(RegistrationService::new));
    assertThat(launcher.awaitReady(Duration.ofSeconds(60))).as("ready in time").isTrue();
    return launcher;
  }
}
