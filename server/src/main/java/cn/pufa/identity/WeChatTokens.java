package cn.pufa.identity;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.outside.OutsideHttp.Question;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * WeChat's access token: one row for all nodes, renewed by one of them at a time under an advisory
 * lock. Who waited for the lock looks again and takes what the first one got, so a stampede asks
 * WeChat once.
 */
final class WeChatTokens {

  /** WeChat lets the old token live as long beside a new one. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  private record Known(String token, Instant expiresAt) {}

  private final WeChat weChat;
  private final WeChat.Account account;
  private final Database database;
  private final Vault vault;
  private final BusinessClock clock;

  WeChatTokens(
      WeChat weChat, WeChat.Account account, Database database, Vault vault, BusinessClock clock) {
    this.weChat = weChat;
    this.account = account;
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  String current() {
    return database.read(this::usable).orElseGet(() -> renew(null));
  }

  /** Another token than the one WeChat has refused. */
  String inPlaceOf(String refused) {
    return renew(refused);
  }

  /**
   * Holds a connection and its lock while WeChat is asked, but no transaction: should this node
   * die, both are gone and another node asks.
   */
  private String renew(String refused) {
    return database.read(
        tx -> {
          WeChatStore.lockToken(tx, account.appId());
          try {
            return usable(tx)
                .filter(token -> !token.equals(refused))
                .orElseGet(() -> fetch(tx, refused));
          } finally {
            WeChatStore.unlockToken(tx, account.appId());
          }
        });
  }

  /** Forced only where WeChat insists on the refused one: it counts how often that is asked. */
  private String fetch(Tx tx, String refused) {
    Known known = ask(false);
    if (known.token().equals(refused)) {
      known = ask(true);
    }
    String sealed = vault.seal(known.token(), place());
    WeChatStore.keepToken(tx, account.appId(), sealed, known.expiresAt());
    return known.token();
  }

  private Known ask(boolean force) {
    var body = new JsonObject();
    body.addProperty("grant_type", "client_credential");
    body.addProperty("appid", account.appId());
    body.addProperty("secret", account.appSecret().value());
    body.addProperty("force_refresh", force);
    JsonObject reply = weChat.ask(Question.post(account.baseUrl() + "/cgi-bin/stable_token", body));
    WeChat.requireGood(reply);
    var life = Duration.ofSeconds(reply.get("expires_in").getAsLong());
    return new Known(reply.get("access_token").getAsString(), clock.now().plus(life));
  }

  private Optional<String> usable(Tx tx) {
    return WeChatStore.token(tx, account.appId(), clock.now().plus(EARLY))
        .map(kept -> vault.open(kept, place()));
  }

  private String place() {
    return "wechat_token/" + account.appId();
  }
}
