package cn.pufa.identity;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Csrf;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Operations of {@code identity.yaml}, and the demo's two that are about people. */
public final class IdentityRoutes {

  private record PasswordSignIn(String account, String password, String session) {}

  private record DemoSignIn(String account) {}

  private record CurrentPerson(
      UUID id,
      String account,
      String displayName,
      String csrfToken,
      List<Grant> roles,
      Collection<String> operations) {}

  private record Session(String token, String csrfToken, CurrentPerson person) {}

  private record Token(String token) {}

  private record PersonPage(int total, List<Person> items) {}

  private record DemoAccount(
      String account, String displayName, List<String> roles, String organizationName) {}

  private record DemoAccounts(List<DemoAccount> items) {}

  private final Database database;
  private final People people;
  private final Divisions divisions;
  private final Authorization authorization;
  private final boolean demo;

  public IdentityRoutes(
      Database database,
      People people,
      Divisions divisions,
      Authorization authorization,
      boolean demo) {
    this.database = database;
    this.people = people;
    this.divisions = divisions;
    this.authorization = authorization;
    this.demo = demo;
  }

  public void bind(Routes routes) {
    routes.add("signInWithPassword", this::signInWithPassword);
    routes.add("signOut", this::signOut);
    routes.add("getCurrentPerson", this::getCurrentPerson);
    routes.add("listPeople", this::listPeople);
    routes.add("disablePerson", request -> people.setDisabled(request, true));
    routes.add("enablePerson", request -> people.setDisabled(request, false));
    routes.add("listDivisions", request -> Answer.ok(divisions.county()));
    routes.add("signInDemo", this::signInDemo);
    routes.add("listDemoAccounts", this::listDemoAccounts);
  }

  private Answer signInWithPassword(Request request) {
    var body = request.body(PasswordSignIn.class);
    boolean byCookie = "cookie".equals(body.session());
    var signedIn = people.signIn(body.account(), body.password(), byCookie, request);
    String csrf = byCookie ? Csrf.tokenFor(Sessions.hash(signedIn.token())) : null;
    var answer =
        (Answer.Json)
            Answer.ok(
                new Session(
                    byCookie ? null : signedIn.token(), csrf, current(signedIn.person(), csrf)));
    return byCookie ? Answer.withHeader(answer, "Set-Cookie", cookie(signedIn.token())) : answer;
  }

  private static String cookie(String token) {
    return Sessions.COOKIE
        + "="
        + token
        + "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age="
        + Sessions.LIFE.toSeconds();
  }

  private Answer signOut(Request request) {
    people.signOut(request);
    return Answer.empty();
  }

  private Answer getCurrentPerson(Request request) {
    Caller caller = request.caller();
    String csrf = caller.byCookie() ? Csrf.tokenFor(caller.session()) : null;
    var person =
        new Person(caller.person(), caller.account(), caller.displayName(), false, caller.grants());
    return Answer.ok(current(person, csrf));
  }

  private CurrentPerson current(Person person, String csrf) {
    return new CurrentPerson(
        person.id(),
        person.account(),
        person.displayName(),
        csrf,
        person.roles(),
        authorization.operationsOf(person.roles()));
  }

  private Answer listPeople(Request request) {
    return database.read(
        tx ->
            Answer.ok(
                new PersonPage(IdentityStore.countPeople(tx), people.page(tx, request.page()))));
  }

  private Answer signInDemo(Request request) {
    requireDemo();
    return Answer.ok(
        new Token(people.signInDemo(request.body(DemoSignIn.class).account(), request).token()));
  }

  private Answer listDemoAccounts(Request request) {
    requireDemo();
    return Answer.ok(
        new DemoAccounts(people.demoPeople().stream().map(IdentityRoutes::demoAccount).toList()));
  }

  private static DemoAccount demoAccount(Person person) {
    String organization =
        person.roles().stream()
            .map(Grant::organizationName)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
    List<String> roles = person.roles().stream().map(Grant::role).toList();
    return new DemoAccount(person.account(), person.displayName(), roles, organization);
  }

  private void requireDemo() {
    if (!demo) {
      throw Problem.notFound();
    }
  }
}
