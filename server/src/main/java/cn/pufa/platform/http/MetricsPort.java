package cn.pufa.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.micrometer.PrometheusScrapingHandler;

/** What Prometheus reads, at a port of its own that this machine alone reaches. */
public final class MetricsPort {

  private MetricsPort() {}

  /**
   * Closed with the Vert.x.
   *
   * @param vertx one that has metrics
   */
  public static void open(Vertx vertx, int port) {
    Router router = Router.router(vertx);
    router.route().handler(SecurityHeaders::add);
    router.get("/metrics").handler(PrometheusScrapingHandler.create());
    vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
        .requestHandler(router)
        .listen()
        .await();
  }
}
