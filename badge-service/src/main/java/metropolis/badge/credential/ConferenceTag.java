package metropolis.badge.credential;

/**
 * Two bytes that stand for a conference in a token. Two conferences may share a tag; badge ids are
 * unique across conferences, so such a token is still refused, as unknown.
 */
public record ConferenceTag(int value) {

  public ConferenceTag {
    if (value < 0 || value > 0xffff) {
      throw new IllegalArgumentException("tag out of range");
    }
  }

  public static ConferenceTag of(String conferenceId) {
    byte[] digest = Digests.sha256("conference|" + conferenceId, 2);
    return new ConferenceTag((digest[0] & 0xff) << 8 | (digest[1] & 0xff));
  }
}
