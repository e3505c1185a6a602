package metropolis.rendering.page;

/** A picture or background that cannot be used; the message names the remedy. */
public final class RefusedPictureException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why, for those who tell it in other words or another language. */
  public enum Reason {
    /** The file is larger than is taken. */
    TOO_MANY_BYTES,
    /** Unpacked, it would be larger than is taken. */
    TOO_MANY_PIXELS,
    /** Too few pixels to be printed. */
    TOO_SMALL,
    /** Neither JPEG nor PNG. */
    NO_PICTURE,
    /** The end of the file is missing. */
    CUT_SHORT,
    /** For a printing press: cyan, magenta, yellow and black. */
    FOUR_COLOURS,
    /** Everything else that is wrong in a file. */
    DAMAGED
  }

  private final Reason reason;

  public RefusedPictureException(String message) {
    this(Reason.DAMAGED, message);
  }

  public RefusedPictureException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public RefusedPictureException(String message, Throwable cause) {
    super(message, cause);
    this.reason = Reason.DAMAGED;
  }

  public Reason reason() {
    return reason;
  }
}
