package cn.pufa.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Answers that take as long as their reader: each is written on a thread of its own, and holds no
 * place among the running requests.
 */
final class Streams {

  private final Executor virtualThreads;
  private final Set<EventSink> open = ConcurrentHashMap.newKeySet();

  Streams(Executor virtualThreads) {
    this.virtualThreads = virtualThreads;
  }

  void write(RoutingContext context, Answer.Events events, BooleanSupplier mayListen) {
    Routes.onContext(
        context,
        () -> {
          var sink = new EventSink(context.response(), mayListen);
          open.add(sink);
          virtualThreads.execute(RequestLog.within(context, () -> write(context, events, sink)));
        });
  }

  private void write(RoutingContext context, Answer.Events events, EventSink sink) {
    try {
      events.source().writeTo(sink);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      RequestLog.failed(context, fault);
    } finally {
      open.remove(sink);
      sink.close();
      Routes.onContext(context, () -> context.response().end());
    }
  }

  void write(RoutingContext context, Answer.Streamed file) {
    Routes.onContext(
        context,
        () -> {
          var out = new FileStream(context.response(), file);
          virtualThreads.execute(RequestLog.within(context, () -> write(context, file, out)));
        });
  }

  private static void write(RoutingContext context, Answer.Streamed file, FileStream out) {
    try {
      file.content().writeTo(out);
      out.finish();
    } catch (IOException | RuntimeException fault) {
      if (!out.readerLeft()) {
        RequestLog.failed(context, fault);
      }
      out.breakOff();
    }
  }

  /** Those that follow what happens would never end by themselves. */
  void end() {
    open.forEach(EventSink::close);
  }
}
