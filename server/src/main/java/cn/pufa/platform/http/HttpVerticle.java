package cn.pufa.platform.http;

import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One HTTP server an event loop, all on one port: health, contract, operations, the two clients.
 */
public final class HttpVerticle extends VerticleBase {

  /** Longer than proxies and clients keep a connection, so that none is closed under a request. */
  private static final int IDLE_SECONDS = 75;

  /** What is being answered when the server stops has this long to end. */
  private static final int STOP_SECONDS = 20;

  private static final int HEADER_BYTES = 16 * 1024;

  /** A longer one is refused. */
  private static final int ADDRESS_CHARS = 8 * 1024;

  /**
   * A longer one is not even read, and its connection closed with the rest of it on the way: TCP
   * may then take the answer back.
   */
  private static final int LINE_BYTES = 64 * 1024;

  static {
    // Vert.x keeps the rendered bytes of headers that never differ (Encoded), and finds the common
    // ones of a request without comparing letters.
    System.setProperty("vertx.cacheImmutableHttpResponseHeaders", "true");
    System.setProperty("vertx.internCommonHttpRequestHeadersToLowerCase", "true");
  }

  /** What every instance shares. No start waits for it: it is read soon, or for who asks first. */
  public static final class Site {
    private final ReadLater<StaticSite> mobile = new ReadLater<>(() -> StaticSite.of("web/h5"));
    private final ReadLater<StaticSite> console = new ReadLater<>(() -> StaticSite.of("web/admin"));
    private final ReadLater<Encoded> contract;
    private final MissingPage missing = MissingPage.read();

    /** The contract's page is large and seldom asked for. */
    private final ReadLater<StaticSite> docs =
        new ReadLater<>(
            () -> StaticSite.of("web/docs", "META-INF/resources/webjars/swagger-ui/5.32.11"));

    public Site(Contract contract) {
      this.contract =
          new ReadLater<>(
              () -> Encoded.of(Buffer.buffer(contract.document().encode()), "application/json"));
    }

    /** Reads what many are going to ask for. */
    public void read() {
      mobile.read();
      console.read();
    }
  }

  private final String host;
  private final int port;
  private final Routes routes;
  private final Site site;
  private final Health health;
  private final Consumer<HttpServer> listening;
  private final SlowClients slowClients = new SlowClients(SlowClients.PATIENCE);
  private HttpServer server;

  /**
   * @param listening told once this instance listens, so that a free port can be learned
   */
  public HttpVerticle(
      String host,
      int port,
      Routes routes,
      Site site,
      Health health,
      Consumer<HttpServer> listening) {
    this.host = host;
    this.port = port;
    this.routes = routes;
    this.site = site;
    this.health = health;
    this.listening = listening;
  }

  @Override
  public Future<?> start() {
    var options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setIdleTimeout(IDLE_SECONDS)
            .setMaxHeaderSize(HEADER_BYTES)
            .setMaxInitialLineLength(LINE_BYTES)
            .setHandle100ContinueAutomatically(true)
            // Whoever is slow is known by heads and bodies of HTTP/1.1 (SlowClients).
            .setHttp2ClearTextEnabled(false)
            // Nobody speaks these; each would look at every request and answer.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false);
    server =
        vertx
            .createHttpServer(options)
            .connectionHandler(slowClients::opened)
            .requestHandler(answering(router(), refusing()))
            .invalidRequestHandler(unreadable(refusing()));
    vertx.setPeriodic(SlowClients.PATIENCE.lookMs(), look -> slowClients.look());
    return server.listen().onSuccess(listening::accept);
  }

  @Override
  public Future<?> stop() {
    routes.endStreams();
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(STOP_SECONDS, TimeUnit.SECONDS);
  }

  /** A kept answer goes out at once; whatever else there is, the router finds. */
  private Handler<HttpServerRequest> answering(Router router, Router refusing) {
    KeptAnswers answers = routes.answers();
    return request -> {
      slowClients.asked(request);
      if (request.uri().length() > ADDRESS_CHARS) {
        refusing.handle(request);
      } else if (!answers.answer(request)) {
        router.handle(request);
      }
    };
  }

  private static Handler<HttpServerRequest> unreadable(Router refusing) {
    return request ->
        (request.decoderResult().cause() instanceof TooLongHttpLineException
                ? refusing
                : HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER)
            .handle(request);
  }

  /** An address too long is refused in words, like everything else. */
  private Router refusing() {
    Router router = logging();
    router.route().handler(HttpVerticle::refuseAddress);
    return router;
  }

  private static void refuseAddress(RoutingContext context) {
    ProblemRenderer.render(context, Problem.of(ProblemType.TOO_LONG));
  }

  private Router logging() {
    Router router = Router.router(vertx);
    router.route().handler(RequestLog::begin);
    router.route().handler(SecurityHeaders::add);
    return router;
  }

  private Router router() {
    Router router = logging();
    router.get("/healthz").handler(context -> context.response().end("ok"));
    router.get("/readyz").handler(health::answer);
    router
        .get("/openapi.json")
        .handler(
            context -> site.contract.use(context, document -> document.write(context.request())));
    router.get("/docs").handler(HttpVerticle::addSlash);
    router.get("/docs/*").handler(context -> serve(site.docs, context, "/docs/"));
    routes.mount(vertx, router);
    router.get("/admin").handler(HttpVerticle::addSlash);
    router.get("/admin/*").handler(context -> serve(site.console, context, "/admin/"));
    router.get("/*").handler(context -> serve(site.mobile, context, "/"));
    router.errorHandler(404, site.missing::answer);
    router.errorHandler(500, context -> ProblemRenderer.render(context, context.failure()));
    for (int status : new int[] {400, 405, 406, 415}) {
      router.errorHandler(status, context -> fail(context, status));
    }
    router.errorHandler(
        BodyTurns.TOO_LARGE,
        context -> ProblemRenderer.render(context, BodyTurns.tooLarge(context)));
    return router;
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

  private static void fail(RoutingContext context, int status) {
    ProblemRenderer.render(context, ProblemRenderer.ofStatus(status));
  }
}
