package metropolis.payment.statement;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns the bytes of text formats, which do not say how they are encoded, into text. */
final class Decoding {

  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Charset DOS = Charset.forName("IBM852");

  private Decoding() {}

  /**
   * UTF-8 if it is; else the code page of old banking programs if bytes occur that no text in
   * Latin-1 has; else Latin-1 as Windows extends it.
   */
  static String text(byte[] bytes) {
    String utf8 = strictly(bytes, StandardCharsets.UTF_8);
    if (utf8 != null) {
      return utf8.startsWith("\ufeff") ? utf8.substring(1) : utf8;
    }
    return new String(bytes, dos(bytes) ? DOS : WESTERN);
  }

  static String text(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** In DOS the letters with accents lie where Latin-1 has controls and Windows has signs. */
  private static boolean dos(byte[] bytes) {
    int letters = 0;
    int latin = 0;
    for (byte b : bytes) {
      int value = b & 0xff;
      if (value >= 0x80 && value < 0xa0) {
        letters++;
      } else if (value >= 0xc0) {
        latin++;
      }
    }
    return letters > latin;
  }

  private static String strictly(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException other) {
      return null;
    }
  }
}
