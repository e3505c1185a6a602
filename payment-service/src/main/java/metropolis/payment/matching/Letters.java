package metropolis.payment.matching;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes other alphabets in plain Latin letters, roughly as banks and passports do. For comparing
 * only: exact spelling does not matter, since {@link Spelling} compares consonants too. Chinese,
 * Japanese and Korean names have no letters to write; delegates give their Latin form.
 */
public final class Letters {

  private static final Map<Character, String> LATIN = new HashMap<>();

  static {
    String[] tables = {
      // What is left of Latin letters once accents are taken off
      "ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ı=i ŋ=ng ħ=h ə=a ĸ=k ŧ=t ƒ=f",
      // Cyrillic, of Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh
      "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f",
      "х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=i є=ye ґ=g ў=u ђ=dj ј=j љ=lj",
      "њ=nj ћ=c џ=dz ѓ=g ќ=k ѕ=dz қ=k ғ=g ң=n ө=o ұ=u ү=u һ=h ә=a",
      // Greek
      "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f",
      "χ=ch ψ=ps ω=o",
      // Arabic, Persian, Urdu: short vowels are not written
      "ا=a أ=a إ=i آ=a ٱ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z",
      "ع=a غ=gh ف=f ق=q ك=k ک=k ل=l م=m ن=n ه=h ة=a و=u ي=i ی=i ى=a ئ=i ؤ=u ء= پ=p چ=ch ژ=zh گ=g",
      "ٹ=t ڈ=d ڑ=r ں=n ھ=h ہ=h ے=e",
      // Hebrew
      "א=a ב=b ג=g ד=d ה=h ו=u ז=z ח=ch ט=t י=i כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע=a פ=p ף=f צ=ts",
      "ץ=ts ק=k ר=r ש=sh ת=t",
      // Armenian
      "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=e թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y",
      "ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f և=ev",
      // Georgian
      "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k",
      "ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h"
    };
    for (String table : tables) {
      for (String pair : table.split(" ")) {
        LATIN.put(pair.charAt(0), pair.substring(2));
      }
    }
  }

  private Letters() {}

  /** Lower case, without accents; what is neither letter nor digit becomes a space. */
  public static String plain(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length() + 8);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c < 0x80) {
        plain.append(Character.isLetterOrDigit(c) ? c : isInner(c) ? "" : " ");
      } else {
        append(plain, c);
      }
    }
    return plain.toString();
  }

  private static void append(StringBuilder plain, char c) {
    String latin = latin(c);
    if (latin != null) {
      plain.append(latin.equals("u") && startsWord(plain) && isVav(c) ? "w" : latin);
      return;
    }
    for (char part : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).toCharArray()) {
      String written = latin(part);
      if (written != null) {
        plain.append(written);
      } else if (Character.isDigit(part)) {
        plain.append(Character.digit(part, 10));
      } else if (Character.isLetter(part)) {
        plain.append(part);
      } else if (Character.getType(part) != Character.NON_SPACING_MARK && !isInner(part)) {
        plain.append(' ');
      }
    }
  }

  private static String latin(char c) {
    return LATIN.get(c);
  }

  /** Apostrophes do not part a word. */
  private static boolean isInner(char c) {
    return c == '\'' || c == '’' || c == 'ʼ' || c == 'ʻ' || c == '`' || c == '´';
  }

  /** Arabic waw and Hebrew vav are consonants where a word begins. */
  private static boolean isVav(char c) {
    return c == 'و' || c == 'ו';
  }

  private static boolean startsWord(StringBuilder plain) {
    return plain.isEmpty() || plain.charAt(plain.length() - 1) == ' ';
  }
}
