package metropolis.benchmarks;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param unit for example {@code /s}, {@code ms}
 * @param aim what it should be, in words; empty for none
 * @param met whether the aim was met in this run; true without an aim
 */
public record Figure(String name, double value, String unit, String aim, boolean met) {

  static Figure plain(String name, double value, String unit) {
    return new Figure(name, value, unit, "", true);
  }

  static Figure atLeast(String name, double value, String unit, double aim) {
    return new Figure(name, value, unit, "≥ " + number(aim), value >= aim);
  }

  static Figure atMost(String name, double value, String unit, double aim) {
    return new Figure(name, value, unit, "≤ " + number(aim), value <= aim);
  }

  /** Three significant digits are more than a shared machine can promise. */
  static String number(double value) {
    if (value >= 100 || value == Math.rint(value)) {
      return String.format(java.util.Locale.ROOT, "%,.0f", value);
    }
    return String.format(java.util.Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
