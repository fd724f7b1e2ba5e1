package cn.pufa.app.demo;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Drafts of the demo's 服务号, and their publication, which takes WeChat a while. */
final class StandInArticles {

  private static final int RUNNING = 1;
  private static final long FIRST_ID = 2_247_503_000L;

  private final Set<String> drafts = new HashSet<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private int runningFor = 1;
  private int ending;

  /**
   * @param times how often it still is under way, @param status what then comes of it
   */
  void plan(int times, int status) {
    runningFor = times;
    ending = status;
  }

  StandInServer.Answer addDraft(JsonObject body) {
    if (!body.has("articles") || body.getAsJsonArray("articles").isEmpty()) {
      return WeChatCodes.refused(WeChatCodes.BAD_FIELD, "empty articles");
    }
    JsonObject article = body.getAsJsonArray("articles").get(0).getAsJsonObject();
    if (WeChatCodes.text(article, "thumb_media_id") == null) {
      return WeChatCodes.refused(WeChatCodes.BAD_MEDIA, "invalid media_id");
    }
    String draft = StandInApp.random(24);
    drafts.add(draft);
    var answer = new JsonObject();
    answer.addProperty("media_id", draft);
    return new StandInServer.Answer(200, answer);
  }

  StandInServer.Answer publish(JsonObject body) {
    if (!drafts.remove(WeChatCodes.text(body, "media_id"))) {
      return WeChatCodes.refused(WeChatCodes.BAD_MEDIA, "invalid media_id");
    }
    long id = FIRST_ID + asked.size();
    asked.put(String.valueOf(id), 0);
    // Numbers here, although the questions that follow name it as text.
    JsonObject answer = WeChatCodes.ok();
    answer.addProperty("publish_id", id);
    answer.addProperty("msg_data_id", id);
    return new StandInServer.Answer(200, answer);
  }

  StandInServer.Answer publication(JsonObject body) {
    String id = WeChatCodes.text(body, "publish_id");
    Integer times = asked.computeIfPresent(id, (known, before) -> before + 1);
    if (times == null) {
      return WeChatCodes.refused(WeChatCodes.NO_SUCH_PUBLICATION, "invalid publish_id");
    }
    int status = times <= runningFor ? RUNNING : ending;
    var answer = new JsonObject();
    answer.addProperty("publish_id", id);
    answer.addProperty("publish_status", status);
    if (status == 0) {
      answer.addProperty("article_id", "article-" + id);
    }
    return new StandInServer.Answer(200, answer);
  }
}
