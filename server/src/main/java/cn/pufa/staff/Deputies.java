package cn.pufa.staff;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Person;
import cn.pufa.identity.Roles;
import cn.pufa.identity.Roles.Appointment;
import cn.pufa.identity.Roles.Held;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Letting somebody hold an absent person's role for some days (代理, AB岗), and ending it. */
final class Deputies {

  /** Who may decide about everybody's; others only about a role of their own. */
  private static final Set<String> DECIDERS = Set.of("admin", "leader");

  private record Reason(String reason) {}

  private final Commands commands;
  private final BusinessClock clock;
  private final RoleConflicts conflicts = RoleConflicts.load();

  Deputies(Commands commands, BusinessClock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  Answer appoint(Request request) {
    var draft = request.body(DeputyDraft.class);
    draft.requireSound(clock.today());
    requireSay(request.caller(), draft.absent());
    if (draft.deputy().equals(request.caller().person())) {
      throw Problem.conflict("不能任命自己作代理人，请由另一位管理员或局领导任命。");
    }
    return commands.run(
        request,
        tx -> {
          Roles.lock(tx, draft.absent(), draft.deputy());
          Person absent = staff(tx, draft.absent(), "/absent");
          Person deputy = staff(tx, draft.deputy(), "/deputy");
          requireFit(tx, draft, absent, deputy);
          UUID id =
              Roles.appoint(
                  tx, absent.id(), deputy.id(), draft.role(), draft.from(), draft.until());
          Deputy made = Deputy.of(appointment(tx, id), clock.today());
          String subject = "deputy/" + id + "/person/" + deputy.id();
          return new Outcome(subject, draft.reason(), (Answer.Json) Answer.created(made));
        });
  }

  private static void requireSay(Caller caller, UUID absent) {
    boolean decides = caller.grants().stream().map(Grant::role).anyMatch(DECIDERS::contains);
    if (!decides && !caller.person().equals(absent)) {
      throw Problem.of(ProblemType.NOT_ALLOWED, "您可以为自己的岗位任命代理人；别人的请联系管理员或局领导。");
    }
  }

  private Person staff(Tx tx, UUID id, String pointer) {
    return Roles.person(tx, id, clock.today())
        .filter(person -> !person.disabled())
        .filter(
            person ->
                person.roles().stream()
                    .anyMatch(
                        grant -> grant.isOwn() && RoleInDivision.STAFF.contains(grant.role())))
        .orElseThrow(() -> Problem.invalid(pointer, "没有这位工作人员，或者账号已经停用"));
  }

  private void requireFit(Tx tx, DeputyDraft draft, Person absent, Person deputy) {
    if (!holdsOwn(absent, draft.role())) {
      throw Problem.invalid("/role", absent.displayName() + "没有这个角色，不用代理");
    }
    if (holdsOwn(deputy, draft.role())) {
      throw Problem.conflict(deputy.displayName() + "本来就有这个角色，不用任命代理人。");
    }
    requireNoChain(tx, draft, absent, deputy);
    List<String> held =
        Roles.heldBy(tx, deputy.id()).stream()
            .filter(other -> other.countsWithin(draft.from(), draft.until()))
            .map(Held::role)
            .toList();
    conflicts
        .between(draft.role(), held)
        .ifPresent(
            conflict -> {
              throw Problem.invalid("/deputy", conflict.sentence());
            });
  }

  private static boolean holdsOwn(Person person, String role) {
    return person.roles().stream().anyMatch(grant -> grant.isOwn() && grant.role().equals(role));
  }

  /** Whoever stands in is there herself, and one role has one deputy at a time. */
  private static void requireNoChain(Tx tx, DeputyDraft draft, Person absent, Person deputy) {
    for (Appointment other : Roles.appointments(tx)) {
      if (!other.meets(draft.from(), draft.until())) {
        continue;
      }
      if (other.absent().id().equals(absent.id()) && other.role().equals(draft.role())) {
        throw Problem.conflict("这几天已经有代理人了：" + other.deputy().displayName() + "。要换人，请先结束原来的代理。");
      }
      if (other.absent().id().equals(deputy.id())) {
        throw Problem.conflict(deputy.displayName() + "这几天自己也外出，不能代理。");
      }
      if (other.deputy().id().equals(absent.id())) {
        throw Problem.conflict(absent.displayName() + "这几天正代理别人，请先结束那项代理。");
      }
    }
  }

  Answer end(Request request) {
    UUID id = request.id("appointment");
    return commands.run(
        request,
        tx -> {
          Appointment appointment = appointment(tx, id);
          requireSay(request.caller(), appointment.absent().id());
          if (appointment.until().isBefore(clock.today())) {
            throw Problem.conflict("这项代理已经到期，不用结束。");
          }
          if (!Roles.end(tx, appointment)) {
            throw Problem.notFound();
          }
          String subject = "deputy/" + id + "/person/" + appointment.deputy().id();
          var answer = Answer.ok(Deputy.of(appointment, clock.today()));
          return new Outcome(subject, request.body(Reason.class).reason(), (Answer.Json) answer);
        });
  }

  private static Appointment appointment(Tx tx, UUID id) {
    return Roles.appointment(tx, id).orElseThrow(Problem::notFound);
  }

  List<Deputy> list(Tx tx) {
    LocalDate today = clock.today();
    return Roles.appointments(tx).stream()
        .map(appointment -> Deputy.of(appointment, today))
        .toList();
  }
}
