package cn.pufa.organization;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.organization.ContactPoint.Way;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the contacts on the register work (联系方式核实). A check names the address it tried, so a new
 * address is unverified by itself.
 */
final class ContactChecks {

  private record Draft(Way way, String address, boolean works, String how) {}

  private record Shown(String name, List<ContactPoint> points) {}

  private final Database database;
  private final Commands commands;
  private final BusinessClock clock;

  ContactChecks(Database database, Commands commands, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.clock = clock;
  }

  Answer get(Request request) {
    return Answer.ok(database.read(tx -> shown(tx, found(tx, request))));
  }

  Answer record(Request request) {
    var draft = request.body(Draft.class);
    return commands.run(
        request,
        tx -> {
          var organization = found(tx, request);
          if (!draft.address().equals(address(organization, draft.way()))) {
            throw Problem.conflict("名册上的%s已经不是这一个。请刷新后再登记。".formatted(draft.way().label()));
          }
          ContactCheckStore.add(
              tx,
              new ContactCheck(
                  organization.id(),
                  draft.way(),
                  draft.address(),
                  draft.works(),
                  draft.how().strip(),
                  request.caller().displayName(),
                  clock.now()));
          return Outcome.of(
              "organization/" + organization.id(), Answer.created(shown(tx, organization)));
        });
  }

  private static Organization found(Tx tx, Request request) {
    return OrganizationStore.byId(tx, request.reach(), request.id("organization"))
        .orElseThrow(Problem::notFound);
  }

  private static Shown shown(Tx tx, Organization of) {
    return new Shown(of.contactName(), points(tx, of));
  }

  static List<ContactPoint> points(Tx tx, Organization of) {
    return Stream.of(Way.values()).map(way -> point(tx, of, way)).toList();
  }

  private static ContactPoint point(Tx tx, Organization of, Way way) {
    String address = address(of, way);
    return address == null
        ? ContactPoint.missing(way)
        : ContactCheckStore.last(tx, of.id(), way, address)
            .map(ContactCheck::point)
            .orElseGet(() -> ContactPoint.untried(way, address));
  }

  private static String address(Organization of, Way way) {
    return way == Way.PHONE ? of.contactPhone() : of.contactEmail();
  }
}
