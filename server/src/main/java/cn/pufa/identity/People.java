package cn.pufa.identity;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Adding people, giving them roles, and closing accounts. */
public final class People {

  private record Reason(String reason) {}

  private final Database database;
  private final Commands commands;
  private final Sessions sessions;
  private final BusinessClock clock;
  private final Passwords passwords;
  private final List<RoleTaken> others = new CopyOnWriteArrayList<>();

  public People(
      Database database,
      Commands commands,
      Sessions sessions,
      BusinessClock clock,
      Workers workers) {
    this.database = database;
    this.commands = commands;
    this.sessions = sessions;
    this.clock = clock;
    this.passwords = new Passwords(workers);
  }

  Answer setDisabled(Request request, boolean disabled) {
    UUID id = request.id("person");
    String reason = request.body(Reason.class).reason();
    if (disabled && id.equals(request.caller().person())) {
      throw Problem.conflict("不能停用自己的账号，请由另一位管理员操作。");
    }
    return commands.run(
        request,
        tx -> {
          Person person =
              IdentityStore.person(tx, id, clock.today()).orElseThrow(Problem::notFound);
          if (!IdentityStore.setDisabled(tx, id, disabled)) {
            throw Problem.conflict(disabled ? "这个账号已经停用。" : "这个账号没有停用。");
          }
          if (disabled) {
            sessions.endAllOf(tx, id);
          }
          var now =
              new Person(id, person.account(), person.displayName(), disabled, person.roles());
          return new Outcome("person/" + id, reason, (Answer.Json) Answer.ok(now));
        });
  }

  List<Person> page(Tx tx, Request.Page page) {
    return IdentityStore.people(tx, page, clock.today());
  }

  public List<Person> demoPeople() {
    return database.read(tx -> IdentityStore.demoPeople(tx, clock.today()));
  }

  Passwords passwords() {
    return passwords;
  }

  public String passwordHash(String password) {
    return passwords.hash(password);
  }

  /** Adds somebody, or finds who has the account already. */
  public UUID add(
      Tx tx, String account, String displayName, String phone, String passwordHash, boolean demo) {
    return IdentityStore.insertPerson(
        tx, account, displayName, phone, passwordHash, demo, clock.now());
  }

  /** The role holds on every node within a second. */
  public void grant(Tx tx, UUID person, Grant grant) {
    IdentityStore.insertGrant(tx, person, grant);
    Sessions.rolesChanged(tx, person);
  }

  /** Told whenever somebody loses a role by {@link #take}. */
  public void whenTaken(RoleTaken other) {
    others.add(other);
  }

  /** False where the person does not hold it. */
  public boolean take(Tx tx, UUID person, String role, String division) {
    boolean held = Roles.take(tx, person, role, division);
    if (held) {
      others.forEach(other -> other.tell(tx, person));
    }
    return held;
  }

  /** Who has told no name yet is called by this one from now on. */
  public void call(Tx tx, UUID person, String name) {
    Newcomers.call(tx, person, name);
  }

  /** By the name that staff have approved, whatever the person was called before. */
  public void callApproved(Tx tx, UUID person, String name) {
    IdentityStore.rename(tx, person, name);
  }

  public Map<UUID, Contact> contacts(Tx tx, Collection<UUID> people) {
    return IdentityStore.contacts(tx, people);
  }
}
