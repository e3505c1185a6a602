package metropolis.rendering.page;

import java.util.regex.Pattern;

/**
 * What a document is called, and how hard it is squeezed.
 *
 * @param title shown by a viewer instead of a file name; not blank
 * @param language of the text unless a part tells another, BCP 47
 * @param contentLevel of deflating pages, 0 (stored) to 9
 * @param fontLevel of deflating fonts, 0 (stored) to 9
 */
public record PdfSettings(String title, String language, int contentLevel, int fontLevel) {

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

  public PdfSettings {
    if (title.isBlank()) {
      throw new IllegalArgumentException("a document needs a title: PDF/UA asks for one");
    }
    checkLanguage(language);
    if (Math.min(contentLevel, fontLevel) < 0 || Math.max(contentLevel, fontLevel) > 9) {
      throw new IllegalArgumentException("a level of deflating is 0 to 9");
    }
  }

  /**
   * For one badge that goes to a printer at once, the fastest: deflating its page would take a
   * quarter of the time that all of drawing it takes, and save 4 KB.
   */
  public static PdfSettings forOne(String title, String language) {
    return new PdfSettings(title, language, 0, 0);
  }

  /** Fast: deflating the fonts of one badge takes longer than all the rest. */
  public static PdfSettings forPrinting(String title, String language) {
    return new PdfSettings(title, language, 1, 0);
  }

  /** Small. */
  public static PdfSettings forMail(String title, String language) {
    return new PdfSettings(title, language, 6, 6);
  }

  static void checkLanguage(String language) {
    if (!LANGUAGE.matcher(language).matches()) {
      throw new IllegalArgumentException("a language is a BCP 47 tag such as en or zh-Hant");
    }
  }
}
