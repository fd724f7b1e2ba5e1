package cn.pufa.counsel;

import cn.pufa.platform.db.Tx;
import java.util.Optional;

/** Finds one kind of matter in the feature that keeps it. */
@FunctionalInterface
public interface MatterSource {

  /**
   * @param id as the feature's own addresses write it, such as {@code marriage-papers/3}
   */
  Optional<Matter> find(Tx tx, String id);
}
