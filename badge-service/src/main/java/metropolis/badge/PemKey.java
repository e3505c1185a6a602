package metropolis.badge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.signing.QuickSigner;
import metropolis.badge.signing.QuickVerifier;

/**
 * A key that signs badges, as text: a PUBLIC KEY block and, in the one that signs, a PRIVATE KEY
 * block. A message about it gives its name and never what it holds.
 */
final class PemKey {

  /** What a token has room for. */
  static final int HIGHEST_ID = 255;

  private static final String ALGORITHM = "Ed25519";

  private final String name;
  private final String text;

  /**
   * @param name of the file or the variable that holds it
   */
  PemKey(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /**
   * All keys of an installation, by id. The highest that has a private key signs: a public key
   * alone can so be made known to every instance before one of them signs with it.
   *
   * @throws InvalidKeyException naming the key that cannot be used, and why
   */
  static KeyRing ring(SortedMap<Integer, PemKey> keys) throws InvalidKeyException {
    TreeMap<Integer, PublicKey> verifying = new TreeMap<>();
    for (var key : keys.entrySet()) {
      verifying.put(key.getKey(), key.getValue().publicKey());
    }
    int signingId =
        keys.entrySet().stream()
            .filter(key -> key.getValue().signs())
            .mapToInt(Map.Entry::getKey)
            .max()
            .orElse(keys.lastKey());
    PemKey active = keys.get(signingId);
    PrivateKey signing = active.privateKey();
    if (!belongTogether(signing, verifying.get(signingId))) {
      throw active.refused("holds a PUBLIC KEY that does not belong to its PRIVATE KEY");
    }
    return new KeyRing(
        verifying,
        signingId,
        new QuickSigner(signing, verifying.get(signingId)),
        QuickVerifier::new);
  }

  /** A new key, as text. */
  static String fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return block("PRIVATE KEY", pair.getPrivate().getEncoded())
          + block("PUBLIC KEY", pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java since 15 has Ed25519", e);
    }
  }

  private boolean signs() {
    return text.contains("-----BEGIN PRIVATE KEY-----");
  }

  private PublicKey publicKey() throws InvalidKeyException {
    byte[] encoded = block("PUBLIC KEY", "has no PUBLIC KEY block");
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException _) {
      throw refused("holds a PUBLIC KEY block that is not an Ed25519 key");
    }
  }

  private PrivateKey privateKey() throws InvalidKeyException {
    byte[] encoded = block("PRIVATE KEY", "has no PRIVATE KEY block, nor has another key");
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException _) {
      throw refused("holds a PRIVATE KEY block that is not an Ed25519 key");
    }
  }

  private byte[] block(String type, String otherwise) throws InvalidKeyException {
    Matcher block =
        Pattern.compile(
                "-----BEGIN " + type + "-----(.*?)-----END " + type + "-----", Pattern.DOTALL)
            .matcher(text);
    if (!block.find()) {
      throw refused(otherwise);
    }
    try {
      return Base64.getMimeDecoder().decode(block.group(1).strip());
    } catch (IllegalArgumentException _) {
      throw refused("holds a " + type + " block that is not base 64");
    }
  }

  /** The causes stay behind: what they say may be part of the key. */
  private InvalidKeyException refused(String why) {
    return new InvalidKeyException(name + " " + why);
  }

  private static boolean belongTogether(PrivateKey signing, PublicKey verifying) {
    byte[] sample = "badge".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(signing);
      signature.update(sample);
      byte[] signed = signature.sign();
      signature.initVerify(verifying);
      signature.update(sample);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static String block(String type, byte[] encoded) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
