package metropolis.platform.http;

import gg.jte.output.StringOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import metropolis.platform.http.view.ErrorPage;
import metropolis.platform.http.view.Language;
import metropolis.platform.http.view.Views;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers requests so broken that no route was looked for: bad syntax, an address that is no UTF-8,
 * headers too large, a body that never comes.
 */
final class EarlyErrors implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Problem problem = ErrorTable.ofStatus(Math.max(response.getStatus(), 400));
    boolean page = header(request, HttpHeader.ACCEPT).contains("text/html");
    response.setStatus(problem.status());
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_TYPE, page ? "text/html;charset=utf-8" : "application/problem+json")
        .put(HttpHeader.CACHE_CONTROL, "no-store")
        .put("X-Content-Type-Options", "nosniff")
        .put("Content-Security-Policy", "default-src 'none'; style-src 'self'");
    byte[] body = page ? page(request, problem) : Json.write(Problems.document(problem));
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static byte[] page(Request request, Problem problem) {
    Language language = Language.accepted(header(request, HttpHeader.ACCEPT_LANGUAGE));
    var html = new StringOutput();
    ErrorPage.early(language, Site.TEXTS.in(language), problem).writeTo(Views.htmlOutput(html));
    return html.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String header(Request request, HttpHeader name) {
    String value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }
}
