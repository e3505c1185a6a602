package metropolis.platform.http;

import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;

/** Writes what a handler answered. */
final class Replies {
  private Replies() {}

  private static void keep(Context context, Reply.Kept kept) {
    String tag = '"' + kept.version() + '"';
    // Weak, since what goes over the wire may be compressed.
    context.header("ETag", "W/" + tag).header("Cache-Control", "private, no-cache");
    String known = context.header("If-None-Match");
    if (known != null && known.contains(tag)) {
      context.status(304);
      return;
    }
    byte[] bytes = metropolis.platform.http.Json.write(kept.value());
    context
        .status(200)
        .header("Metropolis-Digest", "sha-256=" + Bytes.sha256(bytes))
        .contentType("application/json")
        .result(bytes);
  }

  static void write(Exchange exchange, Reply reply) throws IOException {
    Context context = exchange.context();
    switch (reply) {
      case Reply.Html html -> {
        if (html.status() == 200 && exchange.principal().isPresent()) {
          exchange.conferenceIfAny().ifPresent(exchange.cookies()::rememberConference);
        }
        var out = new StringOutput();
        html.content().writeTo(metropolis.platform.http.view.Views.htmlOutput(out));
        context
            .status(html.status())
            .contentType("text/html; charset=utf-8")
            .header("Vary", "Accept-Language, Cookie, HX-Request")
            .result(out.toString());
      }
      case Reply.Json json ->
          context
              .status(json.status())
              .contentType("application/json")
              .result(Json.write(json.value()));
      case Reply.Kept kept -> keep(context, kept);
      case Reply.Text text ->
          context.status(text.status()).contentType(text.mediaType()).result(text.text());
      case Reply.Redirect redirect -> {
        redirect.flash().ifPresent(exchange.cookies()::flash);
        if (exchange.isHtmx()) {
          context.status(204).header("HX-Redirect", redirect.path());
        } else {
          context.status(303).header("Location", redirect.path());
        }
      }
      case Reply.Leaving leaving -> {
        context.header("Refresh", "0; url=" + leaving.target().toASCIIString());
        write(exchange, leaving.page());
      }
      case Reply.File file -> {
        context
            .contentType(file.mediaType())
            .header(
                "Content-Disposition",
                (file.inline() ? "inline" : "attachment")
                    + "; filename=\""
                    + file.fileName()
                    + "\"");
        file.writer().writeTo(context.res().getOutputStream());
      }
      case Reply.Events events -> {
        context.contentType("text/event-stream; charset=utf-8").header("X-Accel-Buffering", "no");
        if (context.method().equals(HandlerType.HEAD)) {
          events.stream().close();
        }
        events.stream().writeTo(context.res().getOutputStream());
      }
      case Reply.Nothing nothing -> context.status(nothing.status());
    }
  }
}
