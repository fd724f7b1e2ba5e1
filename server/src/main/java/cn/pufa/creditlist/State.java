package cn.pufa.creditlist;

import java.util.Locale;

/** Where an organisation stands. */
public enum State {
  NORMAL("正常"),
  PROPOSED("拟列入活动异常名录"),
  ABNORMAL("在活动异常名录"),
  PROPOSED_SERIOUS("拟列入严重违法失信名单"),
  SERIOUS("在严重违法失信名单");

  private final String words;

  State(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  static State of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
