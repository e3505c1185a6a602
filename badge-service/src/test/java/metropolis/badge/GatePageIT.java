package metropolis.badge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Keyboard.US_QWERTY;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Keys;
import metropolis.badge.credential.PrintedCode;
import metropolis.badge.credential.Validity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of a door in a real browser, with a scanner that types. Skipped without Chromium. */
class GatePageIT {

  private static final BadgeId BADGE = BadgeId.of(Given.CONFERENCE, LEA);
  private static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));

  private static final List<String> FRENCH_PLACES =
      List.of("KeyQ", "KeyA", "KeyW", "KeyZ", "Semicolon");

  @RegisterExtension static final SharedChromium BROWSER = new SharedChromium();

  private final List<String> complaints = new ArrayList<>();
  private Site site;
  private BrowserContext context;

  @BeforeEach
  void lea_is_confirmed() {
    site = new Site();
    site.stream.hears(conference()).hears(lea()).hears(confirmed(LEA));
  }

  @AfterEach
  void close() {
    context.close();
    site.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_scanner_is_understood_on_every_keyboard_setting(Keyboard keyboard) {
    Page page = gate("en", true);

    keyboard.press(page, token(1));

    assertThat(page.locator("#verdict.admitted .person")).hasText("Léa Amsler");
    assertThat(page.locator("#verdict .headline")).hasText("Welcome");
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_scanner_set_to_the_keyboard_of_the_computer_is_understood_too() {
    Page page = gate("fr", true);

    pressOnFrenchKeyboard(page, token(1));

    assertThat(page.locator("#verdict.admitted .person")).hasText("Léa Amsler");
  }

  @Test
  void the_count_follows_the_scan() {
    Page page = gate("en", true);

    US_QWERTY.press(page, token(1));

    assertThat(page.locator(".tally dd[data-of=admitted]")).hasText("1");
    assertThat(page.locator(".tally dd[data-zone]")).hasText("1");
    assertThat(complaints).isEmpty();
  }

  @Test
  void another_badge_right_after_is_not_lost_and_a_forged_one_is_refused() {
    Page page = gate("fr", true);
    String forged = Keys.ring().sign(Given.CONFERENCE, BADGE, 1, DAYS);
    US_QWERTY.press(page, token(1));

    US_QWERTY.press(page, forged);

    assertThat(page.locator("#verdict.refused .headline")).hasText("Ne pas laisser entrer");
    assertThat(page.locator("#verdict .detail")).hasText("Badge falsifié");
    assertThat(page.locator("#recent > li")).hasCount(2);
    look(page, "refused");
  }

  @Test
  void a_code_is_typed_by_hand_and_a_second_time_is_told_where_and_since_when() {
    Page page = gate("en", true);
    site.scan("scan-0001", token(1));

    page.locator("#code").fill(PrintedCode.of(BADGE, 1).toString());
    page.locator("#code").press("Enter");

    assertThat(page.locator("#verdict.inside .detail")).hasText("Since 08:00, by Main entrance");
    look(page, "inside");
  }

  @Test
  void slow_typing_without_a_field_goes_to_the_field_for_codes() {
    Page page = gate("en", true);

    page.keyboard().press("KeyA");
    page.keyboard().press("Digit1");

    assertThat(page.locator("#code")).hasValue("A1");
    assertThat(page.locator("#code")).isFocused();
  }

  @Test
  void a_scan_while_the_field_has_the_focus_leaves_the_field_as_it_was() {
    Page page = gate("en", true);
    page.locator("#code").fill("AB");

    US_QWERTY.press(page, token(1));

    assertThat(page.locator("#verdict.admitted")).isVisible();
    assertThat(page.locator("#code")).hasValue("AB");
  }

  @Test
  void an_admission_is_undone_with_a_reason() {
    Page page = gate("en", true);
    US_QWERTY.press(page, token(1));
    look(page, "admitted");
    page.locator("#undo").click();

    page.locator("[data-reason=did-not-enter]").click();

    assertThat(page.locator("#verdict.undone .headline")).hasText("Undone");
    assertThat(page.locator(".tally dd[data-of=admitted]")).hasText("0");
  }

  @Test
  void without_scripts_a_form_does_it() {
    Page page = gate("en", false);
    page.locator("#code").fill(PrintedCode.of(BADGE, 1).toString());

    page.locator("#typed button").click();

    assertThat(page.locator("#verdict.admitted .person")).hasText("Léa Amsler");
    assertThat(page.locator(".undo-plain")).isVisible();
  }

  @Test
  void when_nobody_answers_the_scan_can_be_sent_again_and_counts_once() {
    Page page = gate("en", true);
    page.route("**/api/badge/**", route -> route.abort());
    US_QWERTY.press(page, token(1));
    Locator retry = page.locator("#retry");
    assertThat(retry).isVisible();
    page.unroute("**/api/badge/**");

    retry.click();

    assertThat(page.locator("#verdict.admitted")).isVisible();
  }

  private Page gate(String language, boolean scripts) {
    context =
        BROWSER
            .chromium()
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale(language)
                    .setTimezoneId("America/New_York")
                    .setViewportSize(1180, 820)
                    .setJavaScriptEnabled(scripts)
                    .setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + Site.GATE)));
    context.setDefaultTimeout(20_000);
    Page page = Chromium.page(context, complaints);
    page.navigate(site.url() + "/metropolis-2004/gate/main");
    return page;
  }

  /** As a scanner does that was set to the keyboard of a French computer. */
  private static void pressOnFrenchKeyboard(Page page, String code) {
    List<Map<String, Object>> keys = new ArrayList<>();
    for (char c : code.toCharArray()) {
      int moved = "AQZWM".indexOf(c);
      String place = moved < 0 ? "Key" + c : FRENCH_PLACES.get(moved);
      keys.add(
          Character.isDigit(c) ? Keyboard.key(c, "Digit" + c, true) : Keyboard.key(c, place, true));
    }
    keys.add(Map.of("key", "Enter", "code", "Enter"));
    Keyboard.press(page, keys);
  }

  private String token(int serial) {
    return site.keys.sign(Given.CONFERENCE, BADGE, serial, DAYS);
  }

  /** A picture for people, below target. */
  private static void look(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screens", "gate-" + name + ".png"))
            .setFullPage(true));
  }
}
