package metropolis.payment.rendering;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.codecrete.qrbill.generator.Payments;
import net.codecrete.qrbill.generator.SPSCharacterSet;

/**
 * Which texts can be set in letters that need no shaping. Everything else is left to another form
 * of the name: a row of boxes on an invoice is worse than a plain line.
 */
final class Printable {

  private static final Set<UnicodeScript> SCRIPTS =
      Set.of(
          UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC, UnicodeScript.COMMON);

  private final Fonts.Coverage coverage;

  Printable(Fonts.Coverage coverage) {
    this.coverage = coverage;
  }

  /** The text in its composed form, if every letter of it can be drawn. */
  Optional<String> of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    boolean drawable =
        !composed.isEmpty()
            && composed
                .codePoints()
                .allMatch(c -> SCRIPTS.contains(UnicodeScript.of(c)) && coverage.has(c));
    return drawable ? Optional.of(composed) : Optional.empty();
  }

  /** The first form that can be drawn whole; else the first that can without single accents. */
  Optional<String> firstOf(List<String> forms) {
    return Stream.concat(
            forms.stream().map(this::of), forms.stream().map(form -> of(withoutLooseMarks(form))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Without the accents that no single letter has, as the tone marks of Yoruba on a dotted vowel:
   * to place them takes shaping, and the name is right but for them.
   */
  private static String withoutLooseMarks(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\p{M}", "");
  }

  /** Whether the text may stand in a Swiss QR code: Latin letters only. */
  static boolean inQrCode(String text) {
    return Payments.isValidText(text, SPSCharacterSet.EXTENDED_LATIN);
  }
}
