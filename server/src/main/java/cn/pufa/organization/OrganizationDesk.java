package cn.pufa.organization;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Changes to the register entry of one organisation, each with its reason. */
final class OrganizationDesk {

  private record Change(
      String name,
      boolean charity,
      String township,
      String address,
      String legalRepresentative,
      String supervisingUnit,
      String contactName,
      String contactPhone,
      String contactEmail,
      String reason) {

    RegisterRow of(Organization stored) {
      return new RegisterRow(
          stored.creditCode(),
          name,
          stored.type(),
          charity,
          township,
          address,
          stored.registeredOn(),
          legalRepresentative,
          supervisingUnit,
          contactName,
          contactPhone,
          contactEmail);
    }
  }

  private record Status(Standing standing, LocalDate cancelledOn, String reason) {

    void require(LocalDate today) {
      if (standing == Standing.registered && cancelledOn != null) {
        throw Problem.invalid("/cancelledOn", "撤回注销登记时不填注销日期");
      }
      if (standing == Standing.cancelled && cancelledOn == null) {
        throw Problem.invalid("/cancelledOn", "请填写注销日期");
      }
      if (cancelledOn != null && cancelledOn.isAfter(today)) {
        throw Problem.invalid("/cancelledOn", "注销日期还没有到");
      }
    }
  }

  private enum Standing {
    registered,
    cancelled
  }

  private final Commands commands;
  private final RegisterWorkbook workbook;
  private final RegisterWriter writer;
  private final BusinessClock clock;

  OrganizationDesk(
      Commands commands, RegisterWorkbook workbook, RegisterWriter writer, BusinessClock clock) {
    this.commands = commands;
    this.workbook = workbook;
    this.writer = writer;
    this.clock = clock;
  }

  Answer change(Request request) {
    var change = request.body(Change.class);
    if (!workbook.isTownship(change.township())) {
      throw Problem.invalid("/township", "没有这个镇街");
    }
    int seen = Meanwhile.seen(request);
    return commands.run(
        request,
        tx -> {
          var stored = lock(tx, request);
          requireSeen(tx, seen, stored);
          writer.put(
              tx,
              Map.of(stored.creditCode(), stored),
              List.of(change.of(stored)),
              origin(request, change.reason()));
          return outcome(tx, request, change.reason());
        });
  }

  /** Its own history knows who, also of an import. */
  private static void requireSeen(Tx tx, int seen, Organization stored) {
    if (seen != stored.version()) {
      var last = RegisterChangeStore.last(tx, stored.id()).orElseThrow();
      throw Meanwhile.changed(last.by(), last.at());
    }
  }

  Answer setStatus(Request request) {
    var status = request.body(Status.class);
    status.require(clock.today());
    int seen = Meanwhile.seen(request);
    return commands.run(
        request,
        tx -> {
          var stored = lock(tx, request);
          requireSeen(tx, seen, stored);
          requireChange(stored, status.cancelledOn());
          var origin = origin(request, status.reason());
          OrganizationStore.setCancelled(
              tx, stored.id(), status.cancelledOn(), origin.reason(), origin.at());
          RegisterChangeStore.add(
              tx,
              List.of(
                  RegisterChange.of(
                      stored.id(),
                      RegisterChange.CANCELLED_ON,
                      Objects.toString(stored.cancelledOn(), null),
                      Objects.toString(status.cancelledOn(), null),
                      origin)));
          return outcome(tx, request, status.reason());
        });
  }

  private static void requireChange(Organization stored, LocalDate cancelledOn) {
    if (cancelledOn != null && cancelledOn.isBefore(stored.registeredOn())) {
      throw Problem.invalid("/cancelledOn", "注销日期不能早于登记日期 " + stored.registeredOn());
    }
    if (Objects.equals(stored.cancelledOn(), cancelledOn)) {
      throw Problem.conflict(cancelledOn == null ? "这个组织没有注销。" : "已经登记为这一天注销。");
    }
  }

  private static Organization lock(Tx tx, Request request) {
    return OrganizationStore.lock(tx, request.reach(), request.id("organization"))
        .orElseThrow(Problem::notFound);
  }

  private RegisterChange.Origin origin(Request request, String reason) {
    return new RegisterChange.Origin(request.caller().displayName(), clock.now(), reason.strip());
  }

  private static Outcome outcome(Tx tx, Request request, String reason) {
    var now = OrganizationStore.byId(tx, request.reach(), request.id("organization")).orElseThrow();
    return new Outcome("organization/" + now.id(), reason.strip(), (Answer.Json) Answer.ok(now));
  }
}
