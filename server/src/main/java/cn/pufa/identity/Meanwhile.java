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
import java.util.Optional;

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
   * @param seen version that was read, @param version the one there is now
   * @param subject as the trail names the record, @param actions operations that change it
   */
  public static void requireSeen(Tx tx, int seen, int version, String subject, String... actions) {
    if (seen != version) {
      throw lastOf(tx, subject, List.of(actions))
          .map(change -> changed(change.by(), change.at()))
          .orElseGet(Meanwhile::changedBySomebody);
    }
  }

  private static Optional<Change> lastOf(Tx tx, String subject, List<String> actions) {
    return Trail.last(tx, actions, subject).map(event -> new Change(name(tx, event), event.at()));
  }

  private static String name(Tx tx, AuditEvent event) {
    return AccountStore.nameOf(tx, event.actor()).orElse(null);
  }

  /** For a record whose history is its own. */
  public static Problem changed(String by, Instant at) {
    String who = by == null ? "别人" : by;
    return Problem.conflict("您打开之后，%s在%s改过。请看过改了什么再保存。".formatted(who, MOMENT.format(at)))
        .with("meanwhile", new Change(by, at));
  }

  private static Problem changedBySomebody() {
    return Problem.conflict("您打开之后，别人改过。请看过改了什么再保存。").with("meanwhile", new Change(null, null));
  }
}
