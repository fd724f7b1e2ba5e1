package cn.pufa.platform.wechat;

import cn.pufa.platform.wechat.WeChatReply.Done;

/** What became of a publication, in the order of WeChat's numbers. */
public enum Publication {
  PUBLISHED("已发布"),
  RUNNING("微信正在处理"),
  NOT_ORIGINAL("微信认为不是原创"),
  FAILED("微信没有发出"),
  NOT_APPROVED("微信审核没有通过"),
  DELETED("已经删除"),
  BANNED("被微信封禁");

  private final String words;

  Publication(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Where WeChat names no state that is known here, it is asked again. */
  public static Publication of(Done reply) {
    long number = reply.number("publish_status", RUNNING.ordinal());
    return number >= 0 && number < values().length ? values()[(int) number] : RUNNING;
  }
}
