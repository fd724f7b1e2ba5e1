package cn.pufa.agent;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.ActingPeople;
import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.staff.RoleConflicts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Beginning and ending that somebody acts for an organisation; the role goes with the binding. */
final class Bindings {

  private record End(String reason) {}

  private record EndedBinding(Agent binding, int remaining, String note) {}

  private final Commands commands;
  private final ActingPeople people;
  private final BusinessClock clock;
  private final String division;
  private final RoleConflicts conflicts = RoleConflicts.load();

  Bindings(Commands commands, ActingPeople people, BusinessClock clock, String division) {
    this.commands = commands;
    this.people = people;
    this.clock = clock;
    this.division = division;
  }

  Answer end(Request request) {
    String reason = request.body(End.class).reason();
    return commands.run(
        request,
        tx -> {
          Binding binding =
              BindingStore.lock(tx, request.reach(), request.id("binding"))
                  .orElseThrow(Problem::notFound);
          if (!binding.holds()) {
            throw Problem.conflict("这个绑定已经解除。");
          }
          Agent ended = view(tx, List.of(end(tx, binding, reason))).getFirst();
          int remaining = BindingStore.countHolding(tx, binding.organization());
          String note = remaining == 0 ? AgentText.NOBODY_LEFT : null;
          return Outcome.of(
              "binding/" + binding.id(), Answer.ok(new EndedBinding(ended, remaining, note)));
        });
  }

  /** The role is gone on every node within a second. */
  Binding end(Tx tx, Binding binding, String reason) {
    people.revoke(tx, binding.person(), binding.role().code(), binding.organization());
    return BindingStore.end(tx, binding.id(), clock.now(), reason);
  }

  Binding begin(Tx tx, Organization organization, Binding.Fresh fresh) {
    return begin(tx, organization, fresh, clock.now());
  }

  Binding begin(Tx tx, Organization organization, Binding.Fresh fresh, Instant since) {
    requireNoConflict(tx, fresh);
    Binding binding =
        BindingStore.insert(tx, organization.id(), fresh, since)
            .orElseThrow(
                () -> Problem.conflict("已经绑定过了：这个人现在就是这个单位的" + fresh.role().words() + "。"));
    String role = fresh.role().code();
    people.grant(
        tx,
        fresh.person(),
        fresh.name(),
        new Grant(role, division, organization.id(), organization.name()));
    return binding;
  }

  /** Nobody handles at the bureau what they file for an organisation. */
  private void requireNoConflict(Tx tx, Binding.Fresh fresh) {
    conflicts
        .of(tx, fresh.person(), fresh.role().code(), clock.today())
        .ifPresent(
            conflict -> {
              throw Problem.conflict("不能绑定：" + conflict.sentence() + "请由单位的另一个人来办。");
            });
  }

  List<Agent> page(Tx tx, UUID organization, Page page) {
    return view(tx, BindingStore.page(tx, organization, page));
  }

  List<Agent> view(Tx tx, List<Binding> bindings) {
    Map<UUID, String> phones = phones(tx, bindings.stream().map(Binding::person));
    return bindings.stream().map(binding -> Agent.of(binding, phones)).toList();
  }

  /** Phones by person, to be shown masked only. */
  Map<UUID, String> phones(Tx tx, Stream<UUID> persons) {
    return people.phones(tx, persons);
  }
}
