package cn.pufa.app.demo;

import com.google.gson.JsonObject;

/** WeChat's numbers of what is wrong, as the demo's WeChat says them. */
final class WeChatCodes {

  static final int BAD_TOKEN = 40001;
  static final int NO_SUCH_USER = 40003;
  static final int BAD_MEDIA = 40007;
  static final int WRONG_APP = 40013;
  static final int BAD_CODE = 40029;
  static final int NO_SUCH_TEMPLATE = 40037;
  static final int NO_SUCH_PATH = 40066;
  static final int BAD_SCENE = 40169;
  static final int BAD_PAGE = 41030;
  static final int EXPIRED_TOKEN = 42001;
  static final int NOT_FOLLOWING = 43004;
  static final int NOT_SUBSCRIBED = 43101;
  static final int OUT_OF_QUOTA = 45009;
  static final int BAD_FIELD = 47003;
  static final int NO_SUCH_PUBLICATION = 53600;

  private WeChatCodes() {}

  static StandInServer.Answer refused(int code) {
    return refused(code, "refused");
  }

  /** WeChat refuses with status 200 and a number of its own at the end of the words. */
  static StandInServer.Answer refused(int code, String words) {
    var body = new JsonObject();
    body.addProperty("errcode", code);
    body.addProperty("errmsg", words + " rid: " + StandInApp.random(8));
    return new StandInServer.Answer(200, body);
  }

  static JsonObject ok() {
    var body = new JsonObject();
    body.addProperty("errcode", 0);
    body.addProperty("errmsg", "ok");
    return body;
  }

  static String text(JsonObject body, String name) {
    return body.has(name) && body.get(name).isJsonPrimitive() ? body.get(name).getAsString() : null;
  }
}
