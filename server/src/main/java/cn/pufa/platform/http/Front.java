package cn.pufa.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What is found on the port: health, contract, operations, the two clients. One is enough for all
 * event loops. No start waits for the files of the clients: they are read soon, or for who asks
 * first.
 */
public final class Front {

  static {
    // Vert.x keeps the rendered bytes of headers that never differ (Encoded), and finds the common
    // ones of a request without comparing letters.
    System.setProperty("vertx.cacheImmutableHttpResponseHeaders", "true");
    System.setProperty("vertx.internCommonHttpRequestHeadersToLowerCase", "true");
  }

  /** What Vert.x makes of a body whose rest never comes. */
  private static final int BROKEN_OFF = 200;

  private final ReadLater<StaticSite> mobile = new ReadLater<>(() -> StaticSite.of("web/h5"));
  private final ReadLater<StaticSite> console = new ReadLater<>(() -> StaticSite.of("web/admin"));

  /** The contract and its page are large and seldom asked for. */
  private final ReadLater<Encoded> contract =
      new ReadLater<>(() -> Encoded.of(Buffer.buffer(ContractFiles.served()), "application/json"));

  private final ReadLater<StaticSite> docs =
      new ReadLater<>(
          () -> StaticSite.of("web/docs", "META-INF/resources/webjars/swagger-ui/5.32.11"));

  private final MissingPage missing = MissingPage.read();
  private final Router router;

  public Front(Vertx vertx, Routes routes, Health health) {
    router = Router.router(vertx);
    router.route().handler(RequestLog::begin);
    router.route().handler(SecurityHeaders::add);
    mount(vertx, routes, health);
  }

  /** Reads what many are going to ask for. */
  public void read() {
    mobile.read();
    console.read();
  }

  /** A router would answer such a head before anything of ours has seen it. */
  void answer(HttpServerRequest request) {
    if (namesNoHost(request) || namesNoPath(request)) {
      refuse(request, ProblemType.MALFORMED_REQUEST);
    } else {
      router.handle(request);
    }
  }

  private static boolean namesNoHost(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_1_1 && request.authority() == null;
  }

  private static boolean namesNoPath(HttpServerRequest request) {
    String path = request.path();
    return path == null || !path.startsWith("/");
  }

  /** In words, like everything else, although nobody can say what was asked. */
  static void refuse(HttpServerRequest request, ProblemType type) {
    String id = RequestLog.refused(request, type);
    SecurityHeaders.add(request.response());
    ProblemRenderer.write(request.response(), Problem.of(type), id);
  }

  private void mount(Vertx vertx, Routes routes, Health health) {
    router.get("/healthz").handler(Front::answerAlive);
    router.get("/readyz").handler(health::answer);
    router
        .get("/openapi.json")
        .handler(context -> contract.use(context, document -> document.write(context.request())));
    router.get("/docs").handler(Front::addSlash);
    router.get("/docs/*").handler(context -> serve(docs, context, "/docs/"));
    routes.mount(vertx, router);
    router.get("/admin").handler(Front::addSlash);
    router.get("/admin/*").handler(context -> serve(console, context, "/admin/"));
    router.get("/*").handler(context -> serve(mobile, context, "/"));
    router.errorHandler(BROKEN_OFF, Front::endBrokenOff);
    router.errorHandler(404, missing::answer);
    router.errorHandler(500, context -> ProblemRenderer.render(context, context.failure()));
    for (int status : new int[] {400, 405, 406, 415}) {
      router.errorHandler(
          status, context -> ProblemRenderer.render(context, ProblemRenderer.ofStatus(status)));
    }
    router.errorHandler(
        BodyTurns.TOO_LARGE,
        context -> ProblemRenderer.render(context, BodyTurns.tooLarge(context)));
  }

  /** Who hung up within a body hears nothing any more. */
  private static void endBrokenOff(RoutingContext context) {
    if (!(context.failure() instanceof HttpClosedException)) {
      ProblemRenderer.render(context, context.failure());
    }
  }

  private static void answerAlive(RoutingContext context) {
    context.response().putHeader("Content-Type", Answer.contentType("text/plain")).end("ok");
  }

  /** Vert.x takes {@code /docs/} for {@code /docs}; only the one without slash goes elsewhere. */
  private static void addSlash(RoutingContext context) {
    if (context.request().path().endsWith("/")) {
      context.next();
    } else {
      context.redirect(context.request().path() + "/");
    }
  }

  private static void serve(ReadLater<StaticSite> files, RoutingContext context, String prefix) {
    files.use(context, read -> read.serve(context, prefix));
  }
}
