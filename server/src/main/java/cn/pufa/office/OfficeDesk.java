package cn.pufa.office;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** Keeping the directory: each command changes what residents are told within a second. */
final class OfficeDesk {

  private record Closing(String reason) {}

  private final Commands commands;
  private final Divisions divisions;
  private final OfficeServices services;
  private final OfficeViews views;
  private final BusinessClock clock;

  OfficeDesk(
      Commands commands,
      Divisions divisions,
      OfficeServices services,
      OfficeViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.divisions = divisions;
    this.services = services;
    this.views = views;
    this.clock = clock;
  }

  Answer create(Request request) {
    var draft = request.body(OfficeDraft.class);
    draft.requireSound(services, clock.today());
    String division = division(draft, request.reach());
    return commands.run(
        request,
        tx -> {
          Office office = add(tx, draft, division, speaksFor(request, division), author(request));
          return Outcome.of(subject(office), Answer.created(views.view(office)));
        });
  }

  /**
   * @param writer null for the demo
   */
  Office add(Tx tx, OfficeDraft draft, String division, String checkedFor, UUID writer) {
    LocalDate checked = Objects.requireNonNullElse(draft.checkedOn(), clock.today());
    var office =
        new Office(
            UUID.randomUUID(),
            division,
            1,
            draft.facts(),
            checked,
            checkedFor,
            clock.now(),
            null,
            null);
    refuseSameName(() -> OfficeStore.insert(tx, office));
    tell(tx, office, "created", writer);
    return office;
  }

  private String division(OfficeDraft draft, Reach reach) {
    if (draft.division() == null) {
      return reach.all() ? divisions.county().code() : reach.divisions().getFirst();
    }
    boolean own = reach.all() || reach.divisions().stream().anyMatch(draft.division()::startsWith);
    if (!own || !divisions.contains(draft.division())) {
      throw Problem.invalid("/division", "没有这个镇街，或者不归您登记。");
    }
    return draft.division();
  }

  Answer change(Request request) {
    var draft = request.body(OfficeDraft.class);
    draft.requireSound(services, clock.today());
    return commands.run(
        request,
        tx -> {
          Office old = lock(tx, request);
          Meanwhile.requireSeen(
              tx,
              draft.after(),
              old.version(),
              old.changedAt(),
              subject(old),
              "changeOffice",
              "confirmOffice");
          boolean checked = draft.checkedOn() != null;
          Office office =
              old.told(
                  draft.facts(),
                  checked ? draft.checkedOn() : old.checkedOn(),
                  checked ? speaksFor(request, old.division()) : old.checkedFor(),
                  clock.now());
          refuseSameName(() -> OfficeStore.update(tx, office));
          return told(tx, office, "changed", request);
        });
  }

  Answer confirm(Request request) {
    return commands.run(
        request,
        tx -> {
          Office old = lock(tx, request);
          Office office =
              old.told(old.facts(), clock.today(), speaksFor(request, old.division()), clock.now());
          OfficeStore.update(tx, office);
          return told(tx, office, "confirmed", request);
        });
  }

  Answer close(Request request) {
    String reason = request.body(Closing.class).reason();
    return commands.run(
        request,
        tx -> {
          Office office = lock(tx, request).closed(clock.now(), reason);
          OfficeStore.update(tx, office);
          return told(tx, office, "closed", request);
        });
  }

  private static Office lock(Tx tx, Request request) {
    Office office =
        OfficeStore.lock(tx, request.reach(), request.id("office")).orElseThrow(Problem::notFound);
    if (office.closedAt() != null) {
      throw Problem.conflict("这个办事机构已经撤下。");
    }
    return office;
  }

  private Outcome told(Tx tx, Office office, String what, Request request) {
    tell(tx, office, what, author(request));
    return new Outcome(
        subject(office), office.closeReason(), (Answer.Json) Answer.ok(views.view(office)));
  }

  private static void tell(Tx tx, Office office, String what, UUID by) {
    OfficeStore.insertEvent(tx, office, what, by);
    Changes.publish(tx, Offices.CHANGE, office.id().toString());
  }

  /** A township speaks for itself, everybody else for the bureau. */
  private String speaksFor(Request request, String division) {
    return request.reach().all() ? divisions.county().code() : division;
  }

  private static void refuseSameName(Runnable write) {
    try {
      write.run();
    } catch (RuntimeException fault) {
      if (Database.isDuplicate(fault, "office_name")) {
        throw Problem.invalid("/name", "这个镇街已经有同名的办事机构。");
      }
      throw fault;
    }
  }

  private static UUID author(Request request) {
    return request.caller().person();
  }

  private static String subject(Office office) {
    return "office/" + office.id();
  }
}
