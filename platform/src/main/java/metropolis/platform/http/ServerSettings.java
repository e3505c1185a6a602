package metropolis.platform.http;

import java.net.URI;
import java.util.Objects;

/**
 * Where the server listens and what it is called from outside.
 *
 * @param host address to bind, e.g. {@code 127.0.0.1} or {@code 0.0.0.0}
 * @param port 0 for a free one
 * @param publicUrl what people type, without a path; decides on Secure cookies and HSTS
 * @param behindProxy whether X-Forwarded-For is to be believed for the caller's address
 */
public record ServerSettings(String host, int port, URI publicUrl, boolean behindProxy) {
  public ServerSettings {
    Objects.requireNonNull(host, "host");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Give a port from 0 to 65535.");
    }
    String scheme = publicUrl.getScheme();
    if (publicUrl.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "Give the public URL as http://host:port or https://host, without a path.");
    }
  }

  /** For tests: a free port of this machine. */
  public static ServerSettings local() {
    return new ServerSettings("127.0.0.1", 0, URI.create("http://localhost"), false);
  }

  boolean https() {
    return "https".equals(publicUrl.getScheme());
  }
}
