package metropolis.rendering.page;

/** A picture or background that cannot be used; the message names the remedy. */
public final class RefusedPictureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RefusedPictureException(String message) {
    super(message);
  }

  public RefusedPictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
