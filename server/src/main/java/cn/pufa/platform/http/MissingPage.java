package cn.pufa.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Where there is nothing: a person is shown the ways on, a program is told by a problem. */
final class MissingPage {

  private static final String RESOURCE = "/web/missing.html";

  private static final String RESIDENTS_WAYS =
      """
      <a href="/">回到首页</a>
      <a href="/#/packages/content/search">搜索</a>""";
  private static final String STAFFS_WAYS = "<a href=\"/admin/\">回到工作台</a>";

  private static final String BLOCK = "<style>";

  private final String policy;
  private final Buffer forResidents;
  private final Buffer forStaff;

  private MissingPage(String page) {
    policy =
        SecurityHeaders.policyWithStyle(
            page.substring(page.indexOf(BLOCK) + BLOCK.length(), page.indexOf("</style>")));
    forResidents = Buffer.buffer(page.replace("{ways}", RESIDENTS_WAYS));
    forStaff = Buffer.buffer(page.replace("{ways}", STAFFS_WAYS));
  }

  static MissingPage read() {
    try (InputStream resource = MissingPage.class.getResourceAsStream(RESOURCE)) {
      return new MissingPage(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
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
        .putHeader(SecurityHeaders.POLICY_NAME, policy)
        .end(context.request().path().startsWith("/admin/") ? forStaff : forResidents);
  }

  /** Browsers ask for a page in these words; whatever else they load, and programs, do not. */
  private static boolean isPerson(HttpServerRequest request) {
    String accept = request.getHeader("Accept");
    return !request.path().startsWith("/api/") && accept != null && accept.contains("text/html");
  }
}
