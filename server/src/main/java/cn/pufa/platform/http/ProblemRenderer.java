package cn.pufa.platform.http;

import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever was thrown into one RFC 9457 answer; what is not a problem of ours shows nothing
 * of itself.
 */
final class ProblemRenderer {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.files");

  /** After an overload or a failure that passes. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

  private record Body(
      String type,
      String title,
      int status,
      String detail,
      String requestId,
      List<Problem.Field> errors) {}

  private ProblemRenderer() {}

  static void render(RoutingContext context, Throwable fault) {
    Problem problem = problemOf(fault);
    if (problem.type() == ProblemType.INTERNAL) {
      RequestLog.failed(context, fault);
    }
    var response = context.response();
    if (!response.ended() && !response.closed()) {
      write(response, problem, RequestLog.id(context));
    }
  }

  static void write(HttpServerResponse response, Problem problem, String requestId) {
    ProblemType type = problem.type();
    if (type.status == 503 || type == ProblemType.TOO_MANY_REQUESTS) {
      long seconds = problem.retryAfter().orElse(SHORT_WAIT).toSeconds();
      response.putHeader("Retry-After", String.valueOf(seconds));
    }
    response
        .setStatusCode(type.status)
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Cache-Control", "no-store")
        .end(GsonJson.GSON.toJson(body(problem, requestId)));
  }

  private static JsonElement body(Problem problem, String requestId) {
    ProblemType type = problem.type();
    var body =
        new Body(
            type.code(),
            type.title,
            type.status,
            problem.detail(),
            requestId,
            problem.errors().isEmpty() ? null : problem.errors());
    JsonObject json = GsonJson.GSON.toJsonTree(body).getAsJsonObject();
    problem.more().forEach((name, value) -> json.add(name, GsonJson.GSON.toJsonTree(value)));
    return json;
  }

  private static Problem problemOf(Throwable fault) {
    if (fault instanceof Problem problem) {
      return problem;
    }
    if (fault instanceof HttpException http) {
      return ofStatus(http.getStatusCode());
    }
    if (fault instanceof FileSystemException full) {
      return notKept(full);
    }
    boolean wrapped = fault instanceof CompletionException && fault.getCause() != null;
    return wrapped ? problemOf(fault.getCause()) : Problem.of(ProblemType.INTERNAL);
  }

  /** An upload that the disk does not take; nobody's fault who sends it. */
  private static Problem notKept(FileSystemException full) {
    LOG.error("an upload could not be written: {}", full.toString());
    return Problem.of(ProblemType.UNAVAILABLE, Problem.NO_ROOM);
  }

  static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> Problem.notFound();
      case 405 -> Problem.of(ProblemType.NOT_FOUND, "这个地址不支持这种操作。");
      case 413 -> Problem.of(ProblemType.TOO_LARGE, "请减小内容再发送。");
      case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA);
      case 500 -> Problem.of(ProblemType.INTERNAL);
      default -> Problem.of(ProblemType.MALFORMED_REQUEST);
    };
  }
}
