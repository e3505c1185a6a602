package metropolis.badge.credential;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Collections;
import java.util.Map;
import metropolis.badge.signing.QuickSigner;
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
    PublicKey newest = verifying.get(Collections.max(verifying.keySet()));
    return new KeyRing(verifying, new QuickSigner(signing, newest), QuickVerifier::new);
  }

  static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
