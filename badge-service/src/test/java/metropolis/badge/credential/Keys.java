package metropolis.badge.credential;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Map;
import metropolis.badge.signing.QuickVerifier;

/** Keys for tests. */
public final class Keys {

  private Keys() {}

  public static KeyRing ring() {
    return ring(1, pair());
  }

  static KeyRing ring(int id, KeyPair pair) {
    return ring(Map.of(id, pair.getPublic()), pair.getPrivate());
  }

  static KeyRing ring(Map<Integer, PublicKey> verifying, PrivateKey signing) {
    return new KeyRing(verifying, signing, QuickVerifier::new);
  }

  static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
