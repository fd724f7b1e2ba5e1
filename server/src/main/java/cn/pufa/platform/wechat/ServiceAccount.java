package cn.pufa.platform.wechat;

import cn.pufa.platform.wechat.WeChatReply.Done;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What the server asks WeChat for its 服务号. */
public final class ServiceAccount {

  /**
   * An article (图文) of the account.
   *
   * @param title at most 32 characters, @param digest at most 128
   * @param content HTML, less than 20,000 characters
   * @param cover id of a picture that WeChat keeps
   */
  public record Article(String title, String author, String digest, String content, String cover) {}

  private final WeChatGateway gateway;

  public ServiceAccount(WeChatGateway gateway) {
    this.gateway = gateway;
  }

  /** Who this user is: {@code subscribe} 1 or 0, and {@code unionid} where the account has one. */
  public WeChatReply user(String openid) {
    return gateway.askFor("/cgi-bin/user/info", Map.of("openid", openid, "lang", "zh_CN"));
  }

  /**
   * A template message (模板消息) to somebody who follows the account; a receipt comes back as {@code
   * msgid}.
   *
   * @param id at most 32 characters; WeChat knows the message again by it for ten minutes
   * @param miniProgram app id of the mini-program that a tap opens
   * @param page null where a tap opens nothing
   */
  public WeChatReply send(
      String id,
      String openid,
      String template,
      String miniProgram,
      String page,
      Map<String, String> fields) {
    JsonObject body = MiniProgram.message(openid, template, fields);
    body.addProperty("client_msg_id", id);
    if (page != null) {
      body.add("miniprogram", opened(miniProgram, page));
    }
    return gateway.askOnce("/cgi-bin/message/template/send", body);
  }

  /** A subscribe message (订阅通知) to somebody who agreed to it; not every account gets a receipt. */
  public WeChatReply sendSubscribed(
      String openid, String template, String miniProgram, String page, Map<String, String> fields) {
    JsonObject body = MiniProgram.message(openid, template, fields);
    if (page != null) {
      body.add("miniprogram", opened(miniProgram, page));
    }
    return gateway.askOnce("/cgi-bin/message/subscribe/bizsend", body);
  }

  private static JsonObject opened(String miniProgram, String page) {
    var opened = new JsonObject();
    opened.addProperty("appid", miniProgram);
    opened.addProperty("pagepath", page);
    return opened;
  }

  /** A draft (草稿); its id comes back as {@code media_id}. */
  public WeChatReply addDraft(Article article) {
    var one = new JsonObject();
    one.addProperty("article_type", "news");
    one.addProperty("title", article.title());
    one.addProperty("author", article.author());
    one.addProperty("digest", article.digest());
    one.addProperty("content", article.content());
    one.addProperty("thumb_media_id", article.cover());
    var articles = new JsonArray();
    articles.add(one);
    var body = new JsonObject();
    body.add("articles", articles);
    return gateway.askOnce("/cgi-bin/draft/add", body);
  }

  /** Only queues; {@code publish_id} asks what became of it. */
  public WeChatReply publish(String draft) {
    var body = new JsonObject();
    body.addProperty("media_id", draft);
    return gateway.askOnce("/cgi-bin/freepublish/submit", body);
  }

  /** What became of a publication. */
  public WeChatReply publication(String publishId) {
    var body = new JsonObject();
    body.addProperty("publish_id", publishId);
    return gateway.ask("/cgi-bin/freepublish/get", body);
  }

  /**
   * Asks until WeChat has decided, or could not be heard: the event that tells it does not always
   * come.
   *
   * @param times how often at most; the last answer may still be {@link Publication#RUNNING}
   */
  public WeChatReply awaitPublication(String publishId, Duration between, int times) {
    WeChatReply reply = publication(publishId);
    for (int asked = 1; asked < times && isRunning(reply); asked++) {
      LockSupport.parkNanos(between.toNanos());
      reply = publication(publishId);
    }
    return reply;
  }

  private static boolean isRunning(WeChatReply reply) {
    return reply instanceof Done done && Publication.of(done) == Publication.RUNNING;
  }
}
