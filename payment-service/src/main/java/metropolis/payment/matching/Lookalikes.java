package metropolis.payment.matching;

/** Letters that people and scanners take for digits. */
final class Lookalikes {

  private Lookalikes() {}

  /** Capital O as 0, capital I and L as 1. */
  static String digits(String capitals) {
    for (int i = 0; i < capitals.length(); i++) {
      if (digit(capitals.charAt(i)) != capitals.charAt(i)) {
        return capitals.replace('O', '0').replace('I', '1').replace('L', '1');
      }
    }
    return capitals;
  }

  /**
   * Whether two texts are the same so.
   *
   * @param digits written so already
   */
  static boolean same(String capitals, String digits) {
    if (capitals.length() != digits.length()) {
      return false;
    }
    for (int i = 0; i < capitals.length(); i++) {
      if (digit(capitals.charAt(i)) != digits.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static char digit(char capital) {
    return switch (capital) {
      case 'O' -> '0';
      case 'I', 'L' -> '1';
      default -> capital;
    };
  }
}
