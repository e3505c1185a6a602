package metropolis.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import metropolis.allinone.demo.Site;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.credential.Validity;
import metropolis.badge.signing.QuickSigner;
import metropolis.badge.signing.QuickVerifier;

/**
 * Signs codes as badge-service does, with the key in its data directory, where thousands are wanted
 * and not their badges. Any thread may use it.
 */
final class BadgeSigner {

  private final KeyRing keys;
  private final String conference;
  private final Validity days;

  /**
   * @param data where badge-service keeps its keys
   * @param days of the conference
   */
  BadgeSigner(Path data, String conference, Validity days)
      throws IOException, GeneralSecurityException {
    this.conference = conference;
    this.days = days;
    String pem = Files.readString(data.resolve("badge-keys").resolve("1.pem"));
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    PrivateKey signing =
        factory.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")));
    PublicKey verifying = factory.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY")));
    keys =
        new KeyRing(Map.of(1, verifying), new QuickSigner(signing, verifying), QuickVerifier::new);
  }

  String sign(String badgeId, int serial) {
    return keys.sign(conference, new BadgeId(badgeId), serial, days);
  }

  /**
   * The codes of so many badges of a site, in the order of its list.
   *
   * @param site whoever may see them
   */
  List<String> signAll(Site site, int count) {
    List<String> codes = new ArrayList<>();
    for (int page = 1; codes.size() < count; page++) {
      String path = "/api/badge/" + conference + "/badges?size=1000&page=" + page;
      for (JsonNode badge : site.get(path).expect(200).json().path("badges")) {
        codes.add(sign(badge.path("badgeId").asText(), badge.path("serial").asInt()));
      }
    }
    return codes;
  }

  private static byte[] block(String pem, String type) {
    String begin = "-----BEGIN " + type + "-----";
    int from = pem.indexOf(begin) + begin.length();
    int to = pem.indexOf("-----END " + type + "-----");
    return Base64.getMimeDecoder().decode(pem.substring(from, to).strip());
  }
}
