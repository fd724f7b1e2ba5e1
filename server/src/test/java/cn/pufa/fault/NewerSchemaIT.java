package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
import cn.pufa.testing.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A node of this release goes on, and starts, on the schema of a newer one, as long as that one has
 * only added: here a column to every table, and a table.
 */
@SlowFault("F29")
class NewerSchemaIT {

  private static final Set<String> LAST = Set.of("eraseMe");

  /** Where it, or what comes before it in the contract, was sent already. */
  private static final Map<String, Integer> SENT_BEFORE =
      Map.of(
          "confirmTotp", 422,
          "enterPaperReturn", 422,
          "remindOrganizations", 409,
          "openStand", 409,
          "closeStand", 409);

  private static final Matrix MATRIX = Matrix.read();

  private final TestDatabase database = TestPostgres.create();
  private final Map<String, Api> senders = new HashMap<>();
  private boolean refused;

  @Test
  void aNodeGoesOnBesideANewerRelease() {
    try (TestServer older = TestServer.start(database, Map.of())) {
      var requests = new ValidRequests(older);
      askForEverything(older, requests);
      assertThat(refused).as("before").isFalse();
      try (var witness = new Witness(older)) {
        becomeNewer();
        askForEverything(older, requests);
        witness.requireNoErrorLogged();
        witness.requireLogged("tables are others than a connection knew");
      }
      try (TestServer newer = TestServer.start(database, Map.of())) {
        newer.as("case_officer").call("listOrganizations").expect(200);
        older.as("case_officer").call("listOrganizations").expect(200);
      }
    }
  }

  /** In one transaction, as a migration is. */
  private void becomeNewer() {
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      String columns =
          owner.column("select tablename from pg_tables where schemaname = 'public'").stream()
              .map("alter table %s add column newer text default 'x';"::formatted)
              .collect(Collectors.joining());
      owner.execute(
          columns
              + """
              create table newer (id int primary key);
              insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                     installed_by, execution_time, success)
              select max(installed_rank) + 1, '9999', 'newer', 'SQL', 'V9999__newer.sql', 0, current_user, 0, true
                from flyway_schema_history""");
    }
  }

  /** Every operation by somebody who may: what is read and written is prepared on a connection. */
  private void askForEverything(TestServer server, ValidRequests requests) {
    List<String> faults = new ArrayList<>();
    for (Operation operation : Api.CONTRACT.operations()) {
      String id = operation.id();
      if (!LAST.contains(id)) {
        String account = MATRIX.sender(id);
        Api sender = account == null ? server.api() : senders.computeIfAbsent(account, server::as);
        int status = patiently(() -> requests.send(id, sender, account)).status();
        if (!requests.statuses(id).contains(status) && SENT_BEFORE.getOrDefault(id, 0) != status) {
          faults.add(id + " " + status);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Who first meets the newer tables is told to try again; nobody else is. */
  private Api.Answer patiently(Supplier<Api.Answer> request) {
    try {
      Api.Answer answer = request.get();
      if (answer.status() != 503 || refused) {
        return answer;
      }
    } catch (AssertionError preparing) {
      if (refused) {
        throw preparing;
      }
    }
    refused = true;
    return request.get();
  }
}
