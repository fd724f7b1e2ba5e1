package cn.pufa.certificate;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/**
 * Tells holders within the last sixty days that their certificate ends. Each is marked in the
 * transaction that tells, so that nobody is told twice, however many nodes look.
 */
final class EndingSoon {

  private static final int BATCH = 200;

  private final Database database;
  private final CertificateNotices notices;
  private final BusinessClock clock;

  EndingSoon(Database database, CertificateNotices notices, BusinessClock clock) {
    this.database = database;
    this.notices = notices;
    this.clock = clock;
  }

  void tell() {
    int told;
    do {
      told = database.transaction(this::tell);
    } while (told == BATCH);
  }

  private int tell(Tx tx) {
    List<Certificate> ending = CertificateStore.endSoon(tx, clock.now(), clock.today(), BATCH);
    ending.forEach(one -> notices.endsSoon(tx, one));
    return ending.size();
  }
}
