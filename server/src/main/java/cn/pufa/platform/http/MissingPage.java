package cn.pufa.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Where there is nothing: a person is shown the ways on, a program is told by a problem. */
final class MissingPage {

  private static final String RESOURCE = "/web/missing.html";

  private final Buffer page;

  private MissingPage(Buffer page) {
    this.page = page;
  }

  static MissingPage read() {
    try (InputStream resource = MissingPage.class.getResourceAsStream(RESOURCE)) {
      return new MissingPage(Buffer.buffer(resource.readAllBytes()));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  void answer(RoutingContext context) {
    if (!isPerson(context.request())) {
      ProblemRenderer.render(context, Problem.notFound());
      return;
    }
    context
        .response()
        .setStatusCode(404)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .end(page);
  }

  /** Browsers ask for a page in these words; whatever else they load, and programs, do not. */
  private static boolean isPerson(HttpServerRequest request) {
    String accept = request.getHeader("Accept");
    return !request.path().startsWith("/api/") && accept != null && accept.contains("text/html");
  }
}
