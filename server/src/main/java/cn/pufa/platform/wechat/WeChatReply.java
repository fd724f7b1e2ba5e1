package cn.pufa.platform.wechat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;

/** What is certain about a question that WeChat was asked. */
public sealed interface WeChatReply {

  int OUT_OF_QUOTA = 45009;
  int TOO_OFTEN = 45011;

  record Done(JsonObject answer) implements WeChatReply {

    /**
     * Null where WeChat gave none.
     *
     * @param names each within the object before
     */
    public String text(String... names) {
      JsonElement found = answer;
      for (String name : names) {
        found = found instanceof JsonObject object ? object.get(name) : null;
      }
      return found instanceof JsonPrimitive given ? given.getAsString() : null;
    }

    /**
     * @param otherwise where WeChat gave no whole number
     */
    public long number(String name, long otherwise) {
      try {
        return answer.get(name) instanceof JsonPrimitive given
            ? given.getAsBigDecimal().longValueExact()
            : otherwise;
      } catch (NumberFormatException | ArithmeticException noWholeNumber) {
        return otherwise;
      }
    }
  }

  /** A picture instead of an answer. */
  record Picture(byte[] content) implements WeChatReply {}

  /**
   * WeChat refuses what it was asked; asking the same again changes nothing.
   *
   * @param words WeChat's own, which name the field at fault
   */
  record Refused(int code, String words) implements WeChatReply {}

  /**
   * Surely not done, and no fault of what was asked.
   *
   * @param code of WeChat; 0 where it gave none
   * @param after how long to leave it in peace; null where it said nothing of that
   */
  record NotNow(int code, Duration after) implements WeChatReply {

    public boolean isTooMany() {
      return code == OUT_OF_QUOTA || code == TOO_OFTEN;
    }
  }

  /** It may have been done: time ran out, or the connection broke. */
  record NoAnswer() implements WeChatReply {}
}
