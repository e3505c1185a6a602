package metropolis.platform.http;

import gg.jte.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** What a handler answers. Problems are answered by throwing {@link Problem#refuse()}. */
public sealed interface Reply {

  /** A whole page, e.g. from {@code Layout}; a part of one for htmx. */
  record Html(int status, Content content) implements Reply {}

  record Json(int status, Object value) implements Reply {}

  /**
   * A JSON document that clients keep: one that has this version is told so with 304. The header
   * {@code Metropolis-Digest} holds the SHA-256 of the bytes before any compression.
   *
   * @param version letters, digits and hyphens
   */
  record Kept(String version, Object value) implements Reply {}

  record Text(int status, String mediaType, String text) implements Reply {}

  /** See other (303). */
  record Redirect(String path, Optional<Flash> flash) implements Reply {
    /** Shown once on the next page. */
    public Redirect flash(Flash.Kind kind, String text) {
      return new Redirect(path, Optional.of(new Flash(kind, text)));
    }
  }

  /**
   * A page that leads to another site at once, and has a link for whoever it does not lead. A
   * redirect would not do: browsers hold what answers a form to the policy on forms, which ends at
   * this site.
   *
   * @param target where to
   * @param page the page meanwhile
   */
  record Leaving(URI target, Reply page) implements Reply {
    public Leaving {
      if (target.getHost() == null || !target.toASCIIString().matches("https?://[^\\s\"'<>]+")) {
        throw new IllegalArgumentException("not an address of another site");
      }
    }
  }

  /**
   * @param fileName as the browser saves it; letters, digits, dot and hyphen
   * @param inline shown in the browser rather than saved
   */
  record File(String mediaType, String fileName, boolean inline, Writer writer) implements Reply {
    public File {
      Objects.requireNonNull(writer, "writer");
      if (!fileName.matches("[A-Za-z0-9._-]{1,120}")) {
        throw new IllegalArgumentException("not a plain file name: " + fileName);
      }
    }
  }

  record Events(EventStream stream) implements Reply {}

  record Nothing(int status) implements Reply {}

  /** Writes a file's bytes as they are made; called once. */
  @FunctionalInterface
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  static Reply html(Content content) {
    return new Html(200, content);
  }

  /** A page with another status, e.g. 422 for a form shown again with its errors. */
  static Reply html(int status, Content content) {
    return new Html(status, content);
  }

  static Reply json(Object value) {
    return new Json(200, value);
  }

  static Reply json(int status, Object value) {
    return new Json(status, value);
  }

  static Reply text(String text) {
    return new Text(200, "text/plain; charset=utf-8", text);
  }

  /**
   * @param path on this site, e.g. {@code /metropolis-2004/me/…}
   */
  static Redirect seeOther(String path) {
    if (!LocalPath.isLocal(path)) {
      throw new IllegalArgumentException("not a path on this site");
    }
    return new Redirect(path, Optional.empty());
  }

  static Reply leaving(URI target, Reply page) {
    return new Leaving(target, page);
  }

  static Reply inline(String mediaType, String fileName, byte[] bytes) {
    return new File(mediaType, fileName, true, out -> out.write(bytes));
  }

  static Reply attachment(String mediaType, String fileName, byte[] bytes) {
    return new File(mediaType, fileName, false, out -> out.write(bytes));
  }

  static Reply attachment(String mediaType, String fileName, Writer writer) {
    return new File(mediaType, fileName, false, writer);
  }

  static Reply events(EventStream stream) {
    return new Events(stream);
  }

  static Reply nothing() {
    return new Nothing(204);
  }
}
