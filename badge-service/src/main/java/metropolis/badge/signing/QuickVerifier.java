package metropolis.badge.signing;

import java.security.PublicKey;
import metropolis.badge.credential.Verifier;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Verifies with Bouncy Castle, which takes an eighth of the time that Java's own Ed25519 takes: a
 * door shall wait for the network, not for arithmetic. Threads may share it.
 */
public final class QuickVerifier implements Verifier {

  private final Ed25519.PublicPoint key;

  /**
   * @throws IllegalArgumentException if it is not an Ed25519 key
   */
  public QuickVerifier(PublicKey key) {
    this.key = Ed25519.validatePublicKeyPartialExport(RawKey.of(key), 0);
    if (this.key == null) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
  }

  @Override
  public boolean verifies(byte[] content, byte[] signature) {
    return signature.length == Ed25519.SIGNATURE_SIZE
        && Ed25519.verify(signature, 0, key, content, 0, content.length);
  }
}
