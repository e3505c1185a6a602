package metropolis.platform.http;

/** Tells a path of this site from an address that would lead away from it. */
public final class LocalPath {
  private static final int LONGEST = 2_000;

  private LocalPath() {}

  public static boolean isLocal(String path) {
    return path.startsWith("/")
        && !path.startsWith("//")
        && path.length() <= LONGEST
        && path.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
  }
}
