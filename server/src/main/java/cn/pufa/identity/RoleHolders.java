package cn.pufa.identity;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import java.util.List;
import java.util.UUID;

/** Who holds which role where; roles of one's own, with an account that is not closed. */
public final class RoleHolders {

  /**
   * @param name as the person is called, @param phone null where none is known
   */
  public record Holder(UUID person, String role, String division, String name, String phone) {}

  private RoleHolders() {}

  /** By division. */
  public static List<Holder> of(Tx tx, List<String> roles, Reach reach) {
    return RoleStore.holders(tx, roles.toArray(String[]::new), reach);
  }
}
