package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Requests about long work with which nothing is wrong. */
public final class JobRequests implements RequestFamily {

  private static final Set<String> OPERATIONS = Set.of("listMyJobs", "getJob", "cancelJob");

  /** Of a node that will be heard of for a day. */
  private static final Sql BEGUN =
      Sql.of(
          """
      insert into job (id, person, kind, state, phase, done, started_at, moved_at)
      select $1, id, 'importOrganizations', 'running', 'reading', 40, now(), now() + interval '1 day'
        from person where account = $2""");

  private final TestServer server;
  private final Map<String, UUID> begun = new ConcurrentHashMap<>();

  JobRequests(TestServer server) {
    this.server = server;
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  /**
   * @param account null where nobody is signed in
   */
  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    if (operationId.equals("listMyJobs")) {
      return Map.of();
    }
    UUID job =
        account == null
            ? UUID.randomUUID()
            : begun.computeIfAbsent(account, name -> begin(server, name));
    return Map.of("job", job);
  }

  public static UUID begin(TestServer server, String account) {
    UUID id = UUID.randomUUID();
    server.store().run(tx -> tx.execute(BEGUN, id, account));
    return id;
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(TestServer server, Api officer) {
    UUID job = begin(server, "case_officer");
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("cancelJob", () -> officer.call("cancelJob", Map.of("job", job)).expect(200));
    return commands;
  }
}
