package metropolis.payment.reference;

/** ISO 7064 modulo 97-10, letters counted as 10 to 35. */
final class Modulo97 {

  private Modulo97() {}

  /**
   * @param text digits and upper-case letters only
   */
  static int remainder(String text) {
    int remainder = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = Character.digit(text.charAt(i), 36);
      remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }
    return remainder;
  }
}
