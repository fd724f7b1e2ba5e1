package cn.pufa.app;

import cn.pufa.identity.Authenticators;
import cn.pufa.personal.IdNumbers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.wechat.WeChatTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntBiFunction;

/**
 * After a new key was put in front: whatever stands on an older one is sealed anew, some hundred
 * rows a transaction. Stopped and begun again, it goes on where it was.
 */
final class KeyChange {

  /** Each does some and tells how many; none when all is done. */
  private static final Map<String, ToIntBiFunction<Database, Vault>> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("ID numbers", IdNumbers::sealAgain);
    KINDS.put("authenticators", Authenticators::sealAgain);
    KINDS.put("WeChat tokens, asked for anew", WeChatTokens::dropOld);
  }

  private KeyChange() {}

  /** How many of each kind stood on an older key; nothing does afterwards. */
  static Map<String, Integer> finish(Database database, Vault vault) {
    Map<String, Integer> done = new LinkedHashMap<>();
    KINDS.forEach(
        (kind, some) -> {
          int all = 0;
          for (int now; (now = some.applyAsInt(database, vault)) > 0; ) {
            all += now;
          }
          done.put(kind, all);
        });
    return done;
  }
}
