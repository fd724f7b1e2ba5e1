package cn.pufa.testing;

import cn.pufa.audit.Commands;
import cn.pufa.delivery.Channel;
import cn.pufa.delivery.Message;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.outside.OutsideHttp;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.secret.VaultKeys;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.MiniProgram;
import cn.pufa.platform.wechat.ServiceAccount;
import cn.pufa.platform.wechat.WeChatApp;
import cn.pufa.platform.wechat.WeChatGateway;
import cn.pufa.wechat.WeChatForm;
import cn.pufa.wechat.WeChatReach;
import cn.pufa.wechat.WeChatTemplate;
import cn.pufa.wording.Forms;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The part of a node that speaks with WeChat, over a database that others may share. */
public final class WeChatNode implements AutoCloseable {

  private final Database database;
  private final OutsideHttp outside;
  private final MiniProgram miniProgram;
  private final ServiceAccount serviceAccount;
  private final WeChatReach reach;

  public WeChatNode(
      Vertx vertx, String databaseUrl, WeChatReach.Settings settings, BusinessClock clock) {
    database = TestServer.connections(vertx, databaseUrl);
    outside = new OutsideHttp(vertx);
    var vault = new Vault(VaultKeys.DEMO);
    miniProgram = new MiniProgram(gateway(settings.miniProgram().orElseThrow(), vault, clock));
    serviceAccount =
        new ServiceAccount(gateway(settings.serviceAccount().orElseThrow(), vault, clock));
    reach =
        new WeChatReach(
            database,
            new Commands(database, clock),
            settings,
            java.util.Optional.of(miniProgram),
            java.util.Optional.of(serviceAccount),
            clock);
  }

  private WeChatGateway gateway(WeChatApp app, Vault vault, BusinessClock clock) {
    return new WeChatGateway(outside, app, database, vault, clock);
  }

  public Database database() {
    return database;
  }

  public MiniProgram miniProgram() {
    return miniProgram;
  }

  public ServiceAccount serviceAccount() {
    return serviceAccount;
  }

  public WeChatReach reach() {
    return reach;
  }

  /** What becomes of a message to this person, with good words in every field but these. */
  public Channel.Outcome send(UUID person, WeChatTemplate template, Map<String, String> fields) {
    return reach.channels().stream()
        .filter(channel -> channel.code().equals(template.channel()))
        .findFirst()
        .orElseThrow()
        .send(message(person, template, fields))
        .await();
  }

  private static Message message(UUID person, WeChatTemplate template, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>();
    template
        .fields()
        .keySet()
        .forEach(name -> all.put(name, name.startsWith("time") ? "2026年5月31日" : "演示协会"));
    all.putAll(fields);
    var form = new Forms.Fields(template.id(), all, "pages/inbox/index");
    return new Message(
        UUID.randomUUID(),
        null,
        template.channel(),
        person,
        null,
        null,
        null,
        WeChatForm.of(form),
        null,
        false);
  }

  @Override
  public void close() {
    outside.close();
    database.close();
  }
}
