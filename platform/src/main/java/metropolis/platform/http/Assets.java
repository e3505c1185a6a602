package metropolis.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Style sheets, scripts and pictures from the class path. The address of each has a hash of its
 * content in it, so that browsers keep it for a year and still get a new one at once. Threads share
 * it.
 */
public final class Assets {
  private static final String PREFIX = "/assets/";

  private record Asset(String mediaType, byte[] plain, byte[] gzipped, String etag) {}

  private static final Map<String, String> SOURCES =
      Map.of(
          "pico.css", "/META-INF/resources/webjars/picocss__pico/2.1.1/css/pico.min.css",
          "htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.7/dist/htmx.min.js");

  private static final Map<String, Asset> LOADED = new ConcurrentHashMap<>();

  private Assets() {}

  /**
   * The address of an asset: one of the platform's own ({@code metropolis.css}, {@code pico.css},
   * {@code htmx.js}, {@code metropolis.js}) or of a module ({@code badge/scan.js}, from the class
   * path under {@code /assets/badge/scan.js}).
   */
  public static String url(String name) {
    return PREFIX + load(name).etag() + "/" + name;
  }

  static void routes(Routes routes) {
    routes.plain("/assets/{hash}/<name>", Access.PUBLIC, Assets::serve);
  }

  private static Reply serve(Exchange exchange) throws IOException {
    String name = exchange.path("name");
    if (!name.matches("([a-z0-9-]+/)?[a-z0-9.-]+") || name.contains("..")) {
      throw Problem.notFound().refuse();
    }
    Asset asset;
    try {
      asset = load(name);
    } catch (IllegalArgumentException _) {
      throw Problem.notFound().refuse();
    }
    var context = exchange.context();
    String etag = "\"" + asset.etag() + "\"";
    context
        .header("ETag", etag)
        .header("Vary", "Accept-Encoding")
        .header(
            "Cache-Control",
            exchange.path("hash").equals(asset.etag())
                ? "public, max-age=31536000, immutable"
                : "no-cache");
    if (exchange.header("If-None-Match").map(etag::equals).orElse(false)) {
      return new Reply.Nothing(304);
    }
    boolean gzip =
        asset.gzipped().length < asset.plain().length
            && exchange.header("Accept-Encoding").orElse("").contains("gzip");
    context.contentType(asset.mediaType());
    if (gzip) {
      context.header("Content-Encoding", "gzip");
    }
    byte[] bytes = gzip ? asset.gzipped() : asset.plain();
    context.res().setContentLength(bytes.length);
    context.res().getOutputStream().write(bytes);
    return new Reply.Nothing(200);
  }

  private static Asset load(String name) {
    return LOADED.computeIfAbsent(name, Assets::read);
  }

  private static Asset read(String name) {
    String source = SOURCES.getOrDefault(name, "/assets/" + name);
    try (InputStream in = Assets.class.getResourceAsStream(source)) {
      if (in == null) {
        throw new IllegalArgumentException("no asset " + name);
      }
      byte[] plain = in.readAllBytes();
      var zipped = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(zipped)) {
        gzip.write(plain);
      }
      return new Asset(mediaType(name), plain, zipped.toByteArray(), hash(plain));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String mediaType(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "woff2" -> "font/woff2";
      case "wasm" -> "application/wasm";
      default -> "application/octet-stream";
    };
  }
}
