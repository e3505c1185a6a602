package metropolis.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text out of bytes, strictly: what is not UTF-8 is refused rather than replaced. */
final class Bytes {
  private Bytes() {}

  static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Whether a text has control characters other than tab and line breaks, or broken surrogates. */
  static boolean hasControls(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                (c < 0x20 && c != '\n' && c != '\r' && c != '\t')
                    || (c >= 0x7f && c <= 0x9f)
                    || (c >= 0xd800 && c <= 0xdfff)
                    || (c & 0xfffe) == 0xfffe);
  }
}
