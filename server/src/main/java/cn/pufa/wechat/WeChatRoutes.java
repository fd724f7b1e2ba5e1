package cn.pufa.wechat;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.wechat.WeChatApp;
import cn.pufa.platform.wechat.WeChatStanding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Operations of {@code wechat.yaml}. */
public final class WeChatRoutes {

  private record Items<T>(List<T> items) {}

  private record Results(List<Result> results) {}

  private record Result(String template, String result) {}

  private record Own(boolean linked, List<Remaining> items) {}

  private record Remaining(String purpose, String title, String template, int remaining) {}

  private record State(
      String app,
      boolean opened,
      Instant tokenGotAt,
      Instant tokenUntil,
      Instant lastPushAt,
      List<Paused> paused) {}

  private record Paused(String call, Instant until) {}

  private static final List<String> APPS = List.of("mini_program", Pushes.SERVICE_ACCOUNT);

  /** What a call does; one that is not here is named by its path. */
  private static final Map<String, String> CALLS =
      Map.of(
          "/cgi-bin/stable_token", "取得访问凭证",
          "/sns/jscode2session", "微信登录",
          "/wxa/business/getuserphonenumber", "取得手机号",
          "/cgi-bin/message/subscribe/send", "发订阅消息",
          "/cgi-bin/message/template/send", "发服务号消息",
          "/cgi-bin/user/info", "查询关注的人",
          "/wxa/getwxacodeunlimit", "生成小程序码",
          "/wxa/msg_sec_check", "检查文字内容");

  private final Database database;
  private final Commands commands;
  private final Subscriptions subscriptions;
  private final Pushes pushes;
  private final Map<String, WeChatApp> apps;

  WeChatRoutes(
      Database database,
      Commands commands,
      Subscriptions subscriptions,
      Pushes pushes,
      Map<String, WeChatApp> apps) {
    this.database = database;
    this.commands = commands;
    this.subscriptions = subscriptions;
    this.pushes = pushes;
    this.apps = apps;
  }

  public void bind(Routes routes) {
    routes.add("getOwnSubscriptions", this::getOwnSubscriptions);
    routes.add("recordSubscription", this::recordSubscription);
    routes.add("verifyWeChatPush", this::verifyWeChatPush);
    routes.add("receiveWeChatPush", this::receiveWeChatPush);
    routes.add("getWeChatState", this::getWeChatState);
  }

  private Answer getOwnSubscriptions(Request request) {
    return Answer.ok(database.read(tx -> own(tx, request.caller().person())));
  }

  private Own own(Tx tx, UUID person) {
    Map<String, Integer> remaining = subscriptions.remaining(tx, person);
    return new Own(
        subscriptions.isLinked(tx, person),
        subscriptions.templates().stream()
            .map(
                known ->
                    new Remaining(
                        known.purpose(),
                        known.title(),
                        known.id(),
                        remaining.getOrDefault(known.id(), 0)))
            .toList());
  }

  private Answer recordSubscription(Request request) {
    List<String> accepted = accepted(request.body(Results.class).results());
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          subscriptions.report(tx, person, accepted);
          return Outcome.of("person/" + person, Answer.ok(own(tx, person)));
        });
  }

  private List<String> accepted(List<Result> results) {
    List<String> known = subscriptions.templates().stream().map(WeChatTemplate::id).toList();
    List<Problem.Field> faults =
        IntStream.range(0, results.size())
            .filter(place -> !known.contains(results.get(place).template()))
            .mapToObj(place -> new Problem.Field("/results/" + place + "/template", "没有这个微信模板"))
            .toList();
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return results.stream()
        .filter(result -> result.result().equals("accept"))
        .map(Result::template)
        .distinct()
        .toList();
  }

  private Answer verifyWeChatPush(Request request) {
    return plain(pushes.verify(request));
  }

  private Answer receiveWeChatPush(Request request) {
    pushes.receive(request);
    return plain("success");
  }

  private static Answer plain(String words) {
    return Answer.file("text/plain", "wechat.txt", words.getBytes(StandardCharsets.UTF_8));
  }

  private Answer getWeChatState(Request request) {
    return Answer.ok(
        new Items<>(database.read(tx -> APPS.stream().map(app -> state(tx, app)).toList())));
  }

  private State state(Tx tx, String name) {
    WeChatApp app = apps.get(name);
    if (app == null) {
      return new State(name, false, null, null, null, List.of());
    }
    var standing = WeChatStanding.of(tx, app.appId());
    Stream<Paused> paused =
        standing.pauses().stream()
            .map(
                pause -> new Paused(CALLS.getOrDefault(pause.call(), pause.call()), pause.until()));
    return new State(
        name,
        true,
        standing.tokenGotAt(),
        standing.tokenUntil(),
        PushStore.last(tx, name).orElse(null),
        paused.toList());
  }
}
