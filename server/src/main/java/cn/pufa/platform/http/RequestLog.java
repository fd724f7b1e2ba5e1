package cn.pufa.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a request: method, route template, status, time. Never a query, a body or a path with
 * ids in it.
 */
final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.http");
  private static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");
  private static final String KEY = "requestId";

  private RequestLog() {}

  static void begin(RoutingContext context) {
    long start = System.nanoTime();
    String id = mark(context.request());
    context.put(KEY, id);
    context.put(Routes.CONTEXT, Vertx.currentContext());
    context.response().endHandler(nothing -> end(context, id, start));
    context.next();
  }

  /** Gives the request a number, which its sender can quote. */
  static String mark(HttpServerRequest request) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    request.response().headers().add(HEADER, id);
    return id;
  }

  private static void end(RoutingContext context, String id, long start) {
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "{} {} {} {} {}ms",
          id,
          context.request().method(),
          template(context),
          context.response().getStatusCode(),
          (System.nanoTime() - start) / 1_000_000);
    }
  }

  private static String template(RoutingContext context) {
    var route = context.currentRoute();
    String template = route == null ? null : route.getMetadata("template");
    return template == null ? "-" : template;
  }

  static String id(RoutingContext context) {
    return context.get(KEY);
  }

  static void failed(RoutingContext context, Throwable fault) {
    LOG.error("{} {} failed", id(context), template(context), fault);
  }
}
