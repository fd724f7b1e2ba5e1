package cn.pufa.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;

/** Sends what an operation answered, on the event loop that the request came in on. */
final class AnswerWriter {

  private final Streams streams;

  AnswerWriter(Streams streams) {
    this.streams = streams;
  }

  /**
   * @param mayListen whether who asked may still hear what comes later
   */
  void write(RoutingContext context, Answer answer, BooleanSupplier mayListen) {
    switch (answer) {
      case Answer.Json json -> Routes.onContext(context, () -> write(context, json));
      case Answer.File file -> Routes.onContext(context, () -> write(context, file));
      case Answer.Sound sound -> Routes.onContext(context, () -> write(context, sound));
      case Answer.Stored stored ->
          Routes.onContext(context, () -> StoredAnswer.write(context, stored));
      case Answer.Empty empty -> Routes.onContext(context, () -> write(context, empty));
      case Answer.Events events -> streams.write(context, events, mayListen);
      case Answer.Streamed file -> streams.write(context, file);
    }
  }

  private static void write(RoutingContext context, Answer.Json json) {
    var response = context.response();
    json.headers().forEach(response::putHeader);
    response
        .setStatusCode(json.status())
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(json.text());
  }

  private static void write(RoutingContext context, Answer.File file) {
    context
        .response()
        .putHeader("Content-Type", Answer.contentType(file.mediaType()))
        .putHeader("Content-Disposition", Answer.disposition(file.name()))
        .putHeader("Cache-Control", "no-store")
        .end(file.content());
  }

  private static void write(RoutingContext context, Answer.Sound sound) {
    var response = context.response();
    sound.headers().forEach(response::putHeader);
    response
        .setStatusCode(sound.status())
        .putHeader("Content-Type", sound.mediaType())
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("Cache-Control", "public, max-age=3600")
        .end(sound.content());
  }

  private static void write(RoutingContext context, Answer.Empty empty) {
    var response = context.response();
    empty.headers().forEach(response::putHeader);
    response.setStatusCode(204).end();
  }
}
