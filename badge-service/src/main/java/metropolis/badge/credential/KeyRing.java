package metropolis.badge.credential;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Ed25519 keys of an installation: the newest signs, every one verifies, so that a key can be
 * replaced while badges of the one before are still worn. Immutable, to be shared by threads;
 * signing and verifying take most of a millisecond each and are meant for the callers' threads.
 */
public final class KeyRing {

  private static final String ALGORITHM = "Ed25519";

  private final NavigableMap<Integer, PublicKey> verifying;
  private final PrivateKey signing;

  /**
   * @param verifying public keys by id, 0 to 255
   * @param signing the private key that belongs to the highest id
   */
  public KeyRing(Map<Integer, PublicKey> verifying, PrivateKey signing) {
    if (verifying.isEmpty()) {
      throw new IllegalArgumentException("no key");
    }
    this.verifying = Collections.unmodifiableNavigableMap(new TreeMap<>(verifying));
    this.signing = signing;
  }

  /** Public keys by id. */
  public NavigableMap<Integer, PublicKey> publicKeys() {
    return verifying;
  }

  /** The token for one print of a badge; the same print always gets the same token. */
  public String sign(String conferenceId, BadgeId badge, int serial, Validity validity) {
    ConferenceTag conference = ConferenceTag.of(conferenceId);
    Claims claims = new Claims(verifying.lastKey(), conference, badge, serial, validity);
    byte[] content = Token.toSign(claims);
    return Token.write(content, signature(content));
  }

  /** Reads what was scanned and tells whether we signed it, and for this conference. */
  public TokenCheck check(String conferenceId, String scanned) {
    Optional<Token.Read> read = Token.read(scanned);
    if (read.isEmpty()) {
      return new TokenCheck.Malformed();
    }
    Token.Read token = read.get();
    if (!signedByUs(token)) {
      return new TokenCheck.Forged();
    }
    boolean ours = token.claims().conference().equals(ConferenceTag.of(conferenceId));
    return ours
        ? new TokenCheck.Genuine(token.claims())
        : new TokenCheck.OtherConference(token.claims());
  }

  private byte[] signature(byte[] content) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(signing);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the signing key cannot sign", e);
    }
  }

  private boolean signedByUs(Token.Read token) {
    PublicKey key = verifying.get(token.claims().keyId());
    if (key == null) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(token.signed());
      return signature.verify(token.signature());
    } catch (GeneralSecurityException e) {
      // A signature may be so broken that it cannot even be compared.
      return false;
    }
  }
}
