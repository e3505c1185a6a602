package metropolis.badge;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a keyboard setting of a computer makes of the keys that a hand-held scanner presses. The
 * scanner means a US keyboard: it holds Shift for each capital letter, and never looks at the
 * lights.
 */
enum Keyboard {
  US_QWERTY("", "", "1234567890", "1234567890"),
  GERMAN_QWERTZ("YZ", "ZY", "1234567890", "!\"§$%&/()="),
  FRENCH_AZERTY("AQZWM", "QAWZ?", "&é\"'(-è_çà", "1234567890");

  private static final String DIGITS = "1234567890";
  private static final String PRESS =
      "keys => { for (const key of keys) document.activeElement.dispatchEvent("
          + "new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true })); }";

  private final String pressed;
  private final String made;
  private final String plain;
  private final String locked;

  /**
   * @param pressed letters of the US keyboard that mean something else here
   * @param made what they mean, with Shift
   * @param plain the row of digits without Shift, from 1 to 0
   * @param locked the row of digits with Caps Lock
   */
  Keyboard(String pressed, String made, String plain, String locked) {
    this.pressed = pressed;
    this.made = made;
    this.plain = plain;
    this.locked = locked;
  }

  /** Presses the keys of a code and Enter, as fast as a scanner does. */
  void press(Page page, String code) {
    press(page, code, false);
  }

  void press(Page page, String code, boolean capsLock) {
    List<Map<String, Object>> keys = new ArrayList<>();
    for (char c : code.toCharArray()) {
      if (Character.isDigit(c)) {
        String row = capsLock ? locked : plain;
        keys.add(key(row.charAt(DIGITS.indexOf(c)), "Digit" + c, false));
      } else {
        keys.add(Map.of("key", "Shift", "code", "ShiftLeft", "shiftKey", true));
        keys.add(key(letter(c, capsLock), "Key" + c, true));
      }
    }
    keys.add(Map.of("key", "Enter", "code", "Enter"));
    press(page, keys);
  }

  private char letter(char c, boolean capsLock) {
    int at = pressed.indexOf(c);
    char made = at < 0 ? c : this.made.charAt(at);
    return capsLock ? Character.toLowerCase(made) : made;
  }

  static Map<String, Object> key(char key, String place, boolean shift) {
    return Map.of("key", String.valueOf(key), "code", place, "shiftKey", shift);
  }

  /** Presses keys wherever the focus is. */
  static void press(Page page, List<Map<String, Object>> keys) {
    page.evaluate(PRESS, keys);
  }
}
