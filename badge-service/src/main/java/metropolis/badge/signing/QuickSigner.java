package metropolis.badge.signing;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import metropolis.badge.credential.Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Signs with Bouncy Castle, which takes a twentieth of the time that Java's own Ed25519 takes: a
 * print run of ten thousand badges would spend most of its time on signatures. Threads may share
 * it.
 */
public final class QuickSigner implements Signer {

  private final byte[] secret;
  private final byte[] verifying;

  /**
   * @param verifying belongs to the key that signs: it is part of what is signed
   * @throws IllegalArgumentException if the keys are not of Ed25519, or the secret stays in a
   *     device
   */
  public QuickSigner(PrivateKey signing, PublicKey verifying) {
    if (!(signing instanceof EdECPrivateKey key)) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
    this.secret =
        key.getBytes()
            .filter(bytes -> bytes.length == Ed25519.SECRET_KEY_SIZE)
            .orElseThrow(() -> new IllegalArgumentException("not an Ed25519 key to sign with"));
    this.verifying = RawKey.of(verifying);
  }

  @Override
  public byte[] sign(byte[] content) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(secret, 0, verifying, 0, content, 0, content.length, signature, 0);
    return signature;
  }
}
