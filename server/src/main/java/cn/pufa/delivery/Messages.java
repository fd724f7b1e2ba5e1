package cn.pufa.delivery;

import cn.pufa.platform.RequestId;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues messages, and stops, pauses and cancels what has not left. All of it holds once the
 * caller's transaction commits, and not before.
 */
public final class Messages {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.delivery");

  static final String QUEUED = "message.queued";

  /** Rows of one statement; the next is put together while the database takes this one in. */
  private static final int BATCH = 2_000;

  /** So many messages of a lane stand there. */
  public record Count(String channel, MessageState state, int number) {}

  /**
   * What became of messages that were to be stopped.
   *
   * @param stopped they had not left
   * @param crossed they were leaving, and may arrive
   */
  public record Stopped(List<UUID> stopped, List<UUID> crossed) {}

  private final BusinessClock clock;

  public Messages(BusinessClock clock) {
    this.clock = clock;
  }

  /** Must be there before messages of it are queued; one that is there stays as it is. */
  public void openLane(Tx tx, UUID lane) {
    MessageStore.openLane(tx, lane, clock.now());
  }

  public void queue(Tx tx, List<Message> messages, Instant notBefore) {
    Instant now = clock.now();
    for (int from = 0; from < messages.size(); from += BATCH) {
      List<Message> batch = messages.subList(from, Math.min(messages.size(), from + BATCH));
      MessageStore.queue(tx, batch, notBefore, now);
    }
    messages.stream().map(Message::channel).distinct().forEach(channel -> wake(tx, channel));
  }

  /**
   * Those still queued will not leave; those that are leaving are marked as crossed, and will not
   * be tried again. Others are left as they are.
   *
   * @param reason in words for staff
   */
  public Stopped stop(Tx tx, List<UUID> messages, String reason) {
    var found = MessageStore.stop(tx, messages, reason, clock.now());
    return new Stopped(ids(found, true), ids(found, false));
  }

  /** Those that were stopped wait once more; their claim asks whether they are wanted. */
  public void queueAgain(Tx tx, List<UUID> messages) {
    MessageStore.queueAgain(tx, messages, clock.now()).stream()
        .distinct()
        .forEach(channel -> wake(tx, channel));
  }

  private static List<UUID> ids(List<Outcomes.Settled> found, boolean stopped) {
    return found.stream()
        .filter(one -> (one.state() == MessageState.STOPPED) == stopped)
        .map(Outcomes.Settled::message)
        .toList();
  }

  /** From the commit on, only what is already marked as leaving leaves. */
  public void pause(Tx tx, UUID lane, String reason) {
    MessageStore.pause(tx, lane, reason, clock.now());
  }

  public boolean isPaused(Tx tx, UUID lane) {
    return MessageStore.isPaused(tx, lane);
  }

  public void resume(Tx tx, UUID lane) {
    MessageStore.resume(tx, lane);
    MessageStore.waitingChannels(tx, lane).forEach(channel -> wake(tx, channel));
  }

  /**
   * Those already marked as leaving do leave.
   *
   * @return the others: cancelled, or uncertain where one may have left before; whoever queued them
   *     has not been told
   */
  public List<Outcomes.Settled> cancel(Tx tx, UUID lane, String reason) {
    return MessageStore.cancel(tx, lane, reason);
  }

  /**
   * A person has found out what became of an uncertain one. False when it is not, or no longer,
   * uncertain.
   *
   * @param state sent or failed
   */
  public boolean settle(Tx tx, UUID message, MessageState state, String reason) {
    if (state != MessageState.SENT && state != MessageState.FAILED) {
      throw new IllegalArgumentException(state.code());
    }
    return MessageStore.settle(tx, message, state, reason, clock.now());
  }

  /**
   * It left, and came back: it has failed after all. Empty when it is not known, or was not
   * believed to have left. Whoever queued it has not been told.
   */
  public Optional<Outcomes.Settled> returned(Tx tx, UUID message, String reason) {
    return heard(MessageStore.returned(tx, message, reason), "came back");
  }

  /**
   * The provider took it, and says now that it did not reach its addressee. Empty where no message
   * stands as sent under that number. Whoever queued it has not been told.
   *
   * @param receipt the provider's number of it
   */
  public Optional<Outcomes.Settled> missed(Tx tx, String channel, String receipt, String reason) {
    return heard(MessageStore.missed(tx, channel, receipt, reason), "did not arrive");
  }

  /** Hours or days later, and still found together with the request that queued it. */
  private static Optional<Outcomes.Settled> heard(Optional<MessageStore.Late> late, String what) {
    late.ifPresent(
        one ->
            RequestId.during(
                one.requestId(),
                () ->
                    LOG.info(
                        "message {} by {} {}",
                        one.settled().message(),
                        one.settled().channel(),
                        what)));
    return late.map(MessageStore.Late::settled);
  }

  /**
   * Whom single letters were for is told no more; those that have not left must be stopped first.
   */
  public void forgetAddressees(Tx tx, List<UUID> messages) {
    MessageStore.forgetAddressees(tx, messages);
  }

  /** Nothing is kept any more of to whom, in which words. */
  public void forgetOld(Tx tx, Instant queuedBefore) {
    MessageStore.forgetOld(tx, queuedBefore);
  }

  /** Whether anything ever left. */
  public boolean anySent(Tx tx) {
    return MessageStore.anySent(tx);
  }

  public List<Count> counts(Tx tx, UUID lane) {
    return MessageStore.count(tx, lane);
  }

  /** Tells the dispatchers of all nodes, once this is committed. */
  static void wake(Tx tx, String channel) {
    Changes.publish(tx, QUEUED, channel);
  }
}
