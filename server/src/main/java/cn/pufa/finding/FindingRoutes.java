package cn.pufa.finding;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Operations of {@code finding.yaml}. */
public final class FindingRoutes {

  private record Group(FoundKind kind, List<FindStore.Thing> items) {}

  private record Groups(List<Group> groups) {}

  private static final int OF_EACH_KIND = 5;
  private static final int A_MINUTE = 120;

  private final Database database;
  private final Authorization authorization;
  private final RateLimits limits;

  public FindingRoutes(Database database, Authorization authorization, RateLimits limits) {
    this.database = database;
    this.authorization = authorization;
    this.limits = limits;
  }

  public void bind(Routes routes) {
    routes.add("findAnything", this::findAnything);
    routes.add("recallFinds", this::recallFinds);
  }

  private Answer findAnything(Request request) {
    String words = request.text("q").strip();
    if (words.length() < 2) {
      throw Problem.invalid("query/q", "请至少输入两个字");
    }
    requireWithinLimit(request.caller());
    return answer(
        request.caller(),
        (tx, kind) ->
            FindStore.named(tx, kind, reach(kind, request.caller()), words, OF_EACH_KIND));
  }

  private void requireWithinLimit(Caller caller) {
    Duration window = Duration.ofMinutes(1);
    if (!limits.take("find/" + caller.person(), A_MINUTE, window)) {
      throw Problem.tooManyRequests(window, "请过一分钟再搜。");
    }
  }

  private Answer recallFinds(Request request) {
    Map<String, Set<String>> ids =
        Arrays.stream(request.text("refs").split(","))
            .map(ref -> ref.split("/"))
            .collect(
                Collectors.groupingBy(
                    ref -> ref[0], Collectors.mapping(ref -> ref[1], Collectors.toSet())));
    return answer(
        request.caller(),
        (tx, kind) ->
            FindStore.byIds(
                tx,
                kind,
                reach(kind, request.caller()),
                ids.getOrDefault(kind.name().toLowerCase(Locale.ROOT), Set.of())));
  }

  private Reach reach(FoundKind kind, Caller caller) {
    return authorization.reach(kind.list, caller);
  }

  private Answer answer(Caller caller, BiFunction<Tx, FoundKind, List<FindStore.Thing>> find) {
    return Answer.ok(
        database.read(
            tx ->
                new Groups(
                    readable(caller)
                        .map(kind -> new Group(kind, find.apply(tx, kind)))
                        .filter(group -> !group.items().isEmpty())
                        .toList())));
  }

  private Stream<FoundKind> readable(Caller caller) {
    Set<String> operations = authorization.operationsOf(caller.grants());
    return Arrays.stream(FoundKind.values()).filter(kind -> operations.contains(kind.list));
  }
}
