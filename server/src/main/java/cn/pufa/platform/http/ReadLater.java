package cn.pufa.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What takes a while to read from the jar: it is read once, off the event loop, and then kept. */
final class ReadLater<T> {

  private final Supplier<T> reading;
  private volatile T content;

  ReadLater(Supplier<T> reading) {
    this.reading = reading;
  }

  synchronized T read() {
    if (content == null) {
      content = reading.get();
    }
    return content;
  }

  /** Goes on at once where it has been read. */
  void use(RoutingContext context, Consumer<T> use) {
    T known = content;
    if (known != null) {
      use.accept(known);
    } else {
      context
          .vertx()
          .executeBlocking(this::read)
          .map(
              read -> {
                use.accept(read);
                return read;
              })
          .onFailure(context::fail);
    }
  }
}
