package cn.pufa.notice;

import cn.pufa.delivery.MessageState;
import cn.pufa.delivery.Outcomes;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Takes the next way where one failed, and tells who watches a circular that it moved. */
final class NoticeOutcomes implements Outcomes {

  private final Escalation escalation;

  NoticeOutcomes(Escalation escalation) {
    this.escalation = escalation;
  }

  @Override
  public void settled(Tx tx, List<Settled> messages) {
    List<UUID> failed =
        messages.stream()
            .filter(one -> one.lane() != null && one.state() == MessageState.FAILED)
            .map(Settled::message)
            .toList();
    if (!failed.isEmpty()) {
      escalation.failed(tx, failed);
    }
    messages.stream()
        .map(Settled::lane)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(circular -> Changes.publish(tx, Notices.PROGRESS, circular.toString()));
  }
}
