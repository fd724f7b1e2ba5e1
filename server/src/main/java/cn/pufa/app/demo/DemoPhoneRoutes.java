package cn.pufa.app.demo;

import cn.pufa.audit.Commands;
import cn.pufa.identity.PhoneHolders;
import cn.pufa.identity.WeChatUsers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wechat.WeChatTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The invented people's phones (演示手机): what they got, and what they tap. */
public final class DemoPhoneRoutes {

  private record Messages(List<Message> items) {}

  private record Message(
      String holder, String channel, String title, String text, String page, Instant at) {}

  private record Tap(List<String> accepted) {}

  private record Accepted(List<Remaining> items) {}

  private record Remaining(String template, int remaining) {}

  private static final int SHOWN = 200;

  private final Database database;
  private final Commands commands;
  private final StandIns standIns;
  private final BusinessClock clock;
  private final boolean isDemo;

  public DemoPhoneRoutes(
      Database database,
      Commands commands,
      StandIns standIns,
      BusinessClock clock,
      boolean isDemo) {
    this.database = database;
    this.commands = commands;
    this.standIns = standIns;
    this.clock = clock;
    this.isDemo = isDemo;
  }

  public void bind(Routes routes) {
    routes.add("listPhoneMessages", this::listPhoneMessages);
    routes.add("answerDemoWeChatPopup", this::answerDemoWeChatPopup);
  }

  private Answer listPhoneMessages(Request request) {
    requireDemo();
    String holder = request.text("holder");
    List<Message> received = database.read(this::received);
    return Answer.ok(
        new Messages(
            received.stream()
                .filter(message -> holder == null || message.holder().equals(holder))
                .sorted(Comparator.comparing(Message::at).reversed())
                .limit(SHOWN)
                .toList()));
  }

  private List<Message> received(Tx tx) {
    List<SmsStandIn.Received> sms =
        standIns.sms() == null ? List.of() : standIns.sms().received(null);
    List<StandInPhones.Received> weChat =
        standIns.weChat() == null ? List.of() : standIns.weChat().received();
    Map<String, String> names =
        PhoneHolders.names(
            tx,
            Stream.concat(
                    sms.stream().map(SmsStandIn.Received::phone),
                    weChat.stream().map(StandInPhones.Received::openid))
                .distinct()
                .toList());
    List<Message> messages = new ArrayList<>();
    sms.forEach(
        one ->
            messages.add(
                new Message(
                    names.getOrDefault(one.phone(), one.phone()),
                    "sms",
                    null,
                    one.text(),
                    null,
                    one.at())));
    weChat.forEach(
        one ->
            messages.add(
                new Message(
                    names.getOrDefault(one.openid(), "演示微信用户"),
                    one.channel(),
                    one.title(),
                    one.text(),
                    one.page(),
                    one.at())));
    return messages;
  }

  private Answer answerDemoWeChatPopup(Request request) {
    requireDemo();
    WeChatStandIn weChat = standIns.weChat();
    if (weChat == null) {
      throw Problem.conflict("这个演示用的是别处的微信。");
    }
    List<WeChatTemplate> accepted =
        StandInTemplates.ALL.stream()
            .filter(known -> request.body(Tap.class).accepted().contains(known.id()))
            .toList();
    return commands.run(
        request,
        tx -> {
          String openid = openid(tx, request.caller().person());
          accepted.forEach(template -> weChat.accept(openid, template));
          var remaining =
              accepted.stream()
                  .map(
                      template ->
                          new Remaining(template.id(), weChat.remaining(openid, template.id())))
                  .toList();
          return Commands.Outcome.of("demo/wechat", Answer.ok(new Accepted(remaining)));
        });
  }

  private String openid(Tx tx, UUID person) {
    return WeChatUsers.of(tx, List.of(person)).stream()
        .findFirst()
        .map(WeChatUsers.WeChatUser::openid)
        .orElseGet(() -> invented(tx, person));
  }

  private String invented(Tx tx, UUID person) {
    String openid = WeChatStandIn.openid(person.toString());
    WeChatUsers.bindInvented(tx, person, openid, StandInPhones.unionidOf(openid), clock.now());
    return openid;
  }

  private void requireDemo() {
    if (!isDemo) {
      throw Problem.notFound();
    }
  }
}
