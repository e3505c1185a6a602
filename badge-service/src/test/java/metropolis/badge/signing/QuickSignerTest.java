package metropolis.badge.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuickSignerTest {

  /** What stands before the 32 bytes in the X.509 form (RFC 8410, section 4). */
  private static final String X509 = "302a300506032b6570032100";

  @Test
  void it_signs_as_the_standard_does() throws GeneralSecurityException {
    // RFC 8032, section 7.1, test 2.
    byte[] secret = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    String open = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    QuickSigner signer =
        new QuickSigner(
            factory.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret)),
            factory.generatePublic(new X509EncodedKeySpec(hex(X509 + open))));

    assertThat(signer.sign(hex("72")))
        .isEqualTo(
            hex(
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
  }

  @Test
  void java_signs_alike_and_both_verify_it() throws GeneralSecurityException {
    Random random = new Random(20_040_927);
    for (int i = 0; i < 40; i++) {
      KeyPair pair = pair("Ed25519");
      byte[] content = new byte[i];
      random.nextBytes(content);

      byte[] signature = new QuickSigner(pair.getPrivate(), pair.getPublic()).sign(content);

      assertThat(signature).isEqualTo(byJava(pair, content));
      assertThat(new QuickVerifier(pair.getPublic()).verifies(content, signature)).isTrue();
    }
  }

  @Test
  void keys_of_another_kind_are_refused() throws GeneralSecurityException {
    KeyPair pair = pair("Ed25519");
    KeyPair longer = pair("Ed448");

    assertThatThrownBy(() -> new QuickSigner(longer.getPrivate(), pair.getPublic()))
        .isInstanceOf(IllegalArgumentException.class);
    KeyPair other = pair("RSA");
    assertThatThrownBy(() -> new QuickSigner(other.getPrivate(), pair.getPublic()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] byJava(KeyPair pair, byte[] content) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(content);
    return signature.sign();
  }

  private static KeyPair pair(String algorithm) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
