package cn.pufa.identity;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.time.BusinessClock;
import java.util.Optional;
import java.util.UUID;

/** Residents who sign in for the first time; the account says nothing about who they are. */
final class Newcomers {

  private static final String ROLE = "resident";
  private static final String NAME = "居民";
  private static final int ACCOUNT_LENGTH = 16;

  private final String bureau;
  private final BusinessClock clock;

  Newcomers(String bureau, BusinessClock clock) {
    this.bureau = bureau;
    this.clock = clock;
  }

  /**
   * @param phone null for somebody who came by WeChat
   */
  UUID add(Tx tx, String phone) {
    String account = "u-" + Tokens.hash(Tokens.make()).substring(0, ACCOUNT_LENGTH);
    UUID id = IdentityStore.insertPerson(tx, account, NAME, phone, null, false, clock.now());
    IdentityStore.insertGrant(tx, id, new Grant(ROLE, bureau, null, null));
    return id;
  }

  /** What the account is called; empty where its owner has told no name yet. */
  static Optional<String> told(IdentityStore.Owner owner) {
    return Optional.of(owner.name()).filter(name -> !name.equals(NAME));
  }

  /** Who has told no name yet is called by this one from now on. */
  static void call(Tx tx, UUID person, String name) {
    IdentityStore.call(tx, person, NAME, name);
  }
}
