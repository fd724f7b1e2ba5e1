package cn.pufa.reminder;

import cn.pufa.platform.db.Tx;
import java.util.UUID;

/** Is told that what a circular asks of one organisation has changed. */
public interface DutyListener {

  void changed(Tx tx, UUID circular, UUID organization);
}
