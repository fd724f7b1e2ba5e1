package cn.pufa.identity;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;

/** Operations of {@code identity.yaml} about people, and the demo's two. */
public final class IdentityRoutes {

  private record DemoSignIn(String account) {}

  private record Token(String token) {}

  private record PersonPage(int total, List<Person> items) {}

  private record DemoAccount(
      String account, String displayName, List<String> roles, String organizationName) {}

  private record DemoAccounts(List<DemoAccount> items) {}

  private final Database database;
  private final People people;
  private final SignIn signIn;
  private final Divisions divisions;
  private final boolean demo;

  public IdentityRoutes(
      Database database, People people, SignIn signIn, Divisions divisions, boolean demo) {
    this.database = database;
    this.people = people;
    this.signIn = signIn;
    this.divisions = divisions;
    this.demo = demo;
  }

  public void bind(Routes routes) {
    routes.add("getCurrentPerson", request -> signIn.answers().current(request.caller()));
    routes.add("listPeople", this::listPeople);
    routes.add("disablePerson", request -> people.setDisabled(request, true));
    routes.add("enablePerson", request -> people.setDisabled(request, false));
    routes.add("listDivisions", request -> Answer.ok(divisions.county()));
    routes.add("signInDemo", this::signInDemo);
    routes.add("listDemoAccounts", this::listDemoAccounts);
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
        new Token(
            signIn.signIns().openDemo(request.body(DemoSignIn.class).account(), request).token()));
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
