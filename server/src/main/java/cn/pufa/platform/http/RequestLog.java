package cn.pufa.platform.http;

import cn.pufa.platform.RequestId;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a request: method, route template, status, time. Never a query, a body or a path with
 * ids in it. Whatever else is logged while it is worked on bears its id.
 */
final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.http");
  private static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");
  private static final String KEY = "requestId";
  private static final String TEMPLATE = "template";

  private RequestLog() {}

  static void begin(RoutingContext context) {
    long start = System.nanoTime();
    String id = bestow(context.response());
    context.put(KEY, id);
    context.put(Routes.CONTEXT, Vertx.currentContext());
    // Not the response's own handler: there is one place for it, which others would take.
    context.addEndHandler(
        ended -> {
          if (ended.succeeded() && LOG.isInfoEnabled()) {
            RequestId.during(id, () -> end(context, start));
          }
        });
    context.next();
  }

  private static String bestow(HttpServerResponse response) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    response.headers().add(HEADER, id);
    return id;
  }

  /** What came could not be read, so that it has no template. Returns the id it is given. */
  static String refused(HttpServerRequest request, ProblemType type) {
    String id = bestow(request.response());
    RequestId.during(id, () -> LOG.info("{} - {} 0ms", request.method(), type.status));
    return id;
  }

  private static void end(RoutingContext context, long start) {
    LOG.info(
        "{} {} {} {}ms",
        context.request().method(),
        template(context),
        context.response().getStatusCode(),
        (System.nanoTime() - start) / 1_000_000);
  }

  private static String template(RoutingContext context) {
    String template = context.get(TEMPLATE);
    return template == null ? "-" : template;
  }

  /** From here on the request is known by the template of its path. */
  static void named(RoutingContext context, String template) {
    context.put(TEMPLATE, template);
    context.next();
  }

  static String id(RoutingContext context) {
    return context.get(KEY);
  }

  /** Work for the request, on whichever thread it is run. */
  static Runnable within(RoutingContext context, Runnable work) {
    return () -> RequestId.during(id(context), work);
  }

  static void failed(RoutingContext context, Throwable fault) {
    within(context, () -> LOG.error("{} failed", template(context), fault)).run();
  }
}
