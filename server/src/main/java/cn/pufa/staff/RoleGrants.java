package cn.pufa.staff;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.identity.RoleNames;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.UUID;

/** Giving roles and taking them away. */
final class RoleGrants {

  private record Change(String role, String division, String reason) {
    RoleInDivision place() {
      return new RoleInDivision(role, division);
    }
  }

  private final Commands commands;
  private final People people;
  private final Divisions divisions;
  private final BusinessClock clock;
  private final RoleConflicts conflicts = RoleConflicts.load();

  RoleGrants(Commands commands, People people, Divisions divisions, BusinessClock clock) {
    this.commands = commands;
    this.people = people;
    this.divisions = divisions;
    this.clock = clock;
  }

  Answer grant(Request request) {
    UUID id = notOneself(request);
    var change = request.body(Change.class);
    change
        .place()
        .fault(divisions)
        .ifPresent(
            fault -> {
              throw Problem.invalid("/" + fault.field(), fault.sentence());
            });
    return commands.run(
        request,
        tx -> {
          Roles.lock(tx, id);
          StaffMember member = member(tx, id);
          requireNoConflict(tx, id, change.role());
          if (!Roles.give(tx, id, change.role(), change.division())) {
            throw Problem.conflict(member.displayName() + "已经有这个角色了。");
          }
          return changed(tx, id, change);
        });
  }

  private void requireNoConflict(Tx tx, UUID person, String role) {
    conflicts
        .of(tx, person, role, clock.today())
        .ifPresent(
            conflict -> {
              throw Problem.invalid("/role", conflict.sentence());
            });
  }

  Answer revoke(Request request) {
    UUID id = notOneself(request);
    var change = request.body(Change.class);
    return commands.run(
        request,
        tx -> {
          Roles.lock(tx, id);
          StaffMember member = member(tx, id);
          if (!people.take(tx, id, change.role(), change.division())) {
            throw Problem.conflict(member.displayName() + "没有这个角色，不用收回。");
          }
          return changed(tx, id, change);
        });
  }

  private static UUID notOneself(Request request) {
    UUID id = request.id("person");
    if (id.equals(request.caller().person())) {
      throw Problem.conflict("不能改自己的角色，请由另一位管理员操作。");
    }
    return id;
  }

  private Outcome changed(Tx tx, UUID id, Change change) {
    String role = RoleNames.of(change.role());
    String place = divisions.namesByCode().get(change.division());
    String what = role + "（" + place + "）：" + change.reason();
    return new Outcome("person/" + id, what, (Answer.Json) Answer.ok(member(tx, id)));
  }

  private StaffMember member(Tx tx, UUID id) {
    return Roles.person(tx, id, clock.today()).map(StaffMember::of).orElseThrow(Problem::notFound);
  }
}
