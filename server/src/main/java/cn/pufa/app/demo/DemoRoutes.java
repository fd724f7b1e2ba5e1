package cn.pufa.app.demo;

import cn.pufa.app.Config;
import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.organization.RegisterWorkbook;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;

/** Operations of {@code demo.yaml} that are about no person; 404 outside demo mode. */
public final class DemoRoutes {

  private record Outbox(int total, List<DemoMail.Received> items) {}

  private record Messages(List<SmsStandIn.Received> items) {}

  private record User(String user) {}

  private record Phone(String phone) {}

  private record Code(String code) {}

  private final Config config;
  private final Database database;
  private final Commands commands;
  private final DemoMail mail;
  private final StandIns standIns;
  private final RegisterWorkbook workbook;
  private final Divisions divisions;

  /**
   * @param mail null where mail goes to a real server
   */
  public DemoRoutes(
      Config config,
      Database database,
      Commands commands,
      DemoMail mail,
      StandIns standIns,
      RegisterWorkbook workbook,
      Divisions divisions) {
    this.config = config;
    this.database = database;
    this.commands = commands;
    this.mail = mail;
    this.standIns = standIns;
    this.workbook = workbook;
    this.divisions = divisions;
  }

  public void bind(Routes routes) {
    routes.add("listDemoOutbox", this::listDemoOutbox);
    routes.add("listDemoSms", this::listDemoSms);
    routes.add("createDemoWeChatCode", this::createDemoWeChatCode);
    routes.add("createDemoWeChatPhoneCode", this::createDemoWeChatPhoneCode);
    routes.add("getDemoRegister", this::getDemoRegister);
  }

  private Answer listDemoOutbox(Request request) {
    requireDemo();
    if (mail == null) {
      return Answer.ok(new Outbox(0, List.of()));
    }
    List<DemoMail.Received> received = mail.received(request.text("to"));
    return Answer.ok(
        new Outbox(request.text("to") == null ? mail.count() : received.size(), received));
  }

  private Answer listDemoSms(Request request) {
    requireDemo();
    boolean isOurs = standIns.sms() != null;
    return Answer.ok(
        new Messages(isOurs ? standIns.sms().received(request.text("phone")) : List.of()));
  }

  private Answer createDemoWeChatCode(Request request) {
    requireDemo();
    String user = request.body(User.class).user();
    return weChatCode(request, requireWeChat().signInCode(user));
  }

  private Answer createDemoWeChatPhoneCode(Request request) {
    requireDemo();
    String phone = request.body(Phone.class).phone();
    return weChatCode(request, requireWeChat().phoneCode(phone));
  }

  private WeChatStandIn requireWeChat() {
    if (standIns.weChat() == null) {
      throw Problem.conflict("这个演示用的是别处的微信。");
    }
    return standIns.weChat();
  }

  private Answer weChatCode(Request request, String code) {
    database.run(
        tx ->
            commands.append(
                tx, "anyone", request.operationId(), "demo/wechat", null, request.requestId()));
    return Answer.ok(new Code(code));
  }

  private Answer getDemoRegister(Request request) {
    requireDemo();
    var rows = DemoRegister.rows(config.seed(), divisions.townshipsByName());
    return Answer.xlsx("demo-register.xlsx", workbook.write(rows));
  }

  private void requireDemo() {
    if (!config.isDemo()) {
      throw Problem.notFound();
    }
  }
}
