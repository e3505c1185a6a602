package metropolis.badge.credential;

import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The Ed25519 keys of an installation: one signs, every one verifies, so that a key can be replaced
 * while badges of the one before are still worn. Immutable, to be shared by threads.
 */
public final class KeyRing {

  private final NavigableMap<Integer, PublicKey> verifying;
  private final Map<Integer, Verifier> verifiers = new HashMap<>();
  private final int signingId;
  private final Signer signer;

  /**
   * A ring whose newest key signs.
   *
   * @param signer has the private key that belongs to the highest id
   */
  public KeyRing(
      Map<Integer, PublicKey> verifying, Signer signer, Function<PublicKey, Verifier> verifier) {
    this(verifying, Collections.max(verifying.keySet()), signer, verifier);
  }

  /**
   * @param verifying public keys by id, 0 to 255
   * @param signingId the id of the one key that signs
   * @param signer has the private key that belongs to it
   * @param verifier makes the one that verifies for a key that only verifies
   */
  public KeyRing(
      Map<Integer, PublicKey> verifying,
      int signingId,
      Signer signer,
      Function<PublicKey, Verifier> verifier) {
    if (!verifying.containsKey(signingId)) {
      throw new IllegalArgumentException("the key that signs must be one that verifies");
    }
    this.signingId = signingId;
    this.verifying = Collections.unmodifiableNavigableMap(new TreeMap<>(verifying));
    this.signer = signer;
    verifying.forEach(
        (id, key) -> verifiers.put(id, id == signingId ? this::isOurs : verifier.apply(key)));
  }

  /** Public keys by id. */
  public NavigableMap<Integer, PublicKey> publicKeys() {
    return verifying;
  }

  /** The token for one print of a badge; the same print always gets the same token. */
  public String sign(String conferenceId, BadgeId badge, int serial, Validity validity) {
    ConferenceTag conference = ConferenceTag.of(conferenceId);
    Claims claims = new Claims(signingId, conference, badge, serial, validity);
    byte[] content = Token.toSign(claims);
    return Token.write(content, signer.sign(content));
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

  /**
   * A key makes one signature over one content, and making it takes half the time of checking it.
   * Compared is all of it, so that the time taken tells nothing of the right one.
   */
  private boolean isOurs(byte[] content, byte[] signature) {
    return MessageDigest.isEqual(signer.sign(content), signature);
  }

  private boolean signedByUs(Token.Read token) {
    Verifier verifier = verifiers.get(token.claims().keyId());
    return verifier != null && verifier.verifies(token.signed(), token.signature());
  }
}
