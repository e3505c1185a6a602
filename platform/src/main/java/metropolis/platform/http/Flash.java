package metropolis.platform.http;

import java.util.Objects;

/** A message shown once, on the page after a form was sent. */
public record Flash(Kind kind, String text) {

  /** What the message is about; it decides on its colour and its icon. */
  public enum Kind {
    DONE,
    NOTE,
    WARNING
  }

  public Flash {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }
}
