package metropolis.badge.credential;

/**
 * What a token says: which print of which badge, of which conference, valid when, signed with which
 * key. Nothing about the person.
 *
 * @param keyId 0 to 255
 * @param conference see {@link ConferenceTag}
 * @param serial 1 to 65535
 */
public record Claims(
    int keyId, ConferenceTag conference, BadgeId badge, int serial, Validity validity) {

  public Claims {
    if (keyId < 0 || keyId > 0xff) {
      throw new IllegalArgumentException("key id out of range");
    }
    if (serial < 1 || serial > 0xffff) {
      throw new IllegalArgumentException("serial out of range");
    }
  }
}
