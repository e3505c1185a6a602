package metropolis.platform.http;

import io.javalin.http.Context;

/** Headers on every answer. Nothing inline, nothing from elsewhere, nothing framed. */
final class SecurityHeaders {
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  /** For a page whose scripts bring WebAssembly of our own; still nothing else is evaluated. */
  static void allowWebAssembly(Context context) {
    context.header(
        "Content-Security-Policy",
        POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"));
  }

  static void set(Context context, ServerSettings settings) {
    context
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=()")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "no-store");
    if (settings.https()) {
      context.header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }
}
