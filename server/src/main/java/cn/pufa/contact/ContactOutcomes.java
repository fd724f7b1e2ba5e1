package cn.pufa.contact;

import cn.pufa.delivery.Failure;
import cn.pufa.delivery.MessageState;
import cn.pufa.delivery.Outcomes;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Turns what became of messages into tasks: a dead address, and a fate that nobody knows. */
final class ContactOutcomes implements Outcomes {

  private final Tasks tasks;

  ContactOutcomes(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public void settled(Tx tx, List<Settled> messages) {
    List<UUID> dead = ids(messages, one -> one.failure() == Failure.BAD_ADDRESS);
    if (!dead.isEmpty()) {
      TaskStore.carried(tx, dead).forEach(carried -> tasks.findContact(tx, carried));
    }
    List<UUID> doubtful = ids(messages, one -> one.state() == MessageState.UNCERTAIN);
    if (!doubtful.isEmpty()) {
      tasks.checkFates(tx, TaskStore.carried(tx, doubtful));
    }
  }

  private static List<UUID> ids(List<Settled> messages, Predicate<Settled> concerned) {
    return messages.stream().filter(concerned).map(Settled::message).toList();
  }
}
