package cn.pufa.reminder;

import cn.pufa.platform.db.Tx;
import java.util.UUID;

/** Is told that what a circular asks of one organisation changes. */
public interface DutyListener {

  void changed(Tx tx, UUID circular, UUID organization);
}
