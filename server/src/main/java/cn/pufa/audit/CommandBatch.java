package cn.pufa.audit;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.json.GsonJson;
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

  record Claim(OwnKey key, String operation, String requestHash) {}

  record Event(String actor, String action, String subject, String reason, String requestId) {}

  record KeptAnswer(OwnKey key, int status, String answer) {}

  private final Tx tx;
  private final Instant now;
  private final List<Request> requests;

  /** The first request of the batch with each key. */
  private final Map<OwnKey, Request> firstOfKey = new LinkedHashMap<>();

  /** Commands of earlier transactions, by the key that is sent again. */
  private Map<OwnKey, AuditStore.KnownCommand> known;

  private final Map<Request, Verdict> verdicts = new IdentityHashMap<>();

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
    claimKeys();
    List<Request> fresh = requests.stream().filter(this::isFresh).toList();
    List<Verdict> decided = work.apply(tx, fresh);
    for (int place = 0; place < fresh.size(); place++) {
      verdicts.put(fresh.get(place), decided.get(place));
    }
    keepWhatWasDone(fresh);
    freeKeysOfTheRefused(fresh);
    return requests.stream().<Supplier<Answer>>map(request -> () -> answer(request)).toList();
  }

  private void claimKeys() {
    List<Claim> claims = new ArrayList<>();
    firstOfKey.forEach(
        (key, request) ->
            claims.add(new Claim(key, request.operationId(), Commands.hash(request))));
    List<OwnKey> claimed = AuditStore.claimKeys(tx, claims, now);
    List<OwnKey> others = new ArrayList<>(firstOfKey.keySet());
    others.removeAll(claimed);
    known = others.isEmpty() ? Map.of() : AuditStore.knownCommands(tx, others);
  }

  private boolean isFresh(Request request) {
    return ownKey(request)
        .map(key -> firstOfKey.get(key) == request && !known.containsKey(key))
        .orElse(true);
  }

  private void keepWhatWasDone(List<Request> fresh) {
    List<Event> events = new ArrayList<>();
    List<KeptAnswer> answers = new ArrayList<>();
    for (Request request : fresh) {
      if (verdicts.get(request) instanceof Verdict.Done(Commands.Outcome outcome)) {
        events.add(event(request, outcome));
        ownKey(request).ifPresent(key -> answers.add(keptAnswer(key, outcome.answer())));
      }
    }
    AuditStore.insertEvents(tx, now, events);
    AuditStore.keepAnswers(tx, answers);
  }

  private static Event event(Request request, Commands.Outcome outcome) {
    return new Event(
        request.caller().account(),
        request.operationId(),
        outcome.subject(),
        outcome.reason(),
        request.requestId());
  }

  private static KeptAnswer keptAnswer(OwnKey key, Answer.Json answer) {
    return new KeptAnswer(key, answer.status(), GsonJson.GSON.toJson(answer.value()));
  }

  /** As after a command that failed alone: the same key may be sent again. */
  private void freeKeysOfTheRefused(List<Request> fresh) {
    List<OwnKey> refused = new ArrayList<>();
    for (Request request : fresh) {
      if (verdicts.get(request) instanceof Verdict.Refused) {
        ownKey(request).ifPresent(refused::add);
      }
    }
    if (!refused.isEmpty()) {
      AuditStore.freeKeys(tx, refused);
    }
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
      case Verdict.Done(Commands.Outcome outcome) -> outcome.answer();
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
