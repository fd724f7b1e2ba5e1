package cn.pufa.contact;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.delivery.MessageState;
import cn.pufa.delivery.Messages;
import cn.pufa.organization.ContactPoint;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tasks (待办): opened by what came back, finished by an officer. */
final class Tasks {

  enum State {
    OPEN,
    DONE
  }

  /** As it is shown. */
  record Shown(
      UUID id,
      Task.Kind kind,
      UUID organization,
      String organizationName,
      String township,
      UUID notice,
      String subject,
      String channel,
      String address,
      String words,
      String contactName,
      String contactPhone,
      State state,
      Instant createdAt,
      Instant finishedAt,
      String finishedBy,
      Task.Result result,
      String note) {

    static Shown of(Task task) {
      return new Shown(
          task.id(),
          task.kind(),
          task.organization(),
          task.organizationName(),
          task.township(),
          task.notice(),
          task.subject(),
          task.channel(),
          task.address(),
          task.words(),
          task.contactName(),
          task.contactPhone(),
          task.isOpen() ? State.OPEN : State.DONE,
          task.createdAt(),
          task.finishedAt(),
          task.finishedBy(),
          task.result(),
          task.note());
    }
  }

  private final Commands commands;
  private final Messages messages;
  private final Organizations organizations;
  private final BusinessClock clock;

  Tasks(Commands commands, Messages messages, Organizations organizations, BusinessClock clock) {
    this.commands = commands;
    this.organizations = organizations;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * @param address what does not work; null where the register holds none
   */
  void findContact(Tx tx, UUID organization, String channel, String address, String why) {
    if (address != null && !channel.equals("letter")) {
      var way = channel.equals("email") ? ContactPoint.Way.EMAIL : ContactPoint.Way.PHONE;
      organizations.contactFailed(tx, organization, way, address, why);
    }
    String words = why.replaceFirst("[。.]+$", "") + "。请另找联系方式，更新名册。";
    add(
        tx,
        new Task.Draft(Task.Kind.FIND_CONTACT, organization, null, null, channel, address, words));
  }

  /** A message to an address that does not work. */
  void findContact(Tx tx, TaskStore.Carried carried) {
    String why = carried.reason() == null ? "对方地址收不到" : carried.reason();
    findContact(tx, carried.organization(), carried.channel(), carried.address(), why);
  }

  /** One a message, however many organisations it spoke to. */
  void checkFates(Tx tx, List<TaskStore.Carried> carried) {
    Set<UUID> asked = new HashSet<>();
    carried.stream()
        .filter(one -> asked.add(one.message()))
        .forEach(
            one ->
                add(
                    tx,
                    new Task.Draft(
                        Task.Kind.CHECK_FATE,
                        one.organization(),
                        one.notice(),
                        one.message(),
                        one.channel(),
                        one.address(),
                        "发送中途断开，不知道对方是否收到。请打电话核实，不要直接重发。")));
  }

  void replied(Tx tx, ContactStore.About about, Reply reply, String words) {
    var kind =
        switch (reply) {
          case DONE -> Task.Kind.SAYS_DONE;
          case NEED_HELP -> Task.Kind.NEEDS_HELP;
        };
    String said =
        switch (reply) {
          case DONE -> "对方回复已报送。请核对是否真的收到了。";
          case NEED_HELP -> words == null ? "对方回复需要帮助。" : "对方回复需要帮助：" + words;
        };
    add(tx, new Task.Draft(kind, about.organization(), about.notice(), null, null, null, said));
  }

  private void add(Tx tx, Task.Draft draft) {
    TaskStore.add(tx, draft, clock.now());
  }

  Answer finish(Request request) {
    UUID id = request.id("task");
    var ended = request.body(Task.Ended.class);
    return commands.run(
        request,
        tx -> {
          TaskStore.lock(tx, id);
          Task task = TaskStore.byId(tx, request.reach(), id).orElseThrow(Problem::notFound);
          if (!task.isOpen()) {
            throw Problem.conflict(
                task.settled() ? "这条消息已经查清，不用再核实了。" : task.finishedBy() + "已经办结这件事。");
          }
          TaskStore.finish(tx, id, ended, request.caller().displayName(), clock.now());
          if (task.kind() == Task.Kind.CHECK_FATE) {
            settleFate(tx, task.message(), ended.result());
          }
          Task finished = TaskStore.byId(tx, request.reach(), id).orElseThrow();
          return Outcome.of("task/" + id, Answer.ok(Shown.of(finished)));
        });
  }

  /** What surely did not arrive is told by telephone. */
  private void settleFate(Tx tx, UUID message, Task.Result result) {
    boolean arrived = result == Task.Result.SOLVED;
    messages.settle(
        tx,
        message,
        arrived ? MessageState.SENT : MessageState.FAILED,
        arrived ? "电话核实：对方收到了" : "电话核实：对方没有收到");
    if (!arrived) {
      TaskStore.carried(tx, List.of(message))
          .forEach(
              one -> CallStore.add(tx, one.notice(), Cause.FALLBACK, "核实后确认没有收到", clock.now()));
    }
  }
}
