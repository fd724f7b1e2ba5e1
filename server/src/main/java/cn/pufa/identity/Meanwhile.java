package cn.pufa.identity;

import cn.pufa.audit.AuditEvent;
import cn.pufa.audit.Trail;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Refuses to write over what somebody else has changed since it was read, and says who and when.
 */
public final class Meanwhile {

  /**
   * @param by null where nobody is known
   */
  record Change(String by, Instant at) {}

  private record Seen(int seen) {}

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(BusinessClock.ZONE);

  private Meanwhile() {}

  /** The version that the body says was read. */
  public static int seen(Request request) {
    return request.body(Seen.class).seen();
  }

  /**
   * Of a record that these commands alone change.
   *
   * @param seen version that was read, @param version the one there is now
   * @param subject as the trail names the record, @param actions operations that change it
   */
  public static void requireSeen(Tx tx, int seen, int version, String subject, String... actions) {
    requireSeen(tx, seen, version, null, subject, actions);
  }

  /**
   * @param changedAt when the version there is now came, so that nobody is named who made an older
   *     one; null where only these commands make one
   */
  public static void requireSeen(
      Tx tx, int seen, int version, Instant changedAt, String subject, String... actions) {
    if (seen != version) {
      throw Trail.last(tx, List.of(actions), subject)
          .filter(event -> changedAt == null || !event.at().isBefore(changedAt))
          .map(event -> changed(name(tx, event), event.at()))
          .orElseGet(() -> changed(null, changedAt));
    }
  }

  private static String name(Tx tx, AuditEvent event) {
    return AccountStore.nameOf(tx, event.actor()).orElse(null);
  }

  /**
   * For a record whose history is its own.
   *
   * @param by null where nobody is known, as {@code at}
   */
  public static Problem changed(String by, Instant at) {
    String who = by == null ? "别人" : by;
    String when = at == null ? "" : "在" + MOMENT.format(at);
    return Problem.conflict("您打开之后，%s%s改过。请看过改了什么再保存。".formatted(who, when))
        .with("meanwhile", new Change(by, at));
  }
}
