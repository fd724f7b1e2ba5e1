package cn.pufa.wechat;

import cn.pufa.identity.WeChatUsers;
import cn.pufa.identity.WeChatUsers.WeChatUser;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who follows the 服务号. WeChat names a follower by another openid than the mini-program's; only the
 * unionid says that both are the same user.
 */
public final class Followers {

  Followers() {}

  /** Those of the persons who follow the 服务号. */
  public Set<UUID> canReach(Tx tx, Collection<UUID> persons) {
    List<WeChatUser> users = WeChatUsers.of(tx, persons);
    Set<String> following = FollowerStore.following(tx, unionids(users));
    return users.stream()
        .filter(user -> user.unionid() != null && following.contains(user.unionid()))
        .map(WeChatUser::person)
        .collect(Collectors.toUnmodifiableSet());
  }

  Optional<String> openid(Tx tx, UUID person) {
    return FollowerStore.openid(tx, unionids(WeChatUsers.of(tx, List.of(person))));
  }

  /** Whether WeChat must still be asked who this follower is. */
  boolean isStranger(Tx tx, String openid) {
    return FollowerStore.unionid(tx, openid).isEmpty();
  }

  /**
   * @param unionid null where WeChat does not tell
   * @param at what was told earlier and comes later changes nothing
   */
  void follows(Tx tx, String openid, String unionid, Instant at) {
    FollowerStore.tell(tx, openid, at, null);
    if (unionid != null) {
      FollowerStore.setUnionid(tx, openid, unionid);
    }
  }

  void leaves(Tx tx, String openid, Instant at) {
    FollowerStore.tell(tx, openid, at, at);
  }

  /** Kept for a while, so that what WeChat told earlier and comes later brings nobody back. */
  void forgetLeft(Tx tx, Instant before) {
    FollowerStore.forgetLeft(tx, before);
  }

  public void erase(Tx tx, UUID person) {
    FollowerStore.erase(tx, unionids(WeChatUsers.of(tx, List.of(person))));
  }

  private static String[] unionids(List<WeChatUser> users) {
    return users.stream()
        .map(WeChatUser::unionid)
        .filter(java.util.Objects::nonNull)
        .toArray(String[]::new);
  }
}
