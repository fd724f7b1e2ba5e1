package cn.pufa.platform.http;

import cn.pufa.platform.cache.ReadCache;
import cn.pufa.platform.cache.Readings;
import com.google.gson.JsonElement;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Binds each operation of the contract to one method, and is the single place where a request
 * leaves the event loop: sign-in, authorisation, contract and the method itself run on one virtual
 * thread per request, so that features are written in plain blocking style. A cached public read
 * never leaves the event loop.
 */
public final class Routes {

  /** One operation of a feature. */
  @FunctionalInterface
  public interface Handler {
    Answer answer(Request request);

    /**
     * The answer to a public read, where it can be given without waiting for anything, or else
     * null; on the event loop.
     */
    default Answer atOnce(Request request) {
      return null;
    }
  }

  /**
   * Where uploads lie while they are under way.
   *
   * @param largest bytes of a large file (`x-large-file`)
   */
  public record Uploads(Path folder, long largest) {}

  private record Admitted(Caller caller, Reach reach) {}

  /** Under which a request keeps the event-loop context it came in on. */
  static final String CONTEXT = "eventLoop";

  private static final String API = "/api";

  private static final int RUNNING_AT_ONCE = 512;

  /** Of a body from whoever need not sign in: many times what any of them has to say. */
  private static final long PUBLIC_LIMIT = 64 * 1024;

  private final Contract contract;
  private final Authenticator authenticator;
  private final KeptAnswers answers;
  private final Readings readings;
  private final TrustedProxies proxies;
  private final Uploads uploads;
  private final Executor virtualThreads;
  private final Semaphore admitted = new Semaphore(RUNNING_AT_ONCE);
  private final CallerPlaces places = new CallerPlaces();
  private final BodyTurns jsonTurns = BodyTurns.ofJson();
  private final BodyTurns fileTurns = BodyTurns.ofFiles();
  private final BodyTurns largeTurns;
  private final Streams streams;
  private final AnswerWriter writer;
  private final Map<String, Handler> handlers = new LinkedHashMap<>();

  public Routes(
      Contract contract,
      Authenticator authenticator,
      KeptAnswers answers,
      Readings readings,
      TrustedProxies proxies,
      Uploads uploads,
      Executor virtualThreads) {
    this.contract = contract;
    this.authenticator = authenticator;
    this.answers = answers;
    this.readings = readings;
    this.proxies = proxies;
    this.uploads = uploads;
    this.largeTurns = BodyTurns.ofLargeFiles(uploads.largest());
    this.streams = new Streams(virtualThreads);
    this.writer = new AnswerWriter(streams);
    this.virtualThreads = virtualThreads;
  }

  public void add(String operationId, Handler handler) {
    if (handlers.put(operationId, handler) != null) {
      throw new IllegalStateException("two handlers for " + operationId);
    }
  }

  /**
   * Fails when an operation has no handler, permission or authorisation, or one of these no
   * operation.
   */
  public void requireComplete() {
    Set<String> operations = new TreeSet<>();
    for (Operation operation : contract.operations()) {
      operations.add(operation.id());
      if (operation.extension("x-permission").isEmpty()) {
        throw new IllegalStateException(operation.id() + " has no x-permission");
      }
    }
    requireSame("handlers", handlers.keySet(), operations);
    requireSame("authorization.csv", contract.authorization().operations(), operations);
  }

  /**
   * Where the caller may not read what another operation shows of one thing, or there is no such
   * thing, that operation's refusal; its rights and its reach hold wherever the thing is spoken of.
   *
   * @param operationId of a reading
   * @param id in its path
   */
  public void requireReadable(String operationId, String id, Request asked) {
    handlers.get(operationId).answer(asked.reading(contract, operationId, id));
  }

  private static void requireSame(String what, Set<String> found, Set<String> operations) {
    if (!operations.equals(new TreeSet<>(found))) {
      var difference = new TreeSet<>(operations);
      difference.addAll(found);
      difference.removeIf(name -> operations.contains(name) && found.contains(name));
      throw new IllegalStateException(what + " and contract differ in " + difference);
    }
  }

  /**
   * The operations of one first word of the path, such as {@code /api/cards}, stand in a router of
   * their own, so that a request is held against few paths. Fixed paths come before templated ones:
   * {@code /register-imports/template} is no import.
   */
  void mount(Vertx vertx, Router router) {
    Map<String, Router> byWord = new HashMap<>();
    contract.operations().stream()
        .sorted(Comparator.comparing(operation -> operation.path().contains("{")))
        .forEach(
            operation ->
                mount(
                    byWord.computeIfAbsent(word(operation.path()), word -> Router.router(vertx)),
                    operation));
    var nothing = Router.router(vertx);
    router
        .route(API + "/*")
        .handler(
            context ->
                byWord
                    .getOrDefault(word(context.normalizedPath()), nothing)
                    .handleContext(context));
    router
        .route(API + "/*")
        .handler(context -> ProblemRenderer.render(context, Problem.notFound()));
  }

  private static String word(String path) {
    int begin = API.length() + 1;
    int end = path.indexOf('/', begin);
    return path.substring(Math.min(begin, path.length()), end < 0 ? path.length() : end);
  }

  private void mount(Router router, Operation operation) {
    String template = operation.path();
    String path = template.substring(API.length()).replaceAll("\\{([^}]+)}", ":$1");
    var route = router.route(operation.method(), path);
    var reader = new RequestReader(contract, operation);
    Handler handler = handlers.get(operation.id());
    PlatformHandler named = context -> RequestLog.named(context, template);
    route.handler(named);
    var kinds = operation.cachedUntil();
    if (kinds.isPresent()) {
      var shelf = answers.cache().shelf(kinds.get());
      route
          .method(HttpMethod.HEAD)
          .handler(
              context ->
                  contract.whenRead(
                      context, () -> answerFromCache(context, operation, reader, handler, shelf)));
      return;
    }
    if (operation.takesBody()) {
      takeBody(route, operation, reader);
    }
    route.handler(
        context ->
            handOver(
                context,
                () -> answer(context, operation, reader, handler),
                fault -> onContext(context, () -> ProblemRenderer.render(context, fault))));
  }

  /** What nobody has asked for yet is read once for all who wait, off the event loop. */
  private void answerFromCache(
      RoutingContext context,
      Operation operation,
      RequestReader reader,
      Handler handler,
      ReadCache.Shelf shelf) {
    Request request;
    try {
      request = request(context, operation, reader, null, Reach.ALL);
    } catch (RuntimeException fault) {
      ProblemRenderer.render(context, fault);
      return;
    }
    answers.serve(
        context,
        reader.address(request.parameters()),
        shelf,
        new KeptAnswers.Loader(() -> handler.atOnce(request), () -> handler.answer(request)),
        day -> counter(operation, request, day),
        (task, failed) -> handOver(context, task, failed));
  }

  /** Null where the contract does not ask for readings to be counted. */
  private LongAdder counter(Operation operation, Request request, LocalDate day) {
    return operation
        .extension("x-counted")
        .map(
            kind ->
                readings.of(kind, (String) request.parameters().values().iterator().next(), day))
        .orElse(null);
  }

  KeptAnswers answers() {
    return answers;
  }

  /** From whoever need not sign in little is read; from others more, in its turn. */
  private void takeBody(Route route, Operation operation, RequestReader reader) {
    if (contract.authorization().isPublic(operation.id())) {
      route.handler(IncomingBody.into(uploads.folder(), PUBLIC_LIMIT));
      return;
    }
    BodyTurns files = reader.takesLargeFile() ? largeTurns : fileTurns;
    BodyTurns turns = reader.takesFile() ? files : jsonTurns;
    SecurityPolicyHandler beforeTheBody = context -> admitBody(context, operation, reader, turns);
    route.handler(beforeTheBody).handler(IncomingBody.into(uploads.folder(), turns.limit()));
  }

  /** Much is read only from somebody who may send it, only if it is small enough, in its turn. */
  private void admitBody(
      RoutingContext context, Operation operation, RequestReader reader, BodyTurns turns) {
    if (turns.isLittle(context)) {
      context.next();
      return;
    }
    context.request().pause();
    handOver(
        context,
        () -> {
          admit(context, operation);
          if (reader.takesLargeFile()) {
            reader.parameters(context);
            reader.requireForm(context);
          }
          turns.await(context);
          eventLoop(context).runOnContext(nothing -> readBody(context, turns));
        },
        fault -> onContext(context, () -> refuseUnread(context, fault)));
  }

  private static void readBody(RoutingContext context, BodyTurns turns) {
    if (context.response().closed()) {
      turns.end();
      return;
    }
    context.addEndHandler(sent -> turns.end());
    turns.note(context);
    context.next();
    context.request().resume();
  }

  /** What is still being sent is thrown away, or a browser would not hear the answer. */
  private static void refuseUnread(RoutingContext context, Throwable fault) {
    context.request().resume();
    ProblemRenderer.render(context, fault);
  }

  /** Runs the task on a virtual thread of its own; {@code failed} takes whatever it throws. */
  private void handOver(RoutingContext context, Runnable task, Consumer<Throwable> failed) {
    if (!admitted.tryAcquire()) {
      failed.accept(Problem.of(ProblemType.OVERLOADED));
      return;
    }
    virtualThreads.execute(
        () -> {
          try {
            RequestLog.within(context, task).run();
          } catch (Throwable fault) {
            failed.accept(fault);
          } finally {
            admitted.release();
          }
        });
  }

  private void answer(
      RoutingContext context, Operation operation, RequestReader reader, Handler handler) {
    Admitted admitted = admit(context, operation);
    Answer answer =
        places.within(
            admitted.caller(),
            () ->
                handler.answer(
                    request(context, operation, reader, admitted.caller(), admitted.reach())));
    writer.write(context, answer, () -> stillMay(context, operation, admitted));
  }

  /** Who calls, and what they may touch; a problem where they may not. */
  private Admitted admit(RoutingContext context, Operation operation) {
    // A token that has run out must keep nobody from a public page, nor from signing in again.
    boolean isPublic = contract.authorization().isPublic(operation.id());
    Caller caller = isPublic ? null : authenticator.caller(context.request());
    Reach reach = contract.authorization().reach(operation.id(), caller);
    Csrf.require(context.request(), caller);
    return new Admitted(caller, reach);
  }

  /** Signed in as ever, and with the same reach: whoever has another asks anew. */
  private boolean stillMay(RoutingContext context, Operation operation, Admitted before) {
    try {
      return admit(context, operation).reach().equals(before.reach());
    } catch (Problem refused) {
      return false;
    }
  }

  private Request request(
      RoutingContext context,
      Operation operation,
      RequestReader reader,
      Caller caller,
      Reach reach) {
    Map<String, Object> parameters = reader.parameters(context);
    JsonElement json = operation.jsonBody().isPresent() ? reader.json(context) : null;
    boolean large = reader.takesLargeFile();
    Buffer file = operation.takesBytes() && !large ? reader.file(context) : null;
    Path upload = large ? reader.upload(context) : null;
    String accept = String.valueOf(context.request().getHeader("Accept"));
    return new Request(
        operation.id(),
        parameters,
        json,
        file,
        upload,
        caller,
        authenticator.cookieSession(context.request()),
        authenticator.bearerSession(context.request()),
        reach,
        RequestLog.id(context),
        proxies.addressOf(context.request()),
        accept.contains("text/event-stream"));
  }

  static void onContext(RoutingContext context, Runnable task) {
    eventLoop(context)
        .runOnContext(
            nothing -> {
              if (!context.response().ended() && !context.response().closed()) {
                task.run();
              }
            });
  }

  /** Ends what would go on for as long as its reader stays. */
  void endStreams() {
    streams.end();
  }

  private static Context eventLoop(RoutingContext context) {
    return context.get(CONTEXT);
  }
}
