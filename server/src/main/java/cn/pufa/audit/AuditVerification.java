package cn.pufa.audit;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the whole chain and names the first event that was changed, removed, or never linked. */
public final class AuditVerification {

  /** Longer than the chainer needs; younger events may still be on their way. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /**
   * @param fault null when everything holds
   */
  public record Report(long linked, String fault) {}

  private final Database database;
  private final BusinessClock clock;
  private final AuditHead heads;

  public AuditVerification(Database database, BusinessClock clock, AuditHead heads) {
    this.database = database;
    this.clock = clock;
    this.heads = heads;
  }

  public Report verify() {
    Map<Long, String> written =
        heads.all().stream()
            .collect(
                Collectors.toMap(AuditHead.Written::seq, AuditHead.Written::hash, (a, b) -> a));
    long seq = 0;
    byte[] previous = Chain.ROOT;
    while (true) {
      long after = seq;
      List<AuditStore.Link> links = database.read(tx -> AuditStore.linksAfter(tx, after));
      if (links.isEmpty()) {
        break;
      }
      for (AuditStore.Link link : links) {
        String fault = fault(link, seq + 1, previous, written);
        if (fault != null) {
          return new Report(seq, fault);
        }
        seq = link.seq();
        previous = link.rowHash();
      }
    }
    return new Report(seq, faultAtTheEnd(seq));
  }

  private static String fault(
      AuditStore.Link link, long expected, byte[] previous, Map<Long, String> written) {
    if (link.seq() != expected) {
      return "link " + expected + " is missing";
    }
    if (link.event() == null) {
      return "event " + link.eventId() + " (link " + link.seq() + ") is missing";
    }
    if (!Arrays.equals(link.previousHash(), previous)) {
      return "link " + link.seq() + " does not follow the one before";
    }
    if (!Arrays.equals(link.rowHash(), Chain.hash(previous, link.seq(), link.event()))) {
      return "event " + link.eventId() + " (link " + link.seq() + ") was changed";
    }
    String head = written.get(link.seq());
    if (head != null && !head.equals(HexFormat.of().formatHex(link.rowHash()))) {
      return "link " + link.seq() + " differs from the head written outside the database";
    }
    return null;
  }

  private static String unreadable(String head) {
    return "the head in " + head + " cannot be read";
  }

  private String faultAtTheEnd(long seq) {
    for (AuditHead.Written head : heads.all()) {
      if (head.seq() > seq) {
        return "links after "
            + seq
            + " are missing: the head of "
            + head.day()
            + " was link "
            + head.seq();
      }
    }
    return database
        .read(tx -> AuditStore.firstUnlinkedBefore(tx, clock.now().minus(GRACE)))
        .map(id -> "event " + id + " was never linked")
        .or(() -> heads.unreadable().stream().findFirst().map(AuditVerification::unreadable))
        .orElse(null);
  }
}
