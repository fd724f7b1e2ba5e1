package cn.pufa.staff;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Accounts;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.identity.Person;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Problem.Field;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Making accounts, first passwords, and changing one's own. */
public final class StaffAccounts {

  private record NewPerson(
      String account,
      String displayName,
      String phone,
      List<RoleInDivision> roles,
      String reason) {}

  private record Reset(String reason) {}

  private record Change(String current, String next) {}

  private record FirstPassword(StaffMember person, String initialPassword) {}

  private record Changed(Instant changedAt) {}

  private static final String ADMIN = "admin";

  private final Commands commands;
  private final People people;
  private final Accounts accounts;
  private final Divisions divisions;
  private final BusinessClock clock;
  private final RoleConflicts conflicts = RoleConflicts.load();
  private final PasswordRule passwordRule = PasswordRule.load();

  public StaffAccounts(
      Commands commands,
      People people,
      Accounts accounts,
      Divisions divisions,
      BusinessClock clock) {
    this.commands = commands;
    this.people = people;
    this.accounts = accounts;
    this.divisions = divisions;
    this.clock = clock;
  }

  Answer create(Request request) {
    var draft = request.body(NewPerson.class);
    requireSound(draft.roles());
    String password = Accounts.newPassword();
    String hash = people.passwordHash(password);
    return commands.run(
        request,
        tx -> {
          UUID id = accounts.open(tx, draft.account(), draft.displayName(), draft.phone(), hash);
          draft.roles().forEach(role -> Roles.give(tx, id, role.role(), role.division()));
          var answer = Answer.created(new FirstPassword(member(tx, id), password));
          return new Outcome("person/" + id, draft.reason(), (Answer.Json) answer);
        });
  }

  private void requireSound(List<RoleInDivision> roles) {
    List<Field> faults = new ArrayList<>();
    List<String> before = new ArrayList<>();
    for (int place = 0; place < roles.size(); place++) {
      String pointer = "/roles/" + place + "/";
      RoleInDivision role = roles.get(place);
      role.fault(divisions)
          .ifPresent(fault -> faults.add(new Field(pointer + fault.field(), fault.sentence())));
      conflicts
          .between(role.role(), before)
          .ifPresent(conflict -> faults.add(new Field(pointer + "role", conflict.sentence())));
      before.add(role.role());
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  /** For whoever has forgotten hers, or never got the first one. */
  Answer reset(Request request) {
    UUID id = request.id("person");
    if (id.equals(request.caller().person())) {
      throw Problem.conflict("自己的密码请在“修改密码”里改。");
    }
    String password = Accounts.newPassword();
    String hash = people.passwordHash(password);
    return commands.run(
        request,
        tx -> {
          StaffMember member = member(tx, id);
          accounts.reset(tx, id, hash);
          var answer = Answer.ok(new FirstPassword(member, password));
          String reason = request.body(Reset.class).reason();
          return new Outcome("person/" + id, reason, (Answer.Json) answer);
        });
  }

  Answer change(Request request) {
    var change = request.body(Change.class);
    String known = accounts.requirePassword(request, change.current(), "/current", "原密码不对");
    passwordRule
        .fault(request.caller().account(), change.current(), change.next())
        .ifPresent(
            fault -> {
              throw Problem.invalid("/next", fault);
            });
    String hash = people.passwordHash(change.next());
    UUID id = request.caller().person();
    return commands.run(
        request,
        tx -> {
          accounts.change(tx, id, request.caller().session(), known, hash);
          return Outcome.of("person/" + id, Answer.ok(new Changed(clock.now())));
        });
  }

  private StaffMember member(Tx tx, UUID id) {
    return Roles.person(tx, id, clock.today()).map(StaffMember::of).orElseThrow(Problem::notFound);
  }

  /**
   * The first administrator of a bureau, who makes all other accounts. Once more for the same
   * account, as long as she has no password of her own: nobody else could give her another.
   *
   * @return the first password, which is nowhere stored
   */
  public String createFirstAdmin(String account) {
    String password = Accounts.newPassword();
    String hash = people.passwordHash(password);
    commands.system("createFirstAdmin", "account/" + account, tx -> openAdmin(tx, account, hash));
    return password;
  }

  private UUID openAdmin(Tx tx, String account, String hash) {
    List<Person> there = Roles.holders(tx, List.of(ADMIN), clock.today());
    if (there.size() == 1 && neverCame(tx, there.getFirst(), account)) {
      accounts.reset(tx, there.getFirst().id(), hash);
      return there.getFirst().id();
    }
    if (!there.isEmpty()) {
      throw new IllegalStateException(
          "there is an administrator already, who makes all other accounts");
    }
    UUID id = accounts.open(tx, account, "管理员", null, hash);
    Roles.give(tx, id, ADMIN, divisions.county().code());
    return id;
  }

  private boolean neverCame(Tx tx, Person admin, String account) {
    return admin.account().equals(account) && accounts.hasFirstPassword(tx, admin.id());
  }
}
