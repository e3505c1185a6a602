package metropolis.payment.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.codecrete.qrbill.generator.Payments;
import net.codecrete.qrbill.generator.SPSCharacterSet;

/**
 * Text in the letters that a Swiss QR code may hold (extended Latin). Accents that it has no letter
 * for are left out one by one; alphabets are written letter by letter as banks and passports do.
 * Scripts that do not write all sounds, or write words, cannot be: a guess would name somebody
 * else.
 */
final class Latin {

  private static final Map<Integer, String> LETTERS = letters();

  private Latin() {}

  static boolean isAllowed(String text) {
    return Payments.isValidText(text, SPSCharacterSet.EXTENDED_LATIN);
  }

  /** The text as it is if it is allowed, else rewritten; empty if a letter of it cannot be. */
  static Optional<String> of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    if (isAllowed(composed)) {
      return Optional.of(composed);
    }
    StringBuilder latin = new StringBuilder();
    for (int at = 0; at < composed.length(); ) {
      int letter = composed.codePointAt(at);
      Optional<String> written = written(letter);
      if (written.isEmpty()) {
        return Optional.empty();
      }
      int next = at + Character.charCount(letter);
      boolean besideCapital =
          (at > 0 && Character.isUpperCase(composed.codePointBefore(at)))
              || (next < composed.length() && Character.isUpperCase(composed.codePointAt(next)));
      latin.append(inCase(written.get(), letter, besideCapital));
      at = next;
    }
    String whole = latin.toString().replaceAll(" +", " ").strip();
    return isAllowed(whole) ? Optional.of(whole) : Optional.empty();
  }

  private static Optional<String> written(int letter) {
    String text = Character.toString(letter);
    if (isAllowed(text)) {
      return Optional.of(text);
    }
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
      return Optional.of("");
    }
    String known = LETTERS.get(Character.toLowerCase(letter));
    if (known != null) {
      return Optional.of(known);
    }
    // One accent less: ễ becomes ê, and only a letter without any is bare.
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    for (int end = apart.length() - 1; end > 0; end--) {
      String fewer = Normalizer.normalize(apart.substring(0, end), Normalizer.Form.NFC);
      if (isAllowed(fewer)) {
        return Optional.of(fewer);
      }
    }
    int base = apart.codePointAt(0);
    return base == letter ? Optional.empty() : written(base);
  }

  /** Щ in Щукин is Shch, in ЩУКИН SHCH. */
  private static String inCase(String written, int letter, boolean besideCapital) {
    if (!Character.isUpperCase(letter) || written.isEmpty()) {
      return written;
    }
    return besideCapital && written.length() > 1
        ? written.toUpperCase(Locale.ROOT)
        : Character.toUpperCase(written.charAt(0)) + written.substring(1);
  }

  private static Map<Integer, String> letters() {
    try (InputStream in = Latin.class.getResourceAsStream("latin.properties")) {
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<Integer, String> letters = new HashMap<>();
      properties.forEach(
          (letter, latin) -> letters.put(letter.toString().codePointAt(0), latin.toString()));
      return Map.copyOf(letters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
