package cn.pufa.platform.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends a kept file from the disk, without reading it into memory. */
final class StoredAnswer {

  private StoredAnswer() {}

  static void write(RoutingContext context, Answer.Stored stored) {
    var range = ByteRange.of(stored.range(), stored.ifRange(), stored.etag(), stored.size());
    HttpServerResponse response =
        context
            .response()
            .putHeader("Accept-Ranges", "bytes")
            .putHeader("ETag", '"' + stored.etag() + '"')
            .putHeader("Cache-Control", "private, no-cache");
    switch (range.kind()) {
      case NOT_THERE ->
          response.setStatusCode(416).putHeader("Content-Range", "bytes */" + stored.size()).end();
      case PART -> {
        long last = range.from() + range.length() - 1;
        response
            .setStatusCode(206)
            .putHeader(
                "Content-Range", "bytes %d-%d/%d".formatted(range.from(), last, stored.size()));
        send(context, stored, range);
      }
      case WHOLE -> send(context, stored, range);
    }
  }

  /** Whoever stops listening in the middle is no fault of the server's. */
  private static void send(RoutingContext context, Answer.Stored stored, ByteRange range) {
    HttpServerResponse response =
        context.response().putHeader("Content-Type", Answer.contentType(stored.mediaType()));
    SlowClients.takesFile(
        context.request().connection(),
        response
            .sendFile(stored.path().toString(), range.from(), range.length())
            .onFailure(gone -> response.reset()));
  }
}
