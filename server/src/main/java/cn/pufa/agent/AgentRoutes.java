package cn.pufa.agent;

import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;

/** Operations of {@code agent.yaml} and {@code agentcounter.yaml}. */
public final class AgentRoutes {

  private record AgentPage(int total, List<Agent> items) {}

  private record BindingRequestPage(int total, List<BindingRequests.Shown> items) {}

  private final Database database;
  private final Organizations organizations;
  private final Bindings bindings;
  private final Invitations invitations;
  private final Acceptances acceptances;
  private final BindingRequests requests;
  private final CounterChanges counter;
  private final Files files;

  AgentRoutes(
      Database database,
      Organizations organizations,
      Bindings bindings,
      Invitations invitations,
      Acceptances acceptances,
      BindingRequests requests,
      CounterChanges counter,
      Files files) {
    this.database = database;
    this.organizations = organizations;
    this.bindings = bindings;
    this.invitations = invitations;
    this.acceptances = acceptances;
    this.requests = requests;
    this.counter = counter;
    this.files = files;
  }

  public void bind(Routes routes) {
    routes.add("issueInvitation", invitations::issue);
    routes.add("acceptInvitation", acceptances::accept);
    routes.add("requestBinding", requests::request);
    routes.add("listBindingRequests", this::listBindingRequests);
    routes.add("decideBindingRequest", requests::decide);
    routes.add("listAgents", this::listAgents);
    routes.add("endBinding", bindings::end);
    routes.add("rebindAtCounter", counter::rebind);
    routes.add("getCounterScan", this::getCounterScan);
  }

  private Answer listBindingRequests(Request request) {
    return database.read(
        tx ->
            Answer.ok(
                new BindingRequestPage(requests.count(tx, request), requests.page(tx, request))));
  }

  private Answer listAgents(Request request) {
    return database.read(
        tx -> {
          Organization organization =
              organizations
                  .find(tx, request.reach(), request.id("organization"))
                  .orElseThrow(Problem::notFound);
          return Answer.ok(
              new AgentPage(
                  BindingStore.count(tx, organization.id()),
                  bindings.page(tx, organization.id(), request.page())));
        });
  }

  private Answer getCounterScan(Request request) {
    StoredFile scan =
        database.read(
            tx ->
                BindingStore.byId(tx, request.id("binding"))
                    .filter(binding -> binding.scan() != null)
                    .flatMap(
                        binding -> files.find(tx, binding.scan(), CounterChanges.record(binding)))
                    .orElseThrow(Problem::notFound));
    String name = scan.mediaType().equals("application/pdf") ? "scan.pdf" : "scan.jpg";
    return Answer.file(scan.mediaType(), name, files.read(scan));
  }
}
