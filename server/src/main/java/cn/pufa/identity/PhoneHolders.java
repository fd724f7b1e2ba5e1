package cn.pufa.identity;

import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.Map;

/** Whose phone it is, by what a message to it was addressed to. */
public final class PhoneHolders {

  private PhoneHolders() {}

  /** Names of people by their phone or by the openid of their WeChat user. */
  public static Map<String, String> names(Tx tx, Collection<String> addresses) {
    return AccountStore.holders(tx, addresses);
  }
}
