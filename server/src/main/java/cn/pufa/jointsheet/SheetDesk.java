package cn.pufa.jointsheet;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.Roles;
import cn.pufa.identity.Tokens;
import cn.pufa.outreach.PufaEventDraft;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The bureau's side of a joint sheet: opening, inviting, filing. */
final class SheetDesk {

  private record LinkDraft(int validHours) {}

  private record Link(String path, Instant expiresAt) {}

  private record Cancelling(String reason) {}

  /**
   * What the bureau adds when the event is over.
   *
   * @param costFen in fen (分), null where nobody has said
   */
  private record Filing(
      LocalDate heldOn,
      PufaEventDraft.Audience audience,
      List<String> villages,
      String result,
      Long costFen,
      List<String> pressLinks) {}

  /** Behind {@code #}, so that the token is sent to no server and stands in no server's log. */
  private static final String PATH = "/admin/#/part/";

  private final Commands commands;
  private final PufaEvents events;
  private final Divisions divisions;
  private final SheetViews views;
  private final BusinessClock clock;

  SheetDesk(
      Commands commands,
      PufaEvents events,
      Divisions divisions,
      SheetViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.events = events;
    this.divisions = divisions;
    this.views = views;
    this.clock = clock;
  }

  Answer open(Request request) {
    var draft = request.body(JointSheet.Draft.class);
    String division = Objects.requireNonNullElse(draft.division(), divisions.county().code());
    if (!divisions.contains(division)) {
      throw Problem.invalid("/division", "没有这个镇街或村居。");
    }
    return commands.run(
        request,
        tx -> {
          events.requirePlanned(tx, draft.planItem(), draft.plannedOn());
          JointSheet sheet =
              JointSheetStore.insert(tx, draft, division, request.caller().person(), clock.now());
          for (int place = 0; place < draft.departments().size(); place++) {
            invite(tx, sheet, draft.departments().get(place), "/departments/" + place);
          }
          return Outcome.of(JointSheet.record(sheet.id()), Answer.created(views.whole(tx, sheet)));
        });
  }

  Answer invite(Request request) {
    var invitation = request.body(JointSheet.Invitation.class);
    return commands.run(
        request,
        tx -> {
          JointSheet sheet = lockOpen(tx, request.id("sheet"));
          invite(tx, sheet, invitation, "");
          return Outcome.of(JointSheet.record(sheet.id()), Answer.created(views.whole(tx, sheet)));
        });
  }

  private void invite(Tx tx, JointSheet sheet, JointSheet.Invitation invitation, String at) {
    if (invitation.partner() != null
        && partners(tx).stream().noneMatch(one -> one.id().equals(invitation.partner()))) {
      throw Problem.invalid(at + "/partner", "没有这个协作部门账号，或者已经停用。");
    }
    try {
      JointPartStore.insert(tx, sheet.id(), invitation);
    } catch (RuntimeException fault) {
      if (Database.isDuplicate(fault, "joint_part_once")) {
        throw Problem.invalid(at + "/department", "这个部门已经邀请过了。");
      }
      throw fault;
    }
  }

  List<Roles.Named> partners(Tx tx) {
    return Roles.holders(tx, List.of("partner"), clock.today()).stream()
        .map(person -> new Roles.Named(person.id(), person.displayName()))
        .toList();
  }

  /** The answer is a secret, so it is not kept for a second sending; asked again, it is another. */
  Answer createLink(Request request) {
    UUID id = request.id("part");
    var validity = Duration.ofHours(request.body(LinkDraft.class).validHours());
    String token = Tokens.make();
    return commands.run(
        request,
        tx -> {
          JointPart part = JointPartStore.byId(tx, id).orElseThrow(Problem::notFound);
          lockOpen(tx, part.sheet());
          Instant now = clock.now();
          Instant expires = now.plus(validity);
          JointPartStore.insertLink(tx, Tokens.hash(token), id, now, expires);
          return Outcome.of(JointPart.record(id), Answer.created(new Link(PATH + token, expires)));
        });
  }

  Answer file(Request request) {
    UUID id = request.id("sheet");
    var filing = request.body(Filing.class);
    return commands.run(
        request,
        tx -> {
          JointSheet sheet = lockOpen(tx, id);
          UUID event = events.add(tx, event(tx, sheet, filing), sheet.division());
          JointSheet filed =
              JointSheetStore.file(
                  tx,
                  id,
                  event,
                  filing.costFen(),
                  Objects.requireNonNullElse(filing.pressLinks(), List.of()),
                  request.caller().person(),
                  clock.now());
          return Outcome.of(JointSheet.record(id), Answer.ok(views.whole(tx, filed)));
        });
  }

  /** What departments brought hangs on the event that their sheet became. */
  static void requireNotFiled(Tx tx, UUID event) {
    if (JointSheetStore.isFiledAs(tx, event)) {
      throw Problem.conflict("这场活动是协作普法单归档来的，各部门报的内容都在里面，不能作废。");
    }
  }

  /**
   * With the departments that took part; what each brought stays on the sheet. What was held is
   * filed also where the item it was planned for takes it no more.
   */
  private PufaEventDraft event(Tx tx, JointSheet sheet, Filing filing) {
    List<String> partners =
        JointPartStore.ofSheet(tx, sheet.id()).stream()
            .filter(part -> part.state() == JointPart.State.CONFIRMED)
            .map(JointPart::department)
            .toList();
    UUID planItem = sheet.planItem();
    boolean fills = planItem != null && events.fills(tx, planItem, filing.heldOn());
    return new PufaEventDraft(
        sheet.title(),
        sheet.kind(),
        filing.heldOn(),
        sheet.place(),
        sheet.division(),
        partners,
        filing.audience(),
        sheet.topics(),
        List.of(),
        List.of(),
        filing.result(),
        filing.villages(),
        fills ? planItem : null,
        filing.costFen(),
        filing.pressLinks());
  }

  Answer cancel(Request request) {
    UUID id = request.id("sheet");
    String reason = request.body(Cancelling.class).reason();
    return commands.run(
        request,
        tx -> {
          lockOpen(tx, id);
          JointSheet cancelled =
              JointSheetStore.cancel(tx, id, reason, request.caller().person(), clock.now());
          return new Outcome(
              JointSheet.record(id), reason, (Answer.Json) Answer.ok(views.whole(tx, cancelled)));
        });
  }

  static JointSheet lockOpen(Tx tx, UUID id) {
    JointSheet sheet = JointSheetStore.lock(tx, id).orElseThrow(Problem::notFound);
    switch (sheet.state()) {
      case FILED -> throw Problem.conflict("这张协作单已经归档，不能再改。");
      case CANCELLED -> throw Problem.conflict("这场活动已经取消。");
      case OPEN -> {}
    }
    return sheet;
  }
}
