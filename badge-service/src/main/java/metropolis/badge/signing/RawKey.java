package metropolis.badge.signing;

import java.security.PublicKey;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** The 32 bytes that a public key is. */
final class RawKey {

  private RawKey() {}

  /** They end its X.509 form (RFC 8410). */
  static byte[] of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded.length < Ed25519.PUBLIC_KEY_SIZE) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
    return Arrays.copyOfRange(encoded, encoded.length - Ed25519.PUBLIC_KEY_SIZE, encoded.length);
  }
}
