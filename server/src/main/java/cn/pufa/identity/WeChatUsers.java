package cn.pufa.identity;

import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which WeChat users are known, and whose they are. */
public final class WeChatUsers {

  /**
   * A person's WeChat user for the mini-program; somebody may have several.
   *
   * @param unionid the same user for the 服务号; null where WeChat does not tell
   */
  public record WeChatUser(UUID person, String openid, String unionid) {}

  private WeChatUsers() {}

  /** Of persons who may sign in, the latest bound first. */
  public static List<WeChatUser> of(Tx tx, Collection<UUID> persons) {
    return WeChatStore.usersOf(tx, persons);
  }

  public static boolean isKnown(Tx tx, String openid) {
    return WeChatStore.user(tx, openid).isPresent();
  }

  /** Without a sign-in that proves it, so for invented users of a demo only. */
  public static void bindInvented(Tx tx, UUID person, String openid, String unionid, Instant now) {
    WeChatStore.holdUser(tx, openid);
    if (!isKnown(tx, openid)) {
      WeChatStore.insertUser(tx, new WeChat.User(openid, unionid), person, now);
    }
  }
}
