package cn.pufa.delivery;

import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whoever queued messages is asked, within the transaction that claims them, whether they still are
 * wanted.
 */
public interface Wanted {

  /**
   * A message that was claimed.
   *
   * @param doubt whether it may have left before
   */
  record Claimed(Message message, boolean doubt) {

    public UUID id() {
      return message.id();
    }

    public static List<UUID> ids(List<Claimed> claimed) {
      return claimed.stream().map(Claimed::id).toList();
    }
  }

  sealed interface Verdict {}

  /**
   * It goes, with these words.
   *
   * @param subject null to keep what was queued; likewise the others
   */
  record Send(String subject, String body, Map<String, String> form, String secret)
      implements Verdict {
    public static final Send AS_IT_IS = new Send(null, null, null);

    public Send(String subject, String body, Map<String, String> form) {
      this(subject, body, form, null);
    }
  }

  /**
   * It does not go; one that may have left before is in doubt then.
   *
   * @param failure why it cannot reach anybody any more; null where it is not wanted any more
   */
  record Stop(String reason, Failure failure) implements Verdict {

    public Stop(String reason) {
      this(reason, null);
    }
  }

  /** Not before then; it goes back into the queue. */
  record Wait(Instant until) implements Verdict {}

  /**
   * Must lock what it rests on until the transaction ends, skipping what others hold: a duty that
   * is being done right now gives {@link Wait}. One left out is sent as it is.
   */
  Map<UUID, Verdict> of(Tx tx, List<Claimed> claimed);
}
