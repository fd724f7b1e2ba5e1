package cn.pufa.identity;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.UUID;

/**
 * From where somebody has signed in within {@link #KEPT}, kept as keyed hashes. It only ever
 * loosens a limit: whoever knows an address gains nothing by it.
 */
final class KnownAddresses {

  static final Duration KEPT = Duration.ofDays(90);
  private static final String KIND = "address";

  private final Vault vault;
  private final BusinessClock clock;

  KnownAddresses(Vault vault, BusinessClock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  void remember(Tx tx, UUID person, String address) {
    KnownAddressStore.remember(tx, person, vault.index(KIND, address), clock.now());
  }

  boolean isKnown(Tx tx, String phone, String address) {
    String[] hashes = vault.indexes(KIND, address).toArray(String[]::new);
    return KnownAddressStore.isKnown(tx, phone, hashes, clock.now().minus(KEPT));
  }

  void forget(Tx tx, Duration age) {
    KnownAddressStore.prune(tx, clock.now().minus(age));
  }
}
