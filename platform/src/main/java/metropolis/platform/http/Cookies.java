package metropolis.platform.http;

import io.javalin.http.Context;
import java.util.Optional;
import metropolis.platform.http.view.Language;

/** The few cookies of the site. For one request and one thread. */
final class Cookies {
  static final String SESSION = SignInPaths.SESSION_COOKIE;
  private static final String BROWSER = "metropolis_browser";
  private static final String LANGUAGE = "metropolis_lang";
  private static final String CONFERENCE = "metropolis_conference";
  private static final String FLASH = "metropolis_flash";
  private static final int YEAR = 365 * 24 * 3_600;

  private final Context context;
  private final Site site;
  private String browserId;

  Cookies(Context context, Site site) {
    this.context = context;
    this.site = site;
  }

  Optional<String> read(String name) {
    return Optional.ofNullable(context.cookie(name));
  }

  /**
   * @param seconds 0 removes it
   */
  void set(String name, String value, int seconds) {
    context
        .res()
        .addHeader(
            "Set-Cookie",
            name
                + "="
                + value
                + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
                + seconds
                + (site.settings.https() ? "; Secure" : ""));
  }

  /** Ties the forms of a browser to it; made at its first form. */
  String browserId() {
    if (browserId == null) {
      browserId =
          knownBrowser()
              .orElseGet(
                  () -> {
                    String fresh = Exchange.randomId();
                    set(BROWSER, site.tokens.sign("browser", fresh), YEAR);
                    return fresh;
                  });
    }
    return browserId;
  }

  Optional<String> knownBrowser() {
    return read(BROWSER).flatMap(token -> site.tokens.open("browser", token));
  }

  Optional<Language> language() {
    return read(LANGUAGE).flatMap(Language::of);
  }

  void rememberLanguage(Language language) {
    if (!language().equals(Optional.of(language))) {
      set(LANGUAGE, language.code(), YEAR);
    }
  }

  /** The conference whose pages were seen last, for the navigation on pages of none. */
  Optional<String> lastConference() {
    return read(CONFERENCE).filter(id -> Exchange.CONFERENCE.matcher(id).matches());
  }

  void rememberConference(String id) {
    if (!lastConference().equals(Optional.of(id))) {
      set(CONFERENCE, id, YEAR);
    }
  }

  void flash(Flash flash) {
    String text = flash.text().length() > 500 ? flash.text().substring(0, 500) : flash.text();
    set(FLASH, site.tokens.sign("flash", flash.kind() + " " + text), 60);
  }

  Optional<Flash> takeFlash() {
    Optional<Flash> flash =
        read(FLASH)
            .flatMap(token -> site.tokens.open("flash", token))
            .map(
                payload -> {
                  String[] parts = payload.split(" ", 2);
                  return new Flash(Flash.Kind.valueOf(parts[0]), parts[1]);
                });
    if (read(FLASH).isPresent()) {
      set(FLASH, "", 0);
    }
    return flash;
  }
}
