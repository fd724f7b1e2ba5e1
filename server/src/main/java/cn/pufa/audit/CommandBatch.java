package cn.pufa.audit;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Several commands in one transaction, each with the key, the event and the answer it would have
 * had alone.
 */
final class CommandBatch {

  /** A key is known together with who sent it. */
  record OwnKey(String actor, String key) {}

  record Event(String actor, String action, String subject, String reason, String requestId) {}

  record KeptAnswer(OwnKey key, String operation, String requestHash, int status, String answer) {}

  private final Tx tx;
  private final Instant now;
  private final List<Request> requests;

  /** The first request of the batch with each key. */
  private final Map<OwnKey, Request> firstOfKey = new LinkedHashMap<>();

  /** Commands of earlier transactions, by the key that is sent again. */
  private Map<OwnKey, AuditStore.KnownCommand> known;

  private final Map<Request, Verdict> verdicts = new IdentityHashMap<>();

  /** Of those that were done; encoded once, to be kept and to be sent. */
  private final Map<Request, Answer.Json> answers = new IdentityHashMap<>();

  CommandBatch(Tx tx, Instant now, List<Request> requests) {
    this.tx = tx;
    this.now = now;
    this.requests = requests;
    for (Request request : requests) {
      ownKey(request).ifPresent(key -> firstOfKey.putIfAbsent(key, request));
    }
  }

  /** In the order of the requests: what gives the answer, or throws the refusal. */
  List<Supplier<Answer>> run(BiFunction<Tx, List<Request>, List<Verdict>> work) {
    AuditStore.claimKeys(tx, firstOfKey.keySet());
    known = AuditStore.knownCommands(tx, firstOfKey.keySet());
    List<Request> fresh = requests.stream().filter(this::isFresh).toList();
    List<Verdict> decided = work.apply(tx, fresh);
    for (int place = 0; place < fresh.size(); place++) {
      verdicts.put(fresh.get(place), decided.get(place));
    }
    keepWhatWasDone(fresh);
    return requests.stream().<Supplier<Answer>>map(request -> () -> answer(request)).toList();
  }

  private boolean isFresh(Request request) {
    return ownKey(request)
        .map(key -> firstOfKey.get(key) == request && !known.containsKey(key))
        .orElse(true);
  }

  private void keepWhatWasDone(List<Request> fresh) {
    List<Event> events = new ArrayList<>();
    List<KeptAnswer> kept = new ArrayList<>();
    for (Request request : fresh) {
      if (verdicts.get(request) instanceof Verdict.Done(Commands.Outcome outcome)) {
        events.add(event(request, outcome));
        Answer.Json answer = outcome.answer().encoded();
        answers.put(request, answer);
        ownKey(request).ifPresent(key -> kept.add(Commands.kept(key, request, answer)));
      }
    }
    AuditStore.insertEvents(tx, now, events);
    AuditStore.keepAnswers(tx, kept, now);
  }

  private static Event event(Request request, Commands.Outcome outcome) {
    return new Event(
        request.caller().account(),
        request.operationId(),
        outcome.subject(),
        outcome.reason(),
        request.requestId());
  }

  private Answer answer(Request request) {
    Request first = ownKey(request).map(firstOfKey::get).orElse(request);
    var earlier = ownKey(request).map(known::get);
    if (earlier.isPresent()) {
      return Commands.replay(earlier.get(), request);
    }
    if (first != request && !isRepeated(first, request)) {
      throw Problem.of(ProblemType.KEY_REUSED);
    }
    return switch (verdicts.get(first)) {
      case Verdict.Done done -> answers.get(first);
      case Verdict.Refused(Problem problem) -> throw problem;
    };
  }

  private static boolean isRepeated(Request first, Request request) {
    return first.operationId().equals(request.operationId())
        && Commands.hash(first).equals(Commands.hash(request));
  }

  private static Optional<OwnKey> ownKey(Request request) {
    return request.idempotencyKey().map(key -> new OwnKey(request.caller().account(), key));
  }
}
