package cn.pufa.platform.wechat;

import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.List;

/**
 * How an app stands with WeChat.
 *
 * @param tokenGotAt null before the first token, @param tokenUntil likewise
 */
public record WeChatStanding(Instant tokenGotAt, Instant tokenUntil, List<Pause> pauses) {

  /**
   * @param call path of a call that WeChat has no quota left for
   */
  public record Pause(String call, Instant until) {}

  public static WeChatStanding of(Tx tx, String appId) {
    var token = WeChatTokenStore.row(tx, appId);
    return new WeChatStanding(
        token.map(WeChatTokenStore.Row::gotAt).orElse(null),
        token.map(WeChatTokenStore.Row::expiresAt).orElse(null),
        WeChatPauseStore.all(tx, appId));
  }
}
