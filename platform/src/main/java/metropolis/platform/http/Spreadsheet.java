package metropolis.platform.http;

/** Texts of others in files that a spreadsheet may open. */
public final class Spreadsheet {

  /** The wide forms too: East Asian spreadsheets read them as the narrow ones. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private Spreadsheet() {}

  /** The text as one that no spreadsheet runs: it would one that begins like a formula. */
  public static String harmless(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }
}
