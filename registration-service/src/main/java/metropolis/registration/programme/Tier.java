package metropolis.registration.programme;

/** Which fee applies; decided by the time of submission, however late approval comes. */
public enum Tier {
  EARLY,
  REGULAR,
  ON_SITE
}
