package cn.pufa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import org.junit.jupiter.api.Test;

/** What was done to one thing is found however long the trail is. */
class OneThingIT {

  /** The condition of the statement is that of the index, of each kind that has a page. */
  @Test
  void itIsFoundThroughItsIndex() {
    try (Jdbc database = Jdbc.connect(TestPostgres.create().ownerUrl())) {
      database.execute("set enable_seqscan = off");
      for (String kind : Api.CONTRACT.choices("ActKind")) {
        assertThat(String.join("\n", database.column("explain " + newestOf(kind))))
            .as(kind)
            .contains("Index Cond", "audit_event_of_one");
      }
    }
  }

  private static String newestOf(String kind) {
    String statement = AuditStore.NEWEST_OF_ONE.text();
    assertThat(statement).contains("'" + kind + "'");
    return statement.replace("$1", "'" + kind + "/1'").replace("$2", "100");
  }
}
