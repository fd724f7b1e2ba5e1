package cn.pufa.platform.http;

import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One HTTP server an event loop, all on one port. */
public final class HttpVerticle extends VerticleBase {

  /** Longer than proxies and clients keep a connection, so that none is closed under a request. */
  private static final int IDLE_SECONDS = 75;

  /** What is being answered when the server stops has this long to end. */
  private static final int STOP_SECONDS = 13;

  private static final int HEADER_BYTES = 16 * 1024;

  /**
   * What one connection may have sent ahead of being read: with what the system thinks right, 400
   * bodies that hang take three times the memory. As large as Netty keeps such buffers for use
   * again.
   */
  private static final int AHEAD_BYTES = 32 * 1024;

  /**
   * A body waits for its reader in pieces of this size, of which Vert.x takes sixteen before it
   * stops reading: with Netty's 8 KB, 400 bodies that hang took up to 73 MB.
   */
  private static final int PIECE_BYTES = 2 * 1024;

  /** A longer one is refused. */
  private static final int ADDRESS_CHARS = 8 * 1024;

  /**
   * A longer one is not even read, and its connection closed with the rest of it on the way: TCP
   * may then take the answer back.
   */
  private static final int LINE_BYTES = 64 * 1024;

  private final String host;
  private final int port;
  private final Routes routes;
  private final Front front;
  private final Consumer<HttpServer> listening;
  private final SlowClients slowClients = new SlowClients(SlowClients.PATIENCE);
  private HttpServer server;

  /**
   * @param listening told once this instance listens, so that a free port can be learned
   */
  public HttpVerticle(
      String host, int port, Routes routes, Front front, Consumer<HttpServer> listening) {
    this.host = host;
    this.port = port;
    this.routes = routes;
    this.front = front;
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
            .setReceiveBufferSize(AHEAD_BYTES)
            .setMaxChunkSize(PIECE_BYTES)
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
            .requestHandler(this::answer)
            .invalidRequestHandler(HttpVerticle::refuseUnreadable);
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
  private void answer(HttpServerRequest request) {
    slowClients.asked(request);
    if (request.uri().length() > ADDRESS_CHARS) {
      Front.refuse(request, ProblemType.TOO_LONG);
    } else if (!routes.answers().answer(request)) {
      front.answer(request);
    }
  }

  /** Where such a head ends nobody knows, so nothing that follows is read. */
  private static void refuseUnreadable(HttpServerRequest request) {
    Throwable unread = request.decoderResult().cause();
    // Who hung up within a head hears nothing any more.
    if (!(unread instanceof PrematureChannelClosureException)) {
      Front.refuse(request, faultOf(unread));
    }
    request.connection().close();
  }

  private static ProblemType faultOf(Throwable unread) {
    return switch (unread) {
      case TooLongHttpLineException line -> ProblemType.TOO_LONG;
      case TooLongHttpHeaderException head -> ProblemType.HEAD_TOO_LARGE;
      default -> ProblemType.MALFORMED_REQUEST;
    };
  }
}
