package cn.pufa.platform.outside;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the servers of other parties, and says of each question what is certain. Every question ends
 * within {@value #ANSWER_MS} ms; trying again is for whoever asks, who knows whether that does
 * harm.
 *
 * <p>Addresses, headers and bodies hold secrets and personal data, so none of them is logged.
 */
public final class OutsideHttp implements AutoCloseable {

  public sealed interface Reply {}

  public record Replied(int status, byte[] bytes) implements Reply {

    /** Empty where a page of some gateway came instead of an answer. */
    public Optional<JsonObject> json() {
      try {
        JsonElement parsed = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
        return parsed.isJsonObject() ? Optional.of(parsed.getAsJsonObject()) : Optional.empty();
      } catch (JsonParseException notJson) {
        return Optional.empty();
      }
    }
  }

  /** The question surely did not arrive. */
  public record NotReached() implements Reply {}

  /** It may have arrived: time ran out, the connection broke, or the answer was endless. */
  public record NoReply() implements Reply {}

  /**
   * @param body null for none
   */
  public record Question(
      HttpMethod method, String url, Map<String, String> headers, JsonObject body) {

    public static Question get(String url) {
      return new Question(HttpMethod.GET, url, Map.of(), null);
    }

    public static Question post(String url, JsonObject body) {
      return new Question(HttpMethod.POST, url, Map.of(), body);
    }

    @Override
    public String toString() {
      return method.name();
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger("pufa.outside");
  private static final int CONNECT_MS = 2_000;
  private static final int ANSWER_MS = 4_000;

  /**
   * More than all channels of a node have under way: a question that waited would seem unanswered.
   */
  private static final int AT_ONCE = 256;

  /** Many times what any of them answers; whatever says more is not heard to its end. */
  static final int LONGEST = 1 << 20;

  private final HttpClient client;

  /** Connections are not kept: one that died unseen would make a question look perhaps arrived. */
  public OutsideHttp(Vertx vertx) {
    this(vertx, null);
  }

  /**
   * @param trusted who vouches for the other side; null for whom the JVM trusts
   */
  OutsideHttp(Vertx vertx, TrustOptions trusted) {
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout(CONNECT_MS)
                .setTrustOptions(trusted),
            new PoolOptions().setHttp1MaxSize(AT_ONCE));
  }

  /**
   * Where one question is: not on its way yet, on its way, or given up. Given up before it left, it
   * never leaves; afterwards, its connection is closed.
   */
  private static final class Course {

    private boolean givenUp;
    private HttpClientRequest left;

    synchronized boolean leaves(HttpClientRequest request) {
      if (!givenUp) {
        left = request;
      }
      return !givenUp;
    }

    /** Whether it had left. */
    synchronized boolean giveUp() {
      givenUp = true;
      if (left != null) {
        left.reset();
      }
      return left != null;
    }
  }

  public Future<Reply> ask(Question question) {
    var options = new RequestOptions().setMethod(question.method()).setAbsoluteURI(question.url());
    question.headers().forEach(options::putHeader);
    options.putHeader("Accept", "application/json").setIdleTimeout(ANSWER_MS);
    var course = new Course();
    return client
        .request(options)
        .compose(
            request -> {
              if (course.leaves(request)) {
                return send(request, question.body());
              }
              request.reset();
              return Future.<Reply>failedFuture("given up");
            })
        .timeout(ANSWER_MS, TimeUnit.MILLISECONDS)
        .otherwise(fault -> certainty(course, fault));
  }

  private static Future<Reply> send(HttpClientRequest request, JsonObject body) {
    var response =
        body == null
            ? request.send()
            : request
                .putHeader("Content-Type", "application/json")
                .send(Buffer.buffer(body.toString()));
    return response.compose(OutsideHttp::whole);
  }

  /** Fails as soon as the answer is too long; its connection is closed then. */
  private static Future<Reply> whole(HttpClientResponse head) {
    var answer = Promise.<Reply>promise();
    var bytes = Buffer.buffer();
    head.exceptionHandler(answer::tryFail)
        .handler(
            chunk -> {
              if (bytes.length() + chunk.length() > LONGEST) {
                answer.tryFail(new IOException("too long"));
              } else {
                bytes.appendBuffer(chunk);
              }
            })
        .endHandler(end -> answer.tryComplete(new Replied(head.statusCode(), bytes.getBytes())));
    return answer.future();
  }

  private static Reply certainty(Course course, Throwable fault) {
    LOG.warn("no answer from outside: {}", fault.getClass().getSimpleName());
    return course.giveUp() ? new NoReply() : new NotReached();
  }

  @Override
  public void close() {
    client.close().await();
  }
}
