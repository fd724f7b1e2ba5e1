package cn.pufa.finding;

import cn.pufa.platform.db.Tx;
import java.util.Optional;

/** What things are called of which a filter keeps the code. */
@FunctionalInterface
public interface ThingNames {

  /**
   * @param choice what the list is narrowed by, such as statute; of others there is no name
   */
  Optional<String> of(Tx tx, String choice, String code);
}
